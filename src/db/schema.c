/* Running the steps. */
#include "db/schema.h"

#include "db/schema.sql.h"

static const struct field schema_row_fields[] = {
    FIELD(struct schema_row, number),
    FIELD(struct schema_row, name),
    FIELD(struct schema_row, digest),
};
const struct shape schema_row_shape = SHAPE(struct schema_row, schema_row_fields);

/* Stands outside the steps, because it tells of them. */
static const str table = T("CREATE TABLE IF NOT EXISTS schema_step (\n"
                           "    number BIGINT NOT NULL PRIMARY KEY,\n"
                           "    name TEXT NOT NULL,\n"
                           "    digest TEXT NOT NULL, -- SHA-256 of the step's file\n"
                           "    done_at BIGINT NOT NULL -- seconds since 1970\n"
                           ")");

/* Only looks: whoever opens a database that is not ours must leave it as it was. */
err schema_pending(struct ctx *c, struct db *db, struct schema schema, size_t *n_out) {
    struct list rows = {0};
    bool begun;
    TRY(db_has_table(c, db, "schema_step", &begun));
    if (begun)
        TRY(db_list(c, db, ASK_ALL(q_schema_rows), &rows));
    const struct schema_row *row = rows.v;
    for (size_t i = 0; i < rows.n; i++) {
        if (i >= schema.n)
            return fail(c, ERR_DB,
                        "数据库由更新版本的程序建立（有 %zu 步，本程序只有 %zu 步），请升级程序",
                        rows.n, schema.n);
        if (row[i].number != (i64)i + 1 || !str_eq(row[i].digest, str_from(schema.v[i].digest)))
            return fail(c, ERR_DB,
                        "数据库的第 %zu 步（%.*s）与本程序的不同，不能打开，请用建立它的程序",
                        i + 1, STR(row[i].name));
    }
    *n_out = schema.n - rows.n;
    return OK;
}

static err do_step(struct ctx *c, struct db *db, const struct schema_step *step, i64 number,
                   i64 now) {
    struct list done;
    TRY(db_list(c, db, ASK_ALL(q_schema_rows), &done));
    if (done.n >= (size_t)number)
        return OK; /* another process came first */
    TRY(db_script(c, db, str_from(step->sql)));
    return db_run(c, db,
                  ASK(q_schema_add, V_INT(number), V_TEXT(str_from(step->name)),
                      V_TEXT(str_from(step->digest)), V_INT(now)),
                  NULL);
}

static err run_step(struct ctx *c, struct db *db, const struct schema_step *step, i64 number,
                    i64 now) {
    TRY(db_begin(c, db, DB_WRITE));
    err e = do_step(c, db, step, number, now);
    if (e == OK)
        return db_commit(c, db);
    db_rollback(db);
    return e;
}

err schema_update(struct ctx *c, struct db *db, struct schema schema, i64 now) {
    size_t pending;
    TRY(schema_pending(c, db, schema, &pending));
    if (pending == 0)
        return OK;
    TRY(db_adopt(c, db));
    TRY(db_script(c, db, table));
    for (size_t i = schema.n - pending; i < schema.n; i++)
        TRY(run_step(c, db, &schema.v[i], (i64)i + 1, now));
    return OK;
}

err schema_to(struct ctx *c, struct db *db, struct schema schema, size_t n, i64 now) {
    size_t pending;
    TRY(schema_pending(c, db, schema, &pending));
    if (pending == schema.n)
        TRY(db_script(c, db, table));
    for (size_t i = schema.n - pending; i < n; i++)
        TRY(do_step(c, db, &schema.v[i], (i64)i + 1, now));
    return OK;
}

strs schema_tables(struct arena *a, struct schema schema) {
    static const str start = T("CREATE TABLE ");
    VEC(str) names = {0};
    for (size_t i = 0; i < schema.n; i++) {
        str rest = str_from(schema.v[i].sql);
        for (str line; str_line(&rest, &line);) {
            size_t end = str_find(line, S(" ("), start.len);
            if (str_starts(line, start) && end != STR_NONE)
                *push(a, &names) = str_sub(line, start.len, end);
        }
    }
    return (strs){names.v, names.n};
}
