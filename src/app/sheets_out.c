/* Sheets go out: a workbook for each department, with the duties that it leads to be filled in, and
 * those that it supports to be known. */
#include "app/sheets.h"

#include "app/lamp.h"
#include "app/save.h"
#include "base/utf8.h"
#include "port/file.h"
#include "port/folder.h"
#include "store/plan.h"
#include "store/task.h"

#include <stdlib.h>

enum {
    PAGE_ROWS = 500,
    FILE_CHARS = 60,   /* of a department's name in the name of its file */
    ABOVE_MAX = 100000 /* steps upwards: more than any tree is deep */
};

static const size_t SHEET_BYTES = (size_t)1 << 30; /* soft limit of the memory of one sheet */

/* A duty that others lead. */
struct support_row {
    i64 id;
    str title, label, due_on, lamp, state;
    str lead; /* the department that leads it */
};

static const struct field support_fields[] = {
    FIELD(struct support_row, id, .label = "编号", .width = 6),
    FIELD(struct support_row, title, .label = "责任事项", .width = 44),
    FIELD(struct support_row, label, .label = "期次", .width = 16),
    FIELD(struct support_row, due_on, .label = "时限", .width = 11),
    FIELD(struct support_row, lamp, .label = "灯", .width = 17),
    FIELD(struct support_row, state, .label = "状态", .width = 14),
    FIELD(struct support_row, lead, .label = "牵头部门", .width = 18),
};
static const struct shape support_shape = SHAPE(struct support_row, support_fields);
static const struct toned lamp_tones[] = {
    {"红", TONE_BAD}, {"黄", TONE_WARN}, {"灰", TONE_SOFT}, {NULL, TONE_PLAIN}};
static const struct column support_columns[] = {
    {.centred = true}, {0}, {.centred = true}, {.centred = true}, {.tones = lamp_tones}, {0}, {0},
};
_Static_assert(COUNT_OF(support_columns) == COUNT_OF(support_fields), "a column for each field");

/* What is gathered for one department. */
struct draft {
    struct deed *deed;
    const struct sheets_filter *filter;
    struct org org;
    VEC(struct sheet_row) lead;
    VEC(struct sheet_mark) marks; /* of these rows, without their checks */
    VEC(struct support_row) support;
    i64 late;
};

/* ---- which departments ---- */

/* A name that every system takes for a file, without the suffix. */
static str file_stem(struct arena *a, str name) {
    str cut = utf8_cut(name, FILE_CHARS);
    char *to = arena_bytes(a, cut.len + 1, 1);
    for (size_t i = 0; i < cut.len; i++) {
        bool bad = (u8)cut.ptr[i] < 0x20 || strchr("\\/:*?\"<>|.~$", cut.ptr[i]) != NULL;
        to[i] = bad ? '_' : cut.ptr[i];
    }
    str stem = str_trim((str){to, cut.len});
    return stem.len > 0 ? stem : S("部门");
}

static int by_file(const void *x, const void *y) {
    const struct sheets_org *const *a = x, *const *b = y;
    return str_cmp((*a)->file, (*b)->file);
}

/* Departments whose names would give the same file get their ids behind them. */
static void name_files(struct arena *a, struct sheets_org *orgs, size_t n) {
    struct sheets_org **sorted = take(a, struct sheets_org *, n + 1);
    for (size_t i = 0; i < n; i++) {
        orgs[i].file = file_stem(a, orgs[i].org.name);
        sorted[i] = &orgs[i];
    }
    qsort(sorted, n, sizeof *sorted, by_file);
    for (size_t i = 0, end; i < n; i = end) {
        str stem = sorted[i]->file;
        for (end = i + 1; end < n && str_eq(sorted[end]->file, stem);)
            end++;
        for (size_t k = i; k < end; k++)
            sorted[k]->file = end - i == 1 ? str_fmt(a, "%.*s.xlsx", STR(stem))
                                           : str_fmt(a, "%.*s-%lld.xlsx", STR(stem),
                                                     (long long)sorted[k]->org.id);
    }
}

static err check_filter(struct deed *d, const struct sheets_filter *f) {
    struct plan plan;
    struct org org;
    if (f->plan != 0)
        TRY(record_get(d->c, d->db, &noun_plan, f->plan, &plan));
    return f->org != 0 ? record_get(d->c, d->db, &noun_org, f->org, &org) : OK;
}

