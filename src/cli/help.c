/* bihuan help, bihuan version. */
#include "base/out.h"
#include "base/utf8.h"
#include "cli/command.h"

#include <unistd.h>

enum {
    NAME_COLUMNS = 30,   /* where the sentences begin */
    COMMAND_COLUMNS = 12 /* in the list of commands */
};

static void write_line(struct out *o, str left, size_t columns, str right) {
    size_t wide = utf8_columns(left);
    out_raw(o, S("  "));
    out_raw(o, left);
    if (wide + 1 > columns) {
        out_raw(o, S("\n  "));
        wide = 0;
    }
    out_repeat(o, ' ', columns - wide);
    out_raw(o, right);
    out_char(o, '\n');
}

static void write_option(struct out *o, const struct call *call, const struct option *option) {
    struct out left = out_open(call->arena);
    if (option->letter != 0)
        out_fmt(&left, "-%c, ", option->letter);
    out_fmt(&left, "--%s", option->name);
    if (option->kind != OPTION_FLAG) {
        out_char(&left, ' ');
        out_raw(&left, in(call, option->argument));
    }
    struct out right = out_open(call->arena);
    out_raw(&right, in(call, option->help));
    for (size_t i = 0; option->choices != NULL && option->choices[i] != NULL; i++) {
        out_raw(&right, i == 0 ? call->chinese ? S("：") : S(": ") : S(" "));
        out_raw(&right, str_from(option->choices[i]));
    }
    write_line(o, out_str(&left), NAME_COLUMNS, out_str(&right));
}

static void write_action(struct out *o, const struct call *call, const struct action *action) {
    str words = in(call, action->words);
    str left = str_fmt(call->arena, "%s%s%.*s", action->name, words.len > 0 ? " " : "", STR(words));
    write_line(o, left, NAME_COLUMNS, in(call, action->help));
}

static void write_command(struct out *o, const struct call *call, const struct command *c) {
    out_raw(o, in(call, (struct both){"用法：", "usage: "}));
    out_fmt(o, "bihuan %s ", c->name);
    out_raw(o, in(call, c->words));
    out_raw(o, S("\n\n"));
    out_raw(o, in(call, c->help));
    out_char(o, '\n');
    if (c->actions.n > 0)
        out_raw(o, in(call, (struct both){"\n操作：\n", "\nactions:\n"}));
    for (size_t i = 0; i < c->actions.n; i++)
        write_action(o, call, &c->actions.v[i]);
    if (c->options.n > 0)
        out_raw(o, in(call, (struct both){"\n选项：\n", "\noptions:\n"}));
    for (size_t i = 0; i < c->options.n; i++)
        write_option(o, call, &c->options.v[i]);
    if (c->more.zh != NULL) {
        out_char(o, '\n');
        out_raw(o, in(call, c->more));
    }
}

static void write_program(struct out *o, const struct call *call) {
    out_raw(o, in(call, (struct both){
                            "闭环：把创建方案读成任务台账，并指出方案里要改的地方。\n\n"
                            "用法：bihuan 命令 [选项] …\n\n命令：\n",
                            "Bihuan reads plans into ledgers of tasks and says what to mend.\n\n"
                            "usage: bihuan COMMAND [OPTION]...\n\ncommands:\n"}));
    for (size_t i = 0; i < commands_n; i++)
        write_line(o, str_from(commands[i]->name), COMMAND_COLUMNS, in(call, commands[i]->help));
    out_raw(o, in(call, (struct both){
                            "\n先试试：bihuan plan 方案.docx\n每个命令的选项：bihuan help 命令\n",
                            "\ntry: bihuan plan PLAN.docx\n"
                            "options of a command: bihuan help COMMAND\n"}));
}

void help_write(struct out *o, const struct call *call, const struct command *command) {
    if (command == NULL)
        write_program(o, call);
    else
        write_command(o, call, command);
}

int help_show(const struct call *call, const struct command *command) {
    struct out o = out_open_fd(call->arena, STDOUT_FILENO);
    help_write(&o, call, command);
    return call_end(call, &o);
}

static int run_help(const struct call *call, void *options, strs words) {
    (void)options;
    const struct command *command = NULL;
    if (words.n > 0) {
        command = command_find(words.v[0]);
        if (command == NULL)
            return command_unknown(call, words.v[0]);
    }
    return help_show(call, command);
}

static int run_version(const struct call *call, void *options, strs words) {
    (void)options;
    (void)words;
    struct out o = out_open_fd(call->arena, STDOUT_FILENO);
    out_raw(&o, S("bihuan " BIHUAN_VERSION "\n"));
    return call_end(call, &o);
}

const struct command command_help = {
    .name = "help",
    .words = {"[命令]", "[COMMAND]"},
    .help = {"说明各命令怎么用。", "Says how a command is used."},
    .run = run_help,
};

const struct command command_version = {
    .name = "version",
    .words = {"", ""},
    .help = {"显示版本。", "Shows the version."},
    .run = run_version,
};
