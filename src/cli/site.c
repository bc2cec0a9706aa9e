/* bihuan site: the physical spots of organisations. */
#include "app/site.h"

#include "cli/command.h"
#include "cli/desk.h"

struct site_options {
    struct desk_options desk;
    struct output output;
    i64 org;
    str kind;
    str place;
};

#define AT(member) offsetof(struct site_options, member)

static const struct option site_options[] = {
    {"org",
     0,
     OPTION_NUMBER,
     AT(org),
     NULL,
     {"编号", "ID"},
     {"哪个组织的；只有一个单位时可不给", "Whose it is; needless when there is one unit"}},
    {"kind",
     0,
     OPTION_TEXT,
     AT(kind),
     NULL,
     {"类别", "KIND"},
     {"类别，如 活动室、书屋、窗口", "What it is, such as a reading room"}},
    {"place", 0, OPTION_TEXT, AT(place), NULL, {"位置", "PLACE"}, {"位置", "Where it is"}},
    DESK_OPTION(struct site_options, desk),
    OUTPUT_OPTIONS(struct site_options, output, desk_formats),
};

static err list(struct action_call *v) {
    const struct site_options *o = v->options;
    struct output output = o->output;
    struct book book;
    TRY(app_site_book(v->deed, o->org, &book));
    return desk_write(v->call, &output, v->deed->c, &book, S(""));
}

static err add(struct action_call *v) {
    const struct site_options *o = v->options;
    struct site site = {.org = o->org, .name = v->words.v[0], .kind = o->kind, .place = o->place};
    TRY(app_site_add(v->deed, site, &site));
    out_fmt(&v->out, "%.*s %lld\n", STR(site.name), (long long)site.id);
    return OK;
}

static err move(struct action_call *v) {
    return app_site_move(v->deed, v->ids[0], v->ids[1]);
}

static err close_it(struct action_call *v) {
    return app_site_close(v->deed, v->ids[0]);
}

static const struct action site_actions[] = {
    {"list", "", {"", ""}, {"列出点位（默认）", "Lists them (the default)"}, list},
    {"add", "t", {"名称", "NAME"}, {"新建", "Adds one"}, add},
    {"move", "ii", {"编号 组织", "ID ORG"}, {"划归另一个组织", "Gives it to another org"}, move},
    {"close", "i", {"编号", "ID"}, {"撤销", "It exists no more"}, close_it},
};

const struct command command_site = {
    .name = "site",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"点位：活动室、书屋、窗口等阵地。", "Sites: rooms, courtyards, windows of a unit."},
    .options = OPTIONS(site_options),
    .size = sizeof(struct site_options),
    .actions = ACTIONS(site_actions),
    .desk = offsetof(struct site_options, desk),
    .output = offsetof(struct site_options, output),
};
