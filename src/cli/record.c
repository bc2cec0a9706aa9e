/* bihuan record: what happened, when, with how many. */
#include "app/record.h"

#include "app/desk.h"
#include "app/kind.h"
#include "app/more.h"
#include "app/record_draft.h"
#include "app/record_list.h"
#include "base/number.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "store/audit.h"
#include "store/org.h"
#include "store/proof.h"

enum {
    LIMIT_DEFAULT = 1000,
    MINUTES_AN_HOUR = 60,
};

struct record_options {
    struct desk_options desk;
    struct output output;
    i64 org;
    str kind;
    str from_on, until_on;
    i64 limit;
    str title;
    str happened_on;
    str place;
    i64 site;
    str host;
    str people;
    str summary;
    i64 times, persons;
    str hours, amount;
    strs duties;
    strs set;
    str due;
    i64 plan;
};

#define AT(member) offsetof(struct record_options, member)
#define OPTION(name, kind, member, ...)                                                            \
    { name, 0, OPTION_##kind, AT(member), NULL, __VA_ARGS__ }

static const struct option record_options[] = {
    OPTION("org", NUMBER, org, {"编号", "ID"},
           {"哪个组织的；只有一个单位时可不给", "Whose it is; needless when there is one unit"}),
    OPTION("kind", TEXT, kind, {"类别", "KIND"},
           {"只列这个类别；draft 时指定类别", "Those of this kind; of a draft, its kind"}),
    OPTION("from", TEXT, from_on, {"日期", "DAY"}, {"从这一天起", "From this day on"}),
    OPTION("until", TEXT, until_on, {"日期", "DAY"},
           {"到这一天；记录持续几天时为最后一天", "To this day; the last of several"}),
    OPTION("limit", NUMBER, limit, {"条数", "ROWS"}, {"最多列出这么多", "At most so many"}),
    OPTION("title", TEXT, title, {"标题", "TITLE"}, {"标题", "What it was"}),
    OPTION("on", TEXT, happened_on, {"日期", "DAY"},
           {"日期，如 2025-06-30", "When it happened, such as 2025-06-30"}),
    OPTION("place", TEXT, place, {"地点", "PLACE"}, {"地点", "Where it happened"}),
    OPTION("site", NUMBER, site, {"编号", "ID"}, {"在哪个点位", "At which site"}),
    OPTION("host", TEXT, host, {"姓名", "NAME"}, {"主持人", "Who led it"}),
    OPTION("people", TEXT, people, {"文字", "TEXT"}, {"参加人员", "Who took part"}),
    OPTION("persons", NUMBER, persons, {"人数", "N"}, {"人次", "How many took part"}),
    OPTION("times", NUMBER, times, {"次数", "N"}, {"场次，默认 1", "How often; 1 by default"}),
    OPTION("hours", TEXT, hours, {"小时", "HOURS"}, {"时长，如 2.5", "How long, such as 2.5"}),
    OPTION("amount", TEXT, amount, {"万元", "AMOUNT"},
           {"金额，单位万元，如 1.2", "Money in units of 10 000 yuan, such as 1.2"}),
    OPTION("summary", TEXT, summary, {"文字", "TEXT"}, {"内容摘要", "What was done"}),
    OPTION("duty", LIST, duties, {"编号…", "ID..."},
           {"引用它的责任事项", "Duties that it shows to be done"}),
    OPTION("set", EACH, set, {"字段=值…", "FIELD=VALUE..."},
           {"填类别的附加字段，可重复", "Further fields of the kind; may be repeated"}),
    OPTION("due", TEXT, due, {"日期", "DAY"}, {"议定事项的时限", "Of a decision, by when"}),
    OPTION("plan", NUMBER, plan, {"编号", "ID"},
           {"议定事项进哪份方案；不给则进当年的会议议定事项",
            "Plan that takes the decision; that of the year's decisions by default"}),
    DESK_OPTION(struct record_options, desk),
    OUTPUT_OPTIONS(struct record_options, output, desk_formats),
};

/* ---- words into what the app takes ---- */

/* 2.5 hours as 150 minutes: a number of units, in whole parts of which a unit has `parts`. */
static err parts_of(struct ctx *c, str word, const char *called, i64 parts, i64 *n_out) {
    milli n;
    *n_out = RECORD_NOT_SAID;
    if (word.len == 0)
        return OK;
    if (number_read(word, &n, NULL) != word.len)
        return fail(c, ERR_INVALID, "%s要写成数，如 2.5，不能是“%.*s”", called, STR(word));
    if (n.v > INT64_MAX / parts)
        return fail(c, ERR_INVALID, "%s填得太大，请核对", called);
    *n_out = n.v * parts / 1000;
    return OK;
}

static err ids_of(struct ctx *c, strs words, const i64 **ids_out) {
    i64 *ids = take(c->arena, i64, words.n + 1);
    for (size_t i = 0; i < words.n; i++) {
        ids[i] = desk_id(words.v[i]);
        if (ids[i] == 0)
            return fail(c, ERR_INVALID, "“%.*s”不是责任事项的编号", STR(words.v[i]));
    }
    *ids_out = ids;
    return OK;
}

static i64 said(i64 n) {
    return n == 0 ? RECORD_NOT_SAID : n;
}

static err in_of(struct ctx *c, const struct record_options *o, struct record_in *in_out) {
    struct record_in in = {.kind = o->kind,
                           .org = o->org,
                           .title = o->title,
                           .happened_on = o->happened_on,
                           .until_on = o->until_on,
                           .place = o->place,
                           .site = o->site,
                           .host = o->host,
                           .people = o->people,
                           .summary = o->summary,
                           .times = said(o->times),
                           .persons = said(o->persons),
                           .set = o->set,
                           .n_duties = o->duties.n};
    TRY(parts_of(c, o->hours, "时长", MINUTES_AN_HOUR, &in.minutes));
    TRY(parts_of(c, o->amount, "金额", 1000, &in.amount_milli));
    TRY(ids_of(c, o->duties, &in.duties));
    *in_out = in;
    return OK;
}

/* ---- lists ---- */

static err write_book(struct action_call *v, const struct book *book) {
    struct output output = ((const struct record_options *)v->options)->output;
    return desk_write(v->call, &output, v->deed->c, book, S(""));
}

static err list(struct action_call *v) {
    const struct record_options *o = v->options;
    struct book book;
    const struct record_ask ask = {.org = o->org,
                                   .kind = o->kind,
                                   .from_on = o->from_on,
                                   .until_on = o->until_on,
                                   .limit = o->limit > 0 ? o->limit : LIMIT_DEFAULT};
    TRY(app_record_book(v->deed, &ask, &book));
    if ((i64)book.sheets->n == ask.limit)
        call_say(v->call, in(v->call, (struct both){"只列出了前面的，更多的请加大 --limit",
                                                    "only the first are listed, see --limit"}));
    return write_book(v, &book);
}

static err sum(struct action_call *v) {
    const struct record_options *o = v->options;
    struct book book;
    const struct record_ask ask = {.org = o->org, .from_on = o->from_on, .until_on = o->until_on};
    TRY(app_record_sums(v->deed, &ask, &book));
    return write_book(v, &book);
}

static err kinds(struct action_call *v) {
    struct book book;
    TRY(app_kind_book(v->deed, "record", &book));
    return write_book(v, &book);
}

/* ---- one record ---- */

static void say_record(struct action_call *v, const struct record *r, const struct kind *kind) {
    out_fmt(&v->out, "%lld %.*s %.*s%s%.*s · %.*s\n", (long long)r->id, STR(kind->name),
            STR(r->happened_on), r->title.len > 0 ? " " : "", STR(r->title),
            STR(record_state_called(r->state)));
}

static err say(struct action_call *v, const struct record *r) {
    struct kind kind;
    TRY(record_get(v->deed->c, v->deed->db, &noun_kind, r->kind, &kind));
    say_record(v, r, &kind);
    return OK;
}

static err add(struct action_call *v) {
    struct record_in in;
    struct record record;
    TRY(in_of(v->deed->c, v->options, &in));
    in.kind = v->words.v[0];
    TRY(app_record_add(v->deed, &in, &record));
    return say(v, &record);
}

/* What the clerk should look at once more. */
static void say_drafted(struct action_call *v, const struct drafted *drafted) {
    if (drafted->note.len > 0)
        call_say(v->call, drafted->note);
    if (drafted->year_assumed)
        call_say(v->call, in(v->call, (struct both){"文件没有写年份，按最近的一次定，请核对日期",
                                                    "the document names no year, the last such "
                                                    "day is taken: check it"}));
    if (drafted->refused > 0)
        call_say(
            v->call,
            v->call->chinese
                ? str_fmt(v->call->arena, "%zu 张图片不能识别，没有收", drafted->refused)
                : str_fmt(v->call->arena, "%zu pictures are of no known kind", drafted->refused));
}

static err draft(struct action_call *v) {
    const struct record_options *o = v->options;
    struct draft_in in = {.path = v->words.v[0], .charset = o->output.charset};
    struct drafted drafted;
    TRY(in_of(v->deed->c, o, &in.said));
    TRY(app_record_draft(v->deed, &in, &drafted));
    say_drafted(v, &drafted);
    TRY(say(v, &drafted.record));
    if (drafted.pictures > 0)
        out_fmt(&v->out, "%zu 张图片已作为佐证材料\n", drafted.pictures);
    return OK;
}

static err edit(struct action_call *v) {
    struct record_in in;
    struct record record;
    TRY(in_of(v->deed->c, v->options, &in));
    TRY(app_record_edit(v->deed, v->ids[0], &in, &record));
    return say(v, &record);
}

static err file(struct action_call *v) {
    struct record record;
    TRY(app_record_file(v->deed, v->ids[0], &record));
    return say(v, &record);
}

static err give_up(struct action_call *v) {
    struct record record;
    TRY(app_record_void(v->deed, v->ids[0], &record));
    return say(v, &record);
}

static err duties_of(struct action_call *v, const i64 **ids_out, size_t *n_out) {
    const strs words = {v->words.v + 1, v->words.n - 1};
    *n_out = words.n;
    return ids_of(v->deed->c, words, ids_out);
}

static err quote(struct action_call *v) {
    const i64 *duties;
    size_t n;
    TRY(duties_of(v, &duties, &n));
    return app_record_quote(v->deed, v->ids[0], duties, n);
}

static err unquote(struct action_call *v) {
    const i64 *duties;
    size_t n;
    TRY(duties_of(v, &duties, &n));
    return app_record_unquote(v->deed, v->ids[0], duties, n);
}

static err decide(struct action_call *v) {
    const struct record_options *o = v->options;
    struct task task;
    struct list duties;
    const struct decision_in in = {
        .record = v->ids[0], .text = v->words.v[1], .org = o->org, .due = o->due, .plan = o->plan};
    TRY(app_record_decide(v->deed, &in, &task));
    TRY(duty_of_task(v->deed->c, v->deed->db, task.id, &duties));
    const struct duty *duty = duties.v;
    for (size_t i = 0; i < duties.n; i++)
        out_fmt(&v->out, "责任事项 %lld %.*s %.*s（方案 %lld，任务 %lld）\n", (long long)duty[i].id,
                STR(duty[i].title), STR(duty[i].due_on), (long long)task.plan, (long long)task.id);
    return OK;
}

/* ---- show ---- */

static void show_line(struct action_call *v, const char *label, str value) {
    if (value.len > 0)
        out_fmt(&v->out, "%s：%.*s\n", label, STR(value));
}

/* 2.5 小时, 1.2 万元; "" = none. */
static str quantity(struct arena *a, i64 milli_n, const char *unit) {
    struct out o = out_open(a);
    if (milli_n == 0)
        return S("");
    out_milli(&o, (milli){milli_n});
    out_fmt(&o, " %s", unit);
    return out_str(&o);
}

static err show_own(struct action_call *v, const struct record *r) {
    static const char *const plain[] = {"title", "happened_on", "until_on", "place", "site",
                                        "host",  "people",      "summary",  "times", "persons"};
    struct deed *d = v->deed;
    struct arena *a = d->c->arena;
    struct kind kind;
    struct org org;
    struct list fields;
    TRY(record_get(d->c, d->db, &noun_kind, r->kind, &kind));
    TRY(record_get(d->c, d->db, &noun_org, r->org, &org));
    TRY(kind_fields(d->c, d->db, kind.id, &fields));
    out_fmt(&v->out, "编号：%lld\n类别：%.*s\n组织：%.*s\n", (long long)r->id, STR(kind.name),
            STR(org.name));
    for (size_t i = 0; i < COUNT_OF(plain); i++) {
        const struct field *f = shape_find(&record_shape, str_from(plain[i]));
        str value = field_text(a, f, r);
        show_line(v, f->label, str_eq(value, S("0")) ? S("") : value);
    }
    show_line(v, "时长", quantity(a, r->minutes * 1000 / MINUTES_AN_HOUR, "小时"));
    show_line(v, "金额", quantity(a, r->amount_milli, "万元"));
    show_line(v, "附加", more_words(a, fields, r->more));
    show_line(v, "状态", record_state_called(r->state));
    return OK;
}

/* What it decided, and which duties quote it. */
static err show_ties(struct action_call *v, i64 id) {
    struct deed *d = v->deed;
    struct list tasks, quotes, history;
    TRY(task_of_record(d->c, d->db, id, &tasks));
    const struct task *task = tasks.v;
    for (size_t i = 0; i < tasks.n; i++)
        out_fmt(&v->out, "议定：%.*s %.*s（方案 %lld，任务 %lld）\n", STR(task[i].text),
                STR(task[i].due), (long long)task[i].plan, (long long)task[i].id);
    TRY(quote_of_record(d->c, d->db, id, &quotes));
    const struct quote *quote = quotes.v;
    for (size_t i = 0; i < quotes.n; i++) {
        struct duty duty;
        TRY(record_get(d->c, d->db, &noun_duty, quote[i].duty, &duty));
        out_fmt(&v->out, "被引用：责任事项 %lld %.*s\n", (long long)duty.id, STR(duty.title));
    }
    TRY(audit_history(d->c, d->db, S("record"), id, &history));
    return action_history(v, history);
}

static err show(struct action_call *v) {
    struct record record;
    TRY(record_get(v->deed->c, v->deed->db, &noun_record, v->ids[0], &record));
    TRY(show_own(v, &record));
    return show_ties(v, record.id);
}

#define RECORD                                                                                     \
    { "编号", "ID" }
static const struct action record_actions[] = {
    {"list",
     "",
     {"", ""},
     {"列出活动记录（默认），可按组织、类别、日期筛选", "Lists them (the default)"},
     list},
    {"sum",
     "",
     {"", ""},
     {"合计一段时间的场次、人次、小时、万元", "Adds up what was filed in a span of days"},
     sum},
    {"show", "i", RECORD, {"查看一条和它的经过", "Shows one and what became of it"}, show},
    {"add", "t", {"类别", "KIND"}, {"新建一条草稿", "Adds a draft"}, add},
    {"draft",
     "t",
     {"文件", "FILE"},
     {"读一份简报，生成草稿，图片作为佐证", "Drafts one from a report; its pictures become proofs"},
     draft},
    {"edit", "i", RECORD, {"修改", "Changes it"}, edit},
    {"file", "i", RECORD, {"归档，从此计入合计", "Files it; it counts from now on"}, file},
    {"void", "i", RECORD, {"作废", "Gives it up"}, give_up},
    {"quote",
     "ii+",
     {"编号 责任事项…", "ID DUTY..."},
     {"让责任事项引用它", "Duties are shown to be done by it"},
     quote},
    {"unquote",
     "ii+",
     {"编号 责任事项…", "ID DUTY..."},
     {"取消引用", "They are no longer"},
     unquote},
    {"decide",
     "it",
     {"编号 事项 --org 编号 --due 日期", "ID WHAT --org ID --due DAY"},
     {"会议议定一项，进台账", "A meeting decides; it becomes a duty"},
     decide},
    {"kinds", "", {"", ""}, {"列出类别和它们的字段", "Lists the kinds and their fields"}, kinds},
};

const struct command command_record = {
    .name = "record",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"活动记录：登记、归档、合计，会议议定事项进台账。",
             "Records of what happened: added, filed, summed up; decisions become duties."},
    .options = OPTIONS(record_options),
    .size = sizeof(struct record_options),
    .actions = ACTIONS(record_actions),
    .desk = offsetof(struct record_options, desk),
    .output = offsetof(struct record_options, output),
};
