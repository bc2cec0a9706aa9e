/* Rows of organisations. One may name another that stands further down in the file, so those whose
 * upper one is not there yet wait for the next round. */
#include "app/rows_in.h"

#include "app/org.h"

enum {
    NAME_CHARS_MAX = 100,
    PATH_CHARS_MAX = 400,
};

enum {
    NAME,
    ABOVE,
    KIND,
    TERRITORY,
    LINE,
};
static const struct grid_head heads[] = {
    {"名称|单位名称|组织名称|机构名称|部门名称|单位|组织|全称", true},
    {"上级|上级单位|上级组织|上级部门|上级机构|隶属|隶属单位|所属单位", false},
    {"类别|类型|组织类别|单位类别|性质", false},
    {"属地|属地单位|所属地区|所在地区|属地管理单位", false},
    {"主管|主管单位|主管部门|业务主管|业务主管部门|行业主管部门", false},
};

/* An organisation as its row says it. */
struct org_row {
    size_t row;
    str name, kind;
    str above, territory, line; /* paths, "" = none */
    bool done;
};

struct import {
    struct org_row *v;
    size_t n;
    struct lookup seen;
};

static void parse(struct rows *r, size_t row, struct import *im) {
    struct org_row o = {.row = row,
                        .name = rows_text(r, row, NAME, NAME_CHARS_MAX),
                        .above = rows_text(r, row, ABOVE, PATH_CHARS_MAX),
                        .kind = rows_text(r, row, KIND, NAME_CHARS_MAX),
                        .territory = rows_text(r, row, TERRITORY, PATH_CHARS_MAX),
                        .line = rows_text(r, row, LINE, PATH_CHARS_MAX)};
    struct arena *a = r->deed->c->arena;
    if (o.name.len == 0 && !r->bad[row])
        rows_fault(r, row, NAME, S("没有写名称"));
    if (o.kind.len > 0) {
        str kind = org_kind(o.kind);
        if (kind.len == 0)
            rows_fault(r, row, KIND,
                       str_fmt(a, "“%.*s”不认识，可以写：主管机关、单位、部门、队伍", STR(o.kind)));
        o.kind = kind;
    }
    if (o.name.len > 0)
        rows_once(r, &im->seen, row, str_fmt(a, "%.*s\n%.*s", STR(o.above), STR(o.name)));
    if (!r->bad[row])
        im->v[im->n++] = o;
}

/* An org that a row names. *why_out tells what is wrong, "" = nothing. */
static err named(struct rows *r, str path, i64 *id_out, str *why_out) {
    struct ctx own = {.arena = r->tx->c->arena};
    struct org org = {0};
    *id_out = 0;
    *why_out = S("");
    if (path.len == 0)
        return OK;
    err e = app_org_at(&own, r->tx->db, path, r->in->unit, &org);
    *id_out = org.id;
    if (e == ERR_NOT_FOUND || e == ERR_CONFLICT || e == ERR_INVALID) {
        *why_out = own.text;
        return OK;
    }
    return e == OK ? OK : fail(r->tx->c, e, "%.*s", STR(own.text));
}

static err name_of(struct rows *r, i64 id, str *name_out) {
    struct org org = {0};
    if (id != 0)
        TRY(record_get(r->tx->c, r->tx->db, &noun_org, id, &org));
    *name_out = id != 0 ? org.name : S("");
    return OK;
}

static err compare(struct rows *r, struct org old, const struct org *want,
                   const struct org_row *o) {
    struct arena *a = r->tx->c->arena;
    str words = S(""), territory, line;
    struct org new = old;
    if (o->kind.len > 0)
        new.kind = want->kind;
    if (o->territory.len > 0)
        new.territory = want->territory;
    if (o->line.len > 0)
        new.line = want->line;
    TRY(name_of(r, old.territory, &territory));
    TRY(name_of(r, old.line, &line));
    rows_difference(a, &words, "类别", org_kind_called(old.kind), org_kind_called(new.kind));
    if (new.territory != old.territory)
        rows_difference(a, &words, "属地", territory, o->territory);
    if (new.line != old.line)
        rows_difference(a, &words, "主管", line, o->line);
    if (words.len == 0) {
        r->done.same++;
        return OK;
    }
    rows_changed(r, str_fmt(a, "%.*s：%.*s", STR(old.name), STR(words)));
    return record_set(r->tx, &noun_org, &new);
}

/* *waits_out: something that it names is not there (yet); why, is noted in the last round. */
static err keep_one(struct rows *r, const struct org_row *o, bool last, bool *waits_out) {
    struct org org = {.name = o->name, .kind = o->kind, .opened_on = r->deed->today}, known;
    const struct {
        str path;
        i32 head;
        i64 *id;
    } links[] = {{o->above, ABOVE, &org.above},
                 {o->territory, TERRITORY, &org.territory},
                 {o->line, LINE, &org.line}};
    *waits_out = false;
    for (size_t i = 0; i < COUNT_OF(links); i++) {
        str why;
        TRY(named(r, links[i].path, links[i].id, &why));
        *waits_out = *waits_out || why.len > 0;
        if (why.len > 0 && last)
            rows_fault(r, o->row, links[i].head, why);
    }
    if (*waits_out)
        return OK;
    TRY(org_find(r->tx->c, r->tx->db, org.name, org.above, &known));
    if (known.id != 0)
        return compare(r, known, &org, o);
    if (org.kind.len == 0)
        org.kind = org.above == 0 ? S("unit") : S("department");
    r->done.added++;
    return record_add(r->tx, &noun_org, &org);
}

/* One round over those that wait. gives  how many were done, in *done_out */
static err round_of(struct rows *r, struct import *im, bool last, size_t *done_out) {
    *done_out = 0;
    for (size_t i = 0; i < im->n; i++) {
        bool waits;
        if (im->v[i].done)
            continue;
        TRY(keep_one(r, &im->v[i], last, &waits));
        im->v[i].done = !waits;
        *done_out += !waits;
    }
    return OK;
}

static err keep(struct rows *r) {
    struct import im = {.v = take(r->tx->c->arena, struct org_row, r->grid.n + 1)};
    size_t done = 1;
    for (size_t i = 0; i < r->grid.n; i++)
        if (!r->grid.v[i].banner)
            parse(r, i, &im);
    while (done > 0)
        TRY(round_of(r, &im, false, &done));
    return round_of(r, &im, true, &done);
}

static const struct grid_heads all_heads = GRID_HEADS(heads);

const struct rows_way rows_orgs = {
    .deed = "import orgs", .heads = &all_heads, .read = rows_read, .keep = keep};
