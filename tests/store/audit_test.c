#include "store/audit.h"
#include "store/audit_check.h"
#include "store/suites.h"

#include "db/pages.h"

#include "store/fixture.h"

/* Three orgs, one of them renamed, all linked, the second link by another algorithm. */
static struct db *filled(struct arena *a, enum db_engine engine) {
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct org unit = fixture_org(a, db, S("青禾县图书馆"), 0);
    fixture_org(a, db, S("办公室"), unit.id);
    fixture_link(a, db, S("sha256"));
    struct org office = fixture_org(a, db, S("读者部"), unit.id);
    struct tx tx = fixture_tx(&c, db, "rename org");
    office.name = S("读者服务部");
    CHECK_OK(&c, record_set(&tx, &noun_org, &office));
    fixture_end(&tx);
    fixture_link(a, db, S("sm3"));
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
    CHECK_STR(fault.algorithm, S("sm3"));
    CHECK_STR(check(a, db, fault.head).sentence, S(""));
}

static const struct query_param link_params[] = {{T("id"), VALUE_INT}};
static const struct query link_get = {
    "test_link_get",
    "SELECT id, at, entries, algorithm, root, previous, digest FROM audit_link WHERE id = $1",
    link_params, 1, &audit_link_shape};

/* A link's digest as the chain keeps it, computed here from its own text, by either algorithm. */
BOTH(a_chain_may_change_its_algorithm) {
    static const enum digest_kind kinds[] = {DIGEST_SHA256, DIGEST_SM3};
    static const char *const names[] = {"sha256", "sm3"};
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    str before = S("");
    for (i64 id = 1; id <= 2; id++) {
        struct audit_link link;
        struct digest digest;
        CHECK_OK(&c, db_get(&c, db, ASK(link_get, V_INT(id)), &link));
        CHECK_STR(link.algorithm, str_from(names[id - 1]));
        str text = str_fmt(a,
                           "bihuan 1 audit_link\nalgorithm:%zu:%.*s\nat:10:%lld\nentries:1:%lld\n"
                           "id:1:%lld\n%sroot:64:%.*s\n",
                           link.algorithm.len, STR(link.algorithm), (long long)link.at,
                           (long long)link.entries, (long long)id,
                           id == 1 ? "" : str_fmt(a, "previous:64:%.*s\n%c", STR(before), '\0').ptr,
                           STR(link.root));
        CHECK_OK(&c, digest_of(&c, kinds[id - 1], text, &digest));
        CHECK_STR(link.digest, digest_hex(a, &digest));
        before = link.digest;
    }
}

/* More of everything than one page holds, and memory that does not grow with it. */
BOTH(many_pages_are_walked) {
    enum {
        MANY = 2 * PAGE_ROWS + 7
    };
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    struct tx tx = fixture_tx(&c, db, "add org");
    for (i64 i = 1; i <= MANY; i++) {
        struct org org = {.id = i,
                          .version = 1,
                          .uid = str_fmt(a, "%lld", (long long)i),
                          .name = str_fmt(a, "组织%lld", (long long)i)};
        CHECK_OK(&c, db_run(&c, db, ask_with(a, noun_org.add, &org_shape, &org), NULL));
        const struct change change = {"org", i, 1, S(""), record_canonical(a, &noun_org, &org)};
        CHECK_OK(&c, audit_note(&tx, &change));
    }
    fixture_end(&tx);
    fixture_link(a, db, S("sha256"));
    size_t used = arena_used(a);
    struct audit_fault fault = check(a, db, S(""));
    CHECK_STR(fault.sentence, S(""));
    CHECK_INT(fault.entries, MANY);
    CHECK_INT(fault.records, MANY);
    CHECK(arena_used(a) - used < nouns_n * 1024); /* far less than the records */
    CHECK_OK(&c, db_script(&c, db, S("UPDATE org SET name = 'x' WHERE id = 1500")));
    CHECK(str_has(check(a, db, S("")).sentence, S("组织 1500 与操作日志不符")));
}

/* A record that was given up stays in the audit, whose last entry says that it is no more. */
BOTH(what_was_dropped_is_proven) {
    struct ctx c = {.arena = a};
    struct db *db = filled(a, engine);
    struct org org;
    struct tx tx = fixture_tx(&c, db, "drop org");
    CHECK_OK(&c, record_get(&c, db, &noun_org, 3, &org));
    const struct change change = {"org", 3, org.version + 1, record_canonical(a, &noun_org, &org),
                                  S("")};
    CHECK_OK(&c, audit_note(&tx, &change));
    CHECK_OK(&c, db_script(&c, db, S("DELETE FROM org WHERE id = 3")));
    fixture_end(&tx);
    CHECK_STR(check(a, db, S("")).sentence, S(""));
    CHECK_INT(check(a, db, S("")).records, 2);
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
    {"DELETE FROM audit_link WHERE id = 2", "操作日志第 3 条不在任何链节里"},
    {"INSERT INTO audit SELECT -1, at, who, deed, noun, record, 9, before, after, entry, link FROM "
     "audit WHERE id = 1",
     "操作日志第 -1 条被改动过"},
    {"UPDATE org SET id = -5 WHERE id = 3", "组织 -5 不在操作日志里"},
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
      BOTH_CASES(a_chain_may_change_its_algorithm), BOTH_CASES(many_pages_are_walked),
      BOTH_CASES(what_was_dropped_is_proven), BOTH_CASES(what_is_not_linked_yet_is_proven_too),
      BOTH_CASES(whatever_is_touched_is_found), BOTH_CASES(a_chopped_tail_is_found_by_its_head))
