/* Organisations. */
#include "app/org.h"

#include "app/heir.h"
#include "app/roles.h"
#include "app/typed.h"

enum {
    NAME_CHARS_MAX = 100,
};

static const struct field org_line_fields[] = {
    FIELD(struct org_line, id, .label = "编号"),
    FIELD(struct org_line, depth),
    FIELD(struct org_line, name, .label = "名称"),
    FIELD(struct org_line, kind, .label = "类别"),
};
const struct shape org_line_shape = SHAPE(struct org_line, org_line_fields);

/* The first of a kind is what we call it; the others are what people write. */
static const struct {
    const char *kind;
    const char *called;
} kinds[] = {
    {"authority", "主管机关"}, {"unit", "单位"},           {"department", "部门"}, {"team", "队伍"},
    {"authority", "机关"},     {"department", "科室"},     {"department", "处室"}, {"team", "班组"},
    {"unit", "法人单位"},      {"department", "内设机构"}, {"unit", "下属单位"},
};

str org_kind_called(str kind) {
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_eq(kind, str_from(kinds[i].kind)))
            return str_from(kinds[i].called);
    return kind;
}

str org_kind(str called) {
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_eq(called, str_from(kinds[i].called)) || str_eq(called, str_from(kinds[i].kind)))
            return str_from(kinds[i].kind);
    return S("");
}

static const struct {
    const char *kind;
    const char *called;
} changes[] = {{"rename", "更名，原名"},
               {"merge", "并入"},
               {"split", "分立自"},
               {"move", "调整隶属，原上级"},
               {"close", "撤销"}};

str org_change_called(str kind) {
    for (size_t i = 0; i < COUNT_OF(changes); i++)
        if (str_eq(kind, str_from(changes[i].kind)))
            return str_from(changes[i].called);
    return kind;
}

/* What one transaction is given; `org` is also its result. */
struct work {
    struct deed *deed;
    struct org org;
    str name;
    i64 other;
    i64 territory, line;
};

static err check_name(struct ctx *c, str name) {
    if (str_trim(name).len == 0)
        return fail(c, ERR_INVALID, "组织名称不能为空");
    return typed_check(c, name, "组织名称", NAME_CHARS_MAX);
}

static err get_one_open(struct ctx *c, struct db *db, i64 id, struct org *org_out) {
    TRY(record_get(c, db, &noun_org, id, org_out));
    if (org_out->closed_on.len > 0)
        return fail(c, ERR_INVALID, "%.*s（%lld）已于 %.*s 撤销", STR(org_out->name), (long long)id,
                    STR(org_out->closed_on));
    return OK;
}

static err get_open(struct tx *tx, i64 id, struct org *org_out) {
    return get_one_open(tx->c, tx->db, id, org_out);
}

err org_or_only(struct ctx *c, struct db *db, i64 id, struct org *org_out) {
    struct list tops;
    if (id != 0)
        return get_one_open(c, db, id, org_out);
    TRY(org_below(c, db, 0, &tops));
    if (tops.n == 0)
        return fail(c, ERR_NOT_FOUND, "还没有单位，请先用 bihuan org add 名称 建立");
    if (tops.n > 1)
        return fail(c, ERR_INVALID, "有 %zu 个单位，请说明是哪一个（--unit 或 --org 编号）",
                    tops.n);
    *org_out = *(const struct org *)tops.v;
    return OK;
}

static err note_change(struct tx *tx, const struct work *w, struct org_change change) {
    change.org = w->org.id;
    change.happened_on = w->deed->today;
    return record_add(tx, &noun_org_change, &change);
}

/* Two of one name right below the same one could not be told apart. */
static err check_single(struct tx *tx, str name, i64 above) {
    struct org known;
    TRY(org_find(tx->c, tx->db, name, above, &known));
    return known.id == 0 ? OK
                         : fail(tx->c, ERR_CONFLICT, "已经有“%.*s”（编号 %lld），没有再建",
                                STR(name), (long long)known.id);
}

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct org above;
    if (w->org.above != 0)
        TRY(get_open(tx, w->org.above, &above));
    TRY(may(tx, tx->deed, w->org.above));
    TRY(check_single(tx, w->org.name, w->org.above));
    return record_add(tx, &noun_org, &w->org);
}

