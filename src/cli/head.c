/* bihuan head: the end of the chain, to be kept outside of the database. */
#include "app/chain_head.h"

#include "app/desk.h"
#include "app/save.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "export/paper.h"

struct head_options {
    struct desk_options desk;
    str key;
    bool help;
};

static const struct option head_options[] = {
    {"key",
     0,
     OPTION_TEXT,
     offsetof(struct head_options, key),
     NULL,
     {"私钥文件", "FILE"},
     {"用这把私钥签名（export 必需，paper 可选）",
      "Signs with this secret key (export needs it, paper may have it)"}},
    DESK_OPTION(struct head_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct head_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

/* What the code holds: enough to find the link by hand, and the digest as its last word. */
static err draw(struct ctx *c, const struct chain_head *head, struct qr *qr_out) {
    str text = str_fmt(c->arena, "bihuan-head %lld %.*s %.*s", (long long)head->link,
                       STR(head->algorithm), STR(head->digest));
    return qr_make(c, text, qr_out);
}

static err show(struct action_call *v) {
    struct chain_head head;
    struct qr qr;
    TRY(app_head(v->deed, &head));
    TRY(draw(v->deed->c, &head, &qr));
    out_fmt(&v->out,
            v->call->chinese ? "%.*s · 链节 %lld · 操作日志 %lld 条 · 算法 %.*s\n链头 %.*s\n"
                             : "%.*s, link %lld, %lld entries, %.*s\nhead %.*s\n",
            STR(head.installation), (long long)head.link, (long long)head.entries,
            STR(head.algorithm), STR(head.digest));
    paper_qr_term(&v->out, &qr);
    return OK;
}

static err sign(struct action_call *v, const struct chain_head *head, str *text_out) {
    const struct head_options *o = v->options;
    return app_head_sign(v->deed, head, str_z(v->deed->c->arena, o->key), text_out);
}

static err save(struct action_call *v, str text) {
    struct app_save save = {0};
    TRY(app_save_begin(v->deed->c, v->words.v[0], &save));
    out_raw(&save.out, text);
    return app_save_end(v->deed->c, &save);
}

static err export_it(struct action_call *v) {
    struct chain_head head;
    str text;
    const struct head_options *o = v->options;
    if (o->key.len == 0)
        return fail(v->deed->c, ERR_INVALID, "导出链头要签名，请用 --key 给出私钥文件");
    TRY(app_head(v->deed, &head));
    TRY(sign(v, &head, &text));
    return save(v, text);
}

static err paper(struct action_call *v) {
    struct chain_head head;
    struct arena *a = v->deed->c->arena;
    const struct head_options *o = v->options;
    TRY(app_head(v->deed, &head));
    const struct paper_fact facts[] = {
        {S("单位"), head.installation},
        {S("链节"), str_fmt(a, "%lld", (long long)head.link)},
        {S("操作日志"), str_fmt(a, "%lld 条", (long long)head.entries)},
        {S("算法"), head.algorithm},
        {S("取出时间"), app_moment(a, head.at)},
    };
    struct paper page = {
        .title = S("操作日志链头"),
        .facts = facts,
        .n_facts = COUNT_OF(facts),
        .digest = head.digest,
        .how =
            S("以后核对：bihuan verify --head '上面的 64 位'（空格可以保留）。"
              "凡是此刻之前的记录被改动或删去，都会查出来。本页请存放在数据库管理员拿不到的地方。"),
    };
    TRY(draw(v->deed->c, &head, &page.qr));
    if (o->key.len > 0)
        TRY(sign(v, &head, &page.text));
    struct out out = out_open(a);
    paper_write(&out, &page);
    return save(v, out_str(&out));
}

static err key(struct action_call *v) {
    str public;
    TRY(app_head_key(v->deed, str_z(v->deed->c->arena, v->words.v[0]), &public));
    out_fmt(&v->out,
            v->call->chinese ? "私钥 %.*s（请移到数据库以外的地方保管）\n公钥 %.*s\n"
                             : "secret key %.*s (keep it away from the database)\n"
                               "public key %.*s\n",
            STR(v->words.v[0]), STR(public));
    return OK;
}

#define TO_FILE                                                                                    \
    { "文件", "FILE" }
static const struct action head_actions[] = {
    {"show",
     "",
     {"", ""},
     {"显示当前链头和二维码（默认）", "Shows the head and its QR code (the default)"},
     show},
    {"export",
     "t",
     TO_FILE,
     {"写成签名的文本文件，要 --key", "Writes a signed text file; needs --key"},
     export_it},
    {"paper",
     "t",
     TO_FILE,
     {"写成可以打印存档的一页 HTML", "Writes a page of HTML to be printed and kept"},
     paper},
    {"key",
     "t",
     TO_FILE,
     {"生成一对密钥：私钥进这个新文件，公钥进设置",
      "Makes a pair of keys: the secret one goes into this new file, the public one into the "
      "settings"},
     key},
};

const struct command command_head = {
    .name = "head",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"操作日志的链头：取出来另外保存，日后 verify --head 能查出链尾被截断。",
             "Heads of the audit chain, to be kept elsewhere: verify --head finds a chain that was "
             "cut off."},
    .options = OPTIONS(head_options),
    .size = sizeof(struct head_options),
    .actions = ACTIONS(head_actions),
    .desk = offsetof(struct head_options, desk),
};
