/* bihuan duty EVENT ID: a duty goes on. */
#include "app/comment.h"
#include "app/duty_flow.h"
#include "app/proof_list.h"
#include "app/record_list.h"
#include "app/remind.h"

#include "cli/card.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "store/audit.h"

struct duty_options {
    struct desk_options desk;
    str note;
    str progress; /* "" = not said */
    str by_on;
    i64 version;
    i64 org;
    bool help;
};

#define AT(member) offsetof(struct duty_options, member)

static const struct option duty_options[] = {
    {"note",
     'm',
     OPTION_TEXT,
     AT(note),
     NULL,
     {"文字", "TEXT"},
     {"进展，或退回的原因", "What was done; of a return, why"}},
    {"progress",
     0,
     OPTION_TEXT,
     AT(progress),
     NULL,
     {"百分数", "PERCENT"},
     {"做到了多少，0 到 100", "How much is done, 0 to 100"}},
    {"until",
     0,
     OPTION_TEXT,
     AT(by_on),
     NULL,
     {"日期", "DAY"},
     {"退回后的限期，如 2025-06-30", "Of a return, until when, such as 2025-06-30"}},
    {"version",
     0,
     OPTION_NUMBER,
     AT(version),
     NULL,
     {"版本", "VERSION"},
     {"看到的版本；别人改过就不改", "The one that was seen; no change when another is there"}},
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"remind：提醒哪个部门", "Of remind, the department"}},
    DESK_OPTION(struct duty_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

/* The records and proofs that it quotes. */
static err show_quoted(struct action_call *v) {
    enum {
        PROOFS_MAX = 1000
    };
    struct list records, proofs;
    TRY(app_record_quoted(v->deed, v->ids[0], &records));
    const struct record_line *line = records.v;
    for (size_t i = 0; i < records.n; i++)
        out_fmt(&v->out, "活动记录：%lld %.*s %.*s %.*s · %.*s\n", (long long)line[i].id,
                STR(line[i].kind), STR(line[i].happened_on), STR(line[i].title),
                STR(line[i].state));
    const struct proof_ask ask = {.duty = v->ids[0], .limit = PROOFS_MAX};
    TRY(app_proof_list(v->deed, &ask, &proofs));
    const struct proof_line *proof = proofs.v;
    for (size_t i = 0; i < proofs.n; i++)
        out_fmt(&v->out, "佐证材料：%lld %.*s · %.*s\n", (long long)proof[i].id, STR(proof[i].name),
                STR(proof[i].kind));
    return OK;
}

/* What is known of a duty, and what became of it. */
static err show(struct action_call *v) {
    struct card card;
    struct list history;
    struct deed *d = v->deed;
    TRY(card_duty(d, v->ids[0], &card));
    TRY(audit_history(d->c, d->db, S("duty"), v->ids[0], &history));
    card_write(&v->out, &card);
    TRY(show_quoted(v));
    return action_history(v, history);
}

static err remind(struct action_call *v) {
    str text;
    const struct duty_options *o = v->options;
    if (o->org == 0)
        return fail(v->deed->c, ERR_INVALID, "要用 --org 说明提醒哪个部门");
    TRY(app_remind(v->deed, o->org, &text));
    out_raw(&v->out, text);
    return OK;
}

static err comment(struct action_call *v) {
    return app_comment(v->deed, &noun_duty, v->ids[0], v->words.v[1]);
}

/* gives  -1 when nothing was said */
static err read_percent(struct ctx *c, str word, i64 *pct_out) {
    *pct_out = word.len == 0 ? -1 : desk_id(word); /* which gives 0 for what is no number, too */
    if (*pct_out > 100 || (*pct_out == 0 && !str_eq(word, S("0"))))
        return fail(c, ERR_INVALID, "进度是 0 到 100 的整数");
    return OK;
}

/* The action is the event. */
static err act(struct action_call *v) {
    struct list done;
    i64 progress_pct;
    const struct duty_options *o = v->options;
    TRY(read_percent(v->deed->c, o->progress, &progress_pct));
    const struct duty_event event = {.duties = v->batch,
                                     .event = str_from(v->action->name),
                                     .version = o->version,
                                     .progress_pct = progress_pct,
                                     .note = o->note,
                                     .by_on = o->by_on};
    TRY(app_duty(v->deed, &event, &done));
    const struct duty *duty = done.v;
    for (size_t i = 0; i < done.n; i++) {
        out_fmt(&v->out, "%lld %.*s · %s", (long long)duty[i].id, STR(duty[i].title),
                flow_state(&duty_flow, duty[i].state));
        if (duty[i].progress_pct > 0)
            out_fmt(&v->out, " · %lld%%", (long long)duty[i].progress_pct);
        out_char(&v->out, '\n');
    }
    if (done.n > 1)
        out_fmt(&v->out, v->call->chinese ? "共 %zu 条\n" : "%zu duties\n", done.n);
    return OK;
}

#define DUTIES                                                                                     \
    { "编号…", "ID..." }
#define DUTY                                                                                       \
    { "编号", "ID" }
static const struct action duty_actions[] = {
    {"show", "i", DUTY, {"查看一条和它的经过", "Shows one and what became of it"}, show},
    {"accept", "b+", DUTIES, {"签收", "The department takes it on"}, act},
    {"progress", "b+", DUTIES, {"报进展", "Tells how far it is"}, act},
    {"submit", "b+", DUTIES, {"提交审核", "Hands it in for review"}, act},
    {"withdraw", "b+", DUTIES, {"撤回", "Takes it back from review"}, act},
    {"return",
     "b+",
     DUTIES,
     {"退回修改，要写明原因和限期", "Sends it back, with reason and day"},
     act},
    {"approve", "b+", DUTIES, {"审核通过", "Finds it good"}, act},
    {"close", "b+", DUTIES, {"办结", "Closes it"}, act},
    {"reopen", "b+", DUTIES, {"重新打开", "Opens it again"}, act},
    {"comment", "it", {"编号 文字", "ID TEXT"}, {"评论", "Says something at one"}, comment},
    {"remind",
     "",
     {"", ""},
     {"写出催办文字，可粘贴到工作群（要给 --org）", "A reminder of --org to paste into a chat"},
     remind},
    {"void", "b+", DUTIES, {"作废", "Gives it up"}, act},
};

const struct command command_duty = {
    .name = "duty",
    .words = {"操作 编号 [选项]", "ACTION ID [OPTION]..."},
    .help = {"办理责任事项：签收、报进展、提交、退回、审核、办结。",
             "A duty goes on: accepted, reported, submitted, returned, approved, closed."},
    .options = OPTIONS(duty_options),
    .size = sizeof(struct duty_options),
    .actions = ACTIONS(duty_actions),
    .desk = offsetof(struct duty_options, desk),
};
