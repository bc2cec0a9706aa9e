/* PostgreSQL through libpq, which is loaded when an address asks for it: the only file that knows
 * libpq-fe.h. Parameters travel in binary form, so that texts need no terminator; results as text.
 */
#include "db/driver.h"
#include "port/lib.h"

#include <libpq-fe.h>
#include <string.h>

enum {
    OID_BIGINT = 20,
    OID_TEXT = 25,   /* pg_type.dat */
    QUEUE_MAX = 256, /* statements on their way; their answers fit the socket's buffer */
    BIGINT_BYTES = 8,
};

#define CALLS(X)                                                                                   \
    X(PQconnectdbParams, PGconn *, (const char *const *, const char *const *, int))                \
    X(PQfinish, void, (PGconn *))                                                                  \
    X(PQstatus, ConnStatusType, (const PGconn *))                                                  \
    X(PQerrorMessage, char *, (const PGconn *))                                                    \
    X(PQsetNoticeProcessor, PQnoticeProcessor, (PGconn *, PQnoticeProcessor, void *))              \
    X(PQexec, PGresult *, (PGconn *, const char *))                                                \
    X(PQprepare, PGresult *, (PGconn *, const char *, const char *, int, const Oid *))             \
    X(PQdescribePrepared, PGresult *, (PGconn *, const char *))                                    \
    X(PQexecPrepared, PGresult *,                                                                  \
      (PGconn *, const char *, int, const char *const *, const int *, const int *, int))           \
    X(PQsendQueryPrepared, int,                                                                    \
      (PGconn *, const char *, int, const char *const *, const int *, const int *, int))           \
    X(PQsendQueryParams, int,                                                                      \
      (PGconn *, const char *, int, const Oid *, const char *const *, const int *, const int *,    \
       int))                                                                                       \
    X(PQsetSingleRowMode, int, (PGconn *))                                                         \
    X(PQgetResult, PGresult *, (PGconn *))                                                         \
    X(PQenterPipelineMode, int, (PGconn *))                                                        \
    X(PQexitPipelineMode, int, (PGconn *))                                                         \
    X(PQpipelineSync, int, (PGconn *))                                                             \
    X(PQresultStatus, ExecStatusType, (const PGresult *))                                          \
    X(PQresultErrorField, char *, (const PGresult *, int))                                         \
    X(PQresultErrorMessage, char *, (const PGresult *))                                            \
    X(PQclear, void, (PGresult *))                                                                 \
    X(PQntuples, int, (const PGresult *))                                                          \
    X(PQnfields, int, (const PGresult *))                                                          \
    X(PQfname, char *, (const PGresult *, int))                                                    \
    X(PQgetvalue, char *, (const PGresult *, int, int))                                            \
    X(PQgetlength, int, (const PGresult *, int, int))                                              \
    X(PQgetisnull, int, (const PGresult *, int, int))                                              \
    X(PQftype, Oid, (const PGresult *, int))                                                       \
    X(PQcmdStatus, char *, (PGresult *))                                                           \
    X(PQcmdTuples, char *, (PGresult *))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libpq.so.5"};
static const struct lib lib_pq = {files, COUNT_OF(files), "libpq5", symbols, COUNT_OF(symbols)};

struct conn {
    struct calls pq;
    PGconn *handle;
    size_t queued; /* statements whose answers were not read */
    bool piped;    /* the connection is in pipeline mode */
};

struct stmt {
    struct conn *conn;
    const struct query *q;
    PGresult *result; /* of the run; in single row mode of its newest row */
    int row;          /* that is read, -1 = before the first */
    bool single;      /* rows come one by one */
    i64 changed;
};

/* SQLSTATE by what it means for us; `state` may be its front only. To add one: a row before the one
 * that is wider. */
static const struct {
    const char *state;
    err e;
    const char *sentence;
} meanings[] = {
    {"23505", ERR_CONFLICT, "已经有同样的一条"},
    {"23", ERR_INVALID, "数据不合数据库的规则"},
    {"22", ERR_INVALID, "数据不合数据库的规则"},
    {"40001", ERR_BUSY, "别人同时作了修改，请再试一次"},
    {"40P01", ERR_BUSY, "别人同时作了修改，请再试一次"},
    {"55P03", ERR_BUSY, "数据库正被别人使用，请稍后再试"},
    {"57014", ERR_BUSY, "操作被中断"},
    {"57P", ERR_BUSY, "数据库服务器正在停止或启动，请稍后再试"},
    {"53300", ERR_BUSY, "数据库连接太多，请稍后再试"},
    {"53100", ERR_IO, "数据库服务器的磁盘已满，修改没有保存"},
    {"25006", ERR_IO, "数据库服务器只读，修改没有保存"},
    {"42501", ERR_DB, "数据库账号没有权限"},
};

