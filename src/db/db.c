/* The door: chooses the driver, keeps the statements of a connection, turns rows into structs. */
#include "db/db.h"

#include "db/driver.h"
#include "db/ids.h"
#include "db/ids.sql.h"

#include <assert.h>

enum {
    SLOTS = 1024, /* of the table of statements; a program has some hundred queries */
    CONNECTION_BYTES = 64 << 20, /* that its statements may take */
    STATEMENT_BYTES = 4 << 20,   /* the same of one that is not kept */
};

/* Where a column goes. */
struct target {
    size_t offset;
    enum field_kind kind;
};

/* A query that a connection has prepared. */
struct known {
    const struct query *q;
    struct stmt *stmt;
    struct target *targets; /* one a column; NULL while q->gives is NULL */
    strs columns;
    struct known *next; /* in the same slot */
};

/* Ids that were taken from a server and not given out yet. */
struct block {
    str name; /* of the kind of record */
    i64 first, left;
    i64 size; /* as many were taken last; 0 = none yet */
    struct block *next;
};

struct rows {
    struct db *db;
    struct known *known;
    struct arena *arena; /* of the texts of one row */
    struct arena_mark empty;
    bool open;
};

struct db {
    struct arena *arena; /* of its own: statements outlive the request that needs them first */
    const struct driver *driver;
    struct conn *conn;
    str address;
    struct db *aside; /* a second connection, for ids; NULL = none yet */
    struct block *blocks;
    bool open;        /* a transaction is */
    struct rows rows; /* that are walked: nothing else may be asked meanwhile */
    struct known *slots[SLOTS];
};

static const struct driver *driver_of(str address) {
    bool server = str_starts(address, S("postgresql://")) || str_starts(address, S("postgres://"));
    return server ? &driver_postgres : &driver_sqlite;
}

static void close_arena(void *arena) {
    arena_close(arena);
}

err db_open(struct ctx *c, str address, struct db **db_out) {
    struct ctx own = {.arena = arena_open(CONNECTION_BYTES)};
    arena_defer(c->arena, close_arena, own.arena);
    struct db *db = take(own.arena, struct db, 1);
    db->arena = own.arena;
    db->driver = driver_of(address);
    db->address = str_dup(own.arena, address);
    if (db->driver->open(&own, address, &db->conn) != OK)
        return fail(c, own.code, "%.*s", STR(own.text));
    *db_out = db;
    return OK;
}

enum db_engine db_engine(const struct db *db) {
    return db->driver->engine;
}

str db_address(const struct db *db) {
    return db->address;
}

/* ---- statements ---- */

static err find_targets(struct ctx *c, struct known *k) {
    k->targets = take(c->arena, struct target, k->columns.n + 1);
    for (size_t i = 0; i < k->columns.n; i++) {
        const struct field *f = shape_find(k->q->gives, k->columns.v[i]);
        if (f == NULL)
            return fail(c, ERR_BUG, "%s: %s has no member %.*s", k->q->name, k->q->gives->name,
                        STR(k->columns.v[i]));
        if (f->kind > KIND_MILLI)
            return fail(c, ERR_BUG, "%s: %s.%s is of a kind that no column has", k->q->name,
                        k->q->gives->name, f->name);
        k->targets[i] = (struct target){f->offset, f->kind};
    }
    return OK;
}

static struct known **slot_of(struct db *db, const struct query *q) {
    return &db->slots[(uintptr_t)q / sizeof *q % SLOTS];
}

/* The statement lives as long as the connection, so it is made in the connection's arena; what went
 * wrong is told in the caller's. */
static err know(struct ctx *c, struct db *db, const struct query *q, struct known **known_out) {
    for (struct known *k = *slot_of(db, q); k != NULL; k = k->next)
        if (k->q == q) {
            *known_out = k;
            return OK;
        }
    struct ctx own = {.arena = db->arena};
    struct known *k = take(db->arena, struct known, 1);
    k->q = q;
    err e = db->driver->prepare(&own, db->conn, q, &k->stmt, &k->columns);
    if (e == OK && q->gives != NULL)
        e = find_targets(&own, k);
    if (e != OK)
        return fail(c, e, "%.*s", STR(own.text));
    k->next = *slot_of(db, q);
    *slot_of(db, q) = k;
    *known_out = k;
    return OK;
}

static void check(struct ask ask) {
    assert(ask.args.n == ask.q->n_params);
    for (size_t i = 0; i < ask.args.n; i++)
        assert(ask.args.v[i].kind == ask.q->params[i].kind || ask.args.v[i].kind == VALUE_NULL);
}

static err start(struct ctx *c, struct db *db, struct ask ask, bool whole,
                 struct known **known_out) {
    check(ask);
    assert(!db->rows.open);
    TRY(know(c, db, ask.q, known_out));
    return db->driver->start(c, (*known_out)->stmt, ask.args, whole);
}

/* ---- rows ---- */

/* A row into a struct, whose texts are copied into the arena. A column that is NULL leaves its
 * member empty. */
