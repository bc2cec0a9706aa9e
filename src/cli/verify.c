/* bihuan verify: whether anything was changed behind the program's back. */
#include "app/chain_head.h"
#include "app/files_check.h"
#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/watch.h"
#include "store/audit_check.h"

#include <unistd.h>

struct verify_options {
    struct desk_options desk;
    str head, key;
    bool no_files;
    bool help;
};

static const struct option verify_options[] = {
    {"head",
     0,
     OPTION_TEXT,
     offsetof(struct verify_options, head),
     NULL,
     {"链头", "HEAD"},
     {"以前留存的链头（64 位，或 head export 的文件）：链被截短时能发现",
      "A head kept earlier (its digits, or the file of head export): finds a chain that was cut "
      "off"}},
    {"key",
     0,
     OPTION_TEXT,
     offsetof(struct verify_options, key),
     NULL,
     {"公钥", "KEY"},
     {"核对链头文件签名的公钥（默认用设置 head.key）",
      "Public key for the signature of that file (the setting head.key unless given)"}},
    {"no-files",
     0,
     OPTION_FLAG,
     offsetof(struct verify_options, no_files),
     NULL,
     {NULL, NULL},
     {"不核对存放的文件", "Leaves the stored files out"}},
    DESK_OPTION(struct verify_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct verify_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

struct job {
    const struct verify_options *options;
    bool good; /* all fits */
};

static err check_files(const struct call *call, struct deed *d, struct files_check *check) {
    struct progress progress = progress_begin();
    err e = files_check_begin(d, check);
    while (e == OK && !check->done) {
        e = files_check_next(check);
        if (progress_due(&progress))
            progress_say(&progress, str_fmt(call->arena,
                                            call->chinese ? "已核对文件 %lld 个 · %llu MiB"
                                                          : "%lld files checked, %llu MiB",
                                            (long long)check->files,
                                            (unsigned long long)(check->bytes >> 20)));
    }
    progress_end(&progress);
    return e;
}

static err verify(const struct call *call, struct deed *d, void *arg) {
    struct job *job = arg;
    struct audit_fault fault;
    struct files_check files = {.sentence = S("")};
    struct chain_head head = {0};
    if (job->options->head.len > 0)
        TRY(app_head_wanted(d, job->options->head, job->options->key, &head));
    struct watch *watch = watch_begin(call, d->c, (struct both){"已核对 %lld 条", "%lld checked"});
    err e = audit_check(d->c, d->db, head.digest, &fault);
    watch_end(watch);
    TRY(e);
    if (fault.sentence.len == 0 && !job->options->no_files)
        TRY(check_files(call, d, &files));
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    str found = fault.sentence.len > 0 ? fault.sentence : files.sentence;
    job->good = found.len == 0;
    if (!job->good)
        out_fmt(&out, "%.*s\n", STR(found));
    else
        out_fmt(&out,
                call->chinese ? "一致：%lld 条记录 · 操作日志 %lld 条 · 链 %lld 节 · 未归链 %lld "
                                "条 · 文件 %lld 个\n链头 %.*s\n"
                              : "all fits: %lld records, %lld entries, %lld links, %lld not "
                                "linked, %lld files\nhead %.*s\n",
                (long long)fault.records, (long long)fault.entries, (long long)fault.links,
                (long long)fault.unlinked, (long long)files.files, STR(fault.head));
    if (job->good && head.link > 0)
        out_fmt(&out,
                call->chinese ? "链头文件签名有效，链里有它的第 %lld 节\n"
                              : "the file's signature holds, and the chain has its link %lld\n",
                (long long)head.link);
    return desk_end(d->c, &out);
}

static int run_verify(const struct call *call, void *options, strs words) {
    struct job job = {.options = options};
    if (words.n > 0)
        return call_usage(
            call, command_verify.name,
            in(call, (struct both){"verify 只用选项，不用别的内容", "verify takes options only"}));
    int status = desk_run_anybody(call, &job.options->desk, verify, &job);
    return status == EXIT_GOOD && !job.good ? EXIT_FAILED : status;
}

const struct command command_verify = {
    .name = "verify",
    .words = {"[选项]", "[OPTION]..."},
    .help = {"核对操作日志、链、每条记录和存放的文件，说出第一处不符的地方。",
             "Checks audit, chain, records and files, and names the first thing that does not "
             "fit."},
    .options = OPTIONS(verify_options),
    .size = sizeof(struct verify_options),
    .run = run_verify,
};
