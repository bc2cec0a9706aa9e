/* Files in a folder:
 *
 *     ab/cd/abcdef…   one file each, read-only, named by the SHA-256 of its content
 *     tmp/…           what is being written
 *
 * A file is written in tmp/, synced, and linked to its name, which fails where the name is taken:
 * nothing is ever overwritten. Then the folders are synced. So a file that is to be seen is whole,
 * after a crash of the program or of the machine; all that a crash can leave is a file in tmp/. */
#include "blob/driver.h"
#include "port/file.h"
#include "port/reason.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    FOLDER_MODE = 0750,
    FILE_MODE = 0440,
    HIDDEN_BYTES = 32, /* room for tmp/ and 16 figures */
    LEAVES = 0x10000,  /* folders ab/cd */
    LEAVES_EACH = 0x100,
};

struct folder {
    const char *path;
    int fd; /* -1 = closed */
};

/* A step of the path that is a folder, in an order that lets it be made and synced from the top. */
struct steps {
    char v[2][6]; /* ab, ab/cd */
};

static struct steps steps_of(const char *path) {
    struct steps steps = {0};
    memcpy(steps.v[0], path, 2);
    memcpy(steps.v[1], path, 5);
    return steps;
}

static err fail_here(struct ctx *c, const struct blob_store *store, int code) {
    return reason_fail(c, store->folder->path, code);
}

/* ---- opening ---- */

err folder_open(struct ctx *c, str address, struct blob_store *store) {
    if (address.len == 0 || str_has(address, S("://")))
        return fail(c, ERR_INVALID,
                    "文件存储的地址 %.*s 看不懂，请写文件夹的路径或 s3://存储桶/前缀?endpoint=…",
                    STR(file_shown(c->arena, address)));
    struct folder *folder = take(c->arena, struct folder, 1);
    folder->path = str_z(c->arena, address);
    if (mkdir(folder->path, FOLDER_MODE) != 0 && errno == ENOENT)
        return fail(c, ERR_NOT_FOUND, "%.*s：上一级文件夹不存在，请先建立，或核对路径",
                    STR(file_shown(c->arena, address)));
    folder->fd = open(folder->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder->fd < 0)
        return reason_fail(c, folder->path, errno);
    arena_defer(c->arena, reason_close, &folder->fd);
    store->driver = &blob_folder;
    store->name = file_shown(c->arena, address);
    store->folder = folder;
    return OK;
}

static err check(struct ctx *c, struct blob_store *store) {
    struct blob_draft draft = {.store = store, .fd = -1};
    err result = blob_folder.begin(c, &draft);
    blob_folder.end(&draft);
    return result;
}

/* ---- writing ---- */

static err begin(struct ctx *c, struct blob_draft *draft) {
    int dir = draft->store->folder->fd;
    u64 number;
    if (getrandom(&number, sizeof number, 0) != (ssize_t)sizeof number)
        return fail_here(c, draft->store, errno);
    if (mkdirat(dir, "tmp", FOLDER_MODE) != 0 && errno != EEXIST)
        return fail_here(c, draft->store, errno);
    draft->hidden = take(c->arena, char, HIDDEN_BYTES);
    snprintf(draft->hidden, HIDDEN_BYTES, "tmp/%016llx", (unsigned long long)number);
    draft->fd = openat(dir, draft->hidden, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (draft->fd >= 0)
        return OK;
    draft->hidden = NULL;
    return fail_here(c, draft->store, errno);
}

static void end(struct blob_draft *draft) {
    reason_close(&draft->fd);
    if (draft->hidden != NULL)
        unlinkat(draft->store->folder->fd, draft->hidden, 0);
    draft->hidden = NULL;
}

/* Some network file systems cannot sync a folder and say EINVAL; they do it on their own.
 * gives  errno, 0 = the entries of the folder are on the disk */
static int sync_folder(int dir, const char *path) {
    int fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    int code = fsync(fd) == 0 || errno == EINVAL ? 0 : errno;
    close(fd);
    return code;
}

/* Makes ab and ab/cd. Another process may be doing the same. gives  errno, 0 = done */
static int make_steps(int dir, const struct steps *steps) {
    for (size_t i = 0; i < COUNT_OF(steps->v); i++)
        if (mkdirat(dir, steps->v[i], FOLDER_MODE) != 0 && errno != EEXIST)
            return errno;
    return 0;
}

/* From the name up to the root, even where all was there before: whoever made it may have been
 * killed before syncing. gives  errno, 0 = done */
static int sync_steps(int dir, const struct steps *steps) {
    for (size_t i = COUNT_OF(steps->v); i-- > 0;) {
        int code = sync_folder(dir, steps->v[i]);
        if (code != 0)
            return code;
    }
    return sync_folder(dir, ".");
}

/* Gives the draft its name. File systems without links rename instead; what might be there has the
 * same content. gives  errno, 0 = done, EEXIST = the name is taken */
static int give_name(int dir, const char *hidden, const char *path) {
    if (linkat(dir, hidden, dir, path, 0) == 0)
        return 0;
    if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS && errno != EMLINK)
        return errno;
    return renameat(dir, hidden, dir, path) == 0 ? 0 : errno;
}

