/* bihuan kind: kinds of records and registers of a unit's own. */
#include "app/kind.h"

#include "cli/command.h"
#include "cli/desk.h"

struct kind_options {
    struct desk_options desk;
    bool registers;
    str family;
    strs counts;
    bool sensitive, meeting;
    str type;
    str unit;
    str choices;
    bool required;
    bool help;
};

#define AT(member) offsetof(struct kind_options, member)
#define OPTION(name, kind, member, words, ...)                                                     \
    { name, 0, OPTION_##kind, AT(member), words, __VA_ARGS__ }

static const char *const type_words[] = {"text", "number", "day", "choice", NULL};
static const char *const count_words[] = {"times", "persons", "hours", "amount", NULL};

static const struct option kind_options[] = {
    OPTION("register", FLAG, registers, NULL, {NULL, NULL},
           {"是登记簿，不是活动类别", "It is a register, no kind of records"}),
    OPTION("family", TEXT, family, NULL, {"大类", "FAMILY"}, {"归到哪个大类", "Its heading"}),
    OPTION("counts", LIST, counts, count_words, {"数量…", "WHAT..."},
           {"计入合计的：times 场次、persons 人次、hours 小时、amount 万元",
            "What adds up: times persons hours amount"}),
    OPTION("sensitive", FLAG, sensitive, NULL, {NULL, NULL},
           {"敏感：只记时间和数量", "Sensitive: only day and counts are kept"}),
    OPTION("meeting", FLAG, meeting, NULL, {NULL, NULL},
           {"会议：议定事项进台账", "A meeting: its decisions become duties"}),
    OPTION("type", TEXT, type, type_words, {"类型", "TYPE"}, {"字段的类型", "Type of a field"}),
    OPTION("unit", TEXT, unit, NULL, {"单位", "UNIT"}, {"数字字段的计量单位", "Of a number"}),
    OPTION("choices", TEXT, choices, NULL, {"值、值…", "A、B..."},
           {"choice 字段的可选值，用顿号分开", "Of a choice, divided by 、"}),
    OPTION("required", FLAG, required, NULL, {NULL, NULL}, {"字段必填", "It is required"}),
    DESK_OPTION(struct kind_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

static err add(struct action_call *v) {
    const struct kind_options *o = v->options;
    struct kind kind = {.name = v->words.v[0],
                        .family = o->family,
                        .purpose = o->registers ? S("register") : S("record"),
                        .sensitive = o->sensitive,
                        .meeting = o->meeting,
                        .counts = str_join(v->deed->c->arena, o->counts, S(" "))};
    TRY(app_kind_add(v->deed, kind, &kind));
    out_fmt(&v->out, "%.*s %lld\n", STR(kind.name), (long long)kind.id);
    return OK;
}

static err rename_it(struct action_call *v) {
    return app_kind_rename(v->deed, v->words.v[0], v->words.v[1]);
}

static err add_field(struct action_call *v) {
    const struct kind_options *o = v->options;
    const struct kind_field field = {.label = v->words.v[1],
                                     .type = o->type.len > 0 ? o->type : S("text"),
                                     .unit = o->unit,
                                     .required = o->required,
                                     .choices = o->choices};
    return app_kind_field(v->deed, v->words.v[0], field);
}

static const struct action kind_actions[] = {
    {"add", "t", {"名称", "NAME"}, {"新建类别或登记簿", "Adds a kind or a register"}, add},
    {"rename", "tt", {"类别 新名称", "KIND NAME"}, {"更名，代码不变", "Renames it"}, rename_it},
    {"field", "tt", {"类别 字段", "KIND FIELD"}, {"增加附加字段", "Adds a field"}, add_field},
};

const struct command command_kind = {
    .name = "kind",
    .words = {"操作 … [选项]", "ACTION ... [OPTION]..."},
    .help = {"活动类别和登记簿：新建本单位自己的、更名、加字段；清单见 record kinds。",
             "Kinds of records and registers: adds a unit's own, renames, adds fields."},
    .options = OPTIONS(kind_options),
    .size = sizeof(struct kind_options),
    .actions = ACTIONS(kind_actions),
    .desk = offsetof(struct kind_options, desk),
};
