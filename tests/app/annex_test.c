#include "test.h"

#include "app/annex.h"
#include "app/suites.h"
#include "base/json.h"
#include "base/out.h"

static const char plan_path[] = "examples/plan.txt";
static const char ledger_path[] = "examples/annex.csv";

static err lay(struct arena *a, struct ctx *c, const char *ledger, struct read_plan *plan,
               struct annexed *x) {
    *c = (struct ctx){.arena = a};
    const struct plan_in in = {.path = str_from(plan_path)};
    const struct plan_in ledgers[] = {{.path = str_from(ledger)}};
    return app_annex(c, &in, (struct annex_in){ledgers, 1}, plan, x);
}

static bool has_code(const struct facts *f, str code) {
    const struct diagnostic *d = f->diagnostics.v;
    for (size_t i = 0; i < f->diagnostics.n; i++)
        if (str_eq(d[i].code, code))
            return true;
    return false;
}

TEST(a_ledger_settles_what_was_missing) {
    struct ctx c;
    struct read_plan plan, alone;
    struct annexed x;
    CHECK_INT(lay(a, &c, ledger_path, &plan, &x), OK);
    const struct plan_in in = {.path = str_from(plan_path)};
    CHECK_INT(app_plan(&c, &in, &alone), OK);
    CHECK(has_code(&alone.facts, S("annex-missing")));
    CHECK(!has_code(&plan.facts, S("annex-missing")));
    struct ledger before = ledger_count(&alone), after = ledger_count(&plan);
    CHECK(after.no_owner < before.no_owner);
    CHECK(after.no_due < before.no_due);
    CHECK_INT(after.n, before.n);
}

TEST(contradictions_stand_in_the_notes) {
    struct ctx c;
    struct read_plan plan;
    struct annexed x;
    CHECK_INT(lay(a, &c, ledger_path, &plan, &x), OK);
    struct ledger ledger = ledger_of(a, &plan, true, false);
    annex_notes(a, &x, &ledger);
    CHECK_STR(ledger.rows[4].note, S("时限方案原为“2025-06”"));
    CHECK_STR(ledger.rows[4].due, S("2025-11"));
    CHECK_STR(ledger.rows[8].note, S("")); /* what was only missing is no contradiction */
}

TEST(people_are_shown_what_to_look_at) {
    struct ctx c;
    struct read_plan plan;
    struct annexed x;
    CHECK_INT(lay(a, &c, ledger_path, &plan, &x), OK);
    struct ledger ledger = ledger_of(a, &plan, true, false);
    struct book b = annex_book(a, &x, &ledger);
    CHECK_INT(b.n, 2);
    CHECK_STR(b.sheets[0].title, S("台账与方案不一致"));
    CHECK_STR(b.sheets[1].title, S("台账中没有对应任务的行"));
    CHECK_INT(b.sheets[1].n, 1);
    str cell = sheet_cell(a, &b.sheets[1], 0, 4, NULL);
    CHECK(str_starts(cell, S("第20行：整理创建档案")));
    CHECK(str_has(annex_summary(a, &x, true), S("对上 17 行")));
    CHECK(str_has(annex_summary(a, &x, false), S("laid 17")));
}

TEST(json_holds_facts_and_annex) {
    struct ctx c;
    struct read_plan plan;
    struct annexed x;
    CHECK_INT(lay(a, &c, ledger_path, &plan, &x), OK);
    const struct laid_facts laid = {plan.facts, x.result};
    struct out o = out_open(a), alone = out_open(a);
    json_write(&o, &laid_facts_shape, &laid);
    json_write(&alone, &facts_shape, &plan.facts);
    str facts = str_sub(out_str(&alone), 0, alone.len - 1);
    CHECK(str_starts(out_str(&o), facts)); /* the same keys, and one more */
    CHECK(str_starts(str_sub(out_str(&o), facts.len, o.len), S(",\"annex\":{")));
}

TEST(a_paper_without_rows_is_no_ledger) {
    struct ctx c;
    struct read_plan plan;
    struct annexed x;
    CHECK_INT(lay(a, &c, "examples/missing.csv", &plan, &x), ERR_NOT_FOUND);
    CHECK_INT(lay(a, &c, "LICENSE", &plan, &x), ERR_INVALID);
    CHECK(str_starts(c.text, S("LICENSE ")));
}

SUITE(annex_tests, CASE(a_ledger_settles_what_was_missing), CASE(contradictions_stand_in_the_notes),
      CASE(people_are_shown_what_to_look_at), CASE(json_holds_facts_and_annex),
      CASE(a_paper_without_rows_is_no_ledger))
