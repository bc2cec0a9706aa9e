/* Printing findings. */
#include "export/diag.h"

#include "base/utf8.h"

enum {
    INDENT_COLUMNS = 4,
    LEAD_BYTES = 4096, /* text before a place that is looked at; lines can be a whole document */
    TAIL_BYTES = 4096, /* text from a place on */
    MORE_PLACES = 12,  /* further places that are listed */
};

/* Stands for what was cut off: ASCII, because terminals disagree on the width of U+2026. */
static const str dots = {"...", 3};

/* A line of context: what stands before the place, the place, and what follows. */
struct context {
    str before, place, after;
};

enum tone diag_tone(str severity) {
    if (str_eq(severity, S("error")))
        return TONE_BAD;
    return str_eq(severity, S("warning")) ? TONE_WARN : TONE_SOFT;
}

/* The first character boundary at or after `at`. */
static size_t boundary(str s, size_t at) {
    while (at < s.len && ((u8)s.ptr[at] & 0xC0) == 0x80)
        at++;
    return at;
}

/* The end of s, at most `columns` wide. */
static str fit_end(str s, size_t columns) {
    size_t at = s.len;
    while (at > 0) {
        size_t from = utf8_back(s, at), next = from;
        size_t wide = (size_t)utf8_column_width(utf8_next(s, &next));
        if (wide > columns)
            break;
        columns -= wide;
        at = from;
    }
    return str_sub(s, at, s.len);
}

static struct context find_context(struct arena *a, const struct lines *view, span place) {
    place = lines_snap(view->text, place);
    str line = lines_text(view, place.from);
    size_t start = (size_t)(line.ptr - view->text.ptr);
    size_t from = place.from - start, to = place.to - start;
    if (from > line.len)
        from = line.len;
    if (to > line.len)
        to = line.len;
    size_t lead = from > LEAD_BYTES ? boundary(line, from - LEAD_BYTES) : 0;
    size_t tail = line.len - from > TAIL_BYTES ? boundary(line, from + TAIL_BYTES) : line.len;
    to = to < tail ? to : tail;
    return (struct context){
        .before = term_text(a, str_sub(line, lead, from)),
        .place = term_text(a, str_sub(line, from, to)),
        .after = term_text(a, str_sub(line, to, tail)),
    };
}

/* Cuts the context to `columns`, a third of them for what stands before the place. */
static struct context fit_context(struct arena *a, struct context c, size_t columns) {
    size_t before = utf8_columns(c.before), place = utf8_columns(c.place);
    if (before + place + utf8_columns(c.after) <= columns)
        return c;
    if (before > columns / 3) {
        c.before = str_cat(a, dots, fit_end(c.before, columns / 3 - dots.len));
        before = utf8_columns(c.before);
    }
    size_t left = columns - before;
    if (place + utf8_columns(c.after) <= left)
        return c;
    left -= dots.len;
    c.place = utf8_fit(c.place, left);
    c.after = utf8_fit(c.after, left - utf8_columns(c.place));
    c.after = str_cat(a, c.after, dots);
    return c;
}

static void write_context(struct out *o, const struct term *t, const struct lines *view,
                          const struct diag *d) {
    size_t columns = t->columns < TERM_COLUMNS_MIN ? TERM_COLUMNS_MIN : t->columns;
    struct context c = find_context(o->arena, view, d->place);
    c = fit_context(o->arena, c, columns - INDENT_COLUMNS);
    enum tone tone = diag_tone(d->severity);
    out_repeat(o, ' ', INDENT_COLUMNS);
    out_raw(o, c.before);
    out_raw(o, c.place);
    out_raw(o, c.after);
    out_char(o, '\n');
    out_repeat(o, ' ', INDENT_COLUMNS + utf8_columns(c.before));
    term_begin(o, t, tone);
    out_char(o, '^');
    size_t wide = utf8_columns(c.place);
    out_repeat(o, '~', wide > 1 ? wide - 1 : 0);
    term_end(o, t, tone);
    out_char(o, '\n');
}

/* Text under the context, folded behind its indent. */
static void write_under(struct out *o, const struct term *t, str text) {
    size_t columns = t->columns < TERM_COLUMNS_MIN ? TERM_COLUMNS_MIN : t->columns;
    while (text.len > 0) {
        out_repeat(o, ' ', INDENT_COLUMNS);
        out_raw(o, term_fold(&text, columns - INDENT_COLUMNS));
        out_char(o, '\n');
    }
}

static void write_more(struct out *o, const struct term *t, const struct lines *view, spans more) {
    struct out list = out_open(o->arena);
    out_raw(&list, t->chinese ? S("另见 ") : S("also at "));
    for (size_t i = 0; i < more.n && i < MORE_PLACES; i++) {
        if (i > 0)
            out_raw(&list, t->chinese ? S("、") : S(", "));
        u32 at = more.v[i].from;
        out_fmt(&list, "%lld:%lld", (long long)lines_line(view, at),
                (long long)lines_column(view, at));
    }
    if (more.n > MORE_PLACES)
        out_fmt(&list, t->chinese ? " 等 %zu 处" : " and %zu more",
                t->chinese ? more.n : more.n - MORE_PLACES);
    write_under(o, t, out_str(&list));
}

static void write_message(struct out *o, const struct term *t, const struct diag *d) {
    enum tone tone = diag_tone(d->severity);
    term_strong(o, t);
    out_raw(o, term_text(o->arena, d->file));
    out_fmt(o, ":%lld:%lld:", (long long)(d->line > 0 ? d->line : 1),
            (long long)(d->column > 0 ? d->column : 1));
    term_plain(o, t);
    out_char(o, ' ');
    term_begin(o, t, tone);
    out_raw(o, d->severity);
    out_char(o, ':');
    term_end(o, t, tone);
    out_char(o, ' ');
    out_raw(o, term_text(o->arena, d->message));
    out_raw(o, S(" ["));
    out_raw(o, d->code);
    out_raw(o, S("]\n"));
}

void diag_write(struct out *o, const struct term *t, const struct lines *view,
                const struct diag *d) {
    write_message(o, t, d);
    if (d->place.to > d->place.from && d->place.to <= view->text.len)
        write_context(o, t, view, d);
    if (d->advice.len > 0)
        write_under(o, t,
                    str_cat(o->arena, t->chinese ? S("建议：") : S("advice: "),
                            term_text(o->arena, d->advice)));
    if (d->more.n > 0)
        write_more(o, t, view, d->more);
}
