#include "app/person.h"

#include "app/card.h"
#include "app/desk.h"
#include "app/org.h"
#include "app/suites.h"

static i64 add_org(struct deed *d, str name) {
    struct org org;
    CHECK_OK(d->c, app_org_add(d, (struct org){.name = name}, &org));
    return org.id;
}

static i64 add_person(struct deed *d, str name) {
    struct person person;
    CHECK_OK(d->c, app_person_add(d, name, &person));
    return person.id;
}

TEST(roles_are_found_by_both_names) {
    for (size_t i = 0; i < post_roles_n; i++) {
        CHECK(post_role_find(str_from(post_roles[i].role)) == &post_roles[i]);
        CHECK(post_role_find(str_from(post_roles[i].called)) == &post_roles[i]);
    }
    CHECK(post_role_find(S("")) == NULL);
}

BOTH(a_post_is_held_once_and_ends) {
    struct ctx c = {.arena = a}, twice = {.arena = a}, role = {.arena = a}, over = {.arena = a};
    struct post post;
    struct list held;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 org = add_org(&d, S("局")), who = add_person(&d, S("何平"));
    struct post like = {.person = who, .org = org, .role = S("组长"), .title = S("局长")};
    CHECK_OK(&c, app_post_add(&d, &like, &post));
    CHECK_STR(post.role, S("head"));
    CHECK_STR(post.from_on, S("2025-06-15"));
    d.c = &twice;
    CHECK_INT(app_post_add(&d, &like, &post), ERR_CONFLICT);
    CHECK(str_has(twice.text, S("已有这个任职")));
    d.c = &role;
    like.role = S("皇帝");
    CHECK_INT(app_post_add(&d, &like, &post), ERR_INVALID);
    d.c = &c;
    CHECK_OK(&c, app_post_end(&d, 1, S("2025-06-01")));
    d.c = &over;
    CHECK_INT(app_post_end(&d, 1, S("")), ERR_INVALID);
    CHECK_OK(&c, post_of_org(&c, d.db, org, &held));
    CHECK_INT(held.n, 0);
    d.c = &c;
    desk_proven(a, &d);
}

BOTH(who_leaves_holds_no_post_any_more) {
    struct ctx c = {.arena = a}, gone = {.arena = a};
    struct post post;
    struct person person;
    struct list held, here;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 org = add_org(&d, S("局")), who = add_person(&d, S("何平"));
    add_person(&d, S("李明"));
    const struct post like = {.person = who, .org = org, .role = S("clerk"), .full_time = true};
    CHECK_OK(&c, app_post_add(&d, &like, &post));
    CHECK_OK(&c, app_person_left(&d, who, S("")));
    CHECK_OK(&c, post_of_org(&c, d.db, org, &held));
    CHECK_INT(held.n, 0);
    CHECK_OK(&c, person_here(&c, d.db, 0, &here));
    CHECK_INT(here.n, 1);
    CHECK_OK(&c, post_of_person(&c, d.db, who, &held));
    CHECK_STR(((const struct post *)held.v)->until_on, S("2025-06-15"));
    d.c = &gone;
    CHECK_INT(person_pick(&gone, d.db, str_fmt(a, "%lld", (long long)who), &person), ERR_INVALID);
    d.c = &c;
    desk_proven(a, &d);
}

BOTH(of_two_of_a_name_the_id_tells) {
    struct ctx c = {.arena = a}, two = {.arena = a}, none = {.arena = a};
    struct person person;
    struct deed d = desk_new(a, &c, engine, NULL);
    add_person(&d, S("李明"));
    i64 second = add_person(&d, S("李明"));
    CHECK_INT(person_pick(&two, d.db, S("李明"), &person), ERR_CONFLICT);
    CHECK(str_has(two.text, S("有 2 人")));
    CHECK_INT(person_pick(&none, d.db, S("'; --"), &person), ERR_NOT_FOUND);
    CHECK_OK(&c, person_pick(&c, d.db, str_fmt(a, "%lld", (long long)second), &person));
    CHECK_INT(person.id, second);
}

TEST(a_name_is_checked) {
    static const str bad[] = {T(""), T(" "), T("12"), T("a\nb"), T("\xff")};
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, DB_SQLITE, NULL);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct ctx own = {.arena = a};
        struct person person;
        d.c = &own;
        CHECK_INT(app_person_add(&d, bad[i], &person), ERR_INVALID);
    }
}

static str card_text(struct arena *a, const struct card *card) {
    str all = S("");
    for (size_t i = 0; i < card->n; i++)
        all =
            str_fmt(a, "%.*s%.*s：%.*s\n", STR(all), STR(card->v[i].label), STR(card->v[i].value));
    return all;
}

BOTH(an_organisation_shows_posts_relations_and_history) {
    struct ctx c = {.arena = a}, self = {.arena = a}, none = {.arena = a};
    struct card card;
    struct post post;
    struct deed d = desk_new(a, &c, engine, NULL);
    i64 org = add_org(&d, S("政工科")), town = add_org(&d, S("松塘镇")),
        line = add_org(&d, S("文明办"));
    i64 who = add_person(&d, S("何平"));
    const struct post like = {.person = who, .org = org, .role = S("第一责任人")};
    CHECK_OK(&c, app_post_add(&d, &like, &post));
    CHECK_OK(&c, app_org_rename(&d, org, S("党建办")));
    CHECK_OK(&c, app_org_relate(&d, org, town, 0));
    CHECK_OK(&c, app_org_relate(&d, org, 0, line)); /* the territory stays */
    CHECK_OK(&c, card_org(&d, org, &card));
    str said = card_text(a, &card);
    CHECK(str_has(said, S("属地：松塘镇\n主管：文明办\n")));
    CHECK(str_has(said, S("第一责任人：何平（任职编号 1，兼职")));
    CHECK(str_has(said, S("更名，原名：政工科")));
    d.c = &self;
    CHECK_INT(app_org_relate(&d, org, org, 0), ERR_INVALID);
    d.c = &none;
    CHECK_INT(app_org_relate(&d, org, 0, 0), ERR_INVALID);
    d.c = &c;
    desk_proven(a, &d);
}

SUITE(person_tests, CASE(roles_are_found_by_both_names), BOTH_CASES(a_post_is_held_once_and_ends),
      BOTH_CASES(who_leaves_holds_no_post_any_more), BOTH_CASES(of_two_of_a_name_the_id_tells),
      CASE(a_name_is_checked), BOTH_CASES(an_organisation_shows_posts_relations_and_history))