err app_org_add(struct deed *d, struct org like, struct org *org_out) {
    struct work w = {.deed = d, .org = like};
    TRY(check_name(d->c, like.name));
    w.org.name = str_trim(like.name);
    w.org.opened_on = d->today;
    if (w.org.kind.len == 0)
        w.org.kind = like.above == 0 ? S("unit") : S("department");
    TRY(tx_run(d, "add org", add, &w));
    *org_out = w.org;
    return OK;
}

static err rename_org(struct tx *tx, void *arg) {
    struct work *w = arg;
    TRY(get_open(tx, w->other, &w->org));
    TRY(may(tx, tx->deed, w->org.id));
    str old = w->org.name;
    if (str_eq(old, w->name))
        return OK;
    TRY(check_single(tx, w->name, w->org.above));
    w->org.name = w->name;
    TRY(record_set(tx, &noun_org, &w->org));
    return note_change(tx, w, (struct org_change){.kind = S("rename"), .old_name = old});
}

err app_org_rename(struct deed *d, i64 id, str name) {
    struct work w = {.deed = d, .name = str_trim(name), .other = id};
    TRY(check_name(d->c, name));
    return tx_run(d, "rename org", rename_org, &w);
}

static err move(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct org above;
    bool over;
    i64 id = w->org.id, to = w->other;
    TRY(get_open(tx, id, &w->org));
    if (to != 0)
        TRY(get_open(tx, to, &above));
    TRY(may(tx, tx->deed, id));
    TRY(may(tx, tx->deed, to));
    TRY(org_is_over(tx->c, tx->db, id, to, &over));
    if (over)
        return fail(tx->c, ERR_INVALID, "%.*s 不能归到它自己或它的下级", STR(w->org.name));
    if (w->org.above == to)
        return OK;
    TRY(heir_check_name(tx, w->org.name, to));
    i64 before = w->org.above;
    w->org.above = to;
    TRY(record_set(tx, &noun_org, &w->org));
    return note_change(tx, w, (struct org_change){.kind = S("move"), .other = before});
}

err app_org_move(struct deed *d, i64 id, i64 above) {
    struct work w = {.deed = d, .org = {.id = id}, .other = above};
    return tx_run(d, "move org", move, &w);
}

/* What it leaves follows, so that nothing is left with one that is closed. */
static err merge(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct org into;
    i64 id = w->org.id;
    bool over;
    TRY(get_open(tx, id, &w->org));
    TRY(get_open(tx, w->other, &into));
    TRY(may(tx, tx->deed, id));
    TRY(may(tx, tx->deed, into.id));
    TRY(org_is_over(tx->c, tx->db, id, into.id, &over));
    if (over)
        return fail(tx->c, ERR_INVALID, "%.*s 不能并入它自己或它的下级", STR(w->org.name));
    TRY(heir_take(tx, &w->org, &into));
    w->org.closed_on = w->deed->today;
    w->org.successor = into.id;
    TRY(record_set(tx, &noun_org, &w->org));
    return note_change(tx, w, (struct org_change){.kind = S("merge"), .other = into.id});
}

err app_org_merge(struct deed *d, i64 id, i64 into) {
    struct work w = {.deed = d, .org = {.id = id}, .other = into};
    return tx_run(d, "merge org", merge, &w);
}

static err split(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct org from;
    TRY(get_open(tx, w->other, &from));
    TRY(may(tx, tx->deed, from.above));
    TRY(check_single(tx, w->name, from.above));
    w->org = (struct org){
        .name = w->name, .kind = from.kind, .above = from.above, .opened_on = w->deed->today};
    TRY(record_add(tx, &noun_org, &w->org));
    return note_change(tx, w, (struct org_change){.kind = S("split"), .other = from.id});
}

err app_org_split(struct deed *d, i64 id, str name, struct org *org_out) {
    struct work w = {.deed = d, .name = str_trim(name), .other = id};
    TRY(check_name(d->c, name));
    TRY(tx_run(d, "split org", split, &w));
    *org_out = w.org;
    return OK;
}

