/* bihuan config: what an installation has decided for itself. */
#include "app/settings.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/desk.h"

struct config_options {
    struct desk_options desk;
    bool json;
    bool help;
};

static const struct option config_options[] = {
    {"json",
     0,
     OPTION_FLAG,
     offsetof(struct config_options, json),
     NULL,
     {NULL, NULL},
     {"列表写成 JSON", "Lists as JSON"}},
    DESK_OPTION(struct config_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct config_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

static void write_line(struct action_call *v, const struct setting_line *line) {
    const struct call *call = v->call;
    str value = line->value.len > 0 ? line->value : in(call, (struct both){"（空）", "(empty)"});
    str from = line->chosen ? in(call, (struct both){"已设定", "chosen"})
                            : in(call, (struct both){"默认", "default"});
    out_fmt(&v->out, "%.*s = %.*s  [%.*s]\n    %.*s\n", STR(line->name), STR(value), STR(from),
            STR(call->chinese ? line->meaning : line->meaning_en));
}

static err list(struct action_call *v) {
    struct list lines;
    const struct config_options *o = v->options;
    TRY(app_setting_list(v->deed->c, v->deed->db, &lines));
    const struct setting_line *line = lines.v;
    for (size_t i = 0; i < lines.n; i++) {
        if (!o->json) {
            write_line(v, &line[i]);
            continue;
        }
        out_char(&v->out, i == 0 ? '[' : ',');
        json_write(&v->out, &setting_line_shape, &line[i]);
    }
    if (o->json)
        out_raw(&v->out, S("]\n"));
    return OK;
}

static err set(struct action_call *v) {
    TRY(app_setting_set(v->deed, v->words.v[0], v->words.v[1]));
    out_fmt(&v->out, "%.*s = %.*s\n", STR(v->words.v[0]), STR(v->words.v[1]));
    return OK;
}

static const struct action config_actions[] = {
    {"list", "", {"", ""}, {"列出设置（默认）", "Lists the settings (the default)"}, list},
    {"set", "tt", {"名称 值", "NAME VALUE"}, {"设定一个值", "Chooses a value"}, set},
};

const struct command command_config = {
    .name = "config",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"设置：存放在数据库里，所有人用同一份，改动进操作日志。",
             "Settings: kept in the database, alike for all, each change in the audit."},
    .options = OPTIONS(config_options),
    .size = sizeof(struct config_options),
    .actions = ACTIONS(config_actions),
    .desk = offsetof(struct config_options, desk),
};
