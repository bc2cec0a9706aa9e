/* Sheets: cells as text, merged runs, names of tabs. */
#include "export/sheet.h"

#include "base/utf8.h"

#include <string.h>

enum {
    NAME_UNITS = 31 /* UTF-16 units of a tab's name (ECMA-376, 18.2.19) */
};

static const void *row_at(const struct sheet *s, size_t row) {
    return (const char *)s->rows + row * s->shape->size;
}

str sheet_head(const struct sheet *s, size_t column) {
    const struct field *f = &s->shape->fields[column];
    return str_from(f->label != NULL ? f->label : f->name);
}

static bool is_toned(str text, str word) {
    return str_starts(text, word) && (text.len == word.len || text.ptr[word.len] == ' ');
}

str sheet_cell(struct arena *a, const struct sheet *s, size_t row, size_t column,
               enum tone *tone_out) {
    const struct column *is = &s->columns[column];
    str text = field_text(a, &s->shape->fields[column], row_at(s, row));
    enum tone tone = TONE_PLAIN;
    if (text.len == 0 && is->missing != NULL) {
        text = str_from(is->missing);
        tone = TONE_BAD;
    }
    for (const struct toned *t = is->tones; t != NULL && t->word != NULL; t++)
        if (is_toned(text, str_from(t->word)))
            tone = t->tone;
    if (s->tones != NULL && s->tones[row * s->shape->n + column] != TONE_PLAIN)
        tone = (enum tone)s->tones[row * s->shape->n + column];
    if (tone_out != NULL)
        *tone_out = tone;
    return text;
}

/* Whether a cell and all within which it merges equal those of the row above. */
static bool same_as_above(struct arena *a, const struct sheet *s, size_t row, size_t column) {
    u8 level = s->columns[column].merge;
    for (size_t i = 0; i < s->shape->n; i++) {
        u8 other = s->columns[i].merge;
        if (other == 0 || other > level || (other == level && i > column))
            continue;
        str above = sheet_cell(a, s, row - 1, i, NULL);
        str here = sheet_cell(a, s, row, i, NULL);
        if (!str_eq(above, here))
            return false;
    }
    return true;
}

size_t sheet_run(struct arena *a, const struct sheet *s, size_t row, size_t column) {
    size_t n = 1;
    u8 level = s->columns[column].merge;
    if (level == 0 || (level == 1 && sheet_cell(a, s, row, column, NULL).len == 0))
        return n;
    while (row + n < s->n) {
        struct arena_mark mark = arena_mark(a);
        bool same = same_as_above(a, s, row + n, column);
        arena_rewind(a, mark);
        if (!same)
            break;
        n++;
    }
    return n;
}

/* As many characters of s as fit into `units` UTF-16 units. */
static str cut_units(str s, size_t units) {
    size_t at = 0;
    while (at < s.len) {
        size_t next = at;
        size_t need = utf8_next(s, &next) >= 0x10000 ? 2 : 1;
        if (need > units)
            break;
        units -= need;
        at = next;
    }
    return str_sub(s, 0, at);
}

static str legal_name(struct arena *a, str name) {
    char *to = arena_bytes(a, name.len + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool bad = (u8)c < 0x20 || c == 0x7F || strchr("[]:*?/\\", c) != NULL;
        to[n++] = bad ? ' ' : c;
    }
    str s = cut_units(str_trim((str){to, n}), NAME_UNITS);
    for (size_t before = 0; before != s.len;) { /* a blank may stand behind an apostrophe */
        before = s.len;
        while (s.len > 0 && s.ptr[0] == '\'')
            s = str_sub(s, 1, s.len);
        while (s.len > 0 && s.ptr[s.len - 1] == '\'')
            s.len--;
        s = str_trim(s);
    }
    return s.len > 0 ? s : S("表");
}

/* Only ASCII letters have two cases here that a clerk's file names could meet. */
static bool same_name(str a, str b) {
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
            return false;
    return true;
}

static bool is_taken(strs names, str name) {
    if (same_name(name, S("history"))) /* kept by Excel for itself */
        return true;
    for (size_t i = 0; i < names.n; i++)
        if (same_name(names.v[i], name))
            return true;
    return false;
}

strs sheet_names(struct arena *a, const struct book *b) {
    strs names = {take(a, str, b->n), 0};
    for (size_t i = 0; i < b->n; i++) {
        str base = legal_name(a, b->sheets[i].name), name = base;
        for (size_t k = 2; is_taken(names, name); k++) {
            str tail = str_fmt(a, " (%zu)", k);
            name = str_cat(a, cut_units(base, NAME_UNITS - tail.len), tail);
        }
        names.v[names.n++] = name;
    }
    return names;
}
