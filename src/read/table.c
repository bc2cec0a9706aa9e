/* Ledger tables. The header says which column is which; cells that span rows make groups. */
#include "read/table.h"

#include "base/utf8.h"
#include "read/column.h"
#include "read/quantity.h"
#include "read/role.h"

VEC_TYPE(quantity_list, struct quantity);

/* Where a row of the ledger stands. */
struct position {
    i32 section;     /* outline item of the section row, -1 = none */
    i32 group_line;  /* line of the group's cell, NO_LINE = none */
    i32 group_item;  /* its outline item, -1 = none */
    i32 number_line; /* line of the 序号 cell */
    i64 groups;      /* groups so far */
    i64 row;         /* row in its group */
    i64 rows;        /* rows so far */
    bool no_tasks;   /* a section of bonus points or notes */
};

struct ledger_table {
    struct tasker *tasker;
    struct reading *reading;
    struct grid grid;
    struct columns columns;
    struct position at;
};

static bool is_sum_row(const struct grid *g, size_t row) {
    static const str words[] = {T("合计"), T("总计"), T("小计"), T("加分"), T("扣分"),
                                T("填表"), T("备注"), T("说明"), T("注:")};
    for (size_t col = 0; col < g->cols && col < 2; col++)
        for (size_t i = 0; i < COUNT_OF(words); i++)
            if (str_starts(grid_cell(g, row, col), words[i]))
                return true;
    return false;
}

static str without_stop(str s) {
    return str_ends(s, S("。")) || str_ends(s, S(";")) ? str_sub(s, 0, utf8_back(s, s.len)) : s;
}

/* An outline item for a section row or a group cell. */
static i32 add_item(struct reading *r, i32 line, u8 level, i32 parent) {
    const struct line *l = &r->text.lines[line];
    str s = text_line(&r->text, l);
    struct marker m;
    size_t len = marker_at(s, 0, &m) ? m.len : 0;
    str heading = without_stop(str_sub(s, len, s.len));
    *push(r->arena, &r->items) = (struct item){
        .at = l->from,
        .body = l->from + (u32)len,
        .head_to = l->from + (u32)len + (u32)heading.len,
        .own_to = l->to,
        .to = l->to,
        .line = (u32)line,
        .parent = parent,
        .children = 1,
        .style = STYLE_COUNT,
        .level = level,
        .role = ROLE_MEASURES,
        .marker = str_sub(s, 0, len),
        .heading = heading,
    };
    return (i32)r->items.n - 1;
}

/* 表1 · marker of the section · 序号 or group number · row in the group. */
static strs row_path(const struct ledger_table *t, size_t row) {
    struct reading *r = t->reading;
    const struct position *p = &t->at;
    str *path = take(r->arena, str, 4);
    size_t n = 0;
    path[n++] = str_fmt(r->arena, "表%u", t->grid.number);
    struct marker m;
    str section = p->section >= 0 ? r->items.v[p->section].marker : S("");
    if (section.len > 0 && marker_at(section, 0, &m))
        path[n++] = str_sub(section, 0, m.bare);
    i32 column = t->columns.number;
    str number = column >= 0 ? grid_cell(&t->grid, row, (size_t)column) : S("");
    bool grouped = number.len > 0
                       ? grid_spans(&t->grid, row, column)
                       : p->group_line != NO_LINE && grid_spans(&t->grid, row, t->columns.group);
    if (number.len > 0)
        path[n++] = number;
    else if (grouped)
        path[n++] = str_fmt(r->arena, "%lld", (long long)p->groups);
    if (grouped || number.len == 0)
        path[n++] = str_fmt(r->arena, "%lld", (long long)(grouped ? p->row : p->rows));
    return (strs){path, n};
}

/* Quantities and rhythm stand in any cell that belongs to the row alone, but in those that tell
 * who, by when, points, or how it went. */