err sheets_orgs(struct deed *d, const struct sheets_filter *f, str dir, struct list *orgs_out) {
    VEC(struct sheets_org) orgs = {0}, wanted = {0};
    struct list page = {NULL, PAGE_ROWS};
    TRY(check_filter(d, f));
    TRY(folder_make(d->c, dir));
    for (i64 last = 0; page.n == PAGE_ROWS;) {
        const struct value args[] = {V_INT(last), V_INT(PAGE_ROWS)};
        TRY(db_list(d->c, d->db, (struct ask){noun_org.page, {args, COUNT_OF(args)}}, &page));
        const struct org *v = page.v;
        for (size_t i = 0; i < page.n; i++) {
            last = v[i].id;
            if (v[i].closed_on.len == 0)
                *push(d->c->arena, &orgs) = (struct sheets_org){.org = v[i]};
        }
    }
    name_files(d->c->arena, orgs.v, orgs.n);
    for (size_t i = 0; i < orgs.n; i++) {
        str path = str_fmt(d->c->arena, "%.*s/%.*s", STR(dir), STR(orgs.v[i].file));
        if (f->org != 0 && orgs.v[i].org.id != f->org)
            continue;
        if (folder_has(d->c->arena, path))
            return fail(d->c, ERR_INVALID,
                        "%.*s 已经在那里，可能有人填过，没有覆盖；请换一个文件夹",
                        STR(file_shown(d->c->arena, path)));
        *push(d->c->arena, &wanted) = orgs.v[i];
    }
    *orgs_out = (struct list){wanted.v, wanted.n};
    return OK;
}

/* ---- the rows of one ---- */

/* Whether a department has something to say of it: it is not handed in or at an end, and its window
 * is open by the day that is asked for. */
static bool is_open(const struct draft *w, i64 plan, str state, str opens_on) {
    static const str open[] = {T("unsigned"), T("idle"), T("active"), T("returned")};
    str until = w->filter->until.len > 0 ? w->filter->until : w->deed->today;
    if ((w->filter->plan != 0 && plan != w->filter->plan) || str_cmp(opens_on, until) > 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(open); i++)
        if (str_eq(state, open[i]))
            return true;
    return false;
}

/* The part of a duty by which its lamp is told. */
static struct duty_row to_row(const struct duty *d) {
    return (struct duty_row){
        .opens_on = d->opens_on, .due_on = d->due_on, .state = d->state, .required = d->required};
}

static void add_lead(struct draft *w, const struct duty *d) {
    struct arena *a = w->deed->c->arena;
    struct duty_row row = to_row(d);
    w->late += lamp_of(&row, w->deed->today, NULL) == LAMP_RED;
    *push(a, &w->marks) =
        (struct sheet_mark){.org = w->org.uid, .duty = d->uid, .version = d->version};
    *push(a, &w->lead) = (struct sheet_row){
        .id = d->id,
        .title = d->title,
        .label = d->label,
        .due_on = d->due_on.len > 0 ? d->due_on : S("待明确"),
        .lamp = lamp_words(a, &row, w->deed->today),
        .state = sheet_state(a, d),
        .note = d->note,
        .progress_pct = d->progress_pct,
        .old_note = d->note,
        .old_pct = d->progress_pct,
    };
}

static err gather_lead(struct draft *w) {
    struct deed *d = w->deed;
    struct duty_filter page = {.org = w->org.id, .limit = PAGE_ROWS};
    struct list rows = {NULL, PAGE_ROWS};
    while (rows.n == PAGE_ROWS) {
        TRY(duty_list(d->c, d->db, &page, &rows));
        const struct duty_row *v = rows.v;
        for (size_t i = 0; i < rows.n; i++) {
            struct duty duty;
            page.after_due_on = v[i].due_on;
            page.after_id = v[i].id;
            if (!is_open(w, v[i].plan, v[i].state, v[i].opens_on))
                continue;
            TRY(record_get(d->c, d->db, &noun_duty, v[i].id, &duty));
            add_lead(w, &duty);
        }
    }
    return OK;
}

static err add_support(struct draft *w, const struct duty *d) {
    struct arena *a = w->deed->c->arena;
    struct duty_row row = to_row(d);
    struct org lead = {.name = S("待明确")};
    if (d->org == w->org.id || !is_open(w, d->plan, d->state, d->opens_on))
        return OK;
    if (d->org != 0)
        TRY(record_get(w->deed->c, w->deed->db, &noun_org, d->org, &lead));
    *push(a, &w->support) = (struct support_row){
        .id = d->id,
        .title = d->title,
        .label = d->label,
        .due_on = d->due_on.len > 0 ? d->due_on : S("待明确"),
        .lamp = lamp_words(a, &row, w->deed->today),
        .state = sheet_state(a, d),
        .lead = lead.name,
    };
    return OK;
}

