/* The database behind the commands that live on one. */
#ifndef CLI_DESK_H
#define CLI_DESK_H

#include "app/tx.h"
#include "cli/output.h"
#include "export/sheet.h"

/* A member of the options of each such command; the rows of its options. */
struct desk_options {
    str address;       /* "" = $BIHUAN_DB, else bihuan.db in the folder where one stands */
    str as;            /* login; "" = $BIHUAN_AS, else who is bound to the user of the machine */
    str password_file; /* its first line is the password of `as`; "" = it is asked for */
};
#define DESK_AT(type, member, name) offsetof(type, member) + offsetof(struct desk_options, name)
#define DESK_OPTION(type, member)                                                                  \
    {"db",                                                                                         \
     0,                                                                                            \
     OPTION_TEXT,                                                                                  \
     DESK_AT(type, member, address),                                                               \
     NULL,                                                                                         \
     {"地址", "ADDRESS"},                                                                          \
     {"数据库文件，或 postgresql://…（也可用环境变量 BIHUAN_DB）",                                 \
      "Database file, or postgresql://... (also $BIHUAN_DB)"}},                                    \
        {"as",                                                                                     \
         0,                                                                                        \
         OPTION_TEXT,                                                                              \
         DESK_AT(type, member, as),                                                                \
         NULL,                                                                                     \
         {"登录名", "LOGIN"},                                                                      \
         {"以这个账号办理，会问口令（也可用环境变量 BIHUAN_AS）；不给则用本机用户绑定的账号",      \
          "Acts as this account, asks for its password (also $BIHUAN_AS); else as the one bound "  \
          "to the user of the machine"}},                                                          \
    {                                                                                              \
        "password-file", 0, OPTION_TEXT, DESK_AT(type, member, password_file), NULL,               \
            {"文件", "FILE"}, {                                                                    \
            "--as 的口令从文件第一行读，不再询问",                                                 \
                "Reads the password of --as from the first line of a file"                         \
        }                                                                                          \
    }

/* desk_address: where the database is. */
str desk_address(const struct desk_options *o);

/* desk_shown: the address as sentences show it: that of a server may hold a password. */
str desk_shown(str address);

/* What a command does at its desk; `arg` is its own. */
typedef err desk_work(const struct call *call, struct deed *d, void *arg);

/* desk_run: opens the database, whose schema must be that of this program, finds out who acts, does
 * the work, and says what failed.
 * desk_run_anybody: for work that needs no account; it is done as DEED_NOBODY.
 * gives  the exit status */
int desk_run(const struct call *call, const struct desk_options *o, desk_work *work, void *arg);
int desk_run_anybody(const struct call *call, const struct desk_options *o, desk_work *work,
                     void *arg);

/* desk_user: the login name of the user of the machine, "" = he has none. */
str desk_user(struct arena *a);

/* desk_sign_in: who acts: --as with its password, else the account bound to the user of the
 * machine, else, while there is no account at all, the program itself.
 * fails  DENIED: it is nobody; the password is wrong */
MUST_USE err desk_sign_in(const struct call *call, const struct desk_options *o, struct deed *d);

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
