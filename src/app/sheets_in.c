/* Sheets come back. Each cell is looked at in three ways: as it went out, as it came back, as the
 * ledger has it now. What the department did not change is left alone, what nobody else has changed
 * is taken, the rest is told. */
#include "app/sheets.h"

#include "app/duty_flow.h"
#include "app/grid.h"
#include "app/typed.h"
#include "base/out.h"
#include "port/file.h"
#include "port/folder.h"

enum {
    ROWS_MAX = 1000000, /* of a sheet that this program sends: more is no mark of ours */
    MISSED_SHOWN = 10,  /* rows that are named one by one */
    PERCENT_DIGITS = 3,
};

/* In the order of enum sheet_column. Where another column is gone its cells are empty, which the
 * check of a row finds. */
static const struct grid_head head_table[] = {
    {"编号", true},  {"责任事项", true},    {"期次", false},   {"时限", false},     {"灯", false},
    {"状态", false}, {"进展情况", false},   {"进度", false},   {"完成情况", false}, {"备注", false},
    {"标识", true},  {"原进展情况", false}, {"原进度", false},
};
_Static_assert(COUNT_OF(head_table) == SHEET_COLUMNS, "a head for each column");
static const struct grid_heads heads = GRID_HEADS(head_table);

static bool is_workbook(str path) {
    static const str suffixes[] = {T(".xlsx"), T(".xls"), T(".et"), T(".ods"), T(".csv")};
    for (size_t i = 0; i < COUNT_OF(suffixes); i++)
        if (str_ends(path, suffixes[i]))
            return true;
    return false;
}

/* What one transaction is given, and what it makes. */
struct work {
    struct deed *deed;
    struct grid_rows rows;
    const struct grid_sheet *tab; /* that is being read, */
    struct org org;               /* whose it is, */
    i64 sent;                     /* rows that went out with it; 0 = not known yet */
    i64 *seen;                    /* by their numbers, the row of the file that holds each */
    i64 strange;                  /* rows of another installation */
    bool tabs;                    /* there are several */
    struct sheets_taken taken;
    VEC(struct sheets_note) notes;
};

/* A row that is being taken. */
struct line {
    struct tx *tx;
    struct work *work;
    i64 row;
    str cells[SHEET_COLUMNS];
    struct sheet_mark mark;
    struct duty duty; /* as it is now */
    str note;         /* to be reported; "" = as it was */
    i64 progress_pct; /* -1 = as it was */
    bool submit;
    bool conflict;
};

/* ---- telling ---- */

enum telling {
    TOLD,     /* taken, with a word */
    HELD,     /* not taken */
    CONFLICT, /* not taken, because somebody else has changed it */
};

static void tell(struct work *w, i64 row, enum telling how, str text) {
    w->taken.conflicts += how == CONFLICT;
    w->taken.held += how == HELD;
    *push(w->deed->c->arena, &w->notes) =
        (struct sheets_note){.row = row,
                             .tab = w->tabs && w->tab != NULL ? w->tab->name : S(""),
                             .text = text,
                             .held = how != TOLD};
}

static void tell_line(struct line *l, enum telling how, str text) {
    l->conflict = l->conflict || how == CONFLICT;
    tell(l->work, l->row, how, text);
}

/* ---- cells ---- */

/* Line ends of a cell become spaces: a note is one line. */
static str one_line(struct arena *a, str s) {
    char *to = arena_bytes(a, s.len + 1, 1);
    for (size_t i = 0; i < s.len; i++)
        to[i] = s.ptr[i] == '\n' || s.ptr[i] == '\r' || s.ptr[i] == '\t' ? ' ' : s.ptr[i];
    return str_trim((str){to, s.len});
}

/* Whether two texts say the same; office programs are free with white space. */
static bool same_text(str x, str y) {
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < x.len && x.ptr[i] == ' ')
            i++;
        while (k < y.len && y.ptr[k] == ' ')
            k++;
        if (i == x.len || k == y.len)
            return i == x.len && k == y.len;
        if (x.ptr[i] != y.ptr[k])
            return false;
    }
}

