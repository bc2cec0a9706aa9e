/* Cutting: at stops outside quotes and brackets, and wherever an item of the outline begins. */
#include "read/clause.h"

#include "base/utf8.h"
#include "read/label.h"
#include "read/role.h"
#include "read/text.h"

struct cutter {
    struct arena *arena;
    const struct facts *facts;
    struct text text;
    u32 *starts;  /* where each node begins, in the normalised text */
    u32 *ends;    /* and where its heading ends */
    size_t next;  /* first node that begins behind the present place */
    size_t noise; /* first noise that ends behind it */
    size_t result;
    struct clauses found;
};

/* The normalised offset of a view offset. */
static u32 norm_of(const struct text *t, u32 view) {
    size_t low = 0, high = t->n_runs;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (t->runs[mid].view <= view)
            low = mid;
        else
            high = mid;
    }
    if (t->n_runs == 0 || t->runs[low].view > view)
        return 0;
    u32 at = t->runs[low].norm + (view - t->runs[low].view);
    u32 end = low + 1 < t->n_runs ? t->runs[low + 1].norm : (u32)t->norm.len;
    return at < end ? at : end;
}

static void find_starts(struct cutter *k) {
    const struct node *nodes = k->facts->outline.v;
    size_t n = k->facts->outline.n;
    k->starts = take(k->arena, u32, n + 1);
    k->ends = take(k->arena, u32, n + 1);
    for (size_t i = 0; i < n; i++) {
        k->starts[i] = norm_of(&k->text, nodes[i].place.from);
        k->ends[i] = norm_of(&k->text, nodes[i].place.to);
    }
    k->starts[n] = k->ends[n] = (u32)k->text.norm.len + 1;
}

static bool is_stop(u32 c) {
    return c == 0x3002 /* 。 */ || c == ';' || c == '!' || c == '?' || c == '\n';
}

static int nesting(u32 c) {
    static const u32 open[] = {0x201C, 0x300A, '('}, close[] = {0x201D, 0x300B, ')'};
    for (size_t i = 0; i < COUNT_OF(open); i++)
        if (c == open[i] || c == close[i])
            return c == open[i] ? 1 : -1;
    return 0;
}

/* End of the clause that starts at `from`, its stop not included; a bracket that is never closed
 * ends with the line. */
static u32 clause_end(const struct cutter *k, u32 from, u32 to) {
    int depth = 0;
    for (size_t at = from; at < to;) {
        u32 before = (u32)at;
        if (before > from && before == k->starts[k->next])
            return before;
        u32 c = utf8_next(k->text.norm, &at);
        depth += nesting(c);
        depth = depth < 0 ? 0 : depth;
        if (depth == 0 && is_stop(c))
            return before;
    }
    return to;
}

/* Whether a place of the list, which is sorted, meets [place). *next moves on for later places. */
static bool meets(struct list list, span (*at)(const void *v, size_t i), span place, size_t *next) {
    while (*next < list.n && at(list.v, *next).to <= place.from)
        (*next)++;
    return *next < list.n && at(list.v, *next).from < place.to;
}

static span noise_at(const void *v, size_t i) {
    return ((const struct noise *)v)[i].place;
}

static span result_at(const void *v, size_t i) {
    return ((const struct finding *)v)[i].place;
}

/* Says nothing about what was done: the item or one above it is about something else. */
static bool is_beside(const struct facts *f, const struct node *node) {
    static const str roles[] = {T("problem"), T("next"), T("guiding"), T("goal"), T("background")};
    for (; node != NULL; node = label_node(f, node->parent)) {
        enum role told = role_of_heading(node->heading);
        if (told == ROLE_PROBLEM || told == ROLE_NEXT)
            return true;
        for (size_t i = 0; i < COUNT_OF(roles); i++)
            if (str_eq(node->role, roles[i]))
                return true;
    }
    return false;
}

static str context_of(struct arena *a, const struct facts *f, const struct node *node) {
    str s = S("");
    for (node = label_node(f, node->parent); node != NULL; node = label_node(f, node->parent))
        if (node->heading.len > 0 && !str_eq(node->heading, f->document.title))
            s = s.len == 0 ? node->heading : str_fmt(a, "%.*s;%.*s", STR(s), STR(node->heading));
    return s;
}

static bool has_digit(str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            return true;
    return false;
}

/* A clause that is nothing but the heading of its item says nothing when the item has items below
 * or more text: on its line, or, where the heading has a line to itself, on the next. */
static bool is_bare_heading(const struct cutter *k, u32 to, u32 line_to) {
    size_t node = k->next - 1;
    const struct node *nodes = k->facts->outline.v;
    if (to > k->ends[node])
        return false;
    bool parent = k->next < k->facts->outline.n && nodes[k->next].parent == nodes[node].id;
    if (parent || to == line_to)
        return parent || to + 1 < k->starts[k->next];
    size_t behind = to;
    while (behind < line_to) {
        size_t next = behind;
        if (!is_stop(utf8_next(k->text.norm, &next)))
            break;
        behind = next;
    }
    return behind < line_to && behind < k->starts[k->next];
}

static void add_clause(struct cutter *k, u32 from, u32 to, u32 line_to) {
    const struct facts *f = k->facts;
    const struct node *node = label_node(f, (i64)k->next);
    str s = str_sub(k->text.norm, from, to);
    if (node != NULL && from == k->starts[k->next - 1] && str_starts(s, node->marker)) {
        from += (u32)node->marker.len;
        s = str_sub(k->text.norm, from, to);
    }
    if (s.len == 0 || str_eq(s, f->document.title) || str_ends(s, S("如下")))
        return;
    span place = text_place(&k->text, from, to);
    if (meets(f->noise, noise_at, place, &k->noise) ||
        (node != NULL && (is_beside(f, node) || is_bare_heading(k, to, line_to))))
        return;
    bool told = f->results.n > 0;
    *push(k->arena, &k->found) = (struct clause){
        .text = s,
        .heading = node != NULL && to > k->ends[k->next - 1] ? node->heading : S(""),
        .context = node != NULL ? context_of(k->arena, f, node) : S(""),
        .node = (i64)k->next,
        .done = told ? meets(f->results, result_at, place, &k->result) : has_digit(s),
        .place = place,
    };
}

struct clauses clause_find(struct arena *a, const struct doc *doc, const struct facts *f) {
    struct cutter k = {.arena = a, .facts = f};
    text_make(a, doc, &k.text);
    find_starts(&k);
    for (size_t i = 0; i < k.text.n_lines; i++) {
        const struct line *line = &k.text.lines[i];
        for (u32 at = line->from; at < line->to;) {
            while (k.starts[k.next] <= at)
                k.next++;
            u32 end = clause_end(&k, at, line->to);
            add_clause(&k, at, end, line->to);
            at = end;
            if (at < line->to && at != k.starts[k.next]) {
                size_t behind = at;
                utf8_next(k.text.norm, &behind);
                at = (u32)behind;
            }
        }
    }
    return k.found;
}
