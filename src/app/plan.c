/* File to facts. */
#include "app/plan.h"

#include "app/open.h"
#include "base/utf8.h"
#include "read/read.h"

str plan_file(struct arena *a, const struct plan_in *in) {
    size_t bad = 0;
    return utf8_repair(a, in->name.len > 0 ? in->name : in->path, &bad);
}

err app_plan(struct ctx *c, const struct plan_in *in, struct read_plan *plan_out) {
    struct read_plan p = {0};
    const struct open_in open = {
        .path = in->path, .name = in->name, .charset = in->charset, .note_out = &p.note};
    TRY(app_open(c, &open, &p.doc));
    read_facts(c->arena, &p.doc, plan_file(c->arena, in), &p.facts);
    *plan_out = p;
    return OK;
}
