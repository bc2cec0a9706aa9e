/* Importing rows: what all kinds share. */
#include "app/rows_in.h"

#include "app/ledger.h"
#include "app/save.h"
#include "app/typed.h"
#include "base/out.h"
#include "base/utf8.h"
#include "port/file.h"

#include <stdlib.h>

enum {
    SHOWN = 20,           /* changes and errors that are told one by one */
    SHOWN_CHARS_MAX = 40, /* of a cell in a sentence */
};

static const struct rows_way *const ways[] = {
    [ROWS_PEOPLE] = &rows_people,
    [ROWS_ORGS] = &rows_orgs,
    [ROWS_LEDGER] = &rows_ledger,
};

err rows_read(struct rows *r) {
    TRY(grid_open(r->deed->c, &r->in->file, r->heads, &r->grid));
    r->bad = take(r->deed->c->arena, bool, r->grid.n + 1);
    return OK;
}

/* ---- cells ---- */

void rows_fault(struct rows *r, size_t row, i32 head, str why) {
    *push(r->deed->c->arena, &r->faults) = (struct rows_fault){row, head, why, r->faults.n};
    r->bad[row] = true;
}

str rows_text(struct rows *r, size_t row, size_t head, size_t max_chars) {
    static const str errors[] = {T("#REF!"),  T("#N/A"),   T("#VALUE!"), T("#DIV/0!"),
                                 T("#NAME?"), T("#NULL!"), T("#NUM!")};
    struct arena *a = r->deed->c->arena;
    str text = grid_text(&r->grid.v[row], head);
    for (size_t i = 0; i < COUNT_OF(errors); i++)
        if (str_eq(text, errors[i])) {
            rows_fault(r, row, (i32)head, str_fmt(a, "公式出错（%.*s），请改成文字", STR(text)));
            return S("");
        }
    if (utf8_chars(text) > max_chars) {
        rows_fault(r, row, (i32)head, str_fmt(a, "太长，最多 %zu 个字", max_chars));
        return S("");
    }
    return text;
}

str rows_day(struct rows *r, size_t row, size_t head) {
    str text = grid_text(&r->grid.v[row], head), day = S("");
    if (text.len > 0 && !typed_day(r->deed->c->arena, text, &day))
        rows_fault(r, row, (i32)head,
                   str_fmt(r->deed->c->arena, "“%.*s”不是日期，请写成 2025-06-30",
                           STR(utf8_cut(text, SHOWN_CHARS_MAX))));
    return day;
}

void rows_changed(struct rows *r, str words) {
    r->done.changed++;
    if (r->changes.n < SHOWN)
        *push(r->deed->c->arena, &r->changes) = words;
}

void rows_difference(struct arena *a, str *words, const char *what, str old, str new) {
    if (str_eq(old, new))
        return;
    *words = str_fmt(a, "%.*s%s%s %.*s → %.*s", STR(*words), words->len > 0 ? "，" : "", what,
                     STR(old.len > 0 ? utf8_cut(old, SHOWN_CHARS_MAX) : S("无")),
                     STR(new.len > 0 ? utf8_cut(new, SHOWN_CHARS_MAX) : S("无")));
}

void rows_once(struct rows *r, struct lookup *seen, size_t row, str key) {
    struct arena *a = r->deed->c->arena;
    i64 *before = lookup_at(a, seen, key);
    if (*before == 0)
        *before = (i64)row + 1;
    else
        rows_fault(
            r, row, GRID_NONE,
            str_fmt(a, "与 %.*s 重复", STR(grid_place(a, &r->grid.v[*before - 1], GRID_NONE))));
}

/* ---- an import ---- */

struct work {
    struct rows *r;
    const struct rows_way *way;
    size_t faults; /* those of before the transaction */
    bool refused;  /* nothing is kept: some rows are bad */
};

static i64 count_bad(const struct rows *r) {
    i64 n = 0;
    for (size_t i = 0; i < r->grid.n; i++)
        n += r->bad[i];
    return n;
}

