/* Folders. */
#include "port/folder.h"

#include "port/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    FOLDER_MODE = 0777 /* what the umask of the caller leaves of it */
};

static err folder_failed(struct ctx *c, str path) {
    str name = file_shown(c->arena, path);
    switch (errno) {
    case ENOENT:
        return fail(c, ERR_NOT_FOUND, "%.*s：没有这个文件夹，请检查路径", STR(name));
    case EACCES:
    case EPERM:
    case EROFS:
        return fail(c, ERR_DENIED, "%.*s：没有权限，请换一个文件夹", STR(name));
    case ENOTDIR:
    case EEXIST:
        return fail(c, ERR_INVALID, "%.*s 不是文件夹，请换一个名字", STR(name));
    default:
        return fail(c, ERR_IO, "%.*s：文件夹用不了，请检查磁盘", STR(name));
    }
}

bool folder_is(struct arena *a, str path) {
    struct stat st;
    return stat(str_z(a, path), &st) == 0 && S_ISDIR(st.st_mode);
}

bool folder_has(struct arena *a, str path) {
    struct stat st;
    return lstat(str_z(a, path), &st) == 0;
}

err folder_make(struct ctx *c, str path) {
    if (folder_is(c->arena, path) || mkdir(str_z(c->arena, path), FOLDER_MODE) == 0)
        return OK;
    return folder_failed(c, path);
}

static int by_bytes(const void *x, const void *y) {
    return str_cmp(*(const str *)x, *(const str *)y);
}

static bool is_left_out(const char *name) {
    return name[0] == '.' || (name[0] == '~' && name[1] == '$');
}

err folder_files(struct ctx *c, str path, strs *files_out) {
    struct arena *a = c->arena;
    VEC(str) files = {0};
    DIR *dir = opendir(str_z(a, path));
    if (dir == NULL)
        return folder_failed(c, path);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        str file = str_fmt(a, "%.*s/%s", STR(path), entry->d_name);
        struct stat st;
        if (!is_left_out(entry->d_name) && stat(str_z(a, file), &st) == 0 && S_ISREG(st.st_mode))
            *push(a, &files) = file;
    }
    closedir(dir);
    if (files.n > 0)
        qsort(files.v, files.n, sizeof *files.v, by_bytes);
    *files_out = (strs){files.v, files.n};
    return OK;
}
