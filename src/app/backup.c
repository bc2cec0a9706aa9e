/* Writing backups. */
#include "app/backup.h"

#include "app/files.h"
#include "app/settings.h"
#include "base/json.h"
#include "base/pulse.h"
#include "port/bundle.h"
#include "port/file.h"
#include "port/reason.h"
#include "port/tempdir.h"
#include "store/steps.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PART_BYTES = 64 << 20, /* soft limit of what is held of a part */
    FILE_MODE = 0600,      /* it holds all that the database holds */
};

struct writer {
    struct ctx *c;
    struct deed *d;
    const struct backup_job *job;
    struct bundle_out *bundle;
    struct out sums; /* the last part: a line for each of the others, but for stored files */

    /* the part that is being written */
    str name;
    struct digest_run *run;
};

/* ---- parts ---- */

static err begin_part(struct ctx *c, struct writer *w, str name) {
    w->name = name;
    TRY(digest_begin(c, DIGEST_SHA256, &w->run));
    return bundle_part(c, w->bundle, name, BUNDLE_UNKNOWN);
}

static err add(struct ctx *c, struct writer *w, str bytes) {
    digest_add(w->run, bytes);
    return bundle_add(c, w->bundle, bytes);
}

static err end_part(struct ctx *c, struct writer *w, struct digest *digest_out) {
    TRY(digest_end(c, w->run, digest_out));
    out_fmt(&w->sums, "%.*s  %.*s\n", STR(digest_hex(c->arena, digest_out)), STR(w->name));
    return OK;
}

static err write_small(struct writer *w, str name, str text) {
    struct digest digest;
    TRY(begin_part(w->c, w, name));
    TRY(add(w->c, w, text));
    return end_part(w->c, w, &digest);
}

static err write_line(struct writer *w, str name, const struct shape *shape, const void *record) {
    struct out o = out_open(w->c->arena);
    json_write(&o, shape, record);
    out_char(&o, '\n');
    return write_small(w, name, out_str(&o));
}

/* ---- tables ---- */

static err write_rows(struct ctx *c, struct writer *w, const struct db_table *table) {
    struct rows *rows;
    void *row = arena_bytes(c->arena, table->shape->size, 16);
    struct out o = out_open(c->arena);
    bool more = true;
    TRY(rows_open(c, w->d->db, (struct ask){table->all, {NULL, 0}}, &rows));
    while (more) {
        TRY(rows_next(c, rows, row, &more));
        if (more) {
            json_write(&o, table->shape, row);
            out_char(&o, '\n');
            pulse_beat(w->c);
        }
        if (o.len < BUNDLE_PIECE_BYTES && more)
            continue;
        TRY(add(c, w, out_str(&o)));
        o.len = 0;
    }
    return OK;
}

static err write_table(struct ctx *c, struct writer *w, str name) {
    struct db_table table;
    struct digest digest;
    TRY(db_table(c, w->d->db, name, &table));
    TRY(begin_part(c, w, str_fmt(c->arena, "tables/%.*s.jsonl", STR(name))));
    TRY(write_rows(c, w, &table));
    return end_part(c, w, &digest);
}

/* In an arena of its own, which is given back with each table. */
static err write_one_table(struct writer *w, str name) {
    struct ctx own = {.arena = arena_open(PART_BYTES)};
    bool there;
    err e = db_has_table(&own, w->d->db, str_z(own.arena, name), &there);
    if (e == OK && there) /* a later step may have taken it away */
        e = write_table(&own, w, name);
    if (e != OK)
        e = fail(w->c, own.code, "%.*s", STR(own.text));
    arena_close(own.arena);
    return e;
}

static err write_tables(struct writer *w, size_t steps) {
    const struct schema done = {store_schema.v, steps};
    strs tables = schema_tables(w->c->arena, done);
    for (size_t i = 0; i < tables.n; i++)
        TRY(write_one_table(w, tables.v[i]));
    return OK;
}

/* ---- stored files ---- */

/* A file goes through one without a name, since the store checks its digest while it copies. */
static err pass_file(struct ctx *c, struct writer *w, const struct blob *blob, int fd) {
    char *room = take(c->arena, char, BUNDLE_PIECE_BYTES);
    str hex = digest_hex(c->arena, &blob->id);
    str name = str_fmt(c->arena, "files/%.2s/%.2s/%.*s", hex.ptr, hex.ptr + 2, STR(hex));
    if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0)
        return reason_fail(c, "临时文件", errno);
    TRY(blob_get(c, w->job->files, &blob->id, fd));
    if (lseek(fd, 0, SEEK_SET) != 0)
        return reason_fail(c, "临时文件", errno);
    TRY(bundle_part(c, w->bundle, name, (i64)blob->bytes));
    for (ssize_t n = 1; n > 0;) {
        n = read(fd, room, BUNDLE_PIECE_BYTES);
        if (n < 0)
            return reason_fail(c, "临时文件", errno);
        TRY(bundle_add(c, w->bundle, (str){room, (size_t)n}));
    }
    return OK;
}