/* A whole per cent: 80, 80%, 80.00% as office programs show it. gives  -1 = it is none */
static i64 percent(str s, bool *signed_out) {
    static const str signs[] = {T("%"), T("％")};
    *signed_out = false;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_ends(s, signs[i])) {
            s = str_trim(str_sub(s, 0, s.len - signs[i].len));
            *signed_out = true;
        }
    size_t point = str_find(s, S("."), 0);
    for (size_t i = point; i != STR_NONE && i + 1 < s.len; i++)
        if (s.ptr[i + 1] != '0')
            return -1;
    s = str_sub(s, 0, point);
    i64 n = 0;
    if (s.len == 0 || s.len > PERCENT_DIGITS)
        return -1;
    for (size_t i = 0; i < s.len; i++) {
        if (!str_digit(s, i))
            return -1;
        n = n * 10 + (s.ptr[i] - '0');
    }
    return n <= 100 ? n : -1;
}

static str conflict_text(struct arena *a, const char *cell, str theirs, str now) {
    return str_fmt(a, "%s：表里填“%.*s”，台账现在是“%.*s”，发出后有人改过，没有写入", cell,
                   STR(theirs), STR(now));
}

/* What the note is to be: the cell, with the remark behind it. gives  "" = as it went out */
static str wanted_note(struct line *l) {
    struct arena *a = l->tx->c->arena;
    str note = one_line(a, l->cells[SHEET_NOTE]), old = l->cells[SHEET_OLD_NOTE];
    str remark = one_line(a, l->cells[SHEET_REMARK]);
    if (note.len == 0 && old.len > 0)
        tell_line(l, TOLD, S("进展情况被清空，仍保留原来的内容"));
    if (remark.len == 0)
        return same_text(note, old) ? S("") : note;
    str body = note.len > 0 ? note : old;
    return str_fmt(a, body.len > 0 ? "%.*s（备注：%.*s）" : "%.*s备注：%.*s", STR(body),
                   STR(remark));
}

static void merge_note(struct line *l) {
    struct arena *a = l->tx->c->arena;
    struct ctx own = {.arena = a};
    str wanted = wanted_note(l);
    if (wanted.len == 0 || same_text(wanted, l->duty.note))
        return;
    if (typed_check(&own, wanted, "进展情况和备注", DUTY_NOTE_CHARS) != OK)
        tell_line(l, HELD, str_fmt(a, "%.*s，没有写入", STR(own.text)));
    else if (!same_text(l->duty.note, l->cells[SHEET_OLD_NOTE]))
        tell_line(l, CONFLICT, conflict_text(a, "进展情况", wanted, l->duty.note));
    else
        l->note = wanted;
}

static void merge_progress(struct line *l) {
    struct arena *a = l->tx->c->arena;
    str cell = l->cells[SHEET_PROGRESS], old = l->cells[SHEET_OLD_PROGRESS];
    bool sign, old_sign;
    i64 wanted = percent(cell, &sign), was = percent(old, &old_sign);
    if (cell.len == 0 || str_eq(cell, old))
        return;
    if (wanted < 0) {
        tell_line(l, HELD, str_fmt(a, "进度“%.*s”不是 0 到 100 的整数，没有写入", STR(cell)));
        return;
    }
    if (sign)
        tell_line(l, TOLD, str_fmt(a, "进度“%.*s”按 %lld 记", STR(cell), (long long)wanted));
    if (wanted == l->duty.progress_pct || wanted == was)
        return;
    if (was != l->duty.progress_pct)
        tell_line(
            l, CONFLICT,
            conflict_text(a, "进度", cell, str_fmt(a, "%lld", (long long)l->duty.progress_pct)));
    else
        l->progress_pct = wanted;
}

/* ---- a duty goes on ---- */

static bool is_one_of(str state, const str *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(state, list[i]))
            return true;
    return false;
}

static const str handed_in[] = {T("review"), T("approved"), T("closed")};

/* Whether it is to be handed in; it may be so already. */
static void merge_done(struct line *l) {
    struct arena *a = l->tx->c->arena;
    int done = sheet_done(l->cells[SHEET_DONE]);
    if (done < 0)
        tell_line(l, HELD,
                  str_fmt(a, "完成情况“%.*s”看不懂，请从下拉选项里选，没有写入",
                          STR(l->cells[SHEET_DONE])));
    if (done <= 0 || is_one_of(l->duty.state, handed_in, COUNT_OF(handed_in)))
        return;
    str now = sheet_state(a, &l->duty);
    bool returned = str_eq(l->duty.state, S("returned"));
    if (returned && !same_text(now, one_line(a, l->cells[SHEET_STATE])))
        tell_line(l, CONFLICT, str_fmt(a, "发出后被退回（%.*s），没有提交审核", STR(now)));
    else if (l->conflict)
        tell_line(l, HELD, S("这一行有冲突，没有提交审核"));
    else
        l->submit = true;
}

