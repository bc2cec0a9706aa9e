/* Everything out. */
#include "app/export.h"

#include "app/duty_list.h"
#include "app/save.h"
#include "base/json.h"
#include "export/csv.h"
#include "export/xlsx.h"
#include "port/file.h"
#include "port/folder.h"
#include "port/tempdir.h"
#include "port/zip.h"
#include "store/audit.h"
#include "store/noun.h"

enum {
    PAGE_ROWS = 500,
    DAY_CHARS = 10,
    TEXT_WIDTH = 20 /* of a column of texts in a workbook, in characters */
};

static const char *const fields_name = "fields";  /* of the file that tells what fields mean */
static const size_t PAGE_BYTES = (size_t)1 << 30; /* soft limit of the memory of one page */

/* Where a walk has come to. */
struct place {
    i64 id;
    char due_on[DAY_CHARS + 1]; /* of duties, which are listed by it */
};

struct kind;
typedef err read_page(struct deed *d, const struct kind *kind, struct place *at,
                      struct list *rows_out);

/* A kind of record that goes out. */
struct kind {
    const char *name, *called;
    const struct shape *shape; /* without secrets */
    const struct noun *noun;   /* NULL = it is none */
    read_page *page;
};
VEC_TYPE(kinds, struct kind);

/* A field of a kind, for who reads the files. */
struct field_row {
    str kind, called, name, label, type, unit;
};
static const struct field field_fields[] = {
    FIELD(struct field_row, kind, .label = "表"),
    FIELD(struct field_row, called, .label = "名称"),
    FIELD(struct field_row, name, .label = "字段"),
    FIELD(struct field_row, label, .label = "含义"),
    FIELD(struct field_row, type, .label = "类型"),
    FIELD(struct field_row, unit, .label = "单位"),
};
static const struct shape field_shape = SHAPE(struct field_row, field_fields);

/* A sheet of a workbook as it grows. */
struct gathered {
    VEC(struct list) pages;
    size_t n;
};

struct export {
    struct deed *deed;
    struct export_in in;
    str dir; /* where files are written; "" = all goes into a workbook */
    struct kinds kinds;
    size_t at;            /* of the kind that is being walked */
    struct place place;   /* in it */
    bool open;            /* its file is begun */
    struct app_save save; /* of it */
    struct arena *page;   /* memory of one page of files */
    struct gathered *sheets;
    VEC(str) files;
};

/* ---- kinds ---- */

static err noun_page(struct deed *d, const struct kind *kind, struct place *at,
                     struct list *rows_out) {
    const struct value args[] = {V_INT(at->id), V_INT(PAGE_ROWS)};
    TRY(db_list(d->c, d->db, (struct ask){kind->noun->page, {args, COUNT_OF(args)}}, rows_out));
    const char *rows = rows_out->v;
    if (rows_out->n > 0) /* each record begins with its id */
        at->id = *(const i64 *)(const void *)(rows + (rows_out->n - 1) * kind->noun->shape->size);
    return OK;
}

static err ledger_page(struct deed *d, const struct kind *kind, struct place *at,
                       struct list *rows_out) {
    const struct duty_filter filter = {
        .limit = PAGE_ROWS, .after_due_on = str_from(at->due_on), .after_id = at->id};
    (void)kind;
    TRY(app_duty_list(d, &filter, S(""), rows_out));
    const struct duty_line *lines = rows_out->v;
    if (rows_out->n == 0)
        return OK;
    str due = str_sub(lines[rows_out->n - 1].due_on, 0, DAY_CHARS);
    at->id = lines[rows_out->n - 1].id;
    memcpy(at->due_on, due.ptr, due.len);
    at->due_on[due.len] = '\0';
    return OK;
}

static void add_kind(struct arena *a, struct kinds *kinds, const struct noun *noun) {
    *push(a, kinds) = (struct kind){.name = noun->name,
                                    .called = noun->called,
                                    .shape = shape_open(a, noun->shape),
                                    .noun = noun,
                                    .page = noun_page};
}

/* The ledger first, which people ask for; then every noun, then the audit. */
static struct kinds all_kinds(struct arena *a) {
    struct kinds kinds = {0};
    *push(a, &kinds) = (struct kind){.name = "ledger",
                                     .called = "台账",
                                     .shape = shape_open(a, &duty_line_shape),
                                     .page = ledger_page};
    for (size_t i = 0; i < nouns_n; i++)
        add_kind(a, &kinds, nouns[i]);
    add_kind(a, &kinds, &noun_audit);
    add_kind(a, &kinds, &noun_audit_link);
    return kinds;
}

str export_names(struct arena *a) {
    struct kinds kinds = all_kinds(a);
    str *names = take(a, str, kinds.n);
    for (size_t i = 0; i < kinds.n; i++)
        names[i] = str_from(kinds.v[i].name);
    return str_join(a, (strs){names, kinds.n}, S(" "));
}

