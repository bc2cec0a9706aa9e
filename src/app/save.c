/* Saving results. */
#include "app/save.h"

#include "export/xlsx.h"
#include "port/file.h"

#include <sys/stat.h>
#include <unistd.h>

err app_save_begin(struct ctx *c, str path, struct app_save *save_out) {
    struct save *file = NULL;
    int fd = STDOUT_FILENO;
    if (path.len > 0) {
        TRY(save_begin(c, str_z(c->arena, path), &file));
        fd = save_fd(file);
    }
    *save_out = (struct app_save){.out = out_open_fd(c->arena, fd), .file = file, .path = path};
    return OK;
}

err app_save_end(struct ctx *c, struct app_save *save) {
    if (!out_flush(&save->out)) {
        if (save->file == NULL)
            return fail(c, ERR_IO, "写不到标准输出，请检查磁盘是否已满、管道是否已关闭");
        str name = file_shown(c->arena, save->path);
        return fail(c, ERR_IO, "%.*s：写不完整，请检查磁盘是否已满", STR(name));
    }
    return save->file != NULL ? save_end(c, save->file) : OK;
}

bool app_save_over(struct arena *a, str path, str input) {
    struct stat to, from;
    return stat(str_z(a, path), &to) == 0 && S_ISREG(to.st_mode) &&
           stat(str_z(a, input), &from) == 0 && to.st_dev == from.st_dev &&
           to.st_ino == from.st_ino;
}

/* The library wants to seek, which standard output cannot, and speaks to standard error of a disk
 * that is full: so the workbook is made in memory first. */
err app_save_xlsx(struct ctx *c, const struct book *b, str path) {
    struct app_save save;
    struct file file = {.fd = -1};
    struct stat st;
    str bytes;
    TRY(app_save_begin(c, path, &save));
    TRY(file_memory(c, &file.fd));
    TRY(xlsx_write(c, b, str_fmt(c->arena, "/proc/self/fd/%d", file.fd)));
    if (fstat(file.fd, &st) != 0)
        return fail(c, ERR_IO, "生成的工作簿读不回来，请改用 --format csv");
    file.bytes = (u64)st.st_size;
    TRY(file_map(c, &file, &bytes));
    out_raw(&save.out, bytes);
    return app_save_end(c, &save);
}
