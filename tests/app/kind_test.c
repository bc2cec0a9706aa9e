#include "app/kind.h"

#include "app/desk.h"
#include "app/kind_data.h"
#include "app/settings.h"
#include "app/suites.h"

static i64 ship(struct deed *d) {
    i64 added = -1;
    CHECK_OK(d->c, app_kinds_ship(d, &added));
    return added;
}

BOTH(kinds_are_shipped_once) {
    struct ctx c = {.arena = a};
    struct list records, registers;
    struct deed d = desk_new(a, &c, engine, NULL);
    CHECK(ship(&d) > 100);
    CHECK_INT(ship(&d), 0);
    CHECK_OK(&c, kind_list(&c, d.db, S("record"), &records));
    CHECK_OK(&c, kind_list(&c, d.db, S("register"), &registers));
    CHECK_INT(registers.n, 6);
    CHECK(records.n > 35);
    desk_proven(a, &d);
}

static bool is_one_of(str word, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, str_from(words[i])))
            return true;
    return false;
}

/* A shipped kind is whole: its words are those that the program knows. gives  its fields */
static size_t sound(struct arena *a, struct deed *d, const struct kind *kind) {
    static const char *const types[] = {"text", "number", "day", "choice"};
    struct list fields;
    CHECK_OK(d->c, kind_fields(d->c, d->db, kind->id, &fields));
    CHECK(!kind->sensitive || !kind->meeting);
    CHECK_INT(str_eq(kind->purpose, S("record")), kind_counts(kind, S("times")));
    const struct kind_field *f = fields.v;
    for (size_t i = 0; i < fields.n; i++) {
        CHECK(is_one_of(f[i].type, types, COUNT_OF(types)));
        CHECK_INT(str_eq(f[i].type, S("choice")), f[i].choices.len > 0);
        CHECK(!kind->sensitive || str_eq(f[i].name, S("paper")));
    }
    return fields.n;
}

BOTH(shipped_kinds_are_sound) {
    static const char *const purposes[] = {"record", "register"};
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    size_t fields = 0, rows = 0;
    ship(&d);
    for (size_t p = 0; p < COUNT_OF(purposes); p++) {
        struct list kinds;
        CHECK_OK(&c, kind_list(&c, d.db, str_from(purposes[p]), &kinds));
        for (size_t i = 0; i < kinds.n; i++)
            fields += sound(a, &d, (const struct kind *)kinds.v + i);
    }
    str rest = str_from(kind_fields_csv);
    for (str line; str_line(&rest, &line);)
        rows += !str_starts(line, S("#"));
    CHECK_INT(fields, rows - 1); /* no field is lost by a kind that is not there */
}

BOTH(what_a_unit_names_stays_when_kinds_are_shipped_again) {
    struct ctx c = {.arena = a};
    struct kind kind;
    struct list fields;
    struct deed d = desk_new(a, &c, engine, NULL);
    ship(&d);
    CHECK_OK(&c, app_kind_rename(&d, S("家访"), S("走访职工家庭")));
    CHECK_OK(&c,
             app_kind_add(&d, (struct kind){.name = S("读书会"), .purpose = S("record")}, &kind));
    CHECK_OK(&c, app_kind_field(&d, S("读书会"),
                                (struct kind_field){.label = S("书目"), .type = S("text")}));
    CHECK_INT(ship(&d), 0);
    CHECK_OK(&c, app_kind(&c, d.db, "record", S("home-visit"), &kind));
    CHECK_STR(kind.name, S("走访职工家庭"));
    CHECK_OK(&c, app_kind(&c, d.db, "record", S("读书会"), &kind));
    CHECK_OK(&c, kind_fields(&c, d.db, kind.id, &fields));
    CHECK_STR(((const struct kind_field *)fields.v)->name, S("书目"));
    CHECK_OK(&c, app_kind_rename(&d, S("home-visit"), S("家访")));
    desk_proven(a, &d);
}

/* What is wrong with a new kind or field, and what is said. To add one: a row. */
BOTH(kinds_that_cannot_be_are_refused) {
    static const struct {
        struct kind kind;
        err code;
        str says;
    } kinds[] = {
        {{.name = T(" ")}, ERR_INVALID, T("不能为空")},
        {{.name = T("家访")}, ERR_CONFLICT, T("已经有“家访”")},
        {{.name = T("home-visit")}, ERR_CONFLICT, T("已经有")},
        {{.name = T("a\tb")}, ERR_INVALID, T("控制字符")},
        {{.name = T("\xff")}, ERR_INVALID, T("UTF-8")},
    };
    static const struct {
        str kind;
        struct kind_field field;
        err code;
        str says;
    } fields[] = {
        {T("没有的"), {.label = T("x"), .type = T("text")}, ERR_NOT_FOUND, T("没有“没有的”")},
        {T("讲堂"), {.label = T("主讲人"), .type = T("text")}, ERR_CONFLICT, T("已经有“主讲人”")},
        {T("讲堂"), {.label = T("级别"), .type = T("choice")}, ERR_INVALID, T("可选值")},
        {T("讲堂"), {.label = T("a=b"), .type = T("text")}, ERR_INVALID, T("等号")},
    };
    struct ctx c = {.arena = a};
    struct deed d = desk_new(a, &c, engine, NULL);
    ship(&d);
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        struct ctx own = {.arena = a};
        struct kind like = kinds[i].kind, kind;
        like.purpose = S("record");
        d.c = &own;
        CHECK_INT(app_kind_add(&d, like, &kind), kinds[i].code);
        CHECK(str_has(own.text, kinds[i].says));
    }
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        struct ctx own = {.arena = a};
        d.c = &own;
        CHECK_INT(app_kind_field(&d, fields[i].kind, fields[i].field), fields[i].code);
        CHECK(str_has(own.text, fields[i].says));
    }
}

BOTH(a_kind_that_is_not_there_brings_what_may_be_meant) {
    struct ctx c = {.arena = a};
    struct kind kind;
    struct deed d = desk_new(a, &c, engine, NULL);
    ship(&d);
    CHECK_INT(app_kind(&c, d.db, "record", S("集中学"), &kind), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("是不是“集中学习”")));
    struct ctx other = {.arena = a};
    CHECK_INT(app_kind(&other, d.db, "register", S("家访"), &kind), ERR_NOT_FOUND);
}

BOTH(a_setting_opens_sensitive_kinds) {
    struct ctx c = {.arena = a};
    struct kind visit, study;
    bool closed;
    struct deed d = desk_new(a, &c, engine, NULL);
    ship(&d);
    CHECK_OK(&c, app_kind(&c, d.db, "record", S("家访"), &visit));
    CHECK_OK(&c, app_kind(&c, d.db, "record", S("集中学习"), &study));
    CHECK_OK(&c, kind_is_closed(&c, d.db, &visit, &closed));
    CHECK(closed);
    CHECK_OK(&c, kind_is_closed(&c, d.db, &study, &closed));
    CHECK(!closed);
    CHECK_OK(&c, app_setting_set(&d, S("record.sensitive"), S("all")));
    CHECK_OK(&c, kind_is_closed(&c, d.db, &visit, &closed));
    CHECK(!closed);
}

SUITE(kind_tests, BOTH_CASES(kinds_are_shipped_once), BOTH_CASES(shipped_kinds_are_sound),
      BOTH_CASES(what_a_unit_names_stays_when_kinds_are_shipped_again),
      BOTH_CASES(kinds_that_cannot_be_are_refused),
      BOTH_CASES(a_kind_that_is_not_there_brings_what_may_be_meant),
      BOTH_CASES(a_setting_opens_sensitive_kinds))
