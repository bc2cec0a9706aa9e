/* bihuan register: standing lists. */
#include "app/register.h"

#include "app/desk.h"
#include "app/kind.h"
#include "app/more.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "store/audit.h"
#include "store/org.h"

struct register_options {
    struct desk_options desk;
    struct output output;
    i64 org;
    str title;
    str from_on, until_on;
    strs set;
    bool closed;
};

#define AT(member) offsetof(struct register_options, member)
#define OPTION(name, kind, member, ...)                                                            \
    { name, 0, OPTION_##kind, AT(member), NULL, __VA_ARGS__ }

static const struct option register_options[] = {
    OPTION("org", NUMBER, org, {"编号", "ID"},
           {"哪个组织的；只有一个单位时可不给", "Whose it is; needless when there is one unit"}),
    OPTION("title", TEXT, title, {"文字", "TEXT"}, {"修改事项名称", "Another name of a row"}),
    OPTION("from", TEXT, from_on, {"日期", "DAY"}, {"从哪天起", "Since when it holds"}),
    OPTION("until", TEXT, until_on, {"日期", "DAY"},
           {"到哪天止，或应在哪天前完成", "Until when it holds or is due"}),
    OPTION("set", EACH, set, {"字段=值…", "FIELD=VALUE..."},
           {"填登记内容，可重复", "Its fields; may be repeated"}),
    OPTION("closed", FLAG, closed, {NULL, NULL}, {"列出已结束的", "Lists those that are closed"}),
    DESK_OPTION(struct register_options, desk),
    OUTPUT_OPTIONS(struct register_options, output, desk_formats),
};

static err write_book(struct action_call *v, const struct book *book) {
    struct output output = ((const struct register_options *)v->options)->output;
    return desk_write(v->call, &output, v->deed->c, book, S(""));
}

static err kinds(struct action_call *v) {
    struct book book;
    TRY(app_kind_book(v->deed, "register", &book));
    return write_book(v, &book);
}

static err list(struct action_call *v) {
    const struct register_options *o = v->options;
    struct book book;
    TRY(app_register_book(v->deed, v->words.v[0], o->org, o->closed, &book));
    return write_book(v, &book);
}

static struct register_in in_of(const struct register_options *o) {
    return (struct register_in){.org = o->org,
                                .title = o->title,
                                .from_on = o->from_on,
                                .until_on = o->until_on,
                                .set = o->set};
}

static void say(struct action_call *v, const struct register_row *row) {
    out_fmt(&v->out, "%lld %.*s\n", (long long)row->id, STR(row->title));
}

static err add(struct action_call *v) {
    struct register_row row;
    struct register_in in = in_of(v->options);
    in.kind = v->words.v[0];
    in.title = v->words.v[1];
    TRY(app_register_add(v->deed, &in, &row));
    say(v, &row);
    return OK;
}

static err edit(struct action_call *v) {
    struct register_row row;
    struct register_in in = in_of(v->options);
    TRY(app_register_edit(v->deed, v->ids[0], &in, &row));
    say(v, &row);
    return OK;
}

static err close_it(struct action_call *v) {
    struct register_row row;
    TRY(app_register_close(v->deed, v->ids[0], &row));
    say(v, &row);
    return OK;
}

static err show(struct action_call *v) {
    struct deed *d = v->deed;
    struct register_row row;
    struct kind kind;
    struct org org;
    struct list fields, history;
    TRY(record_get(d->c, d->db, &noun_register_row, v->ids[0], &row));
    TRY(record_get(d->c, d->db, &noun_kind, row.kind, &kind));
    TRY(record_get(d->c, d->db, &noun_org, row.org, &org));
    TRY(kind_fields(d->c, d->db, kind.id, &fields));
    TRY(audit_history(d->c, d->db, S("register_row"), row.id, &history));
    out_fmt(&v->out, "登记簿：%.*s\n编号：%lld\n事项：%.*s\n组织：%.*s\n", STR(kind.name),
            (long long)row.id, STR(row.title), STR(org.name));
    const struct {
        const char *label;
        str value;
    } lines[] = {{"登记内容", more_words(d->c->arena, fields, row.more)},
                 {"起", row.from_on},
                 {"止", row.until_on},
                 {"状态", str_eq(row.state, S("open")) ? S("有效") : S("已结束")}};
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (lines[i].value.len > 0)
            out_fmt(&v->out, "%s：%.*s\n", lines[i].label, STR(lines[i].value));
    return action_history(v, history);
}

#define ROW                                                                                        \
    { "编号", "ID" }
static const struct action register_actions[] = {
    {"kinds", "", {"", ""}, {"列出登记簿和它们的字段（默认）", "Lists the registers"}, kinds},
    {"list", "t", {"登记簿", "REGISTER"}, {"列出一本登记簿", "Lists the rows of one"}, list},
    {"add", "tt", {"登记簿 事项", "REGISTER WHAT"}, {"登记一条", "Adds a row"}, add},
    {"edit", "i", ROW, {"修改一条", "Changes a row"}, edit},
    {"close", "i", ROW, {"结束一条", "It holds no longer"}, close_it},
    {"show", "i", ROW, {"查看一条和它的经过", "Shows one and what became of it"}, show},
};

const struct command command_register = {
    .name = "register",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"登记簿：廉政风险点、制度与举措、投入保障、数据报送要求、轮值表、责任书。",
             "Registers: standing lists of risks, rules, support, data requests, rotas, pledges."},
    .options = OPTIONS(register_options),
    .size = sizeof(struct register_options),
    .actions = ACTIONS(register_actions),
    .desk = offsetof(struct register_options, desk),
    .output = offsetof(struct register_options, output),
};