static bool holds_amounts(enum column kind) {
    return kind == COLUMN_OTHER || kind == COLUMN_TASK;
}

static bool has_amount(const struct quantity *v, size_t n, const struct quantity *q) {
    for (size_t i = 0; i < n; i++)
        if (v[i].n.v == q->n.v && str_eq(v[i].bound, q->bound) && str_eq(v[i].unit, q->unit))
            return true;
    return false;
}

/* A second cell that says the same amount, such as a column of quantities, adds nothing. */
static void read_amounts(struct tasker *z, str s, struct draft *d, struct quantity_list *into) {
    struct list found = quantity_find(z->r->arena, &z->tokens, s);
    const struct quantity *v = found.v;
    size_t before = into->n;
    for (size_t i = 0; i < found.n; i++)
        if (!has_amount(into->v, before, &v[i]))
            *push(z->r->arena, into) = v[i];
    struct when own = {0};
    when_find(&z->tokens, s, &own);
    if (d->when.cadence == CADENCE_NONE)
        d->when.cadence = own.cadence;
}

/* A cell that tells who or by when. */
static void read_duty(struct tasker *z, enum column kind, str s, struct when *when) {
    switch (kind) {
    case COLUMN_OWNER:
        owner_cell(z->r->arena, z->lexicon, s, true, &z->owners);
        return;
    case COLUMN_CO:
    case COLUMN_LEADER:
        owner_cell(z->r->arena, z->lexicon, s, false, &z->owners);
        return;
    case COLUMN_DUE:
    case COLUMN_CADENCE:
        when_cell(&z->tokens, s, when);
        return;
    default:
        return;
    }
}

static void read_cells(struct ledger_table *t, size_t row, struct draft *d,
                       struct task_fact *task) {
    struct tasker *z = t->tasker;
    const struct grid *g = &t->grid;
    VEC(str) cites = {0};
    struct quantity_list amounts = {0};
    for (size_t col = 0; col < g->cols; col++) {
        str s = grid_cell(g, row, col);
        if (s.len == 0 || (col > 0 && grid_line(g, row, col) == grid_line(g, row, col - 1)))
            continue;
        lexicon_cut(z->r->arena, z->lexicon, s, &z->tokens);
        read_duty(z, t->columns.kind[col], s, &d->when);
        if (grid_spans(g, row, (i32)col))
            continue;
        strs found = cite_find(z->r->arena, &z->tokens, s);
        for (size_t i = 0; i < found.n; i++)
            *push(z->r->arena, &cites) = found.v[i];
        if (holds_amounts(t->columns.kind[col]))
            read_amounts(z, s, d, &amounts);
    }
    task->cites = (strs){cites.v, cites.n};
    task->quantities = (struct list){amounts.v, amounts.n};
    z->owners.named = z->owners.lead.n > 0;
}

/* What the task cell itself says of time; 4月: in front of it is a span. */
static void read_time(struct tasker *z, str s, struct when *into) {
    struct when own = {0};
    when_find(&z->tokens, s, &own);
    size_t colon = str_find(s, S(":"), 0);
    if (own.from.month == 0 && own.due.month == 0 && colon != STR_NONE && colon < 24) {
        struct tokens prefix = z->tokens;
        prefix.n = 0;
        while (prefix.n < z->tokens.n && z->tokens.v[prefix.n].from < colon)
            prefix.n++;
        when_span(&prefix, s, &own);
    }
    if (own.from.month > 0)
        into->from = own.from, into->to = own.to;
    if (into->due.month == 0 && into->due.year == 0)
        into->due = own.due;
    if (into->cadence == CADENCE_NONE)
        into->cadence = own.cadence;
    into->latest = own.latest > into->latest ? own.latest : into->latest;
}

