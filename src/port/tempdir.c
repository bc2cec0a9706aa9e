/* A folder for temporary files that disappears with its content. */
#include "port/tempdir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DEPTH_MAX = 32, /* folders inside one another; converters make five */
};

static void drop_content(int dir_fd, int depth) {
    DIR *dir = depth > DEPTH_MAX ? NULL : fdopendir(dir_fd);
    if (dir == NULL) {
        close(dir_fd);
        return;
    }
    for (struct dirent *e; (e = readdir(dir)) != NULL;) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
            continue;
        if (unlinkat(dir_fd, e->d_name, 0) == 0)
            continue;
        int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
        int inner = openat(dir_fd, e->d_name, flags);
        if (inner >= 0)
            drop_content(inner, depth + 1);
        unlinkat(dir_fd, e->d_name, AT_REMOVEDIR);
    }
    closedir(dir);
}

void tempdir_drop(const char *dir) {
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return;
    drop_content(fd, 0);
    rmdir(dir);
}

static void drop_deferred(void *arg) {
    tempdir_drop(arg);
}

err tempdir_open(struct ctx *c, const char **dir_out) {
    const char *below = getenv("TMPDIR");
    if (below == NULL || below[0] != '/')
        below = "/tmp";
    str name = str_fmt(c->arena, "%s/bihuan-XXXXXX%c", below, '\0');
    char *dir = take(c->arena, char, name.len);
    memcpy(dir, name.ptr, name.len);
    if (mkdtemp(dir) == NULL)
        return fail(
            c, ERR_IO,
            "无法在 %s 中建立临时文件夹（%s），请检查磁盘空间和权限，或用环境变量 TMPDIR 另行指定",
            below, strerror(errno));
    arena_defer(c->arena, drop_deferred, dir);
    *dir_out = dir;
    return OK;
}
