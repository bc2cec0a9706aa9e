/* Files that people name: opening and reading. */
#define _GNU_SOURCE /* memfd_create, seals, copy_file_range: Linux */
#include "port/file.h"

#include "base/utf8.h"
#include "port/reason.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PIECE_BYTES = 256 * 1024,
};

/* ---- names and reasons ---- */

str file_shown(struct arena *a, str name) {
    size_t bad;
    if (str_eq(name, S("-")))
        return S("标准输入");
    str copy = str_dup(a, utf8_repair(a, name, &bad));
    char *at = take(a, char, copy.len + 1);
    for (size_t i = 0; i < copy.len; i++)
        at[i] = (unsigned char)copy.ptr[i] < 0x20 || copy.ptr[i] == 0x7f ? '?' : copy.ptr[i];
    return (str){at, copy.len};
}

/* errno of opening, code, what and what to do. The last row is for all others. */
static const struct {
    int code;
    err is;
    const char *sentence;
} reasons[] = {
    {ENOENT, ERR_NOT_FOUND, "没有这个文件，请核对路径和文件名"},
    {ENOTDIR, ERR_NOT_FOUND, "路径中有一段不是文件夹，请核对路径"},
    {EACCES, ERR_DENIED, "没有读写权限，请检查文件和文件夹的权限"},
    {EPERM, ERR_DENIED, "系统不允许这样操作，请检查文件和文件夹的权限"},
    {EROFS, ERR_DENIED, "所在的磁盘是只读的，请换一个位置"},
    {EISDIR, ERR_INVALID, "这是一个文件夹，请给出文件"},
    {ENAMETOOLONG, ERR_INVALID, "文件名过长，请缩短后再试"},
    {ELOOP, ERR_INVALID, "符号链接互相指向，请给出真正的文件"},
    {ENXIO, ERR_INVALID, "这不是可以读取的文件，请给出普通文件"},
    {ENOSPC, ERR_IO, "磁盘空间不足，请清理后再试"},
    {EDQUOT, ERR_IO, "磁盘配额已用完，请清理后再试"},
    {EMFILE, ERR_BUSY, "打开的文件过多，请稍后再试"},
    {ENFILE, ERR_BUSY, "系统打开的文件过多，请稍后再试"},
    {0, ERR_IO, NULL},
};

err reason_fail(struct ctx *c, const char *path, int code) {
    str name = file_shown(c->arena, str_from(path));
    size_t i = 0;
    while (reasons[i].code != 0 && reasons[i].code != code)
        i++;
    if (reasons[i].sentence == NULL)
        return fail(c, reasons[i].is, "%.*s：读写失败（%s）", STR(name), strerror(code));
    return fail(c, reasons[i].is, "%.*s：%s", STR(name), reasons[i].sentence);
}

static err fail_too_big(struct ctx *c, const char *path, u64 limit_bytes) {
    str name = file_shown(c->arena, str_from(path));
    return fail(c, ERR_TOO_BIG, "%.*s：文件超过 %llu MiB 的限额，请拆分后再读取", STR(name),
                (unsigned long long)(limit_bytes >> 20));
}

/* ---- descriptors ---- */

void file_standard(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return; /* without /dev/null nothing more can be done */
}

void reason_close(void *arg) {
    int *fd = arg;
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static int *keep(struct ctx *c, int fd) {
    int *kept = take(c->arena, int, 1);
    *kept = fd;
    arena_defer(c->arena, reason_close, kept);
    return kept;
}

err file_memory(struct ctx *c, int *fd_out) {
    int fd = memfd_create("bihuan", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0)
        return fail(c, ERR_IO, "无法建立内存文件（%s）", strerror(errno));
    *fd_out = *keep(c, fd);
    return OK;
}

err file_seal(struct ctx *c, int fd) {
    const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
    if (fcntl(fd, F_ADD_SEALS, seals) != 0)
        return fail(c, ERR_IO, "无法封存内存文件（%s）", strerror(errno));
    return OK;
}

static bool write_all(int fd, const char *from, size_t n) {
    while (n > 0) {
        ssize_t done = write(fd, from, n);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        from += done;
        n -= (size_t)done;
    }
    return true;
}

/* A stream into memory. Its end is not known beforehand, so the limit is watched on the way. */
static err take_stream(struct ctx *c, const char *path, int from, u64 limit_bytes,
                       struct file *file_out) {
    char *piece = take(c->arena, char, PIECE_BYTES);
    struct file file = {.bytes = 0};
    TRY(file_memory(c, &file.fd));
    for (;;) {
        ssize_t n = read(from, piece, PIECE_BYTES);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return reason_fail(c, path, errno);
        if (n == 0)
            break;
        file.bytes += (u64)n;
        if (file.bytes > limit_bytes)
            return fail_too_big(c, path, limit_bytes);
        if (!write_all(file.fd, piece, (size_t)n))
            return fail(c, ERR_IO, "无法写入内存文件（%s）", strerror(errno));
    }
    *file_out = file;
    return OK;
}

err file_open(struct ctx *c, const char *path, u64 limit_bytes, struct file *file_out) {
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return reason_fail(c, path, errno);
    if (!standard)
        keep(c, fd);
    struct stat st;
    if (fstat(fd, &st) != 0)
        return reason_fail(c, path, errno);
    if (S_ISDIR(st.st_mode))
        return reason_fail(c, path, EISDIR);
    if (S_ISBLK(st.st_mode) || S_ISSOCK(st.st_mode))
        return reason_fail(c, path, ENXIO);
    /* A file of /proc is regular, says that it is empty, and is not. */
    if (!S_ISREG(st.st_mode) || st.st_size == 0 || (standard && lseek(fd, 0, SEEK_CUR) != 0))
        return take_stream(c, path, fd, limit_bytes, file_out);
    if ((u64)st.st_size > limit_bytes)
        return fail_too_big(c, path, limit_bytes);
    *file_out = (struct file){.fd = fd, .bytes = (u64)st.st_size};
    return OK;
}

struct mapping {
    void *at;
    size_t n;
};

static void unmap(void *arg) {
    struct mapping *m = arg;
    munmap(m->at, m->n);
}

err file_map(struct ctx *c, const struct file *file, str *bytes_out) {
    if (file->bytes == 0) {
        *bytes_out = S("");
        return OK;
    }
    void *at = mmap(NULL, (size_t)file->bytes, PROT_READ, MAP_PRIVATE, file->fd, 0);
    if (at == MAP_FAILED)
        return fail(c, ERR_IO, "无法映射文件（%s）", strerror(errno));
    struct mapping *m = take(c->arena, struct mapping, 1);
    *m = (struct mapping){.at = at, .n = (size_t)file->bytes};
    arena_defer(c->arena, unmap, m);
    *bytes_out = (str){at, m->n};
    return OK;
}

err file_read(struct ctx *c, const char *path, u64 limit_bytes, str *bytes_out) {
    struct file file;
    TRY(file_open(c, path, limit_bytes, &file));
    return file_map(c, &file, bytes_out);
}

err file_copy(struct ctx *c, const struct file *from, const char *path) {
    int to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (to < 0)
        return reason_fail(c, path, errno);
    char *piece = take(c->arena, char, PIECE_BYTES);
    u64 at = 0;
    ssize_t n = 0;
    while (at < from->bytes && (n = pread(from->fd, piece, PIECE_BYTES, (off_t)at)) > 0) {
        if (!write_all(to, piece, (size_t)n))
            n = -1;
        if (n < 0)
            break;
        at += (u64)n;
    }
    int code = errno;
    close(to);
    return n < 0 ? reason_fail(c, path, code) : OK;
}
