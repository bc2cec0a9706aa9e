#include "store/record.h"
#include "store/suites.h"

#include "store/fixture.h"
#include "store/kind.h"
#include "store/register.h"
#include "store/site.h"

enum {
    RECORDS = 30
};

/* Records of two orgs and two kinds; every tenth is a draft without a date. */
static struct db *filled(struct arena *a, enum db_engine engine) {
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct org one = fixture_org(a, db, S("办公室"), 0), two = fixture_org(a, db, S("读者部"), 0);
    struct tx tx = fixture_tx(&c, db, "fill");
    struct kind study = {.code = S("study"), .name = S("集中学习"), .purpose = S("record")},
                visit = {.code = S("visit"), .name = S("家访"), .purpose = S("record")};
    CHECK_OK(&c, record_add(&tx, &noun_kind, &study));
    CHECK_OK(&c, record_add(&tx, &noun_kind, &visit));
    for (int i = 0; i < RECORDS; i++) {
        bool draft = i % 10 == 0;
        struct record record = {.org = i % 2 == 0 ? one.id : two.id,
                                .kind = i % 3 == 0 ? visit.id : study.id,
                                .title = S("学习"),
                                .happened_on =
                                    draft ? S("") : str_fmt(a, "2025-%02d-05", i % 12 + 1),
                                .times = 1,
                                .persons = i,
                                .amount_milli = 500,
                                .state = draft ? S("draft") : S("filed")};
        CHECK_OK(&c, record_add(&tx, &noun_record, &record));
    }
    fixture_end(&tx);
    return db;
}

BOTH(pages_of_records_hold_each_once_newest_first) {
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    struct record_filter f = {.limit = 7};
    struct record_row last = {0};
    size_t n = 0;
    for (struct list page = {NULL, 1}; page.n > 0;) {
        CHECK_OK(&c, record_list(&c, db, &f, &page));
        const struct record_row *v = page.v;
        for (size_t i = 0; i < page.n; i++, n++) {
            int order = str_cmp(last.happened_on, v[i].happened_on);
            CHECK(n == 0 || order > 0 || (order == 0 && last.id > v[i].id));
            last = v[i];
        }
        f.before_on = last.happened_on;
        f.before_id = last.id;
    }
    CHECK_INT(n, RECORDS);
}

BOTH(records_are_filtered_by_org_kind_and_span) {
    static const struct {
        struct record_filter f;
        size_t n;
    } cases[] = {
        {{.org = 1}, 15},
        {{.kind = 2}, 10},
        {{.org = 1, .kind = 2}, 5},
        {{.org = 3}, 0},
        {{.from_on = T("2025-01-01")}, 27},
        {{.from_on = T("2025-02-05"), .until_on = T("2025-02-05")}, 3},
        {{.from_on = T("2025-02-06"), .until_on = T("2025-03-04")}, 0},
    };
    struct ctx c = {.arena = a};
    struct list rows;
    struct db *db = filled(a, engine);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct record_filter f = cases[i].f;
        f.limit = 1000;
        CHECK_OK(&c, record_list(&c, db, &f, &rows));
        CHECK_INT(rows.n, cases[i].n);
    }
}

BOTH(sums_count_what_is_filed) {
    struct ctx c = {.arena = a};
    struct list sums;
    struct db *db = filled(a, engine);
    const struct record_filter year = {.from_on = S("2025-01-01"), .until_on = S("2025-12-31")},
                               of_one = {.org = 1};
    CHECK_OK(&c, record_sum(&c, db, &year, &sums));
    const struct record_sum *v = sums.v;
    CHECK_INT(sums.n, 2);
    CHECK_INT(v[0].kind, 1);
    CHECK_INT(v[0].records + v[1].records, 27);
    CHECK_INT(v[0].times + v[1].times, 27);
    CHECK_INT(v[0].persons + v[1].persons, 29 * 30 / 2 - 10 - 20);
    CHECK_INT(v[0].amount_milli + v[1].amount_milli, 27 * 500);
    CHECK_OK(&c, record_sum(&c, db, &of_one, &sums));
    v = sums.v;
    CHECK_INT(v[0].records + v[1].records, 12);
}

