#include "app/export.h"

#include "app/desk.h"
#include "app/import.h"
#include "app/org.h"
#include "app/plan_ledger.h"
#include "app/suites.h"
#include "base/csv.h"
#include "port/file.h"
#include "port/folder.h"
#include "port/tempdir.h"
#include "port/zip.h"
#include "store/noun.h"
#include "store/person.h"

enum {
    PEOPLE = 1203 /* more than two pages */
};

static err add_people(struct tx *tx, void *arg) {
    struct person *people = take(tx->c->arena, struct person, PEOPLE);
    (void)arg;
    for (size_t i = 0; i < PEOPLE; i++)
        people[i].name = i == 0 ? S("=何\"秀,兰\n") : S("李四");
    return record_add_many(tx, &noun_person, people, PEOPLE);
}

struct fixture {
    struct ctx c;
    struct deed d;
    str dir;
    struct imported plan;
};

static struct fixture *fixture_new(struct arena *a, enum db_engine engine) {
    static const struct plan_in annex = {.path = T("examples/annex.csv")};
    static const struct import_in example = {.file = {.path = T("examples/plan.txt")},
                                             .annexes = {&annex, 1}};
    struct fixture *f = take(a, struct fixture, 1);
    const char *dir;
    struct org org;
    f->c.arena = a;
    f->d = desk_new(a, &f->c, engine, NULL);
    CHECK_OK(&f->c, app_org_add(&f->d, (struct org){.name = S("青禾县图书馆")}, &org));
    CHECK_OK(&f->c, app_import(&f->d, &example, &f->plan));
    CHECK_OK(&f->c, tx_run(&f->d, "fill", add_people, NULL));
    CHECK_OK(&f->c, tempdir_open(&f->c, &dir));
    f->dir = str_from(dir);
    return f;
}

static err export_to(struct fixture *f, struct export_in in, i64 *rows_out) {
    struct export *e;
    bool more = true;
    i64 rows, files;
    *rows_out = 0;
    TRY(export_begin(&f->d, &in, &e));
    while (more) {
        TRY(export_step(e, &rows, &more));
        *rows_out += rows;
    }
    return export_end(e, &files);
}

static str inside(struct fixture *f, const char *name) {
    return str_fmt(f->c.arena, "%.*s/%s", STR(f->dir), name);
}

static str content(struct fixture *f, const char *name) {
    str bytes = S("");
    CHECK_OK(&f->c, file_read(&f->c, str_z(f->c.arena, inside(f, name)), 1 << 28, &bytes));
    return bytes;
}

static size_t lines_of(str text) {
    size_t n = 0;
    for (str line; str_line(&text, &line);)
        n++;
    return n;
}

BOTH(every_kind_goes_out_as_csv) {
    struct fixture *f = fixture_new(a, engine);
    i64 rows;
    CHECK_OK(&f->c, export_to(f, (struct export_in){.path = inside(f, "out")}, &rows));
    for (size_t i = 0; i < nouns_n; i++)
        CHECK(folder_has(a, inside(f, str_fmt(a, "out/%s.csv%c", nouns[i]->name, '\0').ptr)));
    CHECK_INT(lines_of(content(f, "out/duty.csv")), f->plan.filed.duties + 1);
    CHECK_INT(lines_of(content(f, "out/ledger.csv")), f->plan.filed.duties + 1);
    CHECK(str_has(content(f, "out/fields.csv"), S("duty,责任事项,progress_pct,进度,整数,%")));
    str text = str_sub(content(f, "out/person.csv"), 3, SIZE_MAX); /* behind the byte order mark */
    struct csv csv = csv_open(a, text);
    strs cells;
    size_t people = 0;
    CHECK(csv_row(&csv, &cells));
    while (csv_row(&csv, &cells))
        people += str_has(cells.v[cells.n - 2], S("李四")) ||
                  str_eq(cells.v[cells.n - 2], S("'=何\"秀,兰\n"));
    CHECK(people >= PEOPLE);
}

BOTH(json_lines_hold_the_names_of_members) {
    struct fixture *f = fixture_new(a, engine);
    str what[] = {S("person"), S("audit")};
    const struct export_in in = {
        .path = inside(f, "out"), .format = EXPORT_JSON, .what = {what, 2}};
    i64 rows;
    CHECK_OK(&f->c, export_to(f, in, &rows));
    CHECK(str_has(content(f, "out/person.jsonl"), S("\"name\":\"=何\\\"秀,兰\\n\"")));
    CHECK_INT(lines_of(content(f, "out/person.jsonl")) + lines_of(content(f, "out/audit.jsonl")),
              rows);
    CHECK(!folder_has(a, inside(f, "out/org.jsonl")));
}