/* May be run again: what an earlier run found is forgotten. */
static void start_again(struct work *w, struct tx *tx) {
    struct rows *r = w->r;
    r->tx = tx;
    r->faults.n = w->faults;
    r->changes.n = 0;
    r->done = (struct rows_done){.note = r->done.note};
    for (size_t i = 0; i < r->grid.n; i++)
        r->bad[i] = false;
    for (size_t i = 0; i < r->faults.n; i++)
        r->bad[r->faults.v[i].row] = true;
}

static err keep(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct rows *r = w->r;
    start_again(w, tx);
    TRY(w->way->keep(r));
    r->done.bad = count_bad(r);
    w->refused = r->done.bad > 0 && !r->in->skip_bad;
    return w->refused ? fail(tx->c, ERR_INVALID, "有的行有错") : OK;
}

static void count_rows(struct rows *r) {
    for (size_t i = 0; i < r->grid.n; i++)
        r->done.rows += !r->grid.v[i].banner;
}

static int by_row(const void *a, const void *b) {
    const struct rows_fault *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static strs first_errors(struct rows *r) {
    struct arena *a = r->deed->c->arena;
    strs list = {take(a, str, SHOWN), 0};
    for (size_t i = 0; i < r->faults.n && list.n < SHOWN; i++) {
        const struct rows_fault *f = &r->faults.v[i];
        str called = f->head == GRID_NONE ? S("") : grid_called(&r->heads.v[f->head]);
        list.v[list.n++] =
            str_fmt(a, "%.*s %.*s%s%.*s", STR(grid_place(a, &r->grid.v[f->row], f->head)),
                    STR(called), called.len > 0 ? "：" : "", STR(f->why));
    }
    return list;
}

/* 名称.错误.xlsx beside the input. */
static str errors_path(const struct rows *r) {
    struct arena *a = r->deed->c->arena;
    str path = r->in->file.path;
    if (r->in->errors.len > 0)
        return r->in->errors;
    if (str_eq(path, S("-")))
        return S("错误.xlsx");
    size_t base = path.len - file_base(path).len, dot = path.len;
    for (size_t i = base + 1; i < path.len; i++)
        dot = path.ptr[i] == '.' ? i : dot;
    return str_fmt(a, "%.*s.错误.xlsx", STR(str_sub(path, 0, dot)));
}

/* A dry run leaves nothing behind, unless the file is asked for. */
static err write_errors(struct rows *r) {
    if (r->done.bad == 0 || (r->in->dry && r->in->errors.len == 0))
        return OK;
    str path = errors_path(r);
    if (app_save_over(r->deed->c->arena, path, r->in->file.path))
        return fail(r->deed->c, ERR_INVALID, "%.*s 是要导入的文件，错误请写到另一个文件",
                    STR(file_shown(r->deed->c->arena, path)));
    TRY(rows_write_errors(r, path));
    r->done.file = file_shown(r->deed->c->arena, path);
    return OK;
}

err app_rows(struct deed *d, enum rows_kind kind, const struct rows_in *in,
             struct rows_done *done_out) {
    struct ctx own = {.arena = d->c->arena,
                      .pulse = d->c->pulse}; /* a refusal is no failure of the caller's */
    struct deed inner = *d;
    inner.c = &own;
    struct rows r = {.deed = d, .in = in, .heads = *ways[kind]->heads};
    TRY(ways[kind]->read(&r));
    struct work w = {.r = &r, .way = ways[kind], .faults = r.faults.n};
    err e = in->dry ? tx_try(&inner, ways[kind]->deed, keep, &w)
                    : tx_run(&inner, ways[kind]->deed, keep, &w);
    if (e != OK && !w.refused)
        return fail(d->c, e, "%.*s", STR(own.text));
    r.done.kept = e == OK && !in->dry;
    r.done.changes = (strs){r.changes.v, r.changes.n};
    if (r.faults.n > 0)
        qsort(r.faults.v, r.faults.n, sizeof *r.faults.v, by_row);
    r.done.faults = r.faults.n;
    r.done.errors = first_errors(&r);
    count_rows(&r);
    TRY(write_errors(&r));
    *done_out = r.done;
    return OK;
}
