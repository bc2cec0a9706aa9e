/* The list of commands and the way from the words of the call to one of them. */
#include "cli/command.h"

#include "base/nearest.h"
#include "base/out.h"
#include "cli/worker.h"

#include <string.h>

enum {
    COMMANDS_MAX = 64
};

static const size_t CALL_BYTES = (size_t)64 << 20; /* memory of a call beside its documents */

/* A line each. */
/* clang-format off */
const struct command *const commands[] = {
    &command_plan,
    &command_compare,
    &command_init,
    &command_user,
    &command_config,
    &command_org,
    &command_person,
    &command_site,
    &command_import,
    &command_export,
    &command_sheets,
    &command_ledger,
    &command_stage,
    &command_task,
    &command_measure,
    &command_duty,
    &command_record,
    &command_register,
    &command_kind,
    &command_proof,
    &command_link,
    &command_verify,
    &command_head,
    &command_backup,
    &command_restore,
    &command_help,
    &command_version,
};
/* clang-format on */
const size_t commands_n = COUNT_OF(commands);

const struct command *command_find(str name) {
    for (size_t i = 0; i < commands_n; i++)
        if (str_eq(name, str_from(commands[i]->name)))
            return commands[i];
    return NULL;
}

int command_unknown(const struct call *call, str name) {
    const char *names[COMMANDS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < commands_n && n < COMMANDS_MAX; i++)
        names[n++] = commands[i]->name;
    const char *near = nearest(name, names, n);
    str text = call->chinese ? str_fmt(call->arena, "没有“%.*s”这个命令", STR(name))
                             : str_fmt(call->arena, "unknown command \"%.*s\"", STR(name));
    return call_usage(call, NULL, call_suggest(call, text, "", near));
}

/* The words of the call as they came: file names can be anything, also what is no UTF-8. */
static strs words_of(struct arena *a, int argc, char **argv) {
    strs words = {take(a, str, argc), 0};
    for (int i = 0; i < argc; i++)
        words.v[words.n++] = str_from(argv[i]);
    return words;
}

/* --help and --version stand for commands, and so does the absence of any word. */
static str command_name(const struct call *call) {
    if (call->args.n == 0)
        return S("help");
    str name = call->args.v[0];
    if (str_eq(name, S("--help")) || str_eq(name, S("-h")))
        return S("help");
    if (str_eq(name, S("--version")) || str_eq(name, S("-V")))
        return S("version");
    return name;
}

/* Whether --help was among the options. */
static bool wants_help(const struct command *command, const void *options) {
    for (size_t i = 0; i < command->options.n; i++)
        if (strcmp(command->options.v[i].name, "help") == 0)
            return *(const bool *)((const char *)options + command->options.v[i].offset);
    return false;
}

static int run_command(struct call *call) {
    str name = command_name(call);
    const struct command *command = command_find(name);
    if (command == NULL)
        return command_unknown(call, name);
    bool none = call->args.n == 0;
    if (!none)
        call->args = (strs){call->args.v + 1, call->args.n - 1};
    void *options = arena_bytes(call->arena, command->size + 1, 16);
    struct parsed parsed = options_parse(call, command->options, options);
    if (parsed.complaint.len > 0)
        return call_usage(call, command->name, parsed.complaint);
    if (wants_help(command, options))
        return help_show(call, command);
    int status = command->actions.n > 0 ? action_run(call, command, options, parsed.words)
                                        : command->run(call, options, parsed.words);
    return none ? EXIT_USAGE : status;
}

int cli_main(int argc, char **argv) {
    /* not in the list: only the program calls it, and as little as possible is to run before it */
    if (argc > 1 && strcmp(argv[1], "worker") == 0)
        return worker_main(argc - 2, argv + 2);
    struct arena *a = arena_open(CALL_BYTES);
    struct call call = {.arena = a, .chinese = call_is_chinese()};
    if (argc > 1)
        call.args = words_of(a, argc - 1, argv + 1);
    int status = run_command(&call);
    arena_close(a);
    return status;
}