static err write_file(struct writer *w, const struct blob *blob, int fd) {
    struct ctx own = {.arena = arena_open(PART_BYTES)};
    err e = pass_file(&own, w, blob, fd);
    if (e != OK)
        e = fail(w->c, own.code, "%.*s", STR(own.text));
    arena_close(own.arena);
    return e;
}

static err open_temp(struct ctx *c, int *fd_out) {
    const char *dir;
    int *fd = take(c->arena, int, 1);
    TRY(tempdir_open(c, &dir));
    *fd = open(str_fmt(c->arena, "%s/file%c", dir, '\0').ptr, O_RDWR | O_CREAT | O_CLOEXEC,
               FILE_MODE);
    if (*fd < 0)
        return reason_fail(c, dir, errno);
    arena_defer(c->arena, reason_close, fd);
    *fd_out = *fd;
    return OK;
}

static err write_files(struct writer *w, struct backup_files *files) {
    struct ctx *c = w->c;
    struct blob_walk *walk;
    struct digest_run *names;
    struct digest digest;
    const struct blob *blob = NULL;
    int fd = -1;
    TRY(digest_begin(c, DIGEST_SHA256, &names));
    if (w->job->files != NULL) {
        TRY(open_temp(c, &fd));
        TRY(blob_walk(c, w->job->files, NULL, &walk));
        TRY(blob_next(c, walk, &blob));
    }
    while (blob != NULL) {
        struct arena_mark mark = arena_mark(c->arena);
        TRY(write_file(w, blob, fd));
        digest_add(names, digest_hex(c->arena, &blob->id));
        digest_add(names, S("\n"));
        files->files++;
        files->bytes += (i64)blob->bytes;
        arena_rewind(c->arena, mark);
        TRY(blob_next(c, walk, &blob));
    }
    TRY(digest_end(c, names, &digest));
    files->digest = digest_hex(c->arena, &digest);
    return OK;
}

/* ---- the whole ---- */

static err write_all(struct writer *w) {
    size_t pending;
    struct backup_files files = {0};
    struct backup_head head = {
        .format = BACKUP_FORMAT, .program = w->job->program, .at = w->d->now};
    TRY(schema_pending(w->c, w->d->db, store_schema, &pending));
    head.schema = (i64)(store_schema.n - pending);
    head.engine = db_engine(w->d->db) == DB_SQLITE ? S("sqlite") : S("postgresql");
    TRY(write_line(w, S("backup.json"), &backup_head_shape, &head));
    for (i64 i = 0; i < head.schema; i++)
        TRY(write_small(w, str_fmt(w->c->arena, "schema/%s.sql", store_schema.v[i].name),
                        str_from(store_schema.v[i].sql)));
    TRY(write_tables(w, (size_t)head.schema));
    TRY(write_files(w, &files));
    return write_line(w, S("files.json"), &backup_files_shape, &files);
}

static err write_bundle(struct writer *w, int fd, struct digest *digest_out) {
    struct ctx *c = w->c;
    TRY(bundle_begin(c, fd, w->job->path, w->d->now, &w->bundle));
    TRY(db_begin(c, w->d->db, DB_READ));
    err e = write_all(w);
    db_rollback(w->d->db);
    if (e != OK)
        return e;
    str sums = str_dup(c->arena, out_str(&w->sums));
    TRY(begin_part(c, w, S("SHA256SUMS")));
    TRY(add(c, w, sums));
    TRY(end_part(c, w, digest_out));
    return bundle_end(c, w->bundle);
}

static err read_all(struct ctx *c, const char *path, int fd, struct backup_sum *sum_out) {
    struct backup_in *in;
    struct backup_piece piece;
    TRY(backup_open(c, path, fd, store_schema, &in));
    do
        TRY(backup_next(c, in, &piece));
    while (piece.kind != BACKUP_END);
    *sum_out = backup_sum(in);
    return OK;
}

err app_backup(struct deed *d, const struct backup_job *job, struct backup_sum *sum_out) {
    struct ctx *c = d->c;
    struct writer w = {.c = c, .d = d, .job = job, .sums = out_open(c->arena)};
    struct save *save;
    struct digest digest;
    TRY(save_begin(c, job->path, &save));
    fchmod(save_fd(save), FILE_MODE);
    TRY(write_bundle(&w, save_fd(save), &digest));
    TRY(read_all(c, job->path, save_fd(save), sum_out));
    if (!str_eq(sum_out->digest, digest_hex(c->arena, &digest)))
        return fail(c, ERR_IO, "%s：写好后读回来不一样，备份没有保存，请检查磁盘", job->path);
    return save_end(c, save);
}

err app_backup_files(struct deed *d, struct blob_store **store_out) {
    str set, address;
    *store_out = NULL;
    TRY(app_setting(d->c, d->db, "files", &set));
    if (set.len == 0 && db_engine(d->db) != DB_SQLITE)
        return OK;
    TRY(files_address(d, &address));
    if (!str_has(address, S("://")) && access(str_z(d->c->arena, address), F_OK) != 0)
        return OK;
    return files_open(d, store_out);
}

err app_backup_check(struct ctx *c, const char *path, struct backup_sum *sum_out) {
    struct file file;
    TRY(file_open(c, path, UINT64_MAX, &file));
    return read_all(c, path, file.fd, sum_out);
}