BOTH(a_zip_and_a_workbook_hold_the_same) {
    struct fixture *f = fixture_new(a, engine);
    struct zip_parts *zip;
    str part, sheets;
    i64 rows, again;
    CHECK_OK(&f->c, export_to(f, (struct export_in){.path = inside(f, "x.zip")}, &rows));
    CHECK_OK(&f->c, export_to(f, (struct export_in){.path = inside(f, "x.xlsx")}, &again));
    CHECK_INT(rows, again);
    CHECK_OK(&f->c, zip_unpack(&f->c, content(f, "x.zip"), &zip));
    CHECK_OK(&f->c, zip_part(&f->c, zip, S("plan.csv"), &part));
    CHECK(str_has(part, f->plan.plan.title));
    CHECK_OK(&f->c, zip_unpack(&f->c, content(f, "x.xlsx"), &zip));
    CHECK_OK(&f->c, zip_part(&f->c, zip, S("xl/workbook.xml"), &sheets));
    CHECK(str_has(sheets, S("name=\"操作日志\"")) && str_has(sheets, S("name=\"台账\"")));
    CHECK_OK(&f->c, zip_part(&f->c, zip, S("xl/sharedStrings.xml"), &part));
    CHECK(str_has(part, f->plan.plan.title) && str_has(part, S("责任事项")));
}

TEST(unknown_kinds_and_files_in_the_way_are_refused) {
    struct fixture *f = fixture_new(a, DB_SQLITE);
    struct ctx other = {.arena = a}, there = {.arena = a};
    str what[] = {S("passwords")};
    i64 rows;
    f->d.c = &other;
    CHECK_INT(export_to(f, (struct export_in){.path = f->dir, .what = {what, 1}}, &rows),
              ERR_INVALID);
    CHECK(str_has(other.text, S("没有“passwords”这种内容，可以是 ledger org ")));
    f->d.c = &f->c;
    CHECK_OK(&f->c, export_to(f, (struct export_in){.path = inside(f, "out")}, &rows));
    f->d.c = &there;
    what[0] = S("org");
    CHECK_INT(export_to(f, (struct export_in){.path = inside(f, "out"), .what = {what, 1}}, &rows),
              ERR_INVALID);
    CHECK(str_has(there.text, S("org.csv 已经在那里")));
}

static bool is_named_like_a_secret(const struct field *field) {
    static const str words[] = {T("password"), T("token"), T("secret"), T("key_hash")};
    for (size_t i = 0; field->kind == KIND_TEXT && i < COUNT_OF(words); i++)
        if (str_has(str_from(field->name), words[i]))
            return true;
    return false;
}

/* A password that somebody forgot to mark would leave with the next export. */
TEST(what_is_named_like_a_secret_is_marked_as_one) {
    for (size_t i = 0; i < nouns_n; i++)
        for (size_t k = 0; k < nouns[i]->shape->n; k++) {
            const struct field *field = &nouns[i]->shape->fields[k];
            bool good = field->secret || !is_named_like_a_secret(field);
            if (!good)
                print_error("%s.%s\n", nouns[i]->name, field->name);
            CHECK(good);
        }
}

BOTH(the_ledger_of_a_plan_has_tasks_with_their_duties) {
    struct fixture *f = fixture_new(a, engine);
    struct book book;
    CHECK_OK(&f->c, plan_ledger(&f->d, f->plan.plan.id, &book));
    CHECK_INT(book.sheets[0].n, f->plan.filed.duties); /* each task of the example has some */
    const struct plan_ledger_row *rows = book.sheets[0].rows;
    i64 tasks = 0, monthly = 0;
    for (size_t i = 0; i < book.sheets[0].n; i++) {
        CHECK(rows[i].no == tasks || rows[i].no == tasks + 1);
        tasks = rows[i].no;
        monthly += str_eq(rows[i].lead, S("党支部")) && str_eq(rows[i].cadence, S("每月"));
        CHECK(rows[i].due_on.len > 0 && rows[i].lamp.len > 0);
    }
    CHECK_INT(tasks, f->plan.filed.tasks);
    CHECK(monthly >= 12);
    CHECK(str_has(book.sheets[0].subtitle, S("青禾县图书馆")));
    struct ctx none = {.arena = a};
    f->d.c = &none;
    CHECK_INT(plan_ledger(&f->d, 99, &book), ERR_NOT_FOUND);
}

SUITE(export_tests, BOTH_CASES(every_kind_goes_out_as_csv),
      BOTH_CASES(json_lines_hold_the_names_of_members),
      BOTH_CASES(a_zip_and_a_workbook_hold_the_same),
      CASE(unknown_kinds_and_files_in_the_way_are_refused),
      CASE(what_is_named_like_a_secret_is_marked_as_one),
      BOTH_CASES(the_ledger_of_a_plan_has_tasks_with_their_duties))