static void fill(struct arena *a, const struct driver *d, const struct known *k, char *row) {
    for (size_t i = 0; i < k->columns.n; i++) {
        struct cell cell = d->cell(k->stmt, i);
        void *at = row + k->targets[i].offset;
        switch (k->targets[i].kind) {
        case KIND_INT:
            *(i64 *)at = cell.n;
            break;
        case KIND_BOOL:
            *(bool *)at = cell.n != 0;
            break;
        case KIND_MILLI:
            ((milli *)at)->v = cell.n;
            break;
        default:
            *(str *)at = str_dup(a, cell.s);
            break;
        }
    }
}

/* The rows of a statement that was started. */
static err collect(struct ctx *c, struct db *db, const struct known *k, struct list *rows_out) {
    size_t size = k->q->gives->size, n = 0, cap = 0;
    char *rows = NULL;
    bool more;
    TRY(db->driver->step(c, k->stmt, &more));
    while (more) {
        if (n == cap)
            rows = vec_grow(c->arena, rows, &cap, size);
        fill(c->arena, db->driver, k, rows + n++ * size);
        TRY(db->driver->step(c, k->stmt, &more));
    }
    *rows_out = (struct list){rows, n};
    return OK;
}

err db_list(struct ctx *c, struct db *db, struct ask ask, struct list *rows_out) {
    struct known *k;
    TRY(start(c, db, ask, true, &k));
    return collect(c, db, k, rows_out);
}

/* The statement lives in an arena of its own, the rows in that of c. */
err db_once(struct ctx *c, struct db *db, struct ask ask, struct list *rows_out) {
    struct ctx own = {.arena = arena_open(STATEMENT_BYTES)};
    struct known k = {.q = ask.q};
    assert(ask.q->name[0] == '\0' && !db->rows.open);
    check(ask);
    err e = db->driver->prepare(&own, db->conn, ask.q, &k.stmt, &k.columns);
    if (e == OK)
        e = find_targets(&own, &k);
    if (e != OK)
        e = fail(c, e, "%.*s", STR(own.text));
    if (e == OK)
        e = db->driver->start(c, k.stmt, ask.args, true);
    if (e == OK)
        e = collect(c, db, &k, rows_out);
    arena_close(own.arena);
    return e;
}

err db_find(struct ctx *c, struct db *db, struct ask ask, void *row_out, bool *found_out) {
    struct known *k;
    TRY(start(c, db, ask, true, &k));
    TRY(db->driver->step(c, k->stmt, found_out));
    if (*found_out) {
        memset(row_out, 0, ask.q->gives->size);
        fill(c->arena, db->driver, k, row_out);
        db->driver->end(k->stmt);
    }
    return OK;
}

err db_get(struct ctx *c, struct db *db, struct ask ask, void *row_out) {
    bool found;
    TRY(db_find(c, db, ask, row_out, &found));
    return found ? OK : fail(c, ERR_NOT_FOUND, "没有找到（%s）", ask.q->name);
}

/* Rows hold nothing that ends with the caller's arena, so that arena may be rewound. */
err rows_open(struct ctx *c, struct db *db, struct ask ask, struct rows **rows_out) {
    enum {
        ROW_BYTES = 64 << 20
    };
    struct rows *r = &db->rows;
    TRY(start(c, db, ask, false, &r->known));
    if (r->arena == NULL) {
        r->db = db;
        r->arena = arena_open(ROW_BYTES);
        r->empty = arena_mark(r->arena);
        arena_defer(db->arena, close_arena, r->arena);
    }
    r->open = true;
    *rows_out = r;
    return OK;
}

err rows_next(struct ctx *c, struct rows *r, void *row_out, bool *more_out) {
    err e = r->db->driver->step(c, r->known->stmt, more_out);
    if (e != OK || !*more_out) {
        r->open = false;
        return e;
    }
    arena_rewind(r->arena, r->empty);
    memset(row_out, 0, r->known->q->gives->size);
    fill(r->arena, r->db->driver, r->known, row_out);
    return OK;
}

void rows_close(struct rows *r) {
    if (r->open)
        r->db->driver->end(r->known->stmt);
    r->open = false;
}

/* ---- changes ---- */

err db_begin(struct ctx *c, struct db *db, enum db_mode mode) {
    assert(!db->open);
    TRY(db->driver->script(c, db->conn, db->driver->begin[mode]));
    db->open = true;
    return OK;
}

err db_commit(struct ctx *c, struct db *db) {
    assert(db->open);
    rows_close(&db->rows); /* who fails while walking leaves them open */
    err e = db->driver->commit(c, db->conn);
    if (e != OK)
        db_rollback(db);
    db->open = false;
    return e;
}

void db_rollback(struct db *db) {
    if (!db->open)
        return;
    rows_close(&db->rows);
    /* what it says is of no use: a broken connection has rolled back as well */
    struct ctx own = {.arena = arena_open(1 << 16)};
    (void)db->driver->script(&own, db->conn, "ROLLBACK");
    arena_close(own.arena);
    db->open = false;
}

