/* Sites. */
#include "app/site.h"

#include "app/org.h"
#include "app/roles.h"
#include "app/typed.h"
enum {
    NAME_CHARS_MAX = 50,
    PLACE_CHARS_MAX = 100,
};

struct work {
    struct deed *deed;
    struct site site; /* also the result */
    i64 org;
};

static const struct field site_line_fields[] = {
    FIELD(struct site_line, id, .label = "编号", .width = 6),
    FIELD(struct site_line, name, .label = "点位", .width = 20),
    FIELD(struct site_line, kind, .label = "类别", .width = 12),
    FIELD(struct site_line, place, .label = "位置", .width = 24),
    FIELD(struct site_line, org, .label = "组织", .width = 20),
};
const struct shape site_line_shape = SHAPE(struct site_line, site_line_fields);

static const struct column site_columns[] = {
    {.rank = 1, .centred = true}, {.rank = 1}, {.rank = 2}, {.rank = 2}, {.rank = 1}};

/* Two of one name in one org could not be told apart. */
static err check_single(struct tx *tx, i64 org, str name) {
    struct site known;
    TRY(site_find(tx->c, tx->db, org, name, &known));
    return known.id == 0 ? OK
                         : fail(tx->c, ERR_CONFLICT, "该组织已有点位“%.*s”（编号 %lld）", STR(name),
                                (long long)known.id);
}

static err get_open(struct tx *tx, i64 id, struct site *site_out) {
    TRY(record_get(tx->c, tx->db, &noun_site, id, site_out));
    if (site_out->closed_on.len > 0)
        return fail(tx->c, ERR_INVALID, "点位“%.*s”（%lld）已于 %.*s 撤销", STR(site_out->name),
                    (long long)id, STR(site_out->closed_on));
    return may(tx, tx->deed, site_out->org);
}

static err add(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct org org;
    TRY(org_or_only(tx->c, tx->db, w->org, &org));
    TRY(may(tx, tx->deed, org.id));
    TRY(check_single(tx, org.id, w->site.name));
    w->site.org = org.id;
    return record_add(tx, &noun_site, &w->site);
}

err app_site_add(struct deed *d, struct site like, struct site *site_out) {
    struct work w = {.deed = d, .site = like, .org = like.org};
    if (str_trim(like.name).len == 0)
        return fail(d->c, ERR_INVALID, "点位名称不能为空");
    TRY(typed_check(d->c, like.name, "点位名称", NAME_CHARS_MAX));
    TRY(typed_check(d->c, like.kind, "点位类别", NAME_CHARS_MAX));
    TRY(typed_check(d->c, like.place, "点位位置", PLACE_CHARS_MAX));
    w.site.name = str_trim(like.name);
    TRY(tx_run(d, "add site", add, &w));
    *site_out = w.site;
    return OK;
}

static err move(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct site site;
    struct org org;
    TRY(get_open(tx, w->site.id, &site));
    TRY(org_or_only(tx->c, tx->db, w->org, &org));
    TRY(may(tx, tx->deed, org.id));
    if (site.org == org.id)
        return OK;
    TRY(check_single(tx, org.id, site.name));
    site.org = org.id;
    return record_set(tx, &noun_site, &site);
}

err app_site_move(struct deed *d, i64 id, i64 org) {
    struct work w = {.deed = d, .site = {.id = id}, .org = org};
    return tx_run(d, "move site", move, &w);
}

static err close_it(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct site site;
    TRY(get_open(tx, w->site.id, &site));
    site.closed_on = w->deed->today;
    return record_set(tx, &noun_site, &site);
}

err app_site_close(struct deed *d, i64 id) {
    struct work w = {.deed = d, .site = {.id = id}};
    return tx_run(d, "close site", close_it, &w);
}

err app_site_book(struct deed *d, i64 of, struct book *book_out) {
    struct arena *a = d->c->arena;
    VEC(struct site_line) lines = {0};
    struct org org = {0};
    struct list sites;
    if (of != 0)
        TRY(record_get(d->c, d->db, &noun_org, of, &org));
    TRY(site_list(d->c, d->db, of, &sites));
    const struct site *v = sites.v;
    for (size_t i = 0; i < sites.n; i++) {
        if (org.id != v[i].org) /* they come org by org */
            TRY(record_get(d->c, d->db, &noun_org, v[i].org, &org));
        *push(a, &lines) = (struct site_line){.id = v[i].id,
                                              .name = v[i].name,
                                              .kind = v[i].kind,
                                              .place = v[i].place,
                                              .org = org.name};
    }
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){.name = S("点位"),
                            .title = S("点位"),
                            .shape = &site_line_shape,
                            .columns = site_columns,
                            .rows = lines.v,
                            .n = lines.n};
    *book_out = (struct book){sheet, 1};
    return OK;
}
