/* bihuan init [UNIT]: makes a database, or brings its schema up to date. */
#include "app/desk.h"
#include "app/org.h"
#include "cli/command.h"
#include "cli/desk.h"

static const size_t CALL_BYTES = (size_t)1 << 30;

struct init_options {
    struct desk_options desk;
    str backup;
    bool help;
};

static const struct option init_options[] = {
    {"backup",
     0,
     OPTION_TEXT,
     offsetof(struct init_options, backup),
     NULL,
     {"文件", "FILE"},
     {"升级前的备份写到这里（默认在数据库文件旁边，服务器的在当前文件夹）",
      "Where the backup before an upgrade goes (beside the database file, of a server here)"}},
    DESK_OPTION(struct init_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct init_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

static err make(struct ctx *c, const struct desk_making *in, str unit, struct desk_made *made_out) {
    struct deed d;
    struct org org;
    TRY(app_desk_make(c, in, &d, made_out));
    return unit.len > 0 ? app_org_add(&d, (struct org){.name = unit}, &org) : OK;
}

static void say_made(const struct call *call, str shown, const struct desk_made *made) {
    if (made->backup.len > 0)
        call_say(call, str_fmt(call->arena,
                               call->chinese ? "升级前已备份到 %.*s"
                                             : "backed up before the upgrade: %.*s",
                               STR(made->backup)));
    call_say(call,
             str_fmt(call->arena,
                     call->chinese
                         ? "数据库 %.*s 已就绪（执行 %zu 步）；下一步：bihuan import 方案.docx"
                         : "database %.*s is ready (%zu steps run); next: bihuan import PLAN.docx",
                     STR(shown), made->steps));
}

static int run_init(const struct call *call, void *options, strs words) {
    const struct init_options *o = options;
    if (words.n > 1)
        return call_usage(call, command_init.name,
                          in(call, (struct both){"一次只建一个单位；名称里有空格时请加引号",
                                                 "one unit at a time; quote a name with spaces"}));
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    const struct desk_making making = {
        .address = desk_address(&o->desk), .backup = o->backup, .program = S(BIHUAN_VERSION)};
    struct desk_made made;
    int status = EXIT_GOOD;
    if (make(&c, &making, words.n > 0 ? words.v[0] : S(""), &made) != OK)
        status = call_fail(call, &c);
    else
        say_made(call, desk_shown(making.address), &made);
    arena_close(c.arena);
    return status;
}

const struct command command_init = {
    .name = "init",
    .words = {"[选项] [单位名称]", "[OPTION]... [UNIT]"},
    .help = {"建立数据库，并建立单位；旧版本的数据库先备份再升级。",
             "Makes a database and a unit in it; an older one is backed up, then upgraded."},
    .options = OPTIONS(init_options),
    .size = sizeof(struct init_options),
    .run = run_init,
};