err db_part_begin(struct ctx *c, struct db *db) {
    assert(db->open);
    return db->driver->script(c, db->conn, "SAVEPOINT part");
}

err db_part_end(struct ctx *c, struct db *db) {
    return db->driver->script(c, db->conn, "RELEASE SAVEPOINT part");
}

err db_part_undo(struct ctx *c, struct db *db) {
    rows_close(&db->rows);
    TRY(db->driver->script(c, db->conn, "ROLLBACK TO SAVEPOINT part"));
    return db_part_end(c, db);
}

err db_run(struct ctx *c, struct db *db, struct ask ask, i64 *changed_out) {
    struct known *k;
    bool more = true;
    TRY(start(c, db, ask, true, &k));
    while (more)
        TRY(db->driver->step(c, k->stmt, &more));
    if (changed_out != NULL)
        *changed_out = db->driver->changed(k->stmt);
    return OK;
}

err db_queue(struct ctx *c, struct db *db, struct ask ask) {
    struct known *k;
    check(ask);
    TRY(know(c, db, ask.q, &k));
    return db->driver->queue(c, k->stmt, ask.args);
}

err db_flush(struct ctx *c, struct db *db) {
    return db->driver->flush(c, db->conn);
}

static const struct field ids_fields[] = {FIELD(struct ids, last)};
const struct shape ids_shape = SHAPE(struct ids, ids_fields);

static err take_ids(struct ctx *c, struct db *at, str name, i64 n, i64 *first_out) {
    struct ids ids;
    TRY(db_get(c, at, ASK(q_ids_take, V_TEXT(name), V_INT(n)), &ids));
    *first_out = ids.last - n + 1;
    return OK;
}

/* The second connection. Its commits need not wait for the disk: they stand in the server's log
 * before any commit that uses the ids, and reach the disk with it. */
static err open_aside(struct ctx *c, struct db *db) {
    struct ctx own = {.arena = db->arena};
    if (db->aside != NULL)
        return OK;
    if (db_open(&own, db->address, &db->aside) != OK)
        return fail(c, own.code, "%.*s", STR(own.text));
    return db_script(c, db->aside, S("SET synchronous_commit = off"));
}

static struct block *block_of(struct db *db, str name) {
    for (struct block *b = db->blocks; b != NULL; b = b->next)
        if (str_eq(b->name, name))
            return b;
    struct block *b = take(db->arena, struct block, 1);
    *b = (struct block){.name = str_dup(db->arena, name), .next = db->blocks};
    return db->blocks = b;
}

/* Twice as many each time: a command that adds one thing leaves no gap, a server rarely asks. */
static err fill_block(struct ctx *c, struct db *db, struct block *b, i64 n) {
    enum {
        IDS_MAX = 64
    };
    i64 size = b->size * 2 < IDS_MAX ? b->size * 2 : IDS_MAX;
    size = size < n ? n : size;
    TRY(open_aside(c, db));
    TRY(take_ids(c, db->aside, b->name, size, &b->first));
    b->left = b->size = size;
    return OK;
}

/* A file has one writer, who may as well count inside its change; on a server all writers would
 * wait for the row. */
err db_next(struct ctx *c, struct db *db, str name, i64 n, i64 *first_out) {
    if (db->driver->engine == DB_SQLITE)
        return take_ids(c, db, name, n, first_out);
    struct block *b = block_of(db, name);
    if (b->left < n)
        TRY(fill_block(c, db, b, n));
    *first_out = b->first;
    b->first += n;
    b->left -= n;
    return OK;
}

err db_script(struct ctx *c, struct db *db, str sql) {
    return db->driver->script(c, db->conn, str_z(c->arena, sql));
}

err db_has_table(struct ctx *c, struct db *db, const char *name, bool *has_out) {
    return db->driver->has_table(c, db->conn, name, has_out);
}

/* ---- for tests and tools ---- */

err db_columns(struct ctx *c, struct db *db, const struct query *q, strs *names_out) {
    struct known *k;
    TRY(know(c, db, q, &k));
    *names_out = k->columns;
    return OK;
}

/* The last column of each row is the step in words, on both engines. */
err db_explain(struct ctx *c, struct db *db, struct ask ask, strs *steps_out) {
    struct query *asked = take(db->arena, struct query, 1);
    *asked = *ask.q;
    asked->name = str_fmt(db->arena, "explain_%s%c", ask.q->name, '\0').ptr;
    asked->sql = str_fmt(db->arena, "%s %s%c", db->driver->explain, ask.q->sql, '\0').ptr;
    asked->gives = NULL;
    struct known *k;
    VEC(str) steps = {0};
    bool more;
    TRY(start(c, db, (struct ask){asked, ask.args}, true, &k));
    TRY(db->driver->step(c, k->stmt, &more));
    while (more) {
        *push(c->arena, &steps) = str_dup(c->arena, db->driver->cell(k->stmt, k->columns.n - 1).s);
        TRY(db->driver->step(c, k->stmt, &more));
    }
    *steps_out = (strs){steps.v, steps.n};
    return OK;
}
