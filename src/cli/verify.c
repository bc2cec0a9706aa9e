/* bihuan verify: whether anything was changed behind the program's back. */
#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "store/audit_check.h"

#include <unistd.h>

static const size_t CALL_BYTES = (size_t)4 << 30;

struct verify_options {
    struct desk_options desk;
    str head;
    bool help;
};

static const struct option verify_options[] = {
    {"head",
     0,
     OPTION_TEXT,
     offsetof(struct verify_options, head),
     NULL,
     {"链头", "DIGEST"},
     {"以前记下的链头：链被截短时能发现", "A head noted earlier: finds a chain that was cut off"}},
    DESK_OPTION(struct verify_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct verify_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

/* gives  whether all fits in *good_out */
static err verify(const struct call *call, const struct verify_options *o, struct ctx *c,
                  bool *good_out) {
    struct deed d;
    struct audit_fault fault;
    TRY(desk_open(call, &o->desk, c, &d));
    TRY(audit_check(c, d.db, o->head, &fault));
    struct out out = out_open_fd(call->arena, STDOUT_FILENO);
    *good_out = fault.sentence.len == 0;
    if (!*good_out)
        out_fmt(&out, "%.*s\n", STR(fault.sentence));
    else if (call->chinese)
        out_fmt(&out,
                "一致：%lld 条记录 · 操作日志 %lld 条 · 链 %lld 节 · 未归链 %lld 条\n链头 %.*s\n",
                (long long)fault.records, (long long)fault.entries, (long long)fault.links,
                (long long)fault.unlinked, STR(fault.head));
    else
        out_fmt(&out,
                "all fits: %lld records, %lld entries, %lld links, %lld not linked\nhead %.*s\n",
                (long long)fault.records, (long long)fault.entries, (long long)fault.links,
                (long long)fault.unlinked, STR(fault.head));
    (void)call_end(call, &out);
    return OK;
}

static int run_verify(const struct call *call) {
    struct verify_options options = {0};
    struct options table = OPTIONS(verify_options);
    struct parsed parsed = options_parse(call, table, &options);
    if (parsed.complaint.len > 0)
        return call_usage(call, command_verify.name, parsed.complaint);
    if (options.help)
        return help_show(call, &command_verify);
    if (parsed.words.n > 0)
        return call_usage(
            call, command_verify.name,
            in(call, (struct both){"verify 只用选项，不用别的内容", "verify takes options only"}));
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    bool good = false;
    int status = verify(call, &options, &c, &good) == OK ? EXIT_GOOD : call_fail(call, &c);
    arena_close(c.arena);
    return status == EXIT_GOOD && !good ? EXIT_FAILED : status;
}

const struct command command_verify = {
    .name = "verify",
    .words = {"[选项]", "[OPTION]..."},
    .help = {"核对操作日志、链和每条记录，说出第一处不符的地方。",
             "Checks audit, chain and records, and names the first thing that does not fit."},
    .options = OPTIONS(verify_options),
    .run = run_verify,
};
