/* Where files are kept. */
#include "app/files.h"

#include "app/settings.h"
#include "port/file.h"

#include <unistd.h>

err files_address(const struct deed *d, str *address_out) {
    str set, file = db_address(d->db);
    TRY(app_setting(d->c, d->db, "files", &set));
    if (set.len == 0 && db_engine(d->db) != DB_SQLITE)
        return fail(d->c, ERR_INVALID,
                    "数据库在服务器上，还没有定文件存放处，请先运行 bihuan config set files "
                    "文件夹（或 s3://…）");
    if (set.len > 0 && set.ptr[0] != '/' && !str_has(set, S("://")))
        return fail(d->c, ERR_INVALID,
                    "设置 files 的“%.*s”要写成从 / 开始的完整路径，或 s3://…，请用 bihuan config "
                    "set files 改正",
                    STR(set));
    if (str_ends(file, S(".db")))
        file = str_sub(file, 0, file.len - S(".db").len);
    *address_out = set.len > 0 ? set : str_cat(d->c->arena, file, S(".files"));
    return OK;
}

err files_open(const struct deed *d, struct blob_store **store_out) {
    str address;
    TRY(files_address(d, &address));
    return blob_open(d->c, address, store_out);
}

err files_put(struct ctx *c, struct blob_store *store, const struct file *file,
              struct blob *blob_out) {
    if (lseek(file->fd, 0, SEEK_SET) != 0)
        return fail(c, ERR_IO, "文件读取失败，请检查文件后再试");
    return blob_put(c, store, file->fd, NULL, blob_out);
}