/* The next part of a path. */
static str next_part(str *rest) {
    static const str signs[] = {T("/"), T("／"), T(">"), T("＞"), T("\\")};
    size_t end = rest->len, behind = rest->len;
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        size_t at = str_find(*rest, signs[i], 0);
        if (at < end) {
            end = at;
            behind = at + signs[i].len;
        }
    }
    str part = str_trim(str_sub(*rest, 0, end));
    *rest = str_sub(*rest, behind, rest->len);
    return part;
}

/* The first part of a path may stand anywhere; right below `near`, or on top, it is looked for
 * first. */
static err find_first(struct ctx *c, struct db *db, str name, i64 near, struct org *org_out) {
    if (near != 0)
        TRY(org_find(c, db, name, near, org_out));
    if (near == 0 || org_out->id == 0)
        TRY(org_find(c, db, name, 0, org_out));
    return org_out->id != 0 ? OK : org_find(c, db, name, ORG_ANYWHERE, org_out);
}

err app_org_at(struct ctx *c, struct db *db, str path, i64 near, struct org *org_out) {
    struct ctx own = {.arena = c->arena};
    struct org org = {0};
    str rest = path;
    for (bool first = true; rest.len > 0; first = false) {
        str name = next_part(&rest);
        i64 above = org.id;
        err e =
            first ? find_first(&own, db, name, near, &org) : org_find(&own, db, name, above, &org);
        if (e == ERR_CONFLICT)
            return fail(c, e, "有几个组织都叫“%.*s”，请写全路径，如 青禾县图书馆/办公室",
                        STR(name));
        if (e != OK)
            return fail(c, e, "%.*s", STR(own.text));
        if (org.id == 0)
            return fail(c, ERR_NOT_FOUND, "没有组织“%.*s”，请检查名称，或先建这个组织",
                        STR(first ? name : path));
    }
    if (org.id == 0)
        return fail(c, ERR_INVALID, "没有写组织名称");
    *org_out = org;
    return OK;
}

static err relate(struct tx *tx, void *arg) {
    struct work *w = arg;
    const i64 to[] = {w->territory, w->line};
    struct org org, other;
    TRY(get_open(tx, w->other, &org));
    TRY(may(tx, tx->deed, org.id));
    for (size_t i = 0; i < COUNT_OF(to); i++) {
        if (to[i] == w->other)
            return fail(tx->c, ERR_INVALID, "%.*s 的属地或主管不能是它自己", STR(org.name));
        if (to[i] != 0)
            TRY(get_open(tx, to[i], &other));
    }
    org.territory = w->territory != 0 ? w->territory : org.territory;
    org.line = w->line != 0 ? w->line : org.line;
    return record_set(tx, &noun_org, &org);
}

err app_org_relate(struct deed *d, i64 id, i64 territory, i64 line) {
    struct work w = {.deed = d, .other = id, .territory = territory, .line = line};
    if (territory == 0 && line == 0)
        return fail(d->c, ERR_INVALID, "要用 --territory 说明属地，或用 --line 说明主管");
    return tx_run(d, "relate org", relate, &w);
}

/* The first of those below `above` among orgs that stand in that order. */
static size_t first_below(struct list orgs, i64 above) {
    const struct org *v = orgs.v;
    size_t from = 0, to = orgs.n;
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (v[mid].above < above)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

/* A pile instead of a call in itself: a tree may be ten thousand deep. Names come in order, so the
 * pile is filled from the last. */
err app_org_tree(struct deed *d, struct list *lines_out) {
    struct arena *a = d->c->arena;
    VEC(struct org_line) lines = {0}, pile = {0};
    struct list orgs;
    TRY(org_all(d->c, d->db, &orgs));
    const struct org *v = orgs.v;
    *push(a, &pile) = (struct org_line){.depth = -1};
    while (pile.n > 0) {
        struct org_line top = pile.v[--pile.n];
        if (top.id != 0)
            *push(a, &lines) = top;
        size_t first = first_below(orgs, top.id), end = first;
        while (end < orgs.n && v[end].above == top.id)
            end++;
        for (size_t i = end; i > first; i--)
            *push(a, &pile) = (struct org_line){.id = v[i - 1].id,
                                                .depth = top.depth + 1,
                                                .name = v[i - 1].name,
                                                .kind = org_kind_called(v[i - 1].kind)};
    }
    *lines_out = (struct list){lines.v, lines.n};
    return OK;
}
