/* Bundles. */
#include "port/bundle.h"

#include "base/limit.h"
#include "base/utf8.h"
#include "port/file.h"
#include "port/lib.h"
#include "port/reason.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    RATIO_FREE_BYTES = 1 << 20, /* below this a high ratio is harmless */
    READ_BYTES = 64 * 1024,
    PART_MODE = 0600,
};

#define CALLS(X)                                                                                   \
    X(archive_errno, int, (struct archive *))                                                      \
    X(archive_entry_new, struct archive_entry *, (void))                                           \
    X(archive_entry_clear, struct archive_entry *, (struct archive_entry *))                       \
    X(archive_entry_free, void, (struct archive_entry *))                                          \
    X(archive_entry_set_pathname, void, (struct archive_entry *, const char *))                    \
    X(archive_entry_set_filetype, void, (struct archive_entry *, unsigned int))                    \
    X(archive_entry_set_perm, void, (struct archive_entry *, mode_t))                              \
    X(archive_entry_set_mtime, void, (struct archive_entry *, time_t, long))                       \
    X(archive_entry_set_size, void, (struct archive_entry *, la_int64_t))                          \
    X(archive_entry_filetype, mode_t, (struct archive_entry *))                                    \
    X(archive_entry_pathname, const char *, (struct archive_entry *))                              \
    X(archive_write_new, struct archive *, (void))                                                 \
    X(archive_write_free, int, (struct archive *))                                                 \
    X(archive_write_set_format_zip, int, (struct archive *))                                       \
    X(archive_write_set_options, int, (struct archive *, const char *))                            \
    X(archive_write_set_bytes_in_last_block, int, (struct archive *, int))                         \
    X(archive_write_zip_set_compression_deflate, int, (struct archive *))                          \
    X(archive_write_zip_set_compression_store, int, (struct archive *))                            \
    X(archive_write_open_fd, int, (struct archive *, int))                                         \
    X(archive_write_header, int, (struct archive *, struct archive_entry *))                       \
    X(archive_write_data, la_ssize_t, (struct archive *, const void *, size_t))                    \
    X(archive_write_close, int, (struct archive *))                                                \
    X(archive_write_fail, int, (struct archive *))                                                 \
    X(archive_read_new, struct archive *, (void))                                                  \
    X(archive_read_free, int, (struct archive *))                                                  \
    X(archive_read_support_format_zip_seekable, int, (struct archive *))                           \
    X(archive_read_open_fd, int, (struct archive *, int, size_t))                                  \
    X(archive_read_next_header, int, (struct archive *, struct archive_entry **))                  \
    X(archive_read_data, la_ssize_t, (struct archive *, void *, size_t))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libarchive.so.13"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libarchive13",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

/* ---- writing ---- */

struct bundle_out {
    struct calls calls;
    struct archive *archive;
    struct archive_entry *entry;
    const char *path;
    i64 at;
};

/* Whoever leaves early wants nothing written any more. */
static void drop_out(void *arg) {
    struct bundle_out *b = arg;
    if (b->archive != NULL) {
        b->calls.archive_write_fail(b->archive);
        b->calls.archive_write_free(b->archive);
    }
    if (b->entry != NULL)
        b->calls.archive_entry_free(b->entry);
    b->archive = NULL;
    b->entry = NULL;
}

static err fail_write(struct ctx *c, const struct bundle_out *b) {
    int code = b->calls.archive_errno(b->archive);
    return reason_fail(c, b->path, code > 0 ? code : EIO);
}

err bundle_begin(struct ctx *c, int fd, const char *path, i64 at, struct bundle_out **out) {
    struct bundle_out *b = take(c->arena, struct bundle_out, 1);
    b->path = path;
    b->at = at;
    TRY(lib_load(c, &library, &b->calls));
    arena_defer(c->arena, drop_out, b);
    b->archive = b->calls.archive_write_new();
    b->entry = b->calls.archive_entry_new();
    if (b->archive == NULL || b->entry == NULL ||
        b->calls.archive_write_set_format_zip(b->archive) != ARCHIVE_OK ||
        b->calls.archive_write_set_options(b->archive, "zip:compression-level=1") != ARCHIVE_OK)
        return fail(c, ERR_BUG, "libarchive 不能写 zip");
    b->calls.archive_write_set_bytes_in_last_block(b->archive, 1);
    if (b->calls.archive_write_open_fd(b->archive, fd) != ARCHIVE_OK)
        return fail_write(c, b);
    *out = b;
    return OK;
}

