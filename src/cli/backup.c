/* bihuan backup FILE, bihuan restore FILE. */
#include "app/backup.h"

#include "cli/command.h"
#include "cli/desk.h"
#include "cli/watch.h"

#include <unistd.h>

static const size_t CALL_BYTES = (size_t)1 << 30;

/* What a backup holds, on one line. */
static str sum_line(const struct call *call, const struct backup_sum *sum) {
    return str_fmt(call->arena,
                   call->chinese ? "%lld 行 · 文件 %lld 个（%lld 字节）· 备份摘要 %.*s"
                                 : "%lld rows, %lld files (%lld bytes), digest of the backup %.*s",
                   (long long)sum->rows, (long long)sum->files, (long long)sum->bytes,
                   STR(sum->digest));
}

struct backup_options {
    struct desk_options desk;
    bool check;
    bool help;
};

static const struct option backup_options[] = {
    {"check",
     0,
     OPTION_FLAG,
     offsetof(struct backup_options, check),
     NULL,
     {NULL, NULL},
     {"不写，只把一份已有的备份读一遍，核对摘要",
      "Writes nothing: reads a backup that is there and compares its digests"}},
    DESK_OPTION(struct backup_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct backup_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

struct backup_work {
    const char *path;
    struct backup_sum sum;
};

static err write_backup(const struct call *call, struct deed *d, void *arg) {
    struct backup_work *w = arg;
    struct backup_job job = {.path = w->path, .program = S(BIHUAN_VERSION)};
    TRY(app_backup_files(d, &job.files));
    struct watch *watch =
        watch_begin(call, d->c, (struct both){"已写 %lld 行", "%lld rows written"});
    err e = app_backup(d, &job, &w->sum);
    watch_end(watch);
    TRY(e);
    w->sum.digest = str_dup(call->arena, w->sum.digest);
    return OK;
}

static int check_backup(const struct call *call, struct backup_work *w) {
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    int status = EXIT_GOOD;
    if (app_backup_check(&c, w->path, &w->sum) != OK)
        status = call_fail(call, &c);
    w->sum.digest = str_dup(call->arena, w->sum.digest);
    arena_close(c.arena);
    return status;
}

static int say(const struct call *call, struct both what, const struct backup_sum *sum) {
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    out_fmt(&out, "%.*s%.*s\n", STR(in(call, what)), STR(sum_line(call, sum)));
    return call_end(call, &out);
}

static str one_file(const struct call *call, strs words, const char *command) {
    if (words.n == 1)
        return S("");
    return call->chinese ? str_fmt(call->arena, "要写成 bihuan %s 文件", command)
                         : str_fmt(call->arena, "write bihuan %s FILE", command);
}

static int run_backup(const struct call *call, void *options, strs words) {
    const struct backup_options *o = options;
    str complaint = one_file(call, words, "backup");
    if (complaint.len > 0)
        return call_usage(call, command_backup.name, complaint);
    struct backup_work w = {.path = str_z(call->arena, words.v[0])};
    int status = o->check ? check_backup(call, &w) : desk_run(call, &o->desk, write_backup, &w);
    if (status != EXIT_GOOD)
        return status;
    return say(call,
               o->check ? (struct both){"备份完好：", "backup is whole: "}
                        : (struct both){"已备份并核对：", "written and read back: "},
               &w.sum);
}

const struct command command_backup = {
    .name = "backup",
    .words = {"文件 [选项]", "FILE [OPTION]..."},
    .help = {"把整个数据库和佐证文件备份成一个文件，写完读回核对；别人可以照常使用。",
             "Writes all of the database and its files into one file and reads it back; others may "
             "go on working."},
    .options = OPTIONS(backup_options),
    .size = sizeof(struct backup_options),
    .run = run_backup,
};

struct restore_options {
    struct desk_options desk;
    str files;
    bool unproven;
    bool help;
};

static const struct option restore_options[] = {
    {"files",
     0,
     OPTION_TEXT,
     offsetof(struct restore_options, files),
     NULL,
     {"地址", "ADDRESS"},
     {"佐证文件放到这里（完整路径或 s3://…），并改好设置 files",
      "Puts stored files here (a full path or s3://...) and sets `files` so"}},
    {"unproven",
     0,
     OPTION_FLAG,
     offsetof(struct restore_options, unproven),
     NULL,
     {NULL, NULL},
     {"内容与操作日志不符也照样恢复，verify 仍会指出",
      "Restores also what does not fit its audit; verify will still say so"}},
    DESK_OPTION(struct restore_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct restore_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

static int say_restored(const struct call *call, const struct restored *restored) {
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    out_fmt(&out, "%.*s%.*s\n",
            STR(in(call, (struct both){"已恢复并核对：", "restored and verified: "})),
            STR(sum_line(call, &restored->sum)));
    if (restored->head.len > 0)
        out_fmt(&out, "%.*s %.*s\n", STR(in(call, (struct both){"链头", "head"})),
                STR(restored->head));
    if (restored->fault.len > 0)
        out_fmt(&out, "%.*s%.*s\n",
                STR(in(call, (struct both){"注意，与操作日志不符：", "does not fit its audit: "})),
                STR(restored->fault));
    return call_end(call, &out);
}

static int run_restore(const struct call *call, void *options, strs words) {
    const struct restore_options *o = options;
    str complaint = one_file(call, words, "restore");
    if (complaint.len > 0)
        return call_usage(call, command_restore.name, complaint);
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    struct restored restored;
    const struct restore_job job = {.path = str_z(call->arena, words.v[0]),
                                    .address = desk_address(&o->desk),
                                    .files = o->files,
                                    .unproven = o->unproven};
    struct watch *watch = watch_begin(
        call, &c, (struct both){"已恢复并核对 %lld 行", "%lld rows restored and checked"});
    err e = app_restore(&c, &job, &restored);
    watch_end(watch);
    int status = e != OK ? call_fail(call, &c) : say_restored(call, &restored);
    arena_close(c.arena);
    return status;
}

const struct command command_restore = {
    .name = "restore",
    .words = {"文件 [选项]", "FILE [OPTION]..."},
    .help = {"把备份恢复到一个空的数据库（SQLite 或 PostgreSQL），旧的结构会自动升级。",
             "Restores a backup into an empty database, SQLite or PostgreSQL; an older schema is "
             "upgraded."},
    .options = OPTIONS(restore_options),
    .size = sizeof(struct restore_options),
    .run = run_restore,
};
