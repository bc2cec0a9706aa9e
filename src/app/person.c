/* People and posts. */
#include "app/person.h"

#include "app/account.h"
#include "app/roles.h"
#include "app/typed.h"
#include "base/number.h"
#include "calendar/day.h"
#include "store/org.h"

enum {
    NAME_CHARS_MAX = 50,
    TITLE_CHARS_MAX = 100,
};

const struct post_role post_roles[] = {
    {"head", "组长"},         {"deputy", "副组长"},      {"member", "成员"},
    {"office", "办公室主任"}, {"in_charge", "分管领导"}, {"first_responsible", "第一责任人"},
    {"clerk", "创建办人员"},  {"staff", "工作人员"},
};
const size_t post_roles_n = COUNT_OF(post_roles);

const struct post_role *post_role_find(str word) {
    for (size_t i = 0; i < post_roles_n; i++)
        if (str_eq(word, str_from(post_roles[i].role)) ||
            str_eq(word, str_from(post_roles[i].called)))
            return &post_roles[i];
    return NULL;
}

static err get_here(struct ctx *c, struct db *db, i64 id, struct person *person_out) {
    TRY(record_get(c, db, &noun_person, id, person_out));
    if (person_out->left_on.len > 0)
        return fail(c, ERR_INVALID, "%.*s（%lld）已于 %.*s 离开", STR(person_out->name),
                    (long long)id, STR(person_out->left_on));
    return OK;
}

err person_pick(struct ctx *c, struct db *db, str word, struct person *person_out) {
    struct list people;
    if (number_id(word) != 0)
        return get_here(c, db, number_id(word), person_out);
    TRY(person_named(c, db, word, &people));
    if (people.n == 0)
        return fail(c, ERR_NOT_FOUND, "没有叫“%.*s”的人员，请先用 bihuan person add 登记",
                    STR(word));
    if (people.n > 1)
        return fail(c, ERR_CONFLICT, "叫“%.*s”的有 %zu 人，请改用编号", STR(word), people.n);
    *person_out = *(const struct person *)people.v;
    return OK;
}

err person_name_check(struct ctx *c, str name) {
    if (str_trim(name).len == 0)
        return fail(c, ERR_INVALID, "姓名不能为空");
    TRY(typed_check(c, name, "姓名", NAME_CHARS_MAX));
    if (number_id(name) != 0)
        return fail(c, ERR_INVALID, "姓名不能是数字，数字是编号");
    return OK;
}

err person_make(struct tx *tx, str name, i64 *id_out) {
    struct list people;
    TRY(person_named(tx->c, tx->db, name, &people));
    if (people.n > 0) {
        *id_out = ((const struct person *)people.v)->id;
        return OK;
    }
    struct person person = {.name = name};
    TRY(record_add(tx, &noun_person, &person));
    *id_out = person.id;
    return OK;
}

static err find_post(struct tx *tx, const struct post *like, struct post *post_out) {
    struct list posts;
    TRY(post_of_org(tx->c, tx->db, like->org, &posts));
    const struct post *v = posts.v;
    *post_out = (struct post){0};
    for (size_t i = 0; i < posts.n; i++)
        if (v[i].person == like->person && str_eq(v[i].role, like->role))
            *post_out = v[i];
    return OK;
}

err post_make(struct tx *tx, const struct post *like, bool *added_out) {
    struct post post;
    TRY(find_post(tx, like, &post));
    if (added_out != NULL)
        *added_out = post.id == 0;
    if (post.id != 0)
        return OK;
    post = *like;
    return record_add(tx, &noun_post, &post);
}

/* What one transaction is given, and gives. */
struct work {
    struct deed *deed;
    i64 id;
    str on;
    struct person person;
    struct post post;
};

static err add_person(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct person person = w->person;
    TRY(record_add(tx, &noun_person, &person));
    w->person = person;
    return OK;
}

err app_person_add(struct deed *d, str name, struct person *person_out) {
    struct work w = {.person = {.name = str_trim(name)}};
    TRY(person_name_check(d->c, w.person.name));
    TRY(tx_run(d, "add person", add_person, &w));
    *person_out = w.person;
    return OK;
}

/* A day that somebody typed, else today. */
static err pick_day(struct deed *d, str typed, str *day_out) {
    if (typed.len > 0 && day_parse(typed) == DAY_NONE)
        return fail(d->c, ERR_INVALID, "“%.*s”不是日期，请写成 2025-06-30", STR(typed));
    *day_out = typed.len > 0 ? typed : d->today;
    return OK;
}

static err leave(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct person person;
    struct list posts;
    TRY(get_here(tx->c, tx->db, w->id, &person));
    TRY(post_of_person(tx->c, tx->db, w->id, &posts));
    for (size_t i = 0; i < posts.n; i++) {
        struct post post = ((const struct post *)posts.v)[i];
        if (post.until_on.len > 0)
            continue;
        post.until_on = w->on;
        TRY(record_set(tx, &noun_post, &post));
    }
    person.left_on = w->on;
    TRY(record_set(tx, &noun_person, &person));
    return accounts_end(tx, person.id, w->on);
}

err app_person_left(struct deed *d, i64 id, str left_on) {
    struct work w = {.id = id};
    TRY(pick_day(d, left_on, &w.on));
    return tx_run(d, "person left", leave, &w);
}

static err add_post(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct person person;
    struct org org;
    struct post known, post = w->post;
    TRY(get_here(tx->c, tx->db, post.person, &person));
    TRY(record_get(tx->c, tx->db, &noun_org, post.org, &org));
    if (org.closed_on.len > 0)
        return fail(tx->c, ERR_INVALID, "%.*s（%lld）已于 %.*s 撤销", STR(org.name),
                    (long long)org.id, STR(org.closed_on));
    TRY(may(tx, tx->deed, org.id));
    TRY(find_post(tx, &post, &known));
    if (known.id != 0)
        return fail(tx->c, ERR_CONFLICT, "%.*s 在 %.*s 已有这个任职（编号 %lld）", STR(person.name),
                    STR(org.name), (long long)known.id);
    TRY(record_add(tx, &noun_post, &post));
    w->post = post;
    return OK;
}

err app_post_add(struct deed *d, const struct post *like, struct post *post_out) {
    struct work w = {.post = *like};
    const struct post_role *role = post_role_find(like->role);
    if (role == NULL)
        return fail(d->c, ERR_INVALID,
                    "没有“%.*s”这种任职，可以是组长、副组长、成员、办公室主任、"
                    "分管领导、第一责任人、创建办人员、工作人员",
                    STR(like->role));
    TRY(typed_check(d->c, like->title, "职务", TITLE_CHARS_MAX));
    w.post.role = str_from(role->role);
    w.post.from_on = d->today;
    TRY(tx_run(d, "add post", add_post, &w));
    *post_out = w.post;
    return OK;
}

static err end_post(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct post post;
    TRY(record_get(tx->c, tx->db, &noun_post, w->id, &post));
    TRY(may(tx, tx->deed, post.org));
    if (post.until_on.len > 0)
        return fail(tx->c, ERR_INVALID, "任职 %lld 已于 %.*s 结束", (long long)w->id,
                    STR(post.until_on));
    post.until_on = w->on;
    return record_set(tx, &noun_post, &post);
}

err app_post_end(struct deed *d, i64 id, str until_on) {
    struct work w = {.id = id};
    TRY(pick_day(d, until_on, &w.on));
    return tx_run(d, "end post", end_post, &w);
}