static void add_row(struct ledger_table *t, size_t row) {
    enum {
        ROW_CONFIDENCE = 90
    }; /* per cent: the header told what its cells are */
    struct tasker *z = t->tasker;
    struct reading *r = t->reading;
    const struct position *p = &t->at;
    const struct line *line = &r->text.lines[grid_line(&t->grid, row, t->columns.task)];
    str s = text_line(&r->text, line);
    struct draft *d;
    struct task_fact *task = task_add(z, &d);
    d->item = (u32)NO_ITEM;
    task->node = p->group_item >= 0 ? p->group_item + 1 : p->section + 1;
    task->path = row_path(t, row);
    task->text = s;
    task->section = S("row");
    task->place = text_place(&r->text, line->from, line->to);
    task->confidence = ROW_CONFIDENCE;
    read_cells(t, row, d, task);
    lexicon_cut(r->arena, z->lexicon, s, &z->tokens);
    read_time(z, s, &d->when);
    owner_find(r->arena, z->lexicon, &z->tokens, s, &z->owners);
    task_settle_owners(z, task, d);
}

static void open_section(struct ledger_table *t, size_t row) {
    struct position *p = &t->at;
    p->group_line = NO_LINE;
    p->group_item = -1;
    if (is_sum_row(&t->grid, row))
        return;
    p->section = add_item(t->reading, grid_line(&t->grid, row, 0), 1, -1);
    struct item *it = &t->reading->items.v[p->section];
    p->no_tasks = role_of_heading(it->heading) == ROLE_OTHER;
    if (p->no_tasks)
        it->role = ROLE_OTHER;
}

/* Moves on to a row: a new group cell is an outline item, a new 序号 begins a new count. */
static void step(struct ledger_table *t, size_t row) {
    struct position *p = &t->at;
    i32 column = t->columns.group;
    i32 group = column >= 0 ? grid_line(&t->grid, row, (size_t)column) : NO_LINE;
    if (group != NO_LINE && group != p->group_line &&
        grid_cell(&t->grid, row, (size_t)column).len > 0) {
        p->group_item = add_item(t->reading, group, p->section >= 0 ? 2 : 1, p->section);
        p->group_line = group;
        p->groups++;
        p->row = 0;
    }
    column = t->columns.number;
    i32 number = column >= 0 ? grid_line(&t->grid, row, (size_t)column) : NO_LINE;
    if (number != p->number_line && p->group_line == NO_LINE)
        p->row = 0;
    p->number_line = number;
    p->row++;
    p->rows++;
}

/* A row holds a task when its task cell begins there, and is no sum and no repeated header. */
static bool holds_task(const struct ledger_table *t, size_t row) {
    size_t col = t->columns.task;
    return !t->at.no_tasks && grid_begins(&t->grid, row, col) && !is_sum_row(&t->grid, row) &&
           !str_eq(grid_cell(&t->grid, row, col), grid_cell(&t->grid, t->columns.header, col));
}

static void read_table(struct tasker *z, size_t from, size_t to) {
    struct ledger_table t = {
        .tasker = z,
        .reading = z->r,
        .grid = grid_make(z->r, from, to),
        .at = {-1, NO_LINE, -1, NO_LINE, 0, 0, 0, false},
    };
    if (!columns_find(&t.grid, &t.columns))
        return;
    for (size_t row = t.columns.header + 1; row < t.grid.rows; row++) {
        if (grid_one_cell(&t.grid, row)) {
            open_section(&t, row);
        } else if (holds_task(&t, row)) {
            step(&t, row);
            add_row(&t, row);
        }
    }
}

void table_find(struct tasker *z) {
    const struct text *text = &z->r->text;
    const struct block *blocks = z->r->doc->blocks;
    for (size_t i = 0; i < text->n_lines; i++) {
        if (text->lines[i].kind != BLOCK_CELL)
            continue;
        u32 table = blocks[text->lines[i].block].table;
        size_t end = i;
        while (end < text->n_lines && blocks[text->lines[end].block].table == table)
            end++;
        read_table(z, i, end);
        i = end - 1;
    }
}
