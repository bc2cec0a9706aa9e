/* bihuan org: the tree of organisations and what becomes of them. */
#include "app/org.h"

#include "cli/card.h"
#include "cli/command.h"
#include "cli/desk.h"

struct org_options {
    struct desk_options desk;
    i64 above, territory, line;
    bool help;
};

static const struct option org_options[] = {
    {"above",
     0,
     OPTION_NUMBER,
     offsetof(struct org_options, above),
     NULL,
     {"编号", "ID"},
     {"新组织的上级", "What the new one stands below"}},
    {"territory",
     0,
     OPTION_NUMBER,
     offsetof(struct org_options, territory),
     NULL,
     {"编号", "ID"},
     {"relate：属地", "Of relate, whose territory it lies in"}},
    {"line",
     0,
     OPTION_NUMBER,
     offsetof(struct org_options, line),
     NULL,
     {"编号", "ID"},
     {"relate：主管", "Of relate, the authority of its line"}},
    DESK_OPTION(struct org_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct org_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

static err list(struct action_call *v) {
    struct list lines;
    TRY(app_org_tree(v->deed, &lines));
    const struct org_line *line = lines.v;
    for (size_t i = 0; i < lines.n; i++) {
        out_repeat(&v->out, ' ', (size_t)line[i].depth * 2);
        out_fmt(&v->out, "%.*s（%.*s %lld）\n", STR(line[i].name), STR(line[i].kind),
                (long long)line[i].id);
    }
    return OK;
}

static err say_new(struct action_call *v, const struct org *org) {
    out_fmt(&v->out, "%.*s %lld\n", STR(org->name), (long long)org->id);
    return OK;
}

static err add(struct action_call *v) {
    struct org org;
    const struct org_options *o = v->options;
    TRY(app_org_add(v->deed, (struct org){.name = v->words.v[0], .above = o->above}, &org));
    return say_new(v, &org);
}

static err rename_it(struct action_call *v) {
    return app_org_rename(v->deed, v->ids[0], v->words.v[1]);
}

static err move(struct action_call *v) {
    return app_org_move(v->deed, v->ids[0], v->ids[1]);
}

static err merge(struct action_call *v) {
    return app_org_merge(v->deed, v->ids[0], v->ids[1]);
}

static err split(struct action_call *v) {
    struct org org;
    TRY(app_org_split(v->deed, v->ids[0], v->words.v[1], &org));
    return say_new(v, &org);
}

static err show(struct action_call *v) {
    struct card card;
    TRY(card_org(v->deed, v->ids[0], &card));
    card_write(&v->out, &card);
    return OK;
}

static err relate(struct action_call *v) {
    const struct org_options *o = v->options;
    return app_org_relate(v->deed, v->ids[0], o->territory, o->line);
}

static const struct action org_actions[] = {
    {"list", "", {"", ""}, {"列出组织（默认）", "Lists them (the default)"}, list},
    {"show",
     "i",
     {"编号", "ID"},
     {"查看一个：关系、任职和历史", "Shows one with relations, posts, history"},
     show},
    {"add", "t", {"名称", "NAME"}, {"新建", "Adds one"}, add},
    {"rename",
     "it",
     {"编号 新名称", "ID NAME"},
     {"更名，原名留在历史里", "Renames; the old name stays in its history"},
     rename_it},
    {"move", "ii", {"编号 上级", "ID ABOVE"}, {"调整隶属", "Puts it below another"}, move},
    {"merge",
     "ii",
     {"编号 并入", "ID INTO"},
     {"并入另一个，自身撤销", "Merges it into another; it is closed"},
     merge},
    {"relate",
     "i",
     {"编号", "ID"},
     {"写明属地（--territory）和主管（--line）", "Tells its territory and line"},
     relate},
    {"split", "it", {"编号 新名称", "ID NAME"}, {"分立出一个新的", "Splits a new one off"}, split},
};

const struct command command_org = {
    .name = "org",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"组织：列出、新建、更名、调整、合并、分立，历史都留着。",
             "Organisations: lists, adds, renames, moves, merges, splits; history is kept."},
    .options = OPTIONS(org_options),
    .size = sizeof(struct org_options),
    .actions = ACTIONS(org_actions),
    .desk = offsetof(struct org_options, desk),
};