static err gather_support(struct draft *w) {
    struct deed *d = w->deed;
    struct list to, duties;
    TRY(assignment_supported(d->c, d->db, w->org.id, &to));
    const struct assignment *v = to.v;
    for (size_t i = 0; i < to.n; i++) {
        TRY(duty_of_task(d->c, d->db, v[i].task, &duties));
        for (size_t k = 0; k < duties.n; k++)
            TRY(add_support(w, &((const struct duty *)duties.v)[k]));
    }
    return OK;
}

static err mark_rows(struct draft *w) {
    struct ctx *c = w->deed->c;
    for (size_t i = 0; i < w->lead.n; i++) {
        str cells[SHEET_COLUMNS];
        struct sheet_mark *mark = &w->marks.v[i];
        mark->row = (i64)i + 1;
        mark->rows = (i64)w->lead.n;
        for (size_t k = 0; k < SHEET_COLUMNS; k++)
            cells[k] = field_text(c->arena, &sheet_row_shape.fields[k], &w->lead.v[i]);
        TRY(sheet_check(c, mark, cells, &mark->check));
        w->lead.v[i].mark = sheet_mark_text(c->arena, mark);
    }
    return OK;
}

/* ---- the workbook ---- */

/* The unit at the top of the tree above a department. */
static err unit_of(struct deed *d, const struct org *org, struct org *unit_out) {
    *unit_out = *org;
    for (int i = 0; unit_out->above != 0 && i < ABOVE_MAX; i++)
        TRY(record_get(d->c, d->db, &noun_org, unit_out->above, unit_out));
    return OK;
}

static err write_book(struct draft *w, str path) {
    struct arena *a = w->deed->c->arena;
    struct org unit;
    struct sheet sheets[2];
    struct book book = {sheets, 0};
    TRY(unit_of(w->deed, &w->org, &unit));
    str whose = unit.id == w->org.id
                    ? str_fmt(a, "单位：%.*s", STR(unit.name))
                    : str_fmt(a, "单位：%.*s　　部门：%.*s", STR(unit.name), STR(w->org.name));
    if (w->lead.n > 0)
        sheets[book.n++] = (struct sheet){
            .name = S("填报"),
            .title = S("文明单位创建责任事项填报表"),
            .subtitle = str_fmt(a, "%.*s　　截至 %.*s　　牵头 %zu 项，其中已逾期 %lld 项",
                                STR(whose), STR(w->deed->today), w->lead.n, (long long)w->late),
            .hint = S("请只填黄色格子：进展情况写做了什么，进度填 0 到 100 的整数，"
                      "做完的在“完成情况”里选“已完成，提交审核”；填好存盘，把文件发回即可。"),
            .foot = S("填报人：　　　　　　　　　　部门负责人：　　　　　　　　　　"
                      "填报日期：　　　　年　　月　　日"),
            .shape = &sheet_row_shape,
            .columns = sheet_row_columns,
            .rows = w->lead.v,
            .n = w->lead.n};
    if (w->support.n > 0)
        sheets[book.n++] = (struct sheet){
            .name = S("配合事项"),
            .title = S("文明单位创建配合事项"),
            .subtitle = str_fmt(a, "%.*s　　截至 %.*s　　配合 %zu 项，由牵头部门填报", STR(whose),
                                STR(w->deed->today), w->support.n),
            .shape = &support_shape,
            .columns = support_columns,
            .rows = w->support.v,
            .n = w->support.n};
    return app_save_xlsx(w->deed->c, &book, path);
}

static err send(struct draft *w, str dir, str file) {
    TRY(gather_lead(w));
    TRY(gather_support(w));
    TRY(mark_rows(w));
    if (w->lead.n + w->support.n == 0)
        return OK;
    return write_book(w, str_fmt(w->deed->c->arena, "%.*s/%.*s", STR(dir), STR(file)));
}

err sheets_send(struct deed *d, const struct sheets_filter *filter, str dir,
                const struct sheets_org *to, struct sheets_sent *sent_out) {
    struct ctx own = {.arena = arena_open(SHEET_BYTES)};
    struct deed mine = *d;
    struct draft w = {.deed = &mine, .filter = filter, .org = to->org};
    mine.c = &own;
    err e = send(&w, dir, to->file);
    if (e == OK)
        *sent_out = (struct sheets_sent){(i64)w.lead.n, w.late, (i64)w.support.n};
    else
        e = fail(d->c, e, "%.*s", STR(own.text));
    arena_close(own.arena);
    return e;
}
