/* bihuan init [UNIT]: makes a database, or brings its schema up to date. */
#include "app/desk.h"
#include "app/org.h"
#include "cli/command.h"
#include "cli/desk.h"

static const size_t CALL_BYTES = (size_t)1 << 30;

struct init_options {
    struct desk_options desk;
    bool help;
};

static const struct option init_options[] = {
    DESK_OPTION(struct init_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct init_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

/* gives  how many steps were run in *steps_out */
static err make(struct ctx *c, str address, str unit, size_t *steps_out) {
    struct deed d;
    struct org org;
    TRY(app_desk_make(c, address, &d, steps_out));
    return unit.len > 0 ? app_org_add(&d, (struct org){.name = unit}, &org) : OK;
}

static int run_init(const struct call *call, void *options, strs words) {
    const struct init_options *o = options;
    if (words.n > 1)
        return call_usage(call, command_init.name,
                          in(call, (struct both){"一次只建一个单位；名称里有空格时请加引号",
                                                 "one unit at a time; quote a name with spaces"}));
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    str address = desk_address(&o->desk), shown = desk_shown(address);
    size_t steps = 0;
    int status = EXIT_GOOD;
    if (make(&c, address, words.n > 0 ? words.v[0] : S(""), &steps) != OK)
        status = call_fail(call, &c);
    else
        call_say(call, call->chinese
                           ? str_fmt(call->arena,
                                     "数据库 %.*s 已就绪（执行 %zu 步）；下一步：bihuan import "
                                     "方案.docx",
                                     STR(shown), steps)
                           : str_fmt(call->arena,
                                     "database %.*s is ready (%zu steps run); next: bihuan import "
                                     "PLAN.docx",
                                     STR(shown), steps));
    arena_close(c.arena);
    return status;
}

const struct command command_init = {
    .name = "init",
    .words = {"[选项] [单位名称]", "[OPTION]... [UNIT]"},
    .help = {"建立数据库（已有的则升级），并建立单位。",
             "Makes a database, or upgrades it, and a unit in it."},
    .options = OPTIONS(init_options),
    .size = sizeof(struct init_options),
    .run = run_init,
};
