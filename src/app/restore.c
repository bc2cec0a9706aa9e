/* Restoring backups. */
#include "app/backup.h"

#include "app/desk.h"
#include "app/files.h"
#include "app/settings.h"
#include "base/json_row.h"
#include "base/pulse.h"
#include "port/file.h"
#include "store/audit_check.h"
#include "store/steps.h"

#include <unistd.h>

enum {
    ROW_BYTES = 256 << 20,     /* soft limit of what is held of one row */
    RESTORE_BYTES = 512 << 20, /* of all the rest */
};

struct restorer {
    struct ctx *c;
    struct deed *d;
    const struct restore_job *job;
    struct backup_in *in;
    struct arena *arena; /* of one row, one piece of a file */
    struct arena_mark empty;
    bool made;                /* the schema is as the backup had it */
    struct db_table table;    /* whose rows come */
    struct blob_store *files; /* NULL = none was needed yet */
    struct arena *file_arena; /* of the stored file that comes; NULL = none does */
    struct blob_draft *draft;
    struct digest file;
};

/* Whether no table of ours holds a row. */
static err check_empty(struct ctx *c, struct db *db) {
    strs tables = schema_tables(c->arena, store_schema);
    for (size_t i = 0; i < tables.n; i++) {
        struct db_table table;
        struct rows *rows;
        bool there, any = false;
        TRY(db_has_table(c, db, str_z(c->arena, tables.v[i]), &there));
        if (!there)
            continue;
        TRY(db_table(c, db, tables.v[i], &table));
        void *row = arena_bytes(c->arena, table.shape->size, 16);
        TRY(rows_open(c, db, (struct ask){table.all, {NULL, 0}}, &rows));
        TRY(rows_next(c, rows, row, &any));
        if (any) {
            rows_close(rows);
            return fail(c, ERR_CONFLICT,
                        "目标数据库里已有内容，为免覆盖没有恢复，请给出一个空的数据库");
        }
    }
    return OK;
}

/* The schema as the backup had it; later steps come when the rows are there. */
static err make_schema(struct restorer *r) {
    size_t pending, steps = (size_t)backup_head(r->in)->schema;
    TRY(schema_pending(r->c, r->d->db, store_schema, &pending));
    if (store_schema.n - pending > steps)
        return fail(r->c, ERR_CONFLICT,
                    "备份的结构比目标数据库旧，请给出一个全新的数据库，恢复时会自动升级");
    r->made = true;
    return schema_to(r->c, r->d->db, store_schema, steps, r->d->now);
}

static err begin_table(struct restorer *r, str name) {
    bool there;
    if (!r->made)
        TRY(make_schema(r));
    TRY(db_has_table(r->c, r->d->db, str_z(r->c->arena, name), &there));
    if (!there)
        return fail(r->c, ERR_INVALID, "备份里的表 %.*s 不属于它的结构，请换一份备份", STR(name));
    return db_table(r->c, r->d->db, name, &r->table);
}

static err add_row(struct ctx *c, struct restorer *r, str line) {
    const struct shape *shape = r->table.shape;
    void *row = arena_bytes(c->arena, shape->size, 16);
    if (!json_row(c->arena, line, shape, row))
        return fail(c, ERR_INVALID, "备份里表 %s 的一行读不懂，请换一份备份", shape->name);
    return db_queue(c, r->d->db, ask_with(c->arena, r->table.add, shape, row));
}

/* ---- stored files ---- */

static void close_file(struct restorer *r) {
    if (r->file_arena != NULL)
        arena_close(r->file_arena);
    r->file_arena = NULL;
}

static err take_file(struct ctx *c, struct restorer *r, const struct backup_piece *piece) {
    struct blob blob;
    if (piece->kind == BACKUP_FILE) {
        bool good = digest_parse(piece->text, &r->file);
        return good ? blob_begin(c, r->files, &r->draft)
                    : fail(c, ERR_INVALID, "备份里的文件名不对，请换一份备份");
    }
    if (piece->kind == BACKUP_BYTES)
        return blob_add(c, r->draft, piece->text);
    return blob_end(c, r->draft, &r->file, &blob);
}

static err pass_file(struct restorer *r, const struct backup_piece *piece) {
    if (r->files == NULL)
        TRY(r->job->files.len > 0 ? blob_open(r->c, r->job->files, &r->files)
                                  : files_open(r->d, &r->files));
    if (piece->kind == BACKUP_FILE)
        r->file_arena = arena_open(ROW_BYTES);
    struct ctx own = {.arena = r->file_arena};
    if (take_file(&own, r, piece) != OK)
        return fail(r->c, own.code, "%.*s", STR(own.text));
    if (piece->kind == BACKUP_FILED)
        close_file(r);
    return OK;
}

