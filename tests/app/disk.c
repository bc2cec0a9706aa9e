/* A VFS in front of that of the system. */
#include "app/disk.h"

#include "base/arena.h"

#include <assert.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    SECTOR_BYTES = 512,
    PATH_BYTES = 200,
    FILES_MAX = 64,
};

/* A change of a file that was not synced yet: what stood there, and what was to stand there. */
struct pending {
    int file;
    i64 at;
    size_t n;
    u8 *before, *after;        /* after = NULL: the file was cut to `at` bytes */
    sqlite3_int64 size_before; /* of the file */
};

struct open_file {
    sqlite3_file base;
    int file;
    sqlite3_file *real; /* right behind */
};

static struct {
    sqlite3_vfs vfs, *real;
    pthread_mutex_t lock;
    struct arena *arena; /* of the pending */
    VEC(struct pending) pending;
    char paths[FILES_MAX][PATH_BYTES];
    int files;
    i64 left; /* writes and syncs until the fault; 0 = it is there, -1 = none is to come */
    enum disk_fault fault;
} disk = {.lock = PTHREAD_MUTEX_INITIALIZER, .left = -1};

/* Whether the fault is there, with this one more write or sync. */
static bool fails(void) {
    if (disk.left > 0)
        disk.left--;
    return disk.left == 0;
}

static struct open_file *of(sqlite3_file *f) {
    return (struct open_file *)(void *)f;
}

static sqlite3_file *real_of(sqlite3_file *f) {
    return of(f)->real;
}

/* ---- writing ---- */

static void keep(struct open_file *f, i64 at, const void *after, size_t n) {
    struct pending p = {.file = f->file, .at = at, .n = n};
    f->real->pMethods->xFileSize(f->real, &p.size_before);
    i64 lost = after == NULL ? p.size_before - at : (i64)n;
    p.n = (size_t)(lost > 0 ? lost : 0);
    p.before = take(disk.arena, u8, p.n + 1);
    if (p.n > 0)
        (void)f->real->pMethods->xRead(f->real, p.before, (int)p.n, at); /* short is zero-filled */
    if (after != NULL) {
        p.after = take(disk.arena, u8, n + 1);
        memcpy(p.after, after, n);
    }
    *push(disk.arena, &disk.pending) = p;
}

static int on_write(sqlite3_file *base, const void *bytes, int n, sqlite3_int64 at) {
    struct open_file *f = of(base);
    pthread_mutex_lock(&disk.lock);
    int code = SQLITE_OK;
    if (fails())
        code = disk.fault == DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    else
        keep(f, at, bytes, (size_t)n);
    if (code == SQLITE_OK)
        code = f->real->pMethods->xWrite(f->real, bytes, n, at);
    pthread_mutex_unlock(&disk.lock);
    return code;
}

static int on_truncate(sqlite3_file *base, sqlite3_int64 size) {
    struct open_file *f = of(base);
    pthread_mutex_lock(&disk.lock);
    int code = disk.left == 0 && disk.fault == DISK_POWER ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
    if (code == SQLITE_OK) {
        keep(f, size, NULL, 0);
        code = f->real->pMethods->xTruncate(f->real, size);
    }
    pthread_mutex_unlock(&disk.lock);
    return code;
}

/* What is on the disk needs no more to be kept. */
static int on_sync(sqlite3_file *base, int flags) {
    (void)flags; /* nothing here outlives the machine anyway */
    struct open_file *f = of(base);
    pthread_mutex_lock(&disk.lock);
    bool lost = fails() && disk.fault == DISK_POWER;
    size_t n = 0;
    for (size_t i = 0; !lost && i < disk.pending.n; i++)
        if (disk.pending.v[i].file != f->file)
            disk.pending.v[n++] = disk.pending.v[i];
    if (!lost)
        disk.pending.n = n;
    pthread_mutex_unlock(&disk.lock);
    return lost ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int on_delete(sqlite3_vfs *vfs, const char *path, int sync) {
    (void)vfs;
    pthread_mutex_lock(&disk.lock);
    bool lost = disk.left == 0 && disk.fault == DISK_POWER;
    pthread_mutex_unlock(&disk.lock);
    return lost ? SQLITE_IOERR_DELETE : disk.real->xDelete(disk.real, path, sync);
}

/* ---- handed on ---- */

static int on_close(sqlite3_file *f) {
    return real_of(f)->pMethods->xClose(real_of(f));
}
static int on_read(sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
    return real_of(f)->pMethods->xRead(real_of(f), to, n, at);
}
static int on_size(sqlite3_file *f, sqlite3_int64 *size) {
    return real_of(f)->pMethods->xFileSize(real_of(f), size);
}
static int on_lock(sqlite3_file *f, int kind) {
    return real_of(f)->pMethods->xLock(real_of(f), kind);
}
static int on_unlock(sqlite3_file *f, int kind) {
    return real_of(f)->pMethods->xUnlock(real_of(f), kind);
}
static int on_reserved(sqlite3_file *f, int *held) {
    return real_of(f)->pMethods->xCheckReservedLock(real_of(f), held);
}
static int on_control(sqlite3_file *f, int op, void *arg) {
    return real_of(f)->pMethods->xFileControl(real_of(f), op, arg);
}
static int on_sector(sqlite3_file *f) {
    return real_of(f)->pMethods->xSectorSize(real_of(f));
}
static int on_traits(sqlite3_file *f) {
    return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)) &
           ~SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