BOTH(a_kind_is_found_by_code_and_by_name) {
    struct ctx c = {.arena = a};
    struct kind kind;
    struct db *db = filled(a, engine);
    CHECK_OK(&c, kind_find(&c, db, S("visit"), &kind));
    CHECK_STR(kind.name, S("家访"));
    CHECK_OK(&c, kind_find(&c, db, S("集中学习"), &kind));
    CHECK_STR(kind.code, S("study"));
    CHECK_OK(&c, kind_find(&c, db, S("' OR 1=1 --"), &kind));
    CHECK_INT(kind.id, 0);
}

BOTH(a_field_of_a_kind_stands_once) {
    struct ctx c = {.arena = a};
    struct list fields;
    struct db *db = filled(a, engine);
    struct tx tx = fixture_tx(&c, db, "add");
    struct kind_field second = {.kind = 1, .ordinal = 2, .name = S("topic"), .type = S("text")},
                      first = {.kind = 1, .ordinal = 1, .name = S("speaker"), .type = S("text")},
                      again = first;
    CHECK_OK(&c, record_add(&tx, &noun_kind_field, &second));
    CHECK_OK(&c, record_add(&tx, &noun_kind_field, &first));
    fixture_end(&tx);
    CHECK_OK(&c, kind_fields(&c, db, 1, &fields));
    CHECK_INT(fields.n, 2);
    CHECK_STR(((const struct kind_field *)fields.v)->name, S("speaker"));
    tx = fixture_tx(&c, db, "add");
    CHECK_INT(record_add(&tx, &noun_kind_field, &again), ERR_CONFLICT);
    db_rollback(db);
}

BOTH(a_site_of_a_name_stands_once_until_it_is_closed) {
    struct ctx c = {.arena = a}, late = {.arena = a};
    struct list sites;
    struct db *db = filled(a, engine);
    struct tx tx = fixture_tx(&c, db, "add");
    struct site site = {.org = 1, .name = S("职工书屋")}, twice = site;
    CHECK_OK(&c, record_add(&tx, &noun_site, &site));
    fixture_end(&tx);
    struct tx again = fixture_tx(&late, db, "add");
    CHECK_INT(record_add(&again, &noun_site, &twice), ERR_CONFLICT);
    db_rollback(db);
    tx = fixture_tx(&c, db, "close");
    site.closed_on = S("2025-06-15");
    CHECK_OK(&c, record_set(&tx, &noun_site, &site));
    CHECK_OK(&c, record_add(&tx, &noun_site, &twice));
    fixture_end(&tx);
    CHECK_OK(&c, site_list(&c, db, 1, &sites));
    CHECK_INT(sites.n, 1);
    CHECK_OK(&c, site_list(&c, db, 0, &sites));
    CHECK_INT(sites.n, 1);
}

BOTH(rows_of_a_register_come_in_pages) {
    struct ctx c = {.arena = a};
    struct list rows;
    struct db *db = filled(a, engine);
    struct tx tx = fixture_tx(&c, db, "fill");
    for (int i = 0; i < 9; i++) {
        struct register_row row = {.org = i % 3 == 0 ? 1 : 2,
                                   .kind = 1,
                                   .title = S("制度"),
                                   .state = i == 8 ? S("closed") : S("open")};
        CHECK_OK(&c, record_add(&tx, &noun_register_row, &row));
    }
    fixture_end(&tx);
    struct register_filter f = {.kind = 1, .state = S("open"), .limit = 5};
    CHECK_OK(&c, register_list(&c, db, &f, &rows));
    CHECK_INT(rows.n, 5);
    f.after_id = ((const struct register_row *)rows.v)[4].id;
    CHECK_OK(&c, register_list(&c, db, &f, &rows));
    CHECK_INT(rows.n, 3);
    f = (struct register_filter){.kind = 1, .org = 1, .state = S("open"), .limit = 5};
    CHECK_OK(&c, register_list(&c, db, &f, &rows));
    CHECK_INT(rows.n, 3);
}

SUITE(record_tests, BOTH_CASES(pages_of_records_hold_each_once_newest_first),
      BOTH_CASES(records_are_filtered_by_org_kind_and_span), BOTH_CASES(sums_count_what_is_filed),
      BOTH_CASES(a_kind_is_found_by_code_and_by_name), BOTH_CASES(a_field_of_a_kind_stands_once),
      BOTH_CASES(a_site_of_a_name_stands_once_until_it_is_closed),
      BOTH_CASES(rows_of_a_register_come_in_pages))
