#include "store/audit.h"
#include "store/audit_check.h"
#include "store/suites.h"

#include "store/fixture.h"

/* Three orgs, one of them renamed, all linked. */
static struct db *filled(struct arena *a, enum db_engine engine) {
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct org unit = fixture_org(a, db, S("青禾县图书馆"), 0);
    fixture_org(a, db, S("办公室"), unit.id);
    fixture_link(a, db);
    struct org office = fixture_org(a, db, S("读者部"), unit.id);
    struct tx tx = fixture_tx(&c, db, "rename org");
    office.name = S("读者服务部");
    CHECK_OK(&c, record_set(&tx, &noun_org, &office));
    fixture_end(&tx);
    fixture_link(a, db);
    return db;
}

static struct audit_fault check(struct arena *a, struct db *db, str head) {
    struct ctx c = {.arena = a};
    struct audit_fault fault;
    CHECK_OK(&c, audit_check(&c, db, head, &fault));
    return fault;
}

BOTH(an_untouched_database_is_proven) {
    struct db *db = filled(a, engine);
    struct audit_fault fault = check(a, db, S(""));
    CHECK_STR(fault.sentence, S(""));
    CHECK_INT(fault.links, 2);
    CHECK_INT(fault.entries, 4);
    CHECK_INT(fault.records, 3);
    CHECK_INT(fault.unlinked, 0);
    CHECK_STR(check(a, db, fault.head).sentence, S(""));
}

BOTH(what_is_not_linked_yet_is_proven_too) {
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    fixture_org(a, db, S("技术部"), 1);
    CHECK_INT(check(a, db, S("")).unlinked, 1);
    CHECK_STR(check(a, db, S("")).sentence, S(""));
    CHECK_OK(&c, db_script(&c, db, S("UPDATE org SET name = '信息部' WHERE id = 4")));
    CHECK_STR(check(a, db, S("")).sentence, S("组织 4 与操作日志不符，被绕过程序改动过"));
}

/* What somebody may do to the tables behind our back, and what is said then.
 * To add one: a row; `says` is found in the sentence. */
static const struct {
    const char *deed;
    const char *says;
} attacks[] = {
    {"UPDATE org SET name = '办公宝' WHERE id = 2", "组织 2 与操作日志不符"},
    {"UPDATE org SET above = 3 WHERE id = 2", "组织 2 与操作日志不符"},
    {"DELETE FROM org WHERE id = 2", "已不在库里"},
    {"INSERT INTO org SELECT 9, version, 'x', 'y', kind, above, territory, line, opened_on, "
     "closed_on, successor FROM org WHERE id = 1",
     "组织 9 不在操作日志里"},
    {"UPDATE audit SET who = 2 WHERE id = 3", "操作日志第 3 条被改动过"},
    {"UPDATE audit SET entry = 'x' WHERE id = 3", "操作日志第 3 条被改动过"},
    {"UPDATE audit SET after = before, before = after WHERE id = 4", "操作日志第 4 条被改动过"},
    {"DELETE FROM audit WHERE id = 1", "链节 1"},
    {"UPDATE audit SET link = 1 WHERE id = 3", "链节 1"},
    {"UPDATE audit_link SET at = at + 1 WHERE id = 1", "链节 1 自身被改动过"},
    {"UPDATE audit_link SET previous = digest WHERE id = 2", "链节 2 与前一节接不上"},
    {"UPDATE audit_link SET algorithm = 'md5' WHERE id = 2", "算法 md5 不认识"},
    {"DELETE FROM audit_link WHERE id = 1", "链节 2 前面缺了链节"},
    {"UPDATE audit SET link = 0 WHERE link = 2", "链节 2"},
};

BOTH(whatever_is_touched_is_found) {
    for (size_t i = 0; i < COUNT_OF(attacks); i++) {
        struct arena *own = arena_open((size_t)64 << 20);
        struct ctx c = {.arena = own};
        struct db *db = filled(own, engine);
        CHECK_OK(&c, db_script(&c, db, str_from(attacks[i].deed)));
        str said = check(own, db, S("")).sentence;
        if (!str_has(said, str_from(attacks[i].says)))
            print_error("%s\n  said: %.*s\n", attacks[i].deed, STR(said));
        CHECK(str_has(said, str_from(attacks[i].says)));
        arena_close(own);
    }
}

/* A tail that was cut off, entries and links alike, shows only against a head that is known. */
BOTH(a_chopped_tail_is_found_by_its_head) {
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    str head = check(a, db, S("")).head;
    CHECK_OK(&c, db_script(&c, db,
                           S("DELETE FROM audit_link WHERE id = 2; DELETE FROM audit WHERE "
                             "link = 2; DELETE FROM org WHERE id = 3")));
    CHECK_STR(check(a, db, S("")).sentence, S(""));
    CHECK(str_has(check(a, db, head).sentence, S("链尾被截断")));
}

SUITE(audit_tests, BOTH_CASES(an_untouched_database_is_proven),
      BOTH_CASES(what_is_not_linked_yet_is_proven_too), BOTH_CASES(whatever_is_touched_is_found),
      BOTH_CASES(a_chopped_tail_is_found_by_its_head))
