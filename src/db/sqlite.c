/* SQLite: the only file that knows sqlite3.h. */
#include "db/driver.h"

#include "port/clock.h"

#include <sqlite3.h>

enum {
    BUSY_MS = 10000,  /* how long other writers are waited for */
    BUSY_STEP_MS = 1, /* between two attempts */
};

struct conn {
    sqlite3 *handle;
    struct arena *arena;
};

struct stmt {
    struct conn *conn;
    sqlite3_stmt *handle;
    const struct query *q;
    int index[QUERY_PARAMS_MAX]; /* SQLite numbers "$2" by first appearance, not by its digit */
    size_t columns;
    i64 changed;
};

/* Result codes by what they mean for us; extended codes first. To add one: a row before the one
 * that is wider. */
static const struct {
    int code;
    int mask; /* 0xFF = all extended codes of a primary one */
    err e;
    const char *sentence;
} meanings[] = {
    {SQLITE_CONSTRAINT_UNIQUE, ~0, ERR_CONFLICT, "已经有同样的一条"},
    {SQLITE_CONSTRAINT_PRIMARYKEY, ~0, ERR_CONFLICT, "已经有同样的一条"},
    {SQLITE_CONSTRAINT, 0xFF, ERR_INVALID, "数据不合数据库的规则"},
    {SQLITE_BUSY, 0xFF, ERR_BUSY, "数据库正被别人使用，请稍后再试"},
    {SQLITE_LOCKED, 0xFF, ERR_BUSY, "数据库正被别人使用，请稍后再试"},
    {SQLITE_INTERRUPT, 0xFF, ERR_BUSY, "操作被中断"},
    {SQLITE_FULL, 0xFF, ERR_IO, "磁盘已满，修改没有保存，请清出空间后再试"},
    {SQLITE_READONLY, 0xFF, ERR_IO, "数据库文件或它所在的文件夹不可写，请检查权限"},
    {SQLITE_CANTOPEN, 0xFF, ERR_IO, "数据库文件打不开，请检查文件夹是否存在、有没有权限"},
    {SQLITE_PERM, 0xFF, ERR_IO, "没有读写数据库文件的权限"},
    {SQLITE_IOERR, 0xFF, ERR_IO, "读写数据库文件失败，请检查磁盘"},
    {SQLITE_NOTADB, 0xFF, ERR_DB, "这不是数据库文件，请确认路径"},
    {SQLITE_CORRUPT, 0xFF, ERR_DB, "数据库文件已损坏，请用备份恢复"},
    {SQLITE_TOOBIG, 0xFF, ERR_TOO_BIG, "内容太长"},
    {SQLITE_NOMEM, 0xFF, ERR_DB, "内存不足"},
};

static err fail_sqlite(struct ctx *c, struct conn *conn, int code, const char *what) {
    const char *said = conn->handle != NULL ? sqlite3_errmsg(conn->handle) : "";
    for (size_t i = 0; i < COUNT_OF(meanings); i++)
        if ((code & meanings[i].mask) == meanings[i].code)
            return fail(c, meanings[i].e, "%s（%s：%s）", meanings[i].sentence, what, said);
    return fail(c, ERR_DB, "数据库出错（%s：%s）", what, said);
}

/* ---- connection ---- */

static void close_conn(void *conn) {
    sqlite3_close_v2(((struct conn *)conn)->handle);
}

