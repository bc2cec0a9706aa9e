/* Databases with the schema. */
#include "store/fixture.h"

#include "store/audit.h"
#include "store/steps.h"

struct db *fixture_open(struct arena *a, enum db_engine engine, str *address_out) {
    struct ctx c = {.arena = a};
    struct db *db = both_open(a, engine, address_out);
    CHECK_OK(&c, schema_update(&c, db, store_schema, 1700000000));
    return db;
}

struct tx fixture_tx(struct ctx *c, struct db *db, const char *deed) {
    CHECK_OK(c, db_begin(c, db, DB_WRITE));
    return (struct tx){.c = c, .db = db, .at = 1700000000, .who = 1, .deed = deed};
}

void fixture_end(struct tx *tx) {
    CHECK_OK(tx->c, audit_write(tx, S("")));
    CHECK_OK(tx->c, db_commit(tx->c, tx->db));
}

void fixture_link(struct arena *a, struct db *db, str algorithm) {
    struct ctx c = {.arena = a};
    struct tx tx = fixture_tx(&c, db, "link");
    CHECK_OK(&c, audit_join(&tx, algorithm));
    fixture_end(&tx);
}

struct org fixture_org(struct arena *a, struct db *db, str name, i64 above) {
    struct ctx c = {.arena = a};
    struct tx tx = fixture_tx(&c, db, "add org");
    struct org org = {.name = name, .kind = S("department"), .above = above};
    CHECK_OK(&c, record_add(&tx, &noun_org, &org));
    fixture_end(&tx);
    return org;
}
