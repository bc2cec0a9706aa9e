/* bihuan user: accounts and their roles. */
#include "app/account.h"
#include "app/sign_in.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "cli/secret.h"

struct user_options {
    struct desk_options desk;
    strs roles;
    i64 org;
    str new_password_file;
    bool help;
};

#define AT(member) offsetof(struct user_options, member)

static const struct option user_options[] = {
    {"role",
     0,
     OPTION_LIST,
     AT(roles),
     NULL,
     {"角色", "ROLES"},
     {"新账号的角色：system security auditor clerk department leader reviewer，或中文名称",
      "Of a new one: system security auditor clerk department leader reviewer"}},
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"新账号所属的组织，或角色所在的组织", "What a new one belongs to, or where a role holds"}},
    {"new-password-file",
     0,
     OPTION_TEXT,
     AT(new_password_file),
     NULL,
     {"文件", "FILE"},
     {"新口令从文件第一行读，不再询问", "Reads the new password from the first line of a file"}},
    DESK_OPTION(struct user_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

/* All columns, the first ones longest. */
static err write_lines(struct action_call *v, const struct shape *shape, struct list lines) {
    struct output screen = {0};
    struct column *columns = take(v->call->arena, struct column, shape->n);
    for (size_t i = 0; i < shape->n; i++)
        columns[i].rank = (u8)(i + 1);
    const struct sheet sheet = {.shape = shape, .columns = columns, .rows = lines.v, .n = lines.n};
    return desk_write(v->call, &screen, v->deed->c, &(struct book){&sheet, 1}, S(""));
}

static err list(struct action_call *v) {
    struct list lines;
    TRY(app_account_lines(v->deed, &lines));
    return write_lines(v, &account_line_shape, lines);
}

static err log_of(struct action_call *v) {
    struct list lines;
    TRY(app_sign_ins(v->deed, v->words.n > 0 ? v->words.v[0] : S(""), &lines));
    return write_lines(v, &sign_in_line_shape, lines);
}

/* The token is seen once, here. */
static err say_token(struct action_call *v, str token) {
    out_fmt(&v->out,
            v->call->chinese ? "一次性凭据 %.*s（只显示这一次，%d 小时内有效）\n请本人用 bihuan "
                               "user accept 设定口令\n"
                             : "one-time token %.*s (shown only now, holds for %d hours)\n"
                               "its holder sets a password by: bihuan user accept\n",
            STR(token), TOKEN_SECONDS / 3600);
    return OK;
}

static err add(struct action_call *v) {
    const struct user_options *o = v->options;
    const struct account_new in = {
        .login = v->words.v[0], .name = v->words.v[1], .org = o->org, .roles = o->roles};
    str token;
    TRY(app_account_add(v->deed, &in, &token));
    return say_token(v, token);
}

static err invite(struct action_call *v) {
    str token;
    TRY(app_account_invite(v->deed, v->words.v[0], &token));
    return say_token(v, token);
}

static err choose_password(struct action_call *v, str *password_out) {
    const struct user_options *o = v->options;
    return secret_choose(v->call, v->deed->c, in(v->call, (struct both){"新口令", "new password"}),
                         o->new_password_file, password_out);
}

static err accept(struct action_call *v) {
    struct account account;
    str token, password;
    if (v->words.n > 0)
        token = v->words.v[0];
    else
        TRY(secret_ask(v->call, v->deed->c,
                       in(v->call, (struct both){"一次性凭据", "one-time token"}), S(""), &token));
    TRY(choose_password(v, &password));
    TRY(app_accept(v->deed, token, password, &account));
    out_fmt(&v->out, v->call->chinese ? "账号 %.*s 已启用\n" : "account %.*s can be used now\n",
            STR(account.login));
    return OK;
}

static err password(struct action_call *v) {
    str chosen;
    TRY(choose_password(v, &chosen));
    return app_password(v->deed, chosen);
}

static err grant(struct action_call *v) {
    const struct user_options *o = v->options;
    return app_role_grant(v->deed, v->words.v[0], v->words.v[1], o->org);
}

static err withdraw(struct action_call *v) {
    const struct user_options *o = v->options;
    return app_role_withdraw(v->deed, v->words.v[0], v->words.v[1], o->org);
}

static err lock(struct action_call *v) {
    return app_account_lock(v->deed, v->words.v[0]);
}

static err unlock(struct action_call *v) {
    return app_account_unlock(v->deed, v->words.v[0]);
}

static err disable(struct action_call *v) {
    return app_account_disable(v->deed, v->words.v[0]);
}

static err bind(struct action_call *v) {
    return app_account_bind(v->deed, v->words.v[0], v->words.n > 1 ? v->words.v[1] : S(""));
}

#define LOGIN                                                                                      \
    { "登录名", "LOGIN" }
static const struct action user_actions[] = {
    {"list", "", {"", ""}, {"列出账号（默认）", "Lists them (the default)"}, list},
    {"add",
     "tt",
     {"登录名 姓名", "LOGIN NAME"},
     {"新建，给出一次性凭据", "Adds one and prints a one-time token"},
     add},
    {"accept",
     "T",
     {"[凭据]", "[TOKEN]"},
     {"凭一次性凭据设口令，不用先登录", "Sets the first password by a token"},
     accept},
    {"password", "", {"", ""}, {"修改自己的口令", "Changes one's own password"}, password},
    {"invite",
     "t",
     LOGIN,
     {"重发一次性凭据，原口令作废", "A new token; the old password no longer holds"},
     invite},
    {"grant", "tt", {"登录名 角色", "LOGIN ROLE"}, {"授予角色", "Grants a role"}, grant},
    {"withdraw",
     "tt",
     {"登录名 角色", "LOGIN ROLE"},
     {"收回角色，历史留着", "Withdraws a role; its history is kept"},
     withdraw},
    {"lock", "t", LOGIN, {"锁定", "Locks one"}, lock},
    {"unlock",
     "t",
     LOGIN,
     {"解锁，也用于口令错误过多", "Unlocks one, also after too many wrong passwords"},
     unlock},
    {"disable",
     "t",
     LOGIN,
     {"停用：口令、绑定和角色都终止", "Its holder has left: password, binding and roles end"},
     disable},
    {"bind",
     "tT",
     {"登录名 [本机用户]", "LOGIN [USER]"},
     {"绑定本机用户，他不用口令；不写用户则解除",
      "A user of this machine acts as it without a password; none: nobody any more"},
     bind},
    {"log",
     "T",
     {"[登录名]", "[LOGIN]"},
     {"最近的登录尝试；不写登录名则是不存在的账号",
      "The last tries to sign in; without a login those on accounts that do not exist"},
     log_of},
};

const struct command command_user = {
    .name = "user",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"账号：新建、设口令、授予角色、锁定、停用。",
             "Accounts: adds them, sets passwords, grants roles, locks, disables."},
    .options = OPTIONS(user_options),
    .size = sizeof(struct user_options),
    .actions = ACTIONS(user_actions),
    .anybody = "accept",
    .desk = offsetof(struct user_options, desk),
};
