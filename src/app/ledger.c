/* From tasks to ledger rows. */
#include "app/ledger.h"

#include "app/wording.h"
#include "base/out.h"
#include "base/utf8.h"
#include "export/lines.h"
#include "read/text.h"

#include <string.h>

enum {
    PATH_MAX_NODES = 16, /* headings above a task that are shown */
    MATCH_CHARS = 8,     /* of a task's text that tell its cell in a row */
    FIRST_BYTES = 12,    /* a first sentence is at least this long */
    TASK_CHARS = 40,     /* longer first sentences are cut at their last comma before it */
    CLAUSE_CHARS = 8,    /* at least this much stands before that comma */
};

/* Where a first sentence may end. */
static const char sentence_ends[] = "。；;！!？?";

static const char *const states[] = {"待签收", "未开始",   "进行中", "待审核",
                                     "已退回", "审核通过", "已办结", NULL};
static const char *const confidences[] = {"高", "中", "低", NULL};
static const struct toned confidence_tones[] = {{"低", TONE_WARN}, {NULL, TONE_PLAIN}};

static const struct field ledger_fields[] = {
    FIELD(struct ledger_row, no, .label = "序号", .width = 5),
    FIELD(struct ledger_row, section, .label = "类别", .width = 12),
    FIELD(struct ledger_row, task, .label = "任务", .width = 22),
    FIELD(struct ledger_row, measures, .label = "具体举措", .width = 34),
    FIELD(struct ledger_row, leader, .label = "责任领导", .width = 8),
    FIELD(struct ledger_row, owners, .label = "牵头部门", .width = 14),
    FIELD(struct ledger_row, person, .label = "责任人", .width = 8),
    FIELD(struct ledger_row, co_owners, .label = "配合部门", .width = 12),
    FIELD(struct ledger_row, due, .label = "时限", .width = 10),
    FIELD(struct ledger_row, cadence, .label = "频次", .width = 7),
    FIELD(struct ledger_row, amount, .label = "数量", .width = 10),
    FIELD(struct ledger_row, indicators, .label = "对应指标", .width = 8),
    FIELD(struct ledger_row, basis, .label = "依据", .width = 12),
    FIELD(struct ledger_row, source, .label = "来源", .width = 10),
    FIELD(struct ledger_row, state, .label = "进度", .width = 8),
    FIELD(struct ledger_row, proof, .label = "佐证", .width = 8),
    FIELD(struct ledger_row, confidence, .label = "把握程度", .width = 8),
    FIELD(struct ledger_row, note, .label = "备注", .width = 8),
};
const struct shape ledger_row_shape = SHAPE(struct ledger_row, ledger_fields);

/* In the order of ledger_fields. */
const struct column ledger_columns[] = {
    {.rank = 1},                                        /* 序号 */
    {.rank = 1, .merge = 1},                            /* 类别 */
    {.rank = 1},                                        /* 任务 */
    {0},                                                /* 具体举措 */
    {0},                                                /* 责任领导 */
    {.rank = 1, .missing = "责任部门待明确"},           /* 牵头部门 */
    {0},                                                /* 责任人 */
    {.rank = 4},                                        /* 配合部门 */
    {.rank = 1, .missing = "时限待明确", .centred = 1}, /* 时限 */
    {.rank = 3, .centred = true},                       /* 频次 */
    {.rank = 2},                                        /* 数量 */
    {0},                                                /* 对应指标 */
    {0},                                                /* 依据 */
    {0},                                                /* 来源 */
    {.choices = states, .centred = true},               /* 进度 */
    {0},                                                /* 佐证 */
    {.rank = 5, .choices = confidences, .tones = confidence_tones, .centred = true}, /* 把握程度 */
    {0},                                                                             /* 备注 */
};
_Static_assert(COUNT_OF(ledger_columns) == COUNT_OF(ledger_fields), "a column for each field");

str file_base(str path) {
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return str_sub(path, i, path.len);
    return path;
}

static const struct node *node_find(const struct facts *f, i64 id) {
    if (id < 1 || (u64)id > f->outline.n)
        return NULL;
    return (const struct node *)f->outline.v + (id - 1);
}

/* The node that a task itself is; NULL for a table row, which only hangs on the node of its group.
 */
static const struct node *own_node(const struct facts *f, const struct task_fact *t) {
    const struct node *node = node_find(f, t->node);
    bool inside = node != NULL && node->place.from < t->place.to && node->place.to > t->place.from;
    return inside ? node : NULL;
}

