/* Saving beside and renaming. The new file has no name at all (O_TMPFILE) until it is complete, so
 * that even SIGKILL leaves nothing; where the file system cannot do that, it has a hidden name and
 * the signals that end a program are held until it is renamed or removed. */
#define _GNU_SOURCE /* O_TMPFILE: Linux */
#include "port/file.h"

#include "port/proc.h"
#include "port/reason.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NAME_TRIES = 1000,
    NAME_BYTES = 48,
};

enum way {
    WAY_NAMELESS,
    WAY_HIDDEN,
    WAY_DIRECT, /* a device or pipe: nothing to rename */
};

struct save {
    const char *path; /* as given, for sentences */
    const char *base; /* final name inside the folder */
    char *hidden;     /* temporary name inside the folder; "" = none now */
    const char *link; /* a name for what has none yet: /proc/self/fd/n */
    enum way way;
    int fd;                /* -1 = ended */
    int dir_fd;            /* -1 = ended */
    mode_t mode;           /* of the file that is replaced; 0 = there is none */
    struct proc_held held; /* of WAY_HIDDEN */
};

static void save_drop(void *arg) {
    struct save *s = arg;
    bool held = s->way == WAY_HIDDEN && s->fd >= 0;
    if (s->hidden[0] != '\0')
        unlinkat(s->dir_fd, s->hidden, 0);
    s->hidden[0] = '\0';
    reason_close(&s->fd);
    reason_close(&s->dir_fd);
    if (held)
        proc_release(&s->held);
}

/* Calls link_as(s, name) with names that nobody has until it does not say EEXIST.
 * gives  errno, 0 = done */
static int with_hidden_name(struct save *s, int (*link_as)(struct save *s, const char *name)) {
    for (int i = 0; i < NAME_TRIES; i++) {
        snprintf(s->hidden, NAME_BYTES, ".bihuan-%ld-%d", (long)getpid(), i);
        if (link_as(s, s->hidden) == 0)
            return 0;
        int code = errno;
        s->hidden[0] = '\0';
        if (code != EEXIST)
            return code;
    }
    return EEXIST;
}

static int create_as(struct save *s, const char *name) {
    s->fd = openat(s->dir_fd, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return s->fd < 0 ? -1 : 0;
}

static int link_as(struct save *s, const char *name) {
    return linkat(AT_FDCWD, s->link, s->dir_fd, name, AT_SYMLINK_FOLLOW);
}

static err open_beside(struct ctx *c, struct save *s) {
    s->fd = openat(s->dir_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (s->fd >= 0)
        return OK;
    if (errno == EACCES || errno == EROFS || errno == ENOSPC || errno == EMFILE)
        return reason_fail(c, s->path, errno);
    s->way = WAY_HIDDEN;
    s->held = proc_hold();
    int code = with_hidden_name(s, create_as);
    if (code == 0)
        return OK;
    proc_release(&s->held);
    return reason_fail(c, s->path, code);
}

/* Splits the name of the target; a symbolic link stays, the file it points to is replaced. */
static err open_folder(struct ctx *c, struct save *s, const char *path) {
    char real[PATH_MAX];
    str full = str_dup(c->arena, str_from(realpath(path, real) != NULL ? real : path));
    size_t cut = full.len;
    while (cut > 0 && full.ptr[cut - 1] != '/')
        cut--;
    s->base = str_z(c->arena, str_sub(full, cut, full.len));
    const char *dir = cut == 0 ? "." : str_z(c->arena, str_sub(full, 0, cut));
    s->dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->dir_fd >= 0)
        return OK;
    if (errno == ENOENT)
        return fail(c, ERR_NOT_FOUND, "%.*s：没有文件夹 %s，请先建立",
                    STR(file_shown(c->arena, str_from(path))), dir);
    return reason_fail(c, path, errno);
}

static err fail_link(struct ctx *c, const char *path) {
    return fail(c, ERR_NOT_FOUND, "%.*s：这个符号链接指向的位置不存在，请直接给出要写的文件",
                STR(file_shown(c->arena, str_from(path))));
}

err save_begin(struct ctx *c, const char *path, struct save **save_out) {
    struct save *s = take(c->arena, struct save, 1);
    *s = (struct save){.path = path, .fd = -1, .dir_fd = -1};
    s->hidden = take(c->arena, char, NAME_BYTES);
    arena_defer(c->arena, save_drop, s);

    struct stat st;
    bool there = stat(path, &st) == 0;
    int code = there ? 0 : errno;
    if (!there && lstat(path, &st) == 0) /* renaming would put a file in the place of the link */
        return code != ENOENT ? reason_fail(c, path, code) : fail_link(c, path);
    if (there && S_ISDIR(st.st_mode))
        return reason_fail(c, path, EISDIR);
    if (there && !S_ISREG(st.st_mode)) {
        s->way = WAY_DIRECT;
        s->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        if (s->fd < 0)
            return reason_fail(c, path, errno);
    } else {
        if (there && access(path, W_OK) != 0)
            return reason_fail(c, path, errno); /* renaming would get round a write protection */
        s->mode = there ? st.st_mode & 07777 : 0;
        TRY(open_folder(c, s, path));
        TRY(open_beside(c, s));
    }
    s->link = str_fmt(c->arena, "/proc/self/fd/%d%c", s->fd, '\0').ptr;
    *save_out = s;
    return OK;
}

int save_fd(const struct save *s) {
    return s->fd;
}

const char *save_path(const struct save *s) {
    return s->link;
}

/* gives  errno, 0 = it has its name */
static int give_name(struct save *s) {
    if (s->mode != 0)
        fchmod(s->fd, s->mode);
    if (fsync(s->fd) != 0)
        return errno;
    if (s->way == WAY_NAMELESS && s->mode == 0 && link_as(s, s->base) == 0)
        return 0;
    if (s->way == WAY_NAMELESS) {
        int code = with_hidden_name(s, link_as);
        if (code != 0)
            return code;
    }
    if (renameat(s->dir_fd, s->hidden, s->dir_fd, s->base) != 0)
        return errno;
    s->hidden[0] = '\0';
    return 0;
}

err save_end(struct ctx *c, struct save *s) {
    int code = 0;
    if (s->way != WAY_DIRECT) {
        struct proc_held held = proc_hold(); /* between the hidden name and the final one */
        code = give_name(s);
        if (code == 0)
            fsync(s->dir_fd);
        else if (s->hidden[0] != '\0')
            unlinkat(s->dir_fd, s->hidden, 0);
        proc_release(&held);
    }
    save_drop(s);
    return code == 0 ? OK : reason_fail(c, s->path, code);
}
