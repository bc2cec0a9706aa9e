/* Opening the database, writing what was asked. */
#include "cli/desk.h"

#include "app/desk.h"
#include "app/save.h"
#include "app/sign_in.h"
#include "base/json.h"
#include "base/number.h"
#include "cli/screen.h"
#include "cli/secret.h"
#include "export/csv.h"
#include "export/md.h"
#include "export/table.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

static const size_t DESK_BYTES = (size_t)8 << 30; /* soft limit of what one command holds */

str desk_address(const struct desk_options *o) {
    if (o->address.len > 0)
        return o->address;
    str from_env = str_from(getenv("BIHUAN_DB"));
    return from_env.len > 0 ? from_env : S("bihuan.db");
}

str desk_shown(str address) {
    return str_has(address, S("://")) ? S("postgresql://…") : address;
}

str desk_user(struct arena *a) {
    const struct passwd *user = getpwuid(geteuid());
    return user == NULL ? S("") : str_dup(a, str_from(user->pw_name));
}

err desk_sign_in(const struct call *call, const struct desk_options *o, struct deed *d) {
    str as = o->as.len > 0 ? o->as : str_from(getenv("BIHUAN_AS"));
    str user = desk_user(d->c->arena), password;
    if (as.len > 0) {
        str what =
            str_fmt(d->c->arena, call->chinese ? "%.*s 的口令" : "password of %.*s", STR(as));
        TRY(secret_ask(call, d->c, what, o->password_file, &password));
        return app_sign_in(d, as, password);
    }
    if (o->password_file.len > 0)
        return fail(d->c, ERR_INVALID, "--password-file 要和 --as 登录名一起用");
    TRY(app_sign_in_machine(d, user));
    if (d->account == DEED_NOBODY)
        return fail(d->c, ERR_DENIED,
                    "本机用户 %.*s 没有绑定账号：请加 --as 登录名，或请管理员用 bihuan user bind "
                    "绑定",
                    STR(user));
    return OK;
}

static err come(const struct call *call, const struct desk_options *o, bool anybody,
                struct deed *d) {
    TRY(app_desk_open(d->c, desk_address(o), d));
    d->account = DEED_NOBODY;
    return anybody ? OK : desk_sign_in(call, o, d);
}

static int open_and_run(const struct call *call, const struct desk_options *o, bool anybody,
                        desk_work *work, void *arg) {
    struct ctx c = {.arena = arena_open(DESK_BYTES)};
    struct deed d = {.c = &c};
    err e = come(call, o, anybody, &d);
    if (e == OK)
        e = work(call, &d, arg);
    if (d.db != NULL)
        tx_link(&d); /* also what a refused try has left */
    int status = e == OK ? EXIT_GOOD : call_fail(call, &c);
    arena_close(c.arena);
    return status;
}

int desk_run(const struct call *call, const struct desk_options *o, desk_work *work, void *arg) {
    return open_and_run(call, o, false, work, arg);
}

int desk_run_anybody(const struct call *call, const struct desk_options *o, desk_work *work,
                     void *arg) {
    return open_and_run(call, o, true, work, arg);
}

err desk_end(struct ctx *c, struct out *o) {
    return out_flush(o) ? OK : fail(c, ERR_IO, "标准输出写不进去，结果不完整");
}

i64 desk_id(str word) {
    return number_id(word);
}

/* ---- output ---- */

const char *const desk_formats[] = {"table", "json", "csv", "md", "xlsx", NULL};

struct desk_format {
    struct output_kind kind;
    void (*write)(const struct call *call, const struct output *o, struct out *out,
                  const struct book *book);
};

static void write_table(const struct call *call, const struct output *o, struct out *out,
                        const struct book *book) {
    struct term term = screen_of(call, o->colour, o->width);
    for (size_t i = 0; i < book->n; i++)
        table_write(out, &term, &book->sheets[i]);
}

/* A list of objects: the rows of the first sheet. */
static void write_json(const struct call *call, const struct output *o, struct out *out,
                       const struct book *book) {
    (void)call;
    (void)o;
    const struct sheet *s = &book->sheets[0];
    out_char(out, '[');
    for (size_t i = 0; i < s->n; i++) {
        if (i > 0)
            out_char(out, ',');
        json_write(out, s->shape, (const char *)s->rows + i * s->shape->size);
    }
    out_raw(out, S("]\n"));
}

static void write_csv(const struct call *call, const struct output *o, struct out *out,
                      const struct book *book) {
    (void)call;
    (void)o;
    csv_write(out, book);
}

static void write_md(const struct call *call, const struct output *o, struct out *out,
                     const struct book *book) {
    (void)call;
    (void)o;
    md_write(out, book);
}

/* The first is the default; a workbook has no writer, it is a file of its own. */
static const struct desk_format formats[] = {
    {{"table", ".txt"}, write_table}, {{"json", ".json"}, write_json}, {{"csv", ".csv"}, write_csv},
    {{"md", ".md"}, write_md},        {{"xlsx", ".xlsx"}, NULL},
};

static const struct desk_format *format_of(const struct output *o) {
    return output_format(o, formats, sizeof formats[0], COUNT_OF(formats));
}

str desk_check(const struct call *call, struct output *o) {
    const struct desk_format *format = format_of(o);
    return output_check(call, o, format, (strs){0}, format != NULL && format->write == NULL);
}

err desk_write(const struct call *call, struct output *o, struct ctx *c, const struct book *book,
               str summary) {
    const struct desk_format *format = format_of(o);
    struct app_save save = {0};
    if (format->write == NULL)
        return app_save_xlsx(c, book, o->path);
    TRY(app_save_begin(c, o->path, &save));
    if (format == &formats[0] && summary.len > 0) {
        out_raw(&save.out, summary);
        out_raw(&save.out, S("\n\n"));
    }
    format->write(call, o, &save.out, book);
    return app_save_end(c, &save);
}