/* The headings above a task; numbered paragraphs among them have none and are passed over. */
static str section_of(struct arena *a, const struct facts *f, const struct task_fact *t) {
    const struct node *above[PATH_MAX_NODES];
    size_t n = 0;
    const struct node *own = own_node(f, t);
    i64 id = own != NULL ? own->parent : t->node;
    for (const struct node *node; n < PATH_MAX_NODES && (node = node_find(f, id)) != NULL;) {
        if (node->heading.len > 0)
            above[n++] = node;
        id = node->parent < id ? node->parent : 0;
    }
    struct out o = out_open(a);
    for (size_t i = n; i > 0; i--) {
        if (i < n)
            out_raw(&o, S(" › "));
        out_raw(&o, above[i - 1]->marker);
        out_raw(&o, wording_office(a, above[i - 1]->heading));
    }
    return out_str(&o);
}

/* Drops what divides a heading from its text, in front. */
static str without_lead(str s) {
    while (s.len > 0) {
        size_t next = 0;
        utf8_next(s, &next);
        if (str_find(S("。；;:：,，、. "), str_sub(s, 0, next), 0) == STR_NONE)
            break;
        s = str_sub(s, next, s.len);
    }
    return s;
}

/* Steps over one character and keeps count of open brackets and quotes, which are not cut open. */
static str next_char(str s, size_t *at, size_t *depth) {
    size_t from = *at;
    utf8_next(s, at);
    str c = str_sub(s, from, *at);
    if (str_has(S("(（《“「『【〈"), c))
        *depth += 1;
    else if (str_has(S(")）》”」』】〉"), c))
        *depth -= *depth > 0;
    return c;
}

/* Length of the first sentence without its mark. */
static size_t first_sentence(str s) {
    for (size_t at = 0, depth = 0; at < s.len;) {
        size_t from = at;
        str c = next_char(s, &at, &depth);
        if (depth == 0 && from >= FIRST_BYTES && str_has(str_from(sentence_ends), c))
            return from;
    }
    return s.len;
}

/* Length of the clauses that fit into a cell: up to the last comma before TASK_CHARS; all of the
 * sentence when it is short or has no such comma. */
static size_t first_clauses(str sentence) {
    size_t chars = 0, cut = 0;
    for (size_t at = 0, depth = 0; at < sentence.len; chars++) {
        if (chars > TASK_CHARS)
            return cut > 0 ? cut : sentence.len;
        size_t from = at;
        str c = next_char(sentence, &at, &depth);
        if (depth == 0 && chars >= CLAUSE_CHARS && str_has(S(",，"), c))
            cut = from;
    }
    return sentence.len;
}

/* Texts of a document on one line: line ends and tabs go, other white space becomes one space. */
static str one_line(struct arena *a, str s) {
    struct out o = out_open(a);
    bool space = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '\n' || c == '\t' || c == '\r')
            continue;
        if (c == ' ') {
            space = o.len > 0;
            continue;
        }
        if (space)
            out_char(&o, ' ');
        space = false;
        out_char(&o, c);
    }
    return out_str(&o);
}

/* The cell of a table row that holds the task. */
static str cell_of(struct arena *a, str row, str text) {
    str start = utf8_cut(text, MATCH_CHARS);
    for (size_t from = 0; from <= row.len;) {
        size_t tab = str_find(row, S("\t"), from);
        size_t to = tab == STR_NONE ? row.len : tab;
        str cell = str_sub(row, from, to);
        if (str_has(text_normal(a, cell), start))
            return cell;
        from = to + 1;
    }
    return row;
}

/* The task as it stands in the document, without its marker. */
static str original_of(struct arena *a, const struct read_plan *p, const struct task_fact *t) {
    str s = str_sub(p->doc.view, t->place.from, t->place.to);
    if (str_has(s, S("\t")))
        s = cell_of(a, s, t->text);
    str start = utf8_cut(t->text, MATCH_CHARS);
    for (size_t at = 0, tries = 0; at < s.len && tries < MATCH_CHARS * 2; tries++) {
        str rest = utf8_cut(str_sub(s, at, s.len), MATCH_CHARS * 8);
        if (str_starts(text_normal(a, rest), start))
            return one_line(a, str_sub(s, at, s.len));
        utf8_next(s, &at);
    }
    return one_line(a, s);
}

