/* Outline, findings and page. */
#include "app/show.h"

#include "app/wording.h"
#include "base/out.h"

/* How many tasks hang on each node or below it; index = id - 1. */
static const size_t *count_tasks(struct arena *a, const struct facts *f) {
    size_t *count = take(a, size_t, f->outline.n + 1);
    const struct node *nodes = f->outline.v;
    const struct task_fact *tasks = f->tasks.v;
    for (size_t i = 0; i < f->tasks.n; i++)
        if (tasks[i].node >= 1 && (u64)tasks[i].node <= f->outline.n)
            count[tasks[i].node - 1]++;
    for (size_t i = f->outline.n; i > 0; i--) /* children stand behind their parents */
        if (nodes[i - 1].parent >= 1 && (u64)nodes[i - 1].parent < i)
            count[nodes[i - 1].parent - 1] += count[i - 1];
    return count;
}

static str note_of(struct arena *a, const struct node *node, size_t tasks) {
    str role = wording_role(node->role);
    if (tasks == 0)
        return role.len > 0 ? str_fmt(a, "（%.*s）", STR(role)) : role;
    return str_fmt(a, "（%.*s%s%zu 项任务）", STR(role), role.len > 0 ? "，" : "", tasks);
}

const struct twig *show_outline(struct arena *a, const struct read_plan *p, size_t *n_out) {
    const struct node *nodes = p->facts.outline.v;
    const size_t *count = count_tasks(a, &p->facts);
    struct twig *twigs = take(a, struct twig, p->facts.outline.n);
    size_t n = 0;
    for (size_t i = 0; i < p->facts.outline.n; i++) {
        const struct node *node = &nodes[i];
        if (node->heading.len == 0)
            continue;
        bool leaf = str_eq(node->role, S("task"));
        twigs[n++] = (struct twig){
            .level = node->level,
            .text = str_cat(a, node->marker, wording_office(a, node->heading)),
            .note = leaf ? S("") : note_of(a, node, count[i]),
        };
    }
    *n_out = n;
    return twigs;
}

const struct diag *show_findings(struct arena *a, const struct read_plan *p, size_t *n_out) {
    const struct diagnostic *list = p->facts.diagnostics.v;
    struct diag *diags = take(a, struct diag, p->facts.diagnostics.n);
    for (size_t i = 0; i < p->facts.diagnostics.n; i++)
        diags[i] = (struct diag){
            .file = p->facts.document.file,
            .line = list[i].line,
            .column = list[i].column,
            .severity = list[i].severity,
            .code = list[i].code,
            .message = list[i].message,
            .advice = list[i].advice,
            .place = list[i].place,
            .more = list[i].more,
        };
    *n_out = p->facts.diagnostics.n;
    return diags;
}

static const struct page_row *page_rows(struct arena *a, const struct ledger *l) {
    struct page_row *rows = take(a, struct page_row, l->n);
    for (size_t i = 0; i < l->n; i++) {
        const struct ledger_row *r = &l->rows[i];
        rows[i] = (struct page_row){
            .id = r->no,
            .section = r->section,
            .task = r->task,
            .measures = r->measures,
            .owners = r->owners,
            .co_owners = r->co_owners,
            .due = r->due,
            .cadence = r->cadence,
            .amount = r->amount,
            .confidence = r->confidence,
            .place = r->place,
        };
    }
    return rows;
}

static const struct page_finding *page_findings(struct arena *a, const struct facts *f) {
    const struct diagnostic *list = f->diagnostics.v;
    struct page_finding *findings = take(a, struct page_finding, f->diagnostics.n);
    for (size_t i = 0; i < f->diagnostics.n; i++)
        findings[i] = (struct page_finding){
            .severity = list[i].severity,
            .code = list[i].code,
            .message = list[i].message,
            .advice = list[i].advice,
            .line = list[i].line,
            .column = list[i].column,
            .place = list[i].place,
            .more = list[i].more,
        };
    return findings;
}

static const struct page_noise *page_noise(struct arena *a, const struct facts *f) {
    const struct noise *list = f->noise.v;
    struct page_noise *noise = take(a, struct page_noise, f->noise.n);
    for (size_t i = 0; i < f->noise.n; i++)
        noise[i] = (struct page_noise){.reason = list[i].reason, .place = list[i].place};
    return noise;
}

struct page show_page(struct arena *a, const struct report *reports, size_t n) {
    struct page_doc *docs = take(a, struct page_doc, n);
    for (size_t i = 0; i < n; i++) {
        const struct report *r = &reports[i];
        const struct facts *f = &r->plan.facts;
        docs[i] = (struct page_doc){
            .file = file_base(f->document.file),
            .title = f->document.title,
            .summary = ledger_summary(a, &r->plan, &r->ledger, true),
            .doc = &r->plan.doc,
            .rows = page_rows(a, &r->ledger),
            .n_rows = r->ledger.n,
            .findings = page_findings(a, f),
            .n_findings = f->diagnostics.n,
            .noise = page_noise(a, f),
            .n_noise = f->noise.n,
        };
    }
    return (struct page){.docs = docs, .n = n};
}