static err go_on(struct line *l, const char *event) {
    bool progress = str_eq(str_from(event), S("progress"));
    const struct duty_event e = {.event = str_from(event),
                                 .version = l->duty.version,
                                 .progress_pct = progress ? l->progress_pct : -1,
                                 .note = progress ? l->note : S("")};
    return duty_go_on(l->tx, &e, l->duty.id, l->work->deed->today, &l->duty);
}

/* Filling in a sheet is taking the duty on. */
static err apply(struct line *l) {
    static const str open[] = {T("unsigned"), T("idle"), T("active"), T("returned")};
    struct sheets_taken *taken = &l->work->taken;
    bool report = l->note.len > 0 || l->progress_pct >= 0;
    if (!report && !l->submit)
        return OK;
    if (!is_one_of(l->duty.state, open, COUNT_OF(open))) {
        tell_line(l, CONFLICT,
                  str_fmt(l->tx->c->arena, "台账里现在是“%s”，不能再报，没有写入",
                          flow_state(&duty_flow, l->duty.state)));
        return OK;
    }
    if (str_eq(l->duty.state, S("unsigned")))
        TRY(go_on(l, "accept"));
    if (report)
        TRY(go_on(l, "progress"));
    if (l->submit)
        TRY(go_on(l, "submit"));
    taken->changed++;
    taken->submitted += l->submit;
    return OK;
}

/* ---- a row ---- */

/* A tab begins: the rows that went out with the one before and are not in it are told. */
static void end_tab(struct work *w) {
    struct out o = out_open(w->deed->c->arena);
    i64 missed = 0;
    for (i64 i = 0; w->seen != NULL && i < w->sent; i++) {
        if (w->seen[i] != 0)
            continue;
        if (missed++ < MISSED_SHOWN)
            out_fmt(&o, "%s%lld", missed > 1 ? "、" : "", (long long)i + 1);
    }
    if (missed > 0)
        tell(w, 0, TOLD,
             str_fmt(w->deed->c->arena,
                     "发出时有 %lld 条，少了 %lld 条（原第 %.*s%s 条），没有改动",
                     (long long)w->sent, (long long)missed, STR(out_str(&o)),
                     missed > MISSED_SHOWN ? "…" : ""));
    w->seen = NULL;
    w->sent = 0;
    w->org = (struct org){0};
}

/* Whether anything stands in the cells that a person sees. */
static bool is_filled(const struct line *l) {
    for (size_t i = 0; i < SHEET_MARK; i++)
        if (l->cells[i].len > 0)
            return true;
    return false;
}

/* Notes the number of the row. gives  false when the same one was there before, which is told */
static bool is_first(struct line *l) {
    struct work *w = l->work;
    if (w->seen == NULL) {
        w->sent = l->mark.rows;
        w->seen = take(w->deed->c->arena, i64, w->sent);
    }
    if (l->mark.rows != w->sent)
        return true; /* put together from several sheets; merging finds what is double */
    i64 *seen = &w->seen[l->mark.row - 1];
    if (*seen != 0) {
        tell_line(l, HELD,
                  str_fmt(l->tx->c->arena, "与第 %lld 行重复，没有写入", (long long)*seen));
        return false;
    }
    *seen = l->row;
    return true;
}

/* Which of the locked cells that a person sees differ from the ledger. */
static str differing(struct line *l) {
    struct arena *a = l->tx->c->arena;
    const struct duty *d = &l->duty;
    const struct {
        enum sheet_column column;
        str now;
    } cells[] = {{SHEET_ID, str_fmt(a, "%lld", (long long)d->id)},
                 {SHEET_TITLE, d->title},
                 {SHEET_LABEL, d->label},
                 {SHEET_DUE, d->due_on.len > 0 ? d->due_on : S("待明确")}};
    struct out o = out_open(a);
    for (size_t i = 0; i < COUNT_OF(cells); i++)
        if (!same_text(cells[i].now, one_line(a, l->cells[cells[i].column]))) {
            out_raw(&o, o.len > 0 ? S("、") : S(""));
            out_raw(&o, grid_called(&head_table[cells[i].column]));
        }
    return o.len > 0 ? out_str(&o) : S("状态或隐藏列");
}

