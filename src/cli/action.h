/* Commands that do several things with one noun: bihuan org rename 3 政工科. Each thing is a
 * action, a row of the command's table, which also checks its words and writes its line of the
 * help. */
#ifndef CLI_ACTION_H
#define CLI_ACTION_H

#include "app/batch.h"
#include "app/tx.h"
#include "base/out.h"
#include "cli/options.h"

enum {
    ACTION_WORDS_MAX = 4 /* that are looked at one by one */
};

struct action;

/* What an action is given. */
struct action_call {
    const struct call *call;
    const struct action *action;
    const void *options; /* of the command */
    struct deed *deed;
    strs words;                /* behind the action */
    i64 ids[ACTION_WORDS_MAX]; /* the words that are ids, at their places */
    struct ids batch;          /* those of the words that name several: 3 5 8-12 */
    struct out out;            /* standard output; handed over by who calls the action */
};

/* To add one: a row, in the order of the help. The first is what happens without any words. */
struct action {
    const char *name;
    /* A letter for each word that it takes: i = id, b = ids and ranges, d = day, t = text; a
     * capital one may be left out, and of the last there may be several where a + follows. */
    const char *takes;
    struct both words; /* the same for people: "编号 名称" */
    struct both help;  /* one sentence */
    err (*run)(struct action_call *v);
};

struct actions {
    const struct action *v;
    size_t n;
};
#define ACTIONS(table)                                                                             \
    { (table), COUNT_OF(table) }

/* action_run: finds the action that the first word names, checks the others, opens the database,
 * runs it, and says what failed.
 *
 *   command  whose actions they are; its options hold a struct desk_options at .desk
 *
 * gives  the exit status */
struct command;
int action_run(const struct call *call, const struct command *command, const void *options,
               strs words);

/* action_history: what became of a record, as audit_history gives it: one line each. */
MUST_USE err action_history(struct action_call *v, struct list history);

#endif