/* What to do when the name is taken: the same content needs nothing more. */
static err compare(struct ctx *c, struct blob_store *store, const struct blob *blob) {
    struct stat st;
    const char *path = driver_path(c->arena, &blob->id).ptr;
    if (fstatat(store->folder->fd, path, &st, AT_SYMLINK_NOFOLLOW) != 0)
        return fail_here(c, store, errno);
    if (!S_ISREG(st.st_mode) || (u64)st.st_size != blob->bytes)
        return driver_damaged(c, store, &blob->id);
    return OK;
}

static err keep(struct ctx *c, struct blob_draft *draft, const struct blob *blob) {
    struct blob_store *store = draft->store;
    int dir = store->folder->fd;
    const char *path = driver_path(c->arena, &blob->id).ptr;
    const struct steps steps = steps_of(path);
    struct stat st;
    int code = EEXIST;
    if (fstatat(dir, path, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        if (fchmod(draft->fd, FILE_MODE) != 0 || fsync(draft->fd) != 0)
            return fail_here(c, store, errno);
        code = make_steps(dir, &steps);
        if (code == 0)
            code = give_name(dir, draft->hidden, path);
    }
    if (code == EEXIST)
        TRY(compare(c, store, blob));
    else if (code != 0)
        return fail_here(c, store, code);
    code = sync_steps(dir, &steps);
    return code == 0 ? OK : fail_here(c, store, code);
}

/* ---- reading ---- */

static err find(struct ctx *c, struct blob_store *store, const struct digest *id, u64 *bytes_out,
                bool *there_out) {
    struct stat st;
    const char *path = driver_path(c->arena, id).ptr;
    bool there = fstatat(store->folder->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0;
    if (!there && errno != ENOENT && errno != ENOTDIR)
        return fail_here(c, store, errno);
    *there_out = there;
    *bytes_out = there ? (u64)st.st_size : 0;
    return OK;
}

static err copy(struct ctx *c, struct blob_store *store, int from, const struct blob_sink *sink) {
    for (;;) {
        ssize_t n = read(from, store->piece, BLOB_PIECE_BYTES);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail_here(c, store, errno);
        if (n == 0)
            return OK;
        str piece = {store->piece, (size_t)n};
        int code = driver_write(sink->fd, piece);
        if (code != 0)
            return driver_sink(c, code);
        digest_add(sink->run, piece);
    }
}

static err get(struct ctx *c, struct blob_store *store, const struct digest *id,
               const struct blob_sink *sink) {
    const char *path = driver_path(c->arena, id).ptr;
    int from = openat(store->folder->fd, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (from < 0)
        return errno == ENOENT || errno == ENOTDIR ? driver_absent(c, store, id)
                                                   : fail_here(c, store, errno);
    err result = copy(c, store, from, sink);
    close(from);
    return result;
}

static int by_id(const void *x, const void *y) {
    return memcmp(((const struct blob *)x)->id.v, ((const struct blob *)y)->id.v, DIGEST_BYTES);
}

/* The files of one ab/cd that lie behind walk->after. */
static void read_leaf(struct ctx *c, struct blob_walk *walk, const char *leaf, DIR *dir) {
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        struct blob blob;
        struct stat st;
        str path = str_fmt(c->arena, "%s/%s", leaf, e->d_name);
        if (!driver_id(path, &blob.id) ||
            (walk->begun && memcmp(blob.id.v, walk->after.v, DIGEST_BYTES) <= 0) ||
            fstatat(dirfd(dir), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode))
            continue;
        blob.bytes = (u64)st.st_size;
        *push(c->arena, &walk->found) = blob;
    }
    if (walk->found.n > 1)
        qsort(walk->found.v, walk->found.n, sizeof *walk->found.v, by_id);
}

static DIR *open_folder(int dir, const char *path) {
    int fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = fd >= 0 ? fdopendir(fd) : NULL;
    if (stream == NULL && fd >= 0)
        close(fd);
    return stream;
}

static err page(struct ctx *c, struct blob_walk *walk) {
    int dir = walk->store->folder->fd;
    char leaf[6], above[3];
    snprintf(leaf, sizeof leaf, "%02x/%02x", walk->leaf >> 8 & 0xff, walk->leaf & 0xff);
    memcpy(above, leaf, 2);
    above[2] = '\0';
    DIR *stream = open_folder(dir, leaf);
    if (stream == NULL && errno != ENOENT)
        return fail_here(c, walk->store, errno);
    bool skip = stream == NULL && faccessat(dir, above, F_OK, 0) != 0;
    if (stream != NULL) {
        read_leaf(c, walk, leaf, stream);
        closedir(stream);
    }
    walk->leaf = skip ? (walk->leaf / LEAVES_EACH + 1) * LEAVES_EACH : walk->leaf + 1;
    walk->ended = walk->leaf >= LEAVES;
    return OK;
}

/* ---- upkeep ---- */

static err drop(struct ctx *c, struct blob_store *store, const struct digest *id) {
    const char *path = driver_path(c->arena, id).ptr;
    const struct steps steps = steps_of(path);
    if (unlinkat(store->folder->fd, path, 0) != 0)
        return errno == ENOENT || errno == ENOTDIR ? OK : fail_here(c, store, errno);
    int code = sync_folder(store->folder->fd, steps.v[1]);
    return code == 0 ? OK : fail_here(c, store, code);
}

static err sweep(struct ctx *c, struct blob_store *store, u64 *swept_out) {
    time_t before = time(NULL) - BLOB_SWEEP_SECONDS;
    DIR *stream = open_folder(store->folder->fd, "tmp");
    u64 swept = 0;
    int code = stream == NULL && errno != ENOENT ? errno : 0;
    for (struct dirent *e; stream != NULL && (e = readdir(stream)) != NULL;) {
        struct stat st;
        if (fstatat(dirfd(stream), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISREG(st.st_mode) || st.st_mtime >= before)
            continue;
        if (unlinkat(dirfd(stream), e->d_name, 0) == 0)
            swept++;
        else if (errno != ENOENT)
            code = errno;
    }
    if (stream != NULL)
        closedir(stream);
    if (code != 0)
        return fail_here(c, store, code);
    *swept_out = swept;
    return OK;
}

static err no_link(struct ctx *c, struct blob_store *store, const struct blob_link *in,
                   str *url_out) {
    (void)in;
    *url_out = S("");
    return fail(c, ERR_INVALID, "%.*s：文件夹里的文件没有下载链接，请由本程序直接发送",
                STR(store->name));
}

const struct blob_driver blob_folder = {
    .check = check,
    .begin = begin,
    .end = end,
    .keep = keep,
    .find = find,
    .get = get,
    .drop = drop,
    .page = page,
    .link = no_link,
    .sweep = sweep,
};
