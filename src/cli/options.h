/* Options of a command: one table says what there is, what it takes, where it goes and what it is
 * for; the same table parses and writes the help. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/call.h"

enum option_kind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* str */
    OPTION_NUMBER, /* i64, at least 1 */
    OPTION_LIST,   /* strs: divided by commas, the option may be repeated */
    OPTION_EACH,   /* strs: as it stands, the option may be repeated */
    OPTION_REST,   /* strs: every word up to the next option */
};

/* To add one: a row in the command's table, in the order in which people look for it. */
struct option {
    const char *name; /* without -- */
    char letter;      /* short form, 0 = none */
    enum option_kind kind;
    size_t offset;              /* of the member that takes the value */
    const char *const *choices; /* words that are allowed, ended by NULL; NULL = any */
    struct both argument;       /* what it takes, for the help */
    struct both help;           /* one sentence */
};

/* A table of options as one value. */
struct options {
    const struct option *v;
    size_t n;
};
#define OPTIONS(table)                                                                             \
    { (table), COUNT_OF(table) }

struct parsed {
    strs words;    /* what is no option */
    str complaint; /* what is wrong with the call; "" = nothing */
};

/* options_parse: reads --name value, --name=value, -x value, -xvalue; "--" ends the options, "-" is
 * a word.
 *   into   the struct that the offsets belong to */
struct parsed options_parse(const struct call *call, struct options table, void *into);

#endif
