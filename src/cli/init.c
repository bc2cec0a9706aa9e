/* bihuan init [UNIT]: makes a database, or brings its schema up to date; with a unit, and its first
 * account where there is none. */
#include "app/account.h"
#include "app/desk.h"
#include "app/org.h"
#include "app/sign_in.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/secret.h"

static const size_t CALL_BYTES = (size_t)1 << 30;

struct init_options {
    struct desk_options desk;
    str backup;
    str admin;
    str name;
    bool help;
};

static const struct option init_options[] = {
    {"admin",
     0,
     OPTION_TEXT,
     offsetof(struct init_options, admin),
     NULL,
     {"登录名", "LOGIN"},
     {"第一个管理员的登录名；不给则用本机用户的",
      "Login of the first administrator; that of the user of the machine when absent"}},
    {"name",
     0,
     OPTION_TEXT,
     offsetof(struct init_options, name),
     NULL,
     {"姓名", "NAME"},
     {"他的姓名；不给则同登录名", "The name of that person; the login when absent"}},
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

/* What a call is given, and what comes of it. */
struct job {
    const struct call *call;
    const struct init_options *options;
    str unit; /* "" = only the database */
    struct deed deed;
    struct desk_made made;
};

/* The token at once becomes a password where somebody sits at a terminal. Whoever enters nothing
 * keeps the token.
 * gives  false when the token is still to be used */
static bool choose_password(struct job *job, str login, str token) {
    enum {
        TRIES = 3
    };
    const struct call *call = job->call;
    str what = str_fmt(call->arena,
                       call->chinese ? "管理员 %.*s 的口令（至少 12 位；直接回车则以后再设）"
                                     : "password of the administrator %.*s (at least 12 "
                                       "characters; return alone: later)",
                       STR(login));
    for (int i = 0; i < TRIES && secret_can_ask(); i++) {
        struct ctx own = {.arena = job->deed.c->arena};
        struct deed deed = job->deed;
        struct account account;
        str password = S("");
        deed.c = &own;
        err e = secret_choose(call, &own, what, S(""), &password);
        if (e != OK && e != ERR_CONFLICT)
            return false; /* given up */
        if (e == OK && password.len == 0)
            return false;
        if (e == OK)
            e = app_accept(&deed, token, password, &account);
        if (e == OK)
            return true;
        (void)call_fail(call, &own);
    }
    return false;
}

/* The first account: of the user of the machine, who needs no password here. */
static err add_admin(struct job *job, i64 org, str login) {
    const struct call *call = job->call;
    str roles[] = {S("system"), S("clerk")}, token;
    const struct account_new in = {.login = login,
                                   .name = job->options->name.len > 0 ? job->options->name : login,
                                   .org = org,
                                   .roles = {roles, COUNT_OF(roles)},
                                   .os_user = desk_user(job->deed.c->arena)};
    TRY(app_account_add(&job->deed, &in, &token));
    if (choose_password(job, login, token))
        return OK;
    call_say(call,
             str_fmt(call->arena,
                     call->chinese
                         ? "管理员 %.*s：在本机以 %.*s 的身份使用不用口令；要用口令登录，请在 %d "
                           "小时内运行 bihuan user accept，一次性凭据 %.*s（只显示这一次）"
                         : "administrator %.*s: %.*s needs no password on this machine; to set one "
                           "run bihuan user accept within %d hours, one-time token %.*s",
                     STR(login), STR(in.os_user), TOKEN_SECONDS / 3600, STR(token)));
    return OK;
}

static err make(struct job *job, struct ctx *c) {
    struct deed *d = &job->deed;
    const struct init_options *o = job->options;
    struct org org;
    const struct desk_making making = {
        .address = desk_address(&o->desk), .backup = o->backup, .program = S(BIHUAN_VERSION)};
    TRY(app_desk_make(c, &making, d, &job->made));
    if (job->unit.len == 0)
        return OK;
    TRY(desk_sign_in(job->call, &o->desk, d));
    str login = o->admin.len > 0 ? o->admin : desk_user(c->arena);
    bool first = d->account == 0;
    if (first)
        TRY(app_login_check(c, login));
    TRY(app_org_add(d, (struct org){.name = job->unit}, &org));
    return first ? add_admin(job, org.id, login) : OK;
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
    struct job job = {.call = call, .options = options};
    if (words.n > 1)
        return call_usage(call, command_init.name,
                          in(call, (struct both){"一次只建一个单位；名称里有空格时请加引号",
                                                 "one unit at a time; quote a name with spaces"}));
    if (words.n > 0)
        job.unit = words.v[0];
    struct ctx c = {.arena = arena_open(CALL_BYTES)};
    str shown = desk_shown(desk_address(&job.options->desk));
    int status = EXIT_GOOD;
    if (make(&job, &c) != OK)
        status = call_fail(call, &c);
    else
        say_made(call, shown, &job.made);
    arena_close(c.arena);
    return status;
}

const struct command command_init = {
    .name = "init",
    .words = {"[选项] [单位名称]", "[OPTION]... [UNIT]"},
    .help = {"建立数据库、单位和第一个管理员；旧版本的数据库先备份再升级。",
             "Makes a database, a unit and its first administrator; an older one is backed up, "
             "then upgraded."},
    .options = OPTIONS(init_options),
    .size = sizeof(struct init_options),
    .run = run_init,
};