/* Whose row it is, and whether it is as it went out. gives  *good_out = it may be taken */
static err identify(struct line *l, bool *good_out) {
    struct work *w = l->work;
    struct ctx *c = l->tx->c;
    struct org org;
    str check;
    *good_out = false;
    TRY(org_of_uid(c, l->tx->db, l->mark.org, &org));
    TRY(duty_of_uid(c, l->tx->db, l->mark.duty, &l->duty));
    if (org.id == 0 || l->duty.id == 0) {
        w->strange++;
        tell_line(l, HELD, S("不是从这个数据库发出的，没有写入"));
        return OK;
    }
    if (w->org.id == 0) {
        w->org = org;
        w->taken.org = w->taken.org.len == 0
                           ? org.name
                           : str_fmt(c->arena, "%.*s、%.*s", STR(w->taken.org), STR(org.name));
    }
    TRY(sheet_check(c, &l->mark, l->cells, &check));
    if (!str_eq(check, l->mark.check))
        tell_line(l, HELD,
                  str_fmt(c->arena, "锁定的格子被改过（%.*s），这一行没有写入", STR(differing(l))));
    else if (org.id != w->org.id)
        tell_line(l, HELD,
                  str_fmt(c->arena, "是%.*s的行，混在%.*s的表里，没有写入", STR(org.name),
                          STR(w->org.name)));
    else if (l->duty.org != w->org.id)
        tell_line(l, HELD, S("这一项现在由别的部门牵头，没有写入"));
    else
        *good_out = is_first(l);
    return OK;
}

static err take_row(struct tx *tx, struct work *w, const struct grid_row *row) {
    struct line l = {.tx = tx, .work = w, .row = row->number, .progress_pct = -1};
    bool good;
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        l.cells[i] = grid_text(row, i);
    if (row->banner || (l.cells[SHEET_MARK].len == 0 && !is_filled(&l)))
        return OK;
    w->taken.rows++;
    if (!sheet_mark_read(l.cells[SHEET_MARK], &l.mark) || l.mark.rows > ROWS_MAX) {
        tell_line(&l, HELD,
                  l.cells[SHEET_MARK].len == 0 ? S("是添上的行，没有标识，没有写入")
                                               : S("标识损坏，没有写入"));
        return OK;
    }
    TRY(identify(&l, &good));
    if (!good)
        return OK;
    merge_note(&l);
    merge_progress(&l);
    merge_done(&l);
    return apply(&l);
}

static err take_rows(struct tx *tx, void *arg) {
    struct work *w = arg;
    w->taken = (struct sheets_taken){0};
    w->notes.n = 0;
    w->strange = 0;
    w->tab = NULL;
    for (size_t i = 0; i < w->rows.n; i++) {
        if (w->rows.v[i].sheet != w->tab)
            end_tab(w);
        w->tab = w->rows.v[i].sheet;
        TRY(take_row(tx, w, &w->rows.v[i]));
    }
    end_tab(w);
    if (w->strange > 0 && w->strange == w->taken.rows)
        return fail(tx->c, ERR_INVALID, "%.*s：不是从这个数据库发出的填报表，没有写入",
                    STR(w->rows.file));
    w->taken.notes = (struct list){w->notes.v, w->notes.n};
    return OK;
}

err sheets_files(struct ctx *c, strs paths, strs *files_out) {
    VEC(str) files = {0};
    for (size_t i = 0; i < paths.n; i++) {
        strs in = {&paths.v[i], 1};
        size_t before = files.n;
        bool folder = folder_is(c->arena, paths.v[i]);
        if (folder)
            TRY(folder_files(c, paths.v[i], &in));
        for (size_t k = 0; k < in.n; k++)
            if (!folder || is_workbook(in.v[k]))
                *push(c->arena, &files) = in.v[k];
        if (folder && files.n == before)
            return fail(c, ERR_NOT_FOUND, "%.*s：文件夹里没有填报表（.xlsx、.xls、.et、.csv）",
                        STR(file_shown(c->arena, paths.v[i])));
    }
    *files_out = (strs){files.v, files.n};
    return OK;
}

err sheets_take(struct deed *d, str path, bool dry, struct sheets_taken *taken_out) {
    struct work w = {.deed = d};
    const struct plan_in in = {.path = path};
    TRY(grid_open(d->c, &in, heads, &w.rows));
    for (size_t i = 1; i < w.rows.n; i++)
        w.tabs = w.tabs || w.rows.v[i].sheet != w.rows.v[0].sheet;
    TRY(dry ? tx_try(d, "take sheet", take_rows, &w) : tx_run(d, "take sheet", take_rows, &w));
    *taken_out = w.taken;
    return OK;
}