static err choose(struct ctx *c, strs what, struct kinds *kinds_out) {
    struct kinds all = all_kinds(c->arena), some = {0};
    for (size_t i = 0; i < what.n; i++) {
        size_t k = 0;
        while (k < all.n && !str_eq(what.v[i], str_from(all.v[k].name)))
            k++;
        if (k == all.n)
            return fail(c, ERR_INVALID, "没有“%.*s”这种内容，可以是 %.*s", STR(what.v[i]),
                        STR(export_names(c->arena)));
        *push(c->arena, &some) = all.v[k];
    }
    *kinds_out = what.n > 0 ? some : all;
    return OK;
}

/* ---- one file a kind ---- */

static void write_rows(struct out *o, enum export_format format, const struct sheet *s) {
    if (format == EXPORT_CSV) {
        csv_rows(o, s);
        return;
    }
    for (size_t i = 0; i < s->n; i++) {
        json_write(o, s->shape, (const char *)s->rows + i * s->shape->size);
        out_char(o, '\n');
    }
}

static struct sheet sheet_of(struct arena *a, const struct shape *shape, const char *called,
                             struct list rows) {
    return (struct sheet){.name = str_from(called),
                          .shape = shape,
                          .columns = take(a, struct column, shape->n),
                          .rows = rows.v,
                          .n = rows.n};
}

static str path_of(const struct export *e, const char *name) {
    return str_fmt(e->deed->c->arena, "%.*s/%s.%s", STR(e->dir), name,
                   e->in.format == EXPORT_JSON ? "jsonl" : "csv");
}

/* That none of the files would replace one. */
static err check_free(const struct export *e) {
    struct ctx *c = e->deed->c;
    for (size_t i = 0; i <= e->kinds.n; i++) {
        str path = path_of(e, i < e->kinds.n ? e->kinds.v[i].name : fields_name);
        if (folder_has(c->arena, path))
            return fail(c, ERR_INVALID, "%.*s 已经在那里，没有覆盖；请换一个文件夹",
                        STR(file_shown(c->arena, path)));
    }
    return OK;
}

static err begin_file(struct export *e, const char *name, const struct sheet *like) {
    struct ctx *c = e->deed->c;
    str path = path_of(e, name);
    TRY(app_save_begin(c, path, &e->save));
    *push(c->arena, &e->files) = path;
    if (e->in.format == EXPORT_CSV)
        csv_head(&e->save.out, like);
    return OK;
}

/* ---- a workbook ---- */

/* Shapes without widths get some; the rows of the pages become one array. */
static struct sheet gathered_sheet(struct arena *a, const struct kind *kind,
                                   const struct gathered *g) {
    size_t size = kind->shape->size;
    char *rows = arena_bytes(a, size * (g->n + 1), 16);
    struct field *fields = take(a, struct field, kind->shape->n);
    struct shape *shape = take(a, struct shape, 1);
    size_t n = 0;
    for (size_t i = 0; i < g->pages.n; n += g->pages.v[i++].n)
        if (g->pages.v[i].n > 0)
            memcpy(rows + n * size, g->pages.v[i].v, g->pages.v[i].n * size);
    for (size_t i = 0; i < kind->shape->n; i++) {
        fields[i] = kind->shape->fields[i];
        if (fields[i].width == 0 && fields[i].kind == KIND_TEXT)
            fields[i].width = TEXT_WIDTH;
    }
    *shape = *kind->shape;
    shape->fields = fields;
    return sheet_of(a, shape, kind->called, (struct list){rows, n});
}

/* ---- what the fields mean ---- */

static str type_of(const struct field *f) {
    static const char *const types[] = {
        [KIND_INT] = "整数",   [KIND_BOOL] = "是否",  [KIND_TEXT] = "文字",
        [KIND_MILLI] = "数值", [KIND_TEXTS] = "文字", [KIND_SHAPE] = ""};
    const char *type = (size_t)f->kind < COUNT_OF(types) ? types[f->kind] : NULL;
    return str_from(type);
}

static struct list field_list(struct arena *a, const struct kinds *kinds) {
    VEC(struct field_row) rows = {0};
    for (size_t i = 0; i < kinds->n; i++)
        for (size_t k = 0; k < kinds->v[i].shape->n; k++) {
            const struct field *f = &kinds->v[i].shape->fields[k];
            *push(a, &rows) = (struct field_row){.kind = str_from(kinds->v[i].name),
                                                 .called = str_from(kinds->v[i].called),
                                                 .name = str_from(f->name),
                                                 .label = str_from(f->label),
                                                 .type = type_of(f),
                                                 .unit = str_from(f->unit)};
        }
    return (struct list){rows.v, rows.n};
}

static struct sheet field_sheet(struct arena *a, const struct kinds *kinds) {
    return sheet_of(a, &field_shape, "字段说明", field_list(a, kinds));
}

/* ---- begin, step, end ---- */

static void close_page(void *arg) {
    arena_close(arg);
}

