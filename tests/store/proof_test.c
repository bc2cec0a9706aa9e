#include "store/proof.h"
#include "store/suites.h"

#include "store/duty.h"
#include "store/fixture.h"
#include "store/plan.h"
#include "store/task.h"

/* Two duties of one task, and proofs with and without a day. */
static struct db *filled(struct arena *a, enum db_engine engine) {
    static const str days[] = {T("2025-03-05"), T(""), T("2025-04-05"), T("2025-03-05")};
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct org org = fixture_org(a, db, S("办公室"), 0);
    struct tx tx = fixture_tx(&c, db, "fill");
    struct plan plan = {.org = org.id, .title = S("方案"), .state = S("adopted")};
    CHECK_OK(&c, record_add(&tx, &noun_plan, &plan));
    struct task task = {.plan = plan.id, .ordinal = 1, .text = S("讲堂"), .source = S("hand")};
    CHECK_OK(&c, record_add(&tx, &noun_task, &task));
    for (int i = 0; i < 2; i++) {
        struct duty duty = {
            .plan = plan.id, .task = task.id, .key = str_fmt(a, "%d", i), .state = S("idle")};
        CHECK_OK(&c, record_add(&tx, &noun_duty, &duty));
    }
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        struct proof proof = {.org = org.id,
                              .record = i == 0 ? 7 : 0,
                              .kind = S("file"),
                              .digest = i < 2 ? S("aa") : S("bb"),
                              .happened_on = days[i],
                              .state = S("kept")};
        CHECK_OK(&c, record_add(&tx, &noun_proof, &proof));
    }
    fixture_end(&tx);
    return db;
}

BOTH(proofs_are_found_by_record_digest_and_day) {
    struct ctx c = {.arena = a};
    struct list proofs;
    struct db *db = filled(a, engine);
    CHECK_OK(&c, proof_of_record(&c, db, 7, &proofs));
    CHECK_INT(proofs.n, 1);
    CHECK_OK(&c, proof_of_digest(&c, db, S("bb"), &proofs));
    CHECK_INT(proofs.n, 2);
    struct proof_filter f = {.org = 1, .limit = 3};
    CHECK_OK(&c, proof_page(&c, db, &f, &proofs));
    const struct proof *v = proofs.v;
    CHECK_INT(proofs.n, 3);
    CHECK_STR(v[0].happened_on, S("2025-04-05"));
    f.before_on = v[2].happened_on;
    f.before_id = v[2].id;
    CHECK_OK(&c, proof_page(&c, db, &f, &proofs));
    CHECK_INT(proofs.n, 1);
    f = (struct proof_filter){.until_on = S("2025-03-31"), .from_on = S("2025-03-01"), .limit = 9};
    CHECK_OK(&c, proof_page(&c, db, &f, &proofs));
    CHECK_INT(proofs.n, 2);
}

BOTH(one_proof_serves_many_duties_each_once) {
    struct ctx c = {.arena = a}, late = {.arena = a};
    struct list quotes;
    struct quote got;
    struct db *db = filled(a, engine);
    struct tx tx = fixture_tx(&c, db, "quote");
    struct quote one = {.duty = 1, .proof = 3}, two = {.duty = 2, .proof = 3},
                 record = {.duty = 1, .record = 7}, again = one;
    CHECK_OK(&c, record_add(&tx, &noun_quote, &one));
    CHECK_OK(&c, record_add(&tx, &noun_quote, &two));
    CHECK_OK(&c, record_add(&tx, &noun_quote, &record));
    fixture_end(&tx);
    CHECK_OK(&c, quote_of_proof(&c, db, 3, &quotes));
    CHECK_INT(quotes.n, 2);
    CHECK_OK(&c, quote_of_duty(&c, db, 1, &quotes));
    CHECK_INT(quotes.n, 2);
    CHECK_OK(&c, quote_of_record(&c, db, 7, &quotes));
    CHECK_INT(quotes.n, 1);
    struct tx twice = fixture_tx(&late, db, "quote");
    CHECK_INT(record_add(&twice, &noun_quote, &again), ERR_CONFLICT);
    db_rollback(db);
    tx = fixture_tx(&c, db, "drop");
    two.dropped = true;
    CHECK_OK(&c, record_set(&tx, &noun_quote, &two));
    fixture_end(&tx);
    CHECK_OK(&c, quote_of_proof(&c, db, 3, &quotes));
    CHECK_INT(quotes.n, 1);
    CHECK_OK(&c, quote_find(&c, db, &(struct quote){.duty = 2, .proof = 3}, &got));
    CHECK(got.dropped);
    CHECK_OK(&c, quote_find(&c, db, &(struct quote){.duty = 2, .record = 3}, &got));
    CHECK_INT(got.id, 0);
}

/* A column that came later: the digests of old entries stay what they were. */
TEST(a_task_without_a_meeting_reads_as_before) {
    struct task task = {.id = 3, .plan = 1, .text = S("讲堂"), .record = 0};
    CHECK_STR(record_canonical(a, &noun_task, &task),
              S("bihuan 1 task\nid:1:3\nplan:1:1\ntext:6:讲堂\n"));
}

SUITE(proof_tests, BOTH_CASES(proofs_are_found_by_record_digest_and_day),
      BOTH_CASES(one_proof_serves_many_duties_each_once),
      CASE(a_task_without_a_meeting_reads_as_before))
