/* Writing Markdown. */
#include "export/md.h"

#include <string.h>

/* Everything that Markdown or HTML would take for markup is escaped; line ends become <br>. */
static void write_text(struct out *o, str s) {
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (strchr("\\|*_`[]<>&~#\n\r\t", c) == NULL || c == '\0')
            continue;
        out_raw(o, str_sub(s, from, i));
        from = i + 1;
        if (c == '\n')
            out_raw(o, S("<br>"));
        else if (c == '<' || c == '>' || c == '&')
            out_html(o, (str){s.ptr + i, 1});
        else if (c == '\r' || c == '\t')
            out_char(o, ' ');
        else
            out_raw(o, (str){(char[]){'\\', c}, 2});
    }
    out_raw(o, str_sub(s, from, s.len));
}

/* The kinds whose column stands to the right. */
static bool is_number(const struct field *f) {
    return f->kind == KIND_INT || f->kind == KIND_MILLI;
}

static void write_head(struct out *o, const struct sheet *s) {
    for (size_t i = 0; i < s->shape->n; i++) {
        out_raw(o, S("| "));
        write_text(o, sheet_head(s, i));
        out_char(o, ' ');
    }
    out_raw(o, S("|\n"));
    for (size_t i = 0; i < s->shape->n; i++)
        out_raw(o, is_number(&s->shape->fields[i]) ? S("| ---: ") : S("| --- "));
    out_raw(o, S("|\n"));
}

static void write_sheet(struct out *o, const struct sheet *s) {
    out_raw(o, S("## "));
    write_text(o, s->title.len > 0 ? s->title : s->name);
    out_raw(o, S("\n\n"));
    if (s->subtitle.len > 0) {
        write_text(o, s->subtitle);
        out_raw(o, S("\n\n"));
    }
    write_head(o, s);
    struct arena *a = arena_open(SHEET_SCRATCH_BYTES);
    struct arena_mark mark = arena_mark(a);
    for (size_t row = 0; row < s->n; row++) {
        for (size_t i = 0; i < s->shape->n; i++) {
            enum tone tone;
            str text = sheet_cell(a, s, row, i, &tone);
            str bold = tone == TONE_BAD && text.len > 0 ? S("**") : S("");
            out_raw(o, S("| "));
            out_raw(o, bold);
            write_text(o, text);
            out_raw(o, bold);
            out_char(o, ' ');
        }
        out_raw(o, S("|\n"));
        arena_rewind(a, mark);
    }
    arena_close(a);
}

void md_write(struct out *o, const struct book *b) {
    for (size_t i = 0; i < b->n; i++) {
        if (i > 0)
            out_char(o, '\n');
        write_sheet(o, &b->sheets[i]);
    }
}