static err prepare(struct export *e) {
    struct ctx *c = e->deed->c;
    const char *temporary;
    if (str_ends(e->in.path, S(".xlsx"))) {
        e->in.format = EXPORT_XLSX;
        e->sheets = take(c->arena, struct gathered, e->kinds.n);
        return OK;
    }
    if (!str_ends(e->in.path, S(".zip"))) {
        e->dir = e->in.path;
        return folder_make(c, e->dir);
    }
    TRY(tempdir_open(c, &temporary));
    e->dir = str_from(temporary);
    return OK;
}

err export_begin(struct deed *d, const struct export_in *in, struct export **export_out) {
    struct export *e = take(d->c->arena, struct export, 1);
    *e = (struct export){.deed = d, .in = *in, .page = arena_open(PAGE_BYTES)};
    arena_defer(d->c->arena, close_page, e->page);
    TRY(choose(d->c, in->what, &e->kinds));
    TRY(prepare(e));
    if (e->sheets == NULL) {
        struct sheet fields = field_sheet(d->c->arena, &e->kinds);
        TRY(check_free(e));
        TRY(begin_file(e, fields_name, &fields));
        write_rows(&e->save.out, e->in.format, &fields);
        TRY(app_save_end(d->c, &e->save));
    }
    TRY(db_begin(d->c, d->db, DB_READ));
    *export_out = e;
    return OK;
}

static err keep_page(struct export *e, struct list page) {
    struct gathered *g = &e->sheets[e->at];
    const struct kind *kind = &e->kinds.v[e->at];
    if (g->n + page.n > XLSX_ROWS_MAX)
        return fail(e->deed->c, ERR_TOO_BIG, "“%s”超过一张工作表的 %d 行，请导出到文件夹或 .zip",
                    kind->called, XLSX_ROWS_MAX);
    *push(e->deed->c->arena, &g->pages) = page;
    g->n += page.n;
    return OK;
}

static err write_page(struct export *e, struct list page) {
    const struct kind *kind = &e->kinds.v[e->at];
    const struct sheet sheet = sheet_of(e->page, kind->shape, kind->called, page);
    if (!e->open)
        TRY(begin_file(e, kind->name, &sheet));
    e->open = true;
    write_rows(&e->save.out, e->in.format, &sheet);
    if (page.n == PAGE_ROWS)
        return OK;
    e->open = false;
    return app_save_end(e->deed->c, &e->save);
}

/* A page of a file lives in an arena of its own, which is emptied; those of a workbook stay. */
static err walk_page(struct export *e, i64 *rows_out) {
    const struct kind *kind = &e->kinds.v[e->at];
    struct ctx own = {.arena = e->sheets != NULL ? e->deed->c->arena : e->page};
    struct arena_mark mark = arena_mark(e->page);
    struct deed mine = *e->deed;
    struct list page;
    mine.c = &own;
    if (kind->page(&mine, kind, &e->place, &page) != OK)
        return fail(e->deed->c, own.code, "%.*s", STR(own.text));
    TRY(e->sheets != NULL ? keep_page(e, page) : write_page(e, page));
    *rows_out = (i64)page.n;
    if (page.n < PAGE_ROWS) {
        e->at++;
        e->place = (struct place){0};
    }
    arena_rewind(e->page, mark);
    return OK;
}

err export_step(struct export *e, i64 *rows_out, bool *more_out) {
    err failed = walk_page(e, rows_out);
    if (failed != OK)
        db_rollback(e->deed->db);
    *more_out = failed == OK && e->at < e->kinds.n;
    return failed;
}

static err end_book(struct export *e) {
    struct arena *a = e->deed->c->arena;
    struct sheet *sheets = take(a, struct sheet, e->kinds.n + 1);
    for (size_t i = 0; i < e->kinds.n; i++)
        sheets[i] = gathered_sheet(a, &e->kinds.v[i], &e->sheets[i]);
    sheets[e->kinds.n] = field_sheet(a, &e->kinds);
    const struct book book = {sheets, e->kinds.n + 1};
    return app_save_xlsx(e->deed->c, &book, e->in.path);
}

/* Packed beside the files, then put where it belongs in one step. */
static err end_zip(struct export *e) {
    struct ctx *c = e->deed->c;
    str path = str_fmt(c->arena, "%.*s/zip", STR(e->dir)), bytes;
    struct app_save save;
    struct file file;
    TRY(zip_pack(c, (strs){e->files.v, e->files.n}, path));
    TRY(file_open(c, str_z(c->arena, path), UINT64_MAX, &file));
    TRY(file_map(c, &file, &bytes));
    TRY(app_save_begin(c, e->in.path, &save));
    out_raw(&save.out, bytes);
    return app_save_end(c, &save);
}

err export_end(struct export *e, i64 *files_out) {
    db_rollback(e->deed->db);
    if (e->sheets != NULL) {
        *files_out = 1;
        return end_book(e);
    }
    *files_out = (i64)e->files.n;
    return str_eq(e->dir, e->in.path) ? OK : end_zip(e);
}
