/* File to facts: the child reads, the parent finds. What is found is tested in tests/read. */
#include "test.h"

#include "app/plan.h"
#include "app/suites.h"

#include <unistd.h>

TEST(a_file_becomes_facts) {
    struct ctx c = {.arena = a};
    const struct plan_in in = {.path = S("examples/plan.txt")};
    struct read_plan p;
    CHECK_INT(app_plan(&c, &in, &p), OK);
    CHECK_STR(p.facts.document.file, S("examples/plan.txt"));
    CHECK_STR(p.facts.document.kind, S("plan"));
    CHECK_INT(p.facts.document.year_from, 2025);
    CHECK(p.facts.tasks.n > 10);
    CHECK_STR(p.note, S(""));
    const struct task_fact *t = p.facts.tasks.v;
    CHECK(str_starts(str_sub(p.doc.view, t->place.from, t->place.to), S("第一阶段")));
}

TEST(pages_and_tables_as_well) {
    struct ctx c = {.arena = a};
    const struct plan_in page = {.path = S("examples/ledger.html")};
    const struct plan_in table = {.path = S("examples/annex.csv")};
    struct read_plan p;
    CHECK_INT(app_plan(&c, &page, &p), OK);
    CHECK_STR(p.facts.document.kind, S("ledger"));
    CHECK_STR(p.facts.document.format, S("html"));
    CHECK(p.facts.tasks.n > 5);
    CHECK_INT(app_plan(&c, &table, &p), OK);
    CHECK_STR(p.facts.document.format, S("csv"));
    CHECK(p.facts.tasks.n > 5);
}

TEST(the_name_stands_for_the_path) {
    struct ctx c = {.arena = a};
    const struct plan_in in = {.path = S("examples/plan.txt"), .name = S("年度方案.md")};
    struct read_plan p;
    CHECK_INT(app_plan(&c, &in, &p), OK);
    CHECK_STR(p.facts.document.file, S("年度方案.md"));
    CHECK_STR(p.facts.document.format, S("md"));
}

TEST(what_cannot_be_read_is_told_and_gives_nothing) {
    static const struct {
        const char *path;
        err code;
    } bad[] = {
        {"examples/没有.txt", ERR_NOT_FOUND},
        {"examples", ERR_INVALID},
        {"tests/data/hostile/truncated.docx", ERR_INVALID},
    };
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct ctx c = {.arena = a};
        const struct plan_in in = {.path = str_from(bad[i].path)};
        struct read_plan p = {.note = S("before")};
        CHECK_INT(app_plan(&c, &in, &p), bad[i].code);
        CHECK(str_has(c.text, in.path));
        CHECK(!str_has(c.text, S("\n")));
        CHECK_STR(p.note, S("before"));
    }
}

SUITE(plan_tests, CASE(a_file_becomes_facts), CASE(pages_and_tables_as_well),
      CASE(the_name_stands_for_the_path), CASE(what_cannot_be_read_is_told_and_gives_nothing))