static void split_task(struct arena *a, const struct read_plan *p, const struct task_fact *t,
                       bool simplified, struct ledger_row *row) {
    const struct node *node = own_node(&p->facts, t);
    str text = t->text;
    size_t cut = 0;
    if (!simplified)
        text = original_of(a, p, t);
    else if (node != NULL && str_starts(text, node->heading))
        cut = node->heading.len;
    if (cut == 0)
        cut = first_clauses(str_sub(text, 0, first_sentence(text)));
    str rest = without_lead(str_sub(text, cut, text.len));
    row->task = str_sub(text, 0, cut);
    row->measures = rest;
    if (simplified) {
        row->task = wording_office(a, row->task);
        row->measures = wording_office(a, rest);
    }
}

static str source_of(struct arena *a, const struct read_plan *p, const struct task_fact *t,
                     const struct lines *lines, bool named) {
    struct out o = out_open(a);
    if (named) {
        out_raw(&o, file_base(p->facts.document.file));
        out_raw(&o, S("："));
    }
    out_raw(&o, str_join(a, t->path, S("·")));
    out_fmt(&o, "%s第%lld行", t->path.n > 0 ? "，" : "",
            (long long)lines_line(lines, t->place.from));
    return out_str(&o);
}

struct ledger ledger_count(const struct read_plan *p) {
    const struct task_fact *t = p->facts.tasks.v;
    const struct diagnostic *d = p->facts.diagnostics.v;
    struct ledger l = {.n = p->facts.tasks.n};
    for (size_t i = 0; i < l.n; i++) {
        l.no_owner += t[i].owners.n == 0 && !task_is_attitude(&t[i]);
        l.no_due += !task_is_timed(&t[i]) && !task_is_attitude(&t[i]);
    }
    for (size_t i = 0; i < p->facts.diagnostics.n; i++)
        l.to_mend += !str_eq(d[i].severity, S("note"));
    return l;
}

/* Nobody and no date are missing where only the will is asked for. */
static void mark_attitude(struct arena *a, struct ledger_row *row) {
    row->owners = (strs){take(a, str, 1), 1};
    row->owners.v[0] = row->due = S("—");
    row->note = S("属思想要求，可不列入台账");
}

str ledger_title(struct arena *a, str text) {
    return wording_office(a,
                          str_sub(text, 0, first_clauses(str_sub(text, 0, first_sentence(text)))));
}

struct ledger ledger_of(struct arena *a, const struct read_plan *p, bool simplified, bool named) {
    const struct task_fact *tasks = p->facts.tasks.v;
    struct lines lines = lines_of(a, p->doc.view);
    struct ledger_row *rows = take(a, struct ledger_row, p->facts.tasks.n);
    struct ledger l = ledger_count(p);
    l.rows = rows;
    for (size_t i = 0; i < l.n; i++) {
        const struct task_fact *t = &tasks[i];
        struct ledger_row *row = &rows[i];
        *row = (struct ledger_row){
            .no = (i64)i + 1,
            .section = section_of(a, &p->facts, t),
            .owners = t->owners,
            .co_owners = t->co_owners,
            .due = wording_due(a, t->due, t->period),
            .cadence = wording_cadence(t->cadence),
            .amount = wording_amount(a, t->quantities),
            .basis = wording_cites(a, t->cites),
            .source = source_of(a, p, t, &lines, named),
            .confidence = wording_confidence(t->confidence),
            .place = t->place,
        };
        split_task(a, p, t, simplified, row);
        if (row->due.len == 0) /* an office writes 每季度 where the date would stand */
            row->due = row->cadence;
        if (task_is_attitude(t))
            mark_attitude(a, row);
    }
    return l;
}

static void say_count(struct out *o, const char *before, size_t n, const char *after) {
    if (n > 0)
        out_fmt(o, " · %s %zu%s", before, n, after);
}

str ledger_summary(struct arena *a, const struct read_plan *p, const struct ledger *l,
                   bool chinese) {
    struct out o = out_open(a);
    out_raw(&o, wording_kind(p->facts.document.kind, chinese));
    if (chinese) {
        if (l->n > 0)
            out_fmt(&o, " · %zu 项任务", l->n);
        else
            out_raw(&o, S(" · 没有任务"));
        say_count(&o, "缺责任部门", l->no_owner, "");
        say_count(&o, "缺时限", l->no_due, "");
        say_count(&o, "需改", l->to_mend, " 处");
    } else {
        out_fmt(&o, " · %zu tasks", l->n);
        say_count(&o, "without owner", l->no_owner, "");
        say_count(&o, "without deadline", l->no_due, "");
        say_count(&o, "to mend", l->to_mend, "");
    }
    return out_str(&o);
}