static err script(struct ctx *c, struct conn *conn, const char *sql) {
    int code = sqlite3_exec(conn->handle, sql, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        return OK;
    code = sqlite3_extended_errcode(conn->handle);
    size_t line = 0;
    while (sql[line] != '\0' && sql[line] != '\n' && line < 60)
        line++;
    return fail_sqlite(c, conn, code, str_fmt(c->arena, "%.*s%c", (int)line, sql, '\0').ptr);
}

/* SQLite's own handler waits longer each time, up to a tenth of a second, so that who has waited
 * longest is least likely to be next. Even steps give all the same chance. */
static int on_busy(void *arg, int attempts) {
    (void)arg;
    if (attempts >= BUSY_MS / BUSY_STEP_MS)
        return 0;
    clock_sleep_ms(BUSY_STEP_MS);
    return 1;
}

/* Each commit is on the disk before it is acknowledged (FULL). LIKE minds the case of letters, as
 * PostgreSQL's does. The file is mapped for reading; what does not fit is read as usual. */
static const char *const settings[] = {
    "PRAGMA journal_mode = WAL",     "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",      "PRAGMA case_sensitive_like = ON",
    "PRAGMA mmap_size = 2147483648", "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
};

static err open_conn(struct ctx *c, str address, struct conn **conn_out) {
    struct conn *conn = take(c->arena, struct conn, 1);
    conn->arena = c->arena;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXRESCODE;
    int code = sqlite3_open_v2(str_z(c->arena, address), &conn->handle, flags, NULL);
    arena_defer(c->arena, close_conn, conn);
    if (code != SQLITE_OK)
        return fail_sqlite(c, conn, code, str_z(c->arena, address));
    sqlite3_busy_handler(conn->handle, on_busy, NULL);
    sqlite3_db_config(conn->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    for (size_t i = 0; i < COUNT_OF(settings); i++)
        TRY(script(c, conn, settings[i]));
    *conn_out = conn;
    return OK;
}

static err has_table(struct ctx *c, struct conn *conn, const char *name, bool *has_out) {
    static const char sql[] = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
    sqlite3_stmt *s;
    int code = sqlite3_prepare_v2(conn->handle, sql, -1, &s, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC);
        code = sqlite3_step(s);
        sqlite3_finalize(s);
    }
    *has_out = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? OK : fail_sqlite(c, conn, code, name);
}

/* ---- statements ---- */

static void close_stmt(void *s) {
    sqlite3_finalize(((struct stmt *)s)->handle);
}

static err prepare(struct ctx *c, struct conn *conn, const struct query *q, struct stmt **stmt_out,
                   strs *columns_out) {
    struct stmt *s = take(c->arena, struct stmt, 1);
    s->conn = conn;
    s->q = q;
    int code =
        sqlite3_prepare_v3(conn->handle, q->sql, -1, SQLITE_PREPARE_PERSISTENT, &s->handle, NULL);
    if (code != SQLITE_OK)
        return fail_sqlite(c, conn, code, q->name);
    arena_defer(c->arena, close_stmt, s);
    for (size_t i = 0; i < q->n_params; i++) {
        str name = str_fmt(c->arena, "$%zu%c", i + 1, '\0');
        s->index[i] = sqlite3_bind_parameter_index(s->handle, name.ptr);
        if (s->index[i] == 0)
            return fail(c, ERR_BUG, "%s: %s is told but not used", q->name, name.ptr);
    }
    if ((size_t)sqlite3_bind_parameter_count(s->handle) != q->n_params)
        return fail(c, ERR_BUG, "%s: a parameter is used but not told", q->name);
    s->columns = (size_t)sqlite3_column_count(s->handle);
    strs columns = {take(c->arena, str, s->columns + 1), s->columns};
    for (size_t i = 0; i < columns.n; i++)
        columns.v[i] = str_dup(c->arena, str_from(sqlite3_column_name(s->handle, (int)i)));
    *columns_out = columns;
    *stmt_out = s;
    return OK;
}

static void end(struct stmt *s) {
    sqlite3_reset(s->handle);
    sqlite3_clear_bindings(s->handle);
}

static err start(struct ctx *c, struct stmt *s, struct args args, bool whole) {
    for (size_t i = 0; i < args.n; i++) {
        const struct value *v = &args.v[i];
        int code = SQLITE_OK;
        if (v->kind == VALUE_INT)
            code = sqlite3_bind_int64(s->handle, s->index[i], v->n);
        else if (v->kind == VALUE_TEXT)
            /* who walks row by row may have gone on from where the text stood */
            code =
                sqlite3_bind_text64(s->handle, s->index[i], v->s.len > 0 ? v->s.ptr : "", v->s.len,
                                    whole ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8);
        if (code != SQLITE_OK)
            return fail_sqlite(c, s->conn, code, s->q->name);
    }
    return OK;
}

static err step(struct ctx *c, struct stmt *s, bool *row_out) {
    int code = sqlite3_step(s->handle);
    *row_out = code == SQLITE_ROW;
    if (code == SQLITE_ROW)
        return OK;
    s->changed = sqlite3_changes64(s->conn->handle);
    err e = code == SQLITE_DONE ? OK : fail_sqlite(c, s->conn, code, s->q->name);
    end(s);
    return e;
}

static struct cell cell_of(const struct stmt *s, size_t column) {
    int at = (int)column;
    switch (sqlite3_column_type(s->handle, at)) {
    case SQLITE_INTEGER:
        return (struct cell){.kind = VALUE_INT, .n = sqlite3_column_int64(s->handle, at)};
    case SQLITE_NULL:
        return (struct cell){.kind = VALUE_NULL};
    default: {
        const char *text = (const char *)sqlite3_column_text(s->handle, at);
        return (struct cell){.kind = VALUE_TEXT,
                             .s = {text, (size_t)sqlite3_column_bytes(s->handle, at)}};
    }
    }
}

static i64 changed(const struct stmt *s) {
    return s->changed;
}

/* Nothing travels, so nothing waits. */
static err queue(struct ctx *c, struct stmt *s, struct args args) {
    bool more = true;
    TRY(start(c, s, args, true));
    while (more)
        TRY(step(c, s, &more));
    return OK;
}

static err flush(struct ctx *c, struct conn *conn) {
    (void)c;
    (void)conn;
    return OK;
}

static err commit(struct ctx *c, struct conn *conn) {
    return script(c, conn, "COMMIT");
}

const struct driver driver_sqlite = {
    .engine = DB_SQLITE,
    .open = open_conn,
    .script = script,
    .has_table = has_table,
    .prepare = prepare,
    .start = start,
    .step = step,
    .cell = cell_of,
    .changed = changed,
    .end = end,
    .queue = queue,
    .flush = flush,
    .commit = commit,
    .begin = {[DB_READ] = "BEGIN", [DB_WRITE] = "BEGIN IMMEDIATE"},
    .explain = "EXPLAIN QUERY PLAN",
};
