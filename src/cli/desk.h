/* The database behind the commands that live on one. */
#ifndef CLI_DESK_H
#define CLI_DESK_H

#include "app/tx.h"
#include "cli/output.h"
#include "export/sheet.h"

/* A member of the options of each such command; the row of its option. */
struct desk_options {
    str address; /* "" = $BIHUAN_DB, else bihuan.db in the folder where one stands */
};
#define DESK_OPTION(type, member)                                                                  \
    {                                                                                              \
        "db", 0, OPTION_TEXT, offsetof(type, member) + offsetof(struct desk_options, address),     \
            NULL, {"地址", "ADDRESS"}, {                                                           \
            "数据库文件，或 postgresql://…（也可用环境变量 BIHUAN_DB）",                           \
                "Database file, or postgresql://... (also $BIHUAN_DB)"                             \
        }                                                                                          \
    }

/* desk_address: where the database is. */
str desk_address(const struct desk_options *o);

/* desk_shown: the address as sentences show it: that of a server may hold a password. */
str desk_shown(str address);

/* What a command does at its desk; `arg` is its own. */
typedef err desk_work(const struct call *call, struct deed *d, void *arg);

/* desk_run: opens the database, whose schema must be that of this program, does the work, and says
 * what failed.
 * gives  the exit status */
int desk_run(const struct call *call, const struct desk_options *o, desk_work *work, void *arg);

/* desk_end: hands the rest of standard output over.
 * fails  IO */
struct out;
MUST_USE err desk_end(struct ctx *c, struct out *o);

/* desk_id: the id that a word is, Arabic digits alone; 0 = it is none. */
i64 desk_id(str word);

/* desk_write: a book in the format that is asked for: table json csv md xlsx.
 *   summary  a line above the table; "" = none */
extern const char *const desk_formats[]; /* their names, for the row of the option */
MUST_USE err desk_write(const struct call *call, struct output *o, struct ctx *c,
                        const struct book *book, str summary);

/* desk_check: what is wrong with the output options, "" = nothing. */
str desk_check(const struct call *call, struct output *o);

#endif