/* ---- the whole ---- */

static err take_piece(struct restorer *r, const struct backup_piece *piece) {
    struct ctx own = {.arena = r->arena};
    switch (piece->kind) {
    case BACKUP_TABLE:
        TRY(db_flush(r->c, r->d->db));
        return begin_table(r, piece->text);
    case BACKUP_ROW:
        if (add_row(&own, r, piece->text) != OK)
            return fail(r->c, own.code, "%.*s", STR(own.text));
        arena_rewind(r->arena, r->empty);
        pulse_beat(r->c);
        return OK;
    case BACKUP_END:
        TRY(db_flush(r->c, r->d->db));
        return r->made ? OK : make_schema(r);
    default:
        TRY(db_flush(r->c, r->d->db));
        return pass_file(r, piece);
    }
}

/* All of it, inside the transaction. */
static err fill(struct restorer *r, struct restored *restored) {
    struct audit_fault fault;
    struct backup_piece piece;
    TRY(check_empty(r->c, r->d->db));
    do {
        TRY(backup_next(r->c, r->in, &piece));
        TRY(take_piece(r, &piece));
    } while (piece.kind != BACKUP_END);
    TRY(schema_to(r->c, r->d->db, store_schema, store_schema.n, r->d->now));
    TRY(audit_walk(r->c, r->d->db, S(""), &fault));
    if (fault.sentence.len > 0 && !r->job->unproven)
        return fail(r->c, ERR_INVALID,
                    "备份里的内容与操作日志不符（%.*s），没有恢复；确认来源可靠时可加 --unproven",
                    STR(fault.sentence));
    restored->sum = backup_sum(r->in);
    restored->head = fault.head;
    restored->fault = fault.sentence;
    return OK;
}

static void close_restorer(void *arg) {
    struct restorer *r = arg;
    close_file(r);
    arena_close(r->arena);
}

static err run(struct deed *d, const struct restore_job *job, int fd,
               struct restored *restored_out) {
    struct ctx *c = d->c;
    struct restorer *r = take(c->arena, struct restorer, 1);
    *r = (struct restorer){.c = c, .d = d, .job = job, .arena = arena_open(ROW_BYTES)};
    r->empty = arena_mark(r->arena);
    arena_defer(c->arena, close_restorer, r);
    TRY(backup_open(c, job->path, fd, store_schema, &r->in));
    TRY(db_begin(c, d->db, DB_WRITE));
    err e = fill(r, restored_out);
    if (e == OK)
        return db_commit(c, d->db);
    db_rollback(d->db);
    return e;
}

static err restore(struct ctx *c, const struct restore_job *job, struct restored *restored_out) {
    struct deed d;
    struct file file;
    TRY(app_desk_bare(c, job->address, &d));
    TRY(file_open(c, job->path, UINT64_MAX, &file));
    TRY(run(&d, job, file.fd, restored_out));
    return job->files.len == 0 ? OK : app_setting_set(&d, S("files"), job->files);
}

/* What an attempt has left of a file that was not there before. */
static void remove_file(struct arena *a, str address) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        unlink(str_fmt(a, "%.*s%s%c", STR(address), ends[i], '\0').ptr);
}

/* Read twice: a file that is damaged at its end is refused before anything is touched. */
err app_restore(struct ctx *c, const struct restore_job *job, struct restored *restored_out) {
    struct backup_sum sum;
    struct restored restored = {0};
    TRY(app_backup_check(c, job->path, &sum));
    bool new_file =
        !str_has(job->address, S("://")) && access(str_z(c->arena, job->address), F_OK) != 0;
    struct ctx own = {.arena = arena_open(RESTORE_BYTES), .pulse = c->pulse};
    err e = restore(&own, job, &restored);
    if (e != OK)
        e = fail(c, own.code, "%.*s", STR(own.text));
    restored_out->sum = restored.sum;
    restored_out->sum.digest = str_dup(c->arena, restored.sum.digest);
    restored_out->head = str_dup(c->arena, restored.head);
    restored_out->fault = str_dup(c->arena, restored.fault);
    arena_close(own.arena); /* and with it the connection */
    if (e != OK && new_file)
        remove_file(c->arena, job->address);
    return e;
}