static int on_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **at) {
    return real_of(f)->pMethods->xShmMap(real_of(f), page, size, extend, at);
}
static int on_shm_lock(sqlite3_file *f, int offset, int n, int flags) {
    return real_of(f)->pMethods->xShmLock(real_of(f), offset, n, flags);
}
static void on_shm_barrier(sqlite3_file *f) {
    real_of(f)->pMethods->xShmBarrier(real_of(f));
}
static int on_shm_unmap(sqlite3_file *f, int del) {
    return real_of(f)->pMethods->xShmUnmap(real_of(f), del);
}

static const sqlite3_io_methods methods = {
    2,           on_close,       on_read,      on_write,   on_truncate, on_sync,   on_size,
    on_lock,     on_unlock,      on_reserved,  on_control, on_sector,   on_traits, on_shm_map,
    on_shm_lock, on_shm_barrier, on_shm_unmap, NULL,       NULL};

static int file_number(const char *path) {
    for (int i = 0; i < disk.files; i++)
        if (strcmp(disk.paths[i], path) == 0)
            return i;
    assert(disk.files < FILES_MAX && strlen(path) < PATH_BYTES);
    memcpy(disk.paths[disk.files], path, strlen(path) + 1);
    return disk.files++;
}

static int on_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
    (void)vfs;
    struct open_file *f = of(base);
    f->real = (sqlite3_file *)(void *)(f + 1);
    int code = disk.real->xOpen(disk.real, path, f->real, flags, out);
    base->pMethods = code == SQLITE_OK ? &methods : NULL;
    pthread_mutex_lock(&disk.lock);
    f->file = file_number(path == NULL ? "" : path);
    pthread_mutex_unlock(&disk.lock);
    return code;
}

/* ---- the power is gone and comes back ---- */

static u64 draw(u64 *seed) { /* xorshift */
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    return *seed ^= *seed << 17;
}

static void put(int fd, const u8 *bytes, size_t n, i64 at) {
    assert(pwrite(fd, bytes, n, (off_t)at) == (ssize_t)n);
}

/* A write that did not reach the disk for certain: of its sectors any may have. */
static void half_write(int fd, const struct pending *p, u64 *seed) {
    u64 fate = draw(seed) % 4; /* all of it, nothing, or a part */
    if (fate == 0)
        return;
    for (size_t at = 0; at < p->n; at += SECTOR_BYTES) {
        size_t n = p->n - at < SECTOR_BYTES ? p->n - at : SECTOR_BYTES;
        if (fate == 1 || draw(seed) % 2 == 0)
            put(fd, p->after + at, n, p->at + (i64)at);
    }
}

static void lose(int file, u64 *seed) {
    int fd = open(disk.paths[file], O_RDWR);
    if (fd < 0)
        return; /* it was deleted since */
    for (size_t i = disk.pending.n; i > 0; i--) {
        const struct pending *p = &disk.pending.v[i - 1];
        if (p->file != file)
            continue;
        put(fd, p->before, p->n, p->at);
        assert(ftruncate(fd, (off_t)p->size_before) == 0);
    }
    for (size_t i = 0; i < disk.pending.n; i++) {
        const struct pending *p = &disk.pending.v[i];
        if (p->file == file && p->after != NULL)
            half_write(fd, p, seed);
        else if (p->file == file && draw(seed) % 2 == 0)
            assert(ftruncate(fd, (off_t)p->at) == 0);
    }
    close(fd);
}

void disk_heal(u64 seed) {
    seed = seed * 2654435761u + 1;
    for (int i = 0; disk.fault == DISK_POWER && i < disk.files; i++) {
        char shm[PATH_BYTES + 8];
        lose(i, &seed);
        snprintf(shm, sizeof shm, "%s-shm", disk.paths[i]); /* memory, which is gone */
        unlink(shm);
    }
    pthread_mutex_lock(&disk.lock);
    if (disk.fault == DISK_POWER) {
        disk.pending.n = disk.pending.cap = 0;
        disk.pending.v = NULL;
        disk.files = 0;
        arena_close(disk.arena);
        disk.arena = arena_open((size_t)256 << 20);
    }
    disk.left = -1;
    pthread_mutex_unlock(&disk.lock);
}

void disk_fail(i64 nth, enum disk_fault fault) {
    pthread_mutex_lock(&disk.lock);
    disk.left = nth;
    disk.fault = fault;
    pthread_mutex_unlock(&disk.lock);
}

bool disk_failed(void) {
    pthread_mutex_lock(&disk.lock);
    bool failed = disk.left == 0;
    pthread_mutex_unlock(&disk.lock);
    return failed;
}

void disk_install(void) {
    disk.real = sqlite3_vfs_find(NULL);
    disk.vfs = *disk.real;
    disk.vfs.zName = "disk";
    disk.vfs.pNext = NULL;
    disk.vfs.szOsFile = (int)sizeof(struct open_file) + disk.real->szOsFile;
    disk.vfs.xOpen = on_open;
    disk.vfs.xDelete = on_delete;
    disk.arena = arena_open((size_t)256 << 20);
    disk.left = -1;
    assert(sqlite3_vfs_register(&disk.vfs, 1) == SQLITE_OK);
}

void disk_remove(void) {
    sqlite3_vfs_unregister(&disk.vfs);
    sqlite3_vfs_register(disk.real, 1);
    disk.pending.n = disk.pending.cap = 0;
    disk.pending.v = NULL;
    disk.files = 0;
    arena_close(disk.arena);
}
