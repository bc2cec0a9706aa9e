/* What a task is called. */
#include "read/label.h"

#include "base/out.h"
#include "base/utf8.h"
#include "read/text.h"

enum {
    OPENING_CHARS_MAX = 24 /* a longer first part tells no more than the rest */
};

const struct node *label_node(const struct facts *f, i64 id) {
    const struct node *nodes = f->outline.v;
    return id >= 1 && (u64)id <= f->outline.n ? &nodes[id - 1] : NULL;
}

static size_t line_start(str view, size_t at) {
    while (at > 0 && view.ptr[at - 1] != '\n')
        at--;
    return at;
}

/* The cells of the row in front of the task's own; a number of the row is no word. */
static str cells_before(struct arena *a, str view, size_t at) {
    str cells = str_sub(view, line_start(view, at), at);
    struct out o = out_open(a);
    for (size_t from = 0; from < cells.len;) {
        size_t tab = str_find(cells, S("\t"), from);
        size_t to = tab == STR_NONE ? cells.len : tab;
        str cell = str_trim(str_sub(cells, from, to));
        if (utf8_chars(cell) > 1 && (cell.ptr[0] < '0' || cell.ptr[0] > '9')) {
            out_raw(&o, o.len > 0 ? S(";") : S(""));
            out_raw(&o, cell);
        }
        from = to + 1;
    }
    return o.len == 0 ? S("") : text_normal(a, out_str(&o));
}

/* The first part of a task that has no heading. */
static str opening(str s) {
    static const str stops[] = {T(","), T(";"), T(":"), T("。")};
    size_t end = s.len;
    for (size_t i = 0; i < COUNT_OF(stops); i++) {
        size_t at = str_find(str_sub(s, 0, end), stops[i], 0);
        end = at == STR_NONE ? end : at;
    }
    str first = str_sub(s, 0, end);
    return utf8_chars(first) <= OPENING_CHARS_MAX ? first : S("");
}

str label_task(struct arena *a, const struct paper *p, const struct task_fact *t) {
    const struct node *node = label_node(p->facts, t->node);
    str heading = node != NULL ? node->heading : S("");
    bool row = str_eq(t->section, S("row"));
    if (!row || p->doc == NULL || t->place.from > p->doc->view.len)
        return heading.len > 0 ? heading : opening(t->text);
    str cells = cells_before(a, p->doc->view, t->place.from);
    if (heading.len == 0 || cells.len == 0)
        return cells.len > 0 ? cells : heading;
    return str_fmt(a, "%.*s;%.*s", STR(heading), STR(cells));
}