static err fail_result(struct ctx *c, struct conn *conn, const PGresult *r, const char *what) {
    str state = str_from(r == NULL ? "" : conn->pq.PQresultErrorField(r, PG_DIAG_SQLSTATE));
    str said = str_trim(str_from(r == NULL ? conn->pq.PQerrorMessage(conn->handle)
                                           : conn->pq.PQresultErrorMessage(r)));
    for (size_t i = 0; i < COUNT_OF(meanings); i++)
        if (str_starts(state, str_from(meanings[i].state)))
            return fail(c, meanings[i].e, "%s（%s：%.*s）", meanings[i].sentence, what, STR(said));
    if (conn->pq.PQstatus(conn->handle) == CONNECTION_BAD)
        return fail(c, ERR_DB, "与数据库服务器的连接断了，请稍后再试（%s：%.*s）", what, STR(said));
    return fail(c, ERR_DB, "数据库出错（%s：%.*s）", what, STR(said));
}

static bool is_good(const struct conn *conn, const PGresult *r) {
    ExecStatusType status = conn->pq.PQresultStatus(r); /* PGRES_FATAL_ERROR for NULL */
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

/* ---- many statements at once ---- */

/* Reads the answers of what was queued. The first failure counts; the server has skipped what came
 * behind it. */
static err read_answers(struct ctx *c, struct conn *conn) {
    err e = OK;
    if (conn->pq.PQpipelineSync(conn->handle) != 1)
        return fail_result(c, conn, NULL, "pipeline");
    for (size_t ends = 0; ends < 2;) { /* two NULLs in a row: nothing more will come */
        PGresult *r = conn->pq.PQgetResult(conn->handle);
        ends = r == NULL ? ends + 1 : 0;
        ExecStatusType status = conn->pq.PQresultStatus(r);
        if (r != NULL && status == PGRES_PIPELINE_SYNC) {
            conn->pq.PQclear(r);
            break;
        }
        if (r != NULL && e == OK && status != PGRES_PIPELINE_ABORTED && !is_good(conn, r))
            e = fail_result(c, conn, r, "pipeline");
        conn->pq.PQclear(r);
    }
    conn->queued = 0;
    return e;
}

static err flush(struct ctx *c, struct conn *conn) {
    if (!conn->piped)
        return OK;
    err e = read_answers(c, conn);
    conn->pq.PQexitPipelineMode(conn->handle);
    conn->piped = false;
    return e;
}

/* ---- connection ---- */

static void close_conn(void *at) {
    struct conn *conn = at;
    conn->pq.PQfinish(conn->handle);
}

static void ignore_notice(void *arg, const char *message) {
    (void)arg;
    (void)message;
}

static err script(struct ctx *c, struct conn *conn, const char *sql) {
    err e = flush(c, conn);
    PGresult *r = conn->pq.PQexec(conn->handle, sql);
    if (e == OK && !is_good(conn, r))
        e = fail_result(c, conn, r, "script");
    conn->pq.PQclear(r);
    return e;
}

static err has_table(struct ctx *c, struct conn *conn, const char *name, bool *has_out) {
    PGresult *r = conn->pq.PQexec(conn->handle,
                                  str_fmt(c->arena, "SELECT to_regclass('%s')%c", name, '\0').ptr);
    bool good = is_good(conn, r) && conn->pq.PQntuples(r) == 1;
    err e = good ? OK : fail_result(c, conn, r, name);
    *has_out = good && !conn->pq.PQgetisnull(r, 0, 0);
    conn->pq.PQclear(r);
    return e;
}

/* Texts must sort by their bytes, as on SQLite; the order of a database cannot be changed later. */
static err check_order(struct ctx *c, struct conn *conn) {
    static const char sql[] = "SELECT datcollate, pg_encoding_to_char(encoding) FROM pg_database "
                              "WHERE datname = current_database()";
    static const str good[] = {T("C"), T("POSIX"), T("C.UTF-8"), T("C.utf8")};
    PGresult *r = conn->pq.PQexec(conn->handle, sql);
    bool fits = is_good(conn, r) && conn->pq.PQntuples(r) == 1 &&
                str_eq(str_from(conn->pq.PQgetvalue(r, 0, 1)), S("UTF8"));
    bool ordered = false;
    for (size_t i = 0; fits && i < COUNT_OF(good); i++)
        ordered = ordered || str_eq(str_from(conn->pq.PQgetvalue(r, 0, 0)), good[i]);
    conn->pq.PQclear(r);
    if (ordered)
        return OK;
    return fail(c, ERR_DB,
                "这个数据库的编码或排序规则不合用，请重新建库：CREATE DATABASE 库名 TEMPLATE "
                "template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
}

static err open_conn(struct ctx *c, str address, struct conn **conn_out) {
    struct conn *conn = take(c->arena, struct conn, 1);
    TRY(lib_load(c, &lib_pq, &conn->pq));
    /* The address may say otherwise: it stands behind what is only a default. */
    const char *const keys[] = {"target_session_attrs", "connect_timeout",
                                "application_name",     "dbname",
                                "client_encoding",      NULL};
    const char *const values[] = {"read-write", "10", "bihuan", str_z(c->arena, address),
                                  "UTF8",       NULL};
    conn->handle = conn->pq.PQconnectdbParams(keys, values, 1);
    arena_defer(c->arena, close_conn, conn);
    if (conn->pq.PQstatus(conn->handle) != CONNECTION_OK) {
        str said = str_trim(str_from(conn->pq.PQerrorMessage(conn->handle)));
        return fail(c, ERR_DB, "连不上数据库服务器，请检查地址、账号和网络（%.*s）", STR(said));
    }
    conn->pq.PQsetNoticeProcessor(conn->handle, ignore_notice, NULL);
    TRY(check_order(c, conn));
    *conn_out = conn;
    return OK;
}

/* ---- statements ---- */

static err describe(struct ctx *c, struct stmt *s, strs *columns_out) {
    struct conn *conn = s->conn;
    PGresult *r = conn->pq.PQdescribePrepared(conn->handle, s->q->name);
    if (!is_good(conn, r)) {
        err e = fail_result(c, conn, r, s->q->name);
        conn->pq.PQclear(r);
        return e;
    }
    size_t n = (size_t)conn->pq.PQnfields(r);
    strs columns = {take(c->arena, str, n + 1), n};
    err e = OK;
    for (size_t i = 0; i < n; i++) {
        columns.v[i] = str_dup(c->arena, str_from(conn->pq.PQfname(r, (int)i)));
        Oid type = conn->pq.PQftype(r, (int)i);
        if (type != OID_BIGINT && type != OID_TEXT && s->q->gives != NULL)
            e = fail(c, ERR_BUG, "%s: column %.*s is neither BIGINT nor TEXT", s->q->name,
                     STR(columns.v[i]));
    }
    conn->pq.PQclear(r);
    *columns_out = columns;
    return e;
}

static err prepare(struct ctx *c, struct conn *conn, const struct query *q, struct stmt **stmt_out,
                   strs *columns_out) {
    struct stmt *s = take(c->arena, struct stmt, 1);
    s->conn = conn;
    s->q = q;
    Oid types[QUERY_PARAMS_MAX];
    for (size_t i = 0; i < q->n_params; i++)
        types[i] = q->params[i].kind == VALUE_INT ? OID_BIGINT : OID_TEXT;
    TRY(flush(c, conn));
    PGresult *r = conn->pq.PQprepare(conn->handle, q->name, q->sql, (int)q->n_params, types);
    err e = is_good(conn, r) ? OK : fail_result(c, conn, r, q->name);
    conn->pq.PQclear(r);
    if (e == OK)
        e = describe(c, s, columns_out);
    *stmt_out = s;
    return e;
}

/* The values of one run in the form of libpq. */
struct bound {
    const char *values[QUERY_PARAMS_MAX];
    int lengths[QUERY_PARAMS_MAX];
    int formats[QUERY_PARAMS_MAX];
    char numbers[QUERY_PARAMS_MAX][BIGINT_BYTES];
};

static void bind(struct bound *b, struct args args) {
    for (size_t i = 0; i < args.n; i++) {
        const struct value *v = &args.v[i];
        b->formats[i] = 1;
        b->values[i] = NULL;
        b->lengths[i] = 0;
        if (v->kind == VALUE_INT) {
            for (int k = 0; k < BIGINT_BYTES; k++) /* network order */
                b->numbers[i][k] = (char)((u64)v->n >> 8 * (BIGINT_BYTES - 1 - k) & 0xFF);
            b->values[i] = b->numbers[i];
            b->lengths[i] = BIGINT_BYTES;
        } else if (v->kind == VALUE_TEXT) {
            b->values[i] = v->s.len > 0 ? v->s.ptr : "";
            b->lengths[i] = (int)v->s.len;
        }
    }
}

static void drop_result(struct stmt *s) {
    s->conn->pq.PQclear(s->result);
    s->result = NULL;
}

static void end(struct stmt *s) {
    drop_result(s);
    while (s->single) {
        PGresult *r = s->conn->pq.PQgetResult(s->conn->handle);
        s->single = r != NULL;
        s->conn->pq.PQclear(r);
    }
}

static err start(struct ctx *c, struct stmt *s, struct args args, bool whole) {
    struct conn *conn = s->conn;
    struct bound b;
    TRY(flush(c, conn));
    bind(&b, args);
    s->row = -1;
    s->single = !whole;
    if (whole) {
        s->result = conn->pq.PQexecPrepared(conn->handle, s->q->name, (int)args.n, b.values,
                                            b.lengths, b.formats, 0);
        if (is_good(conn, s->result))
            return OK;
        err e = fail_result(c, conn, s->result, s->q->name);
        end(s);
        return e;
    }
    if (conn->pq.PQsendQueryPrepared(conn->handle, s->q->name, (int)args.n, b.values, b.lengths,
                                     b.formats, 0) != 1)
        return fail_result(c, conn, NULL, s->q->name);
    conn->pq.PQsetSingleRowMode(conn->handle);
    return OK;
}

static i64 number_of(const char *text) {
    bool negative = *text == '-';
    u64 n = 0;
    for (text += negative; *text >= '0' && *text <= '9'; text++)
        n = n * 10 + (u64)(*text - '0');
    return negative ? (i64)(0 - n) : (i64)n;
}

/* Puts the next row's result in place; the last one has no rows. */
static err fetch(struct ctx *c, struct stmt *s) {
    struct conn *conn = s->conn;
    drop_result(s);
    s->row = -1;
    s->result = conn->pq.PQgetResult(conn->handle);
    return is_good(conn, s->result) ? OK : fail_result(c, conn, s->result, s->q->name);
}

static err step(struct ctx *c, struct stmt *s, bool *row_out) {
    struct conn *conn = s->conn;
    err e = s->single ? fetch(c, s) : OK;
    *row_out = e == OK && ++s->row < conn->pq.PQntuples(s->result);
    if (*row_out)
        return OK;
    if (e == OK)
        s->changed = number_of(conn->pq.PQcmdTuples(s->result));
    end(s);
    return e;
}

static struct cell cell_of(const struct stmt *s, size_t column) {
    const struct calls *pq = &s->conn->pq;
    int at = (int)column;
    if (pq->PQgetisnull(s->result, s->row, at))
        return (struct cell){.kind = VALUE_NULL};
    const char *text = pq->PQgetvalue(s->result, s->row, at);
    if (pq->PQftype(s->result, at) == OID_BIGINT)
        return (struct cell){.kind = VALUE_INT, .n = number_of(text)};
    return (struct cell){.kind = VALUE_TEXT,
                         .s = {text, (size_t)pq->PQgetlength(s->result, s->row, at)}};
}

static i64 changed(const struct stmt *s) {
    return s->changed;
}

static err queue(struct ctx *c, struct stmt *s, struct args args) {
    struct conn *conn = s->conn;
    struct bound b;
    bind(&b, args);
    if (!conn->piped && conn->pq.PQenterPipelineMode(conn->handle) != 1)
        return fail_result(c, conn, NULL, s->q->name);
    conn->piped = true;
    if (conn->pq.PQsendQueryPrepared(conn->handle, s->q->name, (int)args.n, b.values, b.lengths,
                                     b.formats, 0) != 1)
        return fail_result(c, conn, NULL, s->q->name);
    return ++conn->queued < QUEUE_MAX ? OK : read_answers(c, conn);
}

/* Goes with what is queued, in one trip. A server answers COMMIT after a failed statement with
 * ROLLBACK, as if all were well. */
static err commit(struct ctx *c, struct conn *conn) {
    if (conn->piped) {
        if (conn->pq.PQsendQueryParams(conn->handle, "COMMIT", 0, NULL, NULL, NULL, NULL, 0) != 1)
            return fail_result(c, conn, NULL, "commit");
        return flush(c, conn);
    }
    PGresult *r = conn->pq.PQexec(conn->handle, "COMMIT");
    err e = OK;
    if (!is_good(conn, r))
        e = fail_result(c, conn, r, "commit");
    else if (str_eq(str_from(conn->pq.PQcmdStatus(r)), S("ROLLBACK")))
        e = fail(c, ERR_BUG, "前面有一步失败，修改没有保存");
    conn->pq.PQclear(r);
    return e;
}

const struct driver driver_postgres = {
    .engine = DB_POSTGRES,
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
    .begin = {[DB_READ] = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
              [DB_WRITE] = "BEGIN ISOLATION LEVEL SERIALIZABLE"},
    .explain = "EXPLAIN (COSTS OFF)",
};
