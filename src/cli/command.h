/* Commands: one constant entry a file, and the list that names them all. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "cli/action.h"

struct command {
    const char *name;
    struct both words;      /* what follows the options, for the help: "FILE…" */
    struct both help;       /* one sentence */
    struct both more;       /* further lines of the help; NULL = none */
    struct options options; /* one of them is "help", where there are any */
    size_t size;            /* bytes of the struct that they fill; 0 = there are none */
    struct actions actions; /* what it can do with its noun; none = it has a run of its own */
    const char *anybody;    /* of the actions the one that needs no account; NULL = none */
    size_t desk;            /* with actions: where its options hold the struct desk_options */
    size_t output;          /* with actions: where they hold a struct output, 0 = nowhere */
    /* options points to that struct; words is what is no option. gives  the exit status */
    int (*run)(const struct call *call, void *options, strs words);
};

/* In the order of the help. To add one: its file, a row in commands.c. */
extern const struct command *const commands[];
extern const size_t commands_n;

/* command_find: the command of that name, NULL when there is none. */
const struct command *command_find(str name);

/* command_unknown: says that there is no such command, and which may be meant.
 * gives  the exit status */
int command_unknown(const struct call *call, str name);

/* cli_main: the program, from its words to its exit status. */
int cli_main(int argc, char **argv);

/* help_write: the help of one command, or of the program when `command` is NULL. help_show writes
 * it to standard output. gives  the exit status */
struct out;
void help_write(struct out *o, const struct call *call, const struct command *command);
int help_show(const struct call *call, const struct command *command);

extern const struct command command_plan;
extern const struct command command_compare;
extern const struct command command_init;
extern const struct command command_user;
extern const struct command command_config;
extern const struct command command_org;
extern const struct command command_person;
extern const struct command command_site;
extern const struct command command_import;
extern const struct command command_export;
extern const struct command command_sheets;
extern const struct command command_ledger;
extern const struct command command_stage;
extern const struct command command_task;
extern const struct command command_measure;
extern const struct command command_duty;
extern const struct command command_record;
extern const struct command command_register;
extern const struct command command_kind;
extern const struct command command_proof;
extern const struct command command_link;
extern const struct command command_verify;
extern const struct command command_head;
extern const struct command command_backup;
extern const struct command command_restore;
extern const struct command command_help;
extern const struct command command_version;

#endif
