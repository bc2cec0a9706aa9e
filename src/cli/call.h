/* One call of the program: its words, its language, its ways to speak to a person. */
#ifndef CLI_CALL_H
#define CLI_CALL_H

#include "base/err.h"

/* Exit statuses. */
enum {
    EXIT_GOOD = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
};

struct call {
    struct arena *arena;
    bool chinese; /* language of messages */
    strs args;    /* behind the command's name */
};

/* A text in both languages; `in` chooses. */
struct both {
    const char *zh, *en;
};
str in(const struct call *call, struct both text);

/* call_is_chinese: whether LC_ALL, else LC_MESSAGES, else LANG begins with zh. */
bool call_is_chinese(void);

/* call_say: a line on standard error behind "bihuan: ". */
void call_say(const struct call *call, str line);

/* call_fail: says what failed. gives  the exit status */
int call_fail(const struct call *call, const struct ctx *c);

/* call_usage: says what is wrong with the words of the call, and where help is to be had.
 * gives  EXIT_USAGE */
int call_usage(const struct call *call, const char *command, str complaint);

/* call_suggest: what was said, and "，是不是 …？" behind it.
 *   before   stands in front of the word, such as "--"
 *   near     the word that may be meant; NULL = none, nothing is added */
str call_suggest(const struct call *call, str said, const char *before, const char *near);

/* call_end: hands the rest of standard output over, and says so when that fails.
 * gives  the exit status */
struct out;
int call_end(const struct call *call, struct out *o);

#endif