err bundle_part(struct ctx *c, struct bundle_out *b, str name, i64 bytes) {
    b->calls.archive_entry_clear(b->entry);
    b->calls.archive_entry_set_pathname(b->entry, str_z(c->arena, name));
    b->calls.archive_entry_set_filetype(b->entry, AE_IFREG);
    b->calls.archive_entry_set_perm(b->entry, PART_MODE);
    b->calls.archive_entry_set_mtime(b->entry, (time_t)b->at, 0);
    if (bytes != BUNDLE_UNKNOWN) {
        b->calls.archive_entry_set_size(b->entry, bytes);
        b->calls.archive_write_zip_set_compression_store(b->archive);
    } else {
        b->calls.archive_write_zip_set_compression_deflate(b->archive);
    }
    return b->calls.archive_write_header(b->archive, b->entry) == ARCHIVE_OK ? OK
                                                                             : fail_write(c, b);
}

err bundle_add(struct ctx *c, struct bundle_out *b, str bytes) {
    if (bytes.len == 0)
        return OK;
    la_ssize_t n = b->calls.archive_write_data(b->archive, bytes.ptr, bytes.len);
    return n == (la_ssize_t)bytes.len ? OK : fail_write(c, b);
}

err bundle_end(struct ctx *c, struct bundle_out *b) {
    err e = b->calls.archive_write_close(b->archive) == ARCHIVE_OK ? OK : fail_write(c, b);
    b->calls.archive_write_free(b->archive);
    b->archive = NULL;
    drop_out(b);
    return e;
}

/* ---- reading ---- */

struct bundle_in {
    struct calls calls;
    struct archive *archive;
    const char *path;
    u64 packed_bytes;   /* of the whole file */
    u64 unpacked_bytes; /* taken so far */
};

static void drop_in(void *arg) {
    struct bundle_in *b = arg;
    b->calls.archive_read_free(b->archive);
}

static err fail_damaged(struct ctx *c, const struct bundle_in *b) {
    return fail(c, ERR_INVALID, "%.*s 不完整或已损坏，请换一份备份",
                STR(file_shown(c->arena, str_from(b->path))));
}

err bundle_open(struct ctx *c, int fd, const char *path, struct bundle_in **in_out) {
    struct bundle_in *b = take(c->arena, struct bundle_in, 1);
    struct stat st;
    b->path = path;
    TRY(lib_load(c, &library, &b->calls));
    if (lseek(fd, 0, SEEK_SET) != 0 || fstat(fd, &st) != 0)
        return reason_fail(c, path, errno);
    b->packed_bytes = (u64)st.st_size;
    b->archive = b->calls.archive_read_new();
    if (b->archive == NULL)
        return fail(c, ERR_BUG, "libarchive 不能读 zip");
    arena_defer(c->arena, drop_in, b);
    if (b->calls.archive_read_support_format_zip_seekable(b->archive) != ARCHIVE_OK)
        return fail(c, ERR_BUG, "libarchive 不能读 zip");
    if (b->calls.archive_read_open_fd(b->archive, fd, READ_BYTES) != ARCHIVE_OK)
        return fail_damaged(c, b);
    *in_out = b;
    return OK;
}

err bundle_next(struct ctx *c, struct bundle_in *b, str *name_out) {
    struct archive_entry *entry;
    int code = b->calls.archive_read_next_header(b->archive, &entry);
    if (code == ARCHIVE_EOF) {
        *name_out = S("");
        return OK;
    }
    if (code != ARCHIVE_OK || b->calls.archive_entry_filetype(entry) != AE_IFREG)
        return fail_damaged(c, b);
    str name = str_from(b->calls.archive_entry_pathname(entry));
    if (name.len == 0 || utf8_bad(name) != STR_NONE)
        return fail_damaged(c, b);
    *name_out = str_dup(c->arena, name);
    return OK;
}

err bundle_take(struct ctx *c, struct bundle_in *b, char *to, size_t room, size_t *n_out) {
    la_ssize_t n = b->calls.archive_read_data(b->archive, to, room);
    if (n < 0)
        return fail_damaged(c, b);
    b->unpacked_bytes += (u64)n;
    if (b->unpacked_bytes > RATIO_FREE_BYTES &&
        b->unpacked_bytes / limit_value(LIMIT_PACK_RATIO) > b->packed_bytes)
        return fail(c, ERR_TOO_BIG, "%.*s 的压缩比超过 %llu 倍，像是压缩炸弹，不予读取",
                    STR(file_shown(c->arena, str_from(b->path))),
                    (unsigned long long)limit_value(LIMIT_PACK_RATIO));
    *n_out = (size_t)n;
    return OK;
}
