/* Ledger tables. The header says which column is which; cells that span rows make groups. */
#include "read/table.h"

#include "base/utf8.h"
#include "read/quantity.h"
#include "read/role.h"

/* First fitting row wins. To add a row: before any row whose words are more general. */
const struct column_rule column_rules[] = {
    {COLUMN_NUMBER, "序号", "序号"},
    {COLUMN_GROUP, "类别", "任务类别"},
    {COLUMN_GROUP, "分类", "分类"},
    {COLUMN_GROUP, "领域", "工作领域"},
    {COLUMN_GROUP, "一级指标", "一级指标"},
    {COLUMN_GROUP, "专项", "专项行动"},
    {COLUMN_NUMBER, "编号", "编号"},
    {COLUMN_CO, "配合", "配合单位"},
    {COLUMN_CO, "协办", "协办单位"},
    {COLUMN_CO, "参与单位", "参与单位"},
    {COLUMN_CO, "参加单位", "参加单位"},
    {COLUMN_LEADER, "责任领导", "责任领导"},
    {COLUMN_LEADER, "分管领导", "分管领导"},
    {COLUMN_LEADER, "牵头领导", "牵头领导"},
    {COLUMN_LEADER, "责任人", "责任人"},
    {COLUMN_LEADER, "联系人", "联系人"},
    {COLUMN_OWNER, "责任单位", "责任单位"},
    {COLUMN_OWNER, "责任部门", "责任部门"},
    {COLUMN_OWNER, "责任科室", "责任科室"},
    {COLUMN_OWNER, "牵头", "牵头单位"},
    {COLUMN_OWNER, "主办", "主办单位"},
    {COLUMN_OWNER, "负责部门", "负责部门"},
    {COLUMN_OWNER, "负责单位", "负责单位"},
    {COLUMN_OWNER, "落实单位", "落实单位"},
    {COLUMN_OWNER, "落实部门", "落实部门"},
    {COLUMN_OWNER, "实施单位", "实施单位"},
    {COLUMN_OWNER, "承办", "承办部门"},
    {COLUMN_OWNER, "责任主体", "责任主体"},
    {COLUMN_DUE, "时限", "完成时限"},
    {COLUMN_DUE, "完成时间", "完成时间"},
    {COLUMN_DUE, "完成日期", "完成日期"},
    {COLUMN_DUE, "报送时间", "报送时间"},
    {COLUMN_DUE, "整改期限", "整改期限"},
    {COLUMN_TASK, "时序进度", "任务分解/时序进度"},
    {COLUMN_DUE, "时间", "时间安排"},
    {COLUMN_CADENCE, "频次", "频次"},
    {COLUMN_SCORE, "分值", "分值"},
    {COLUMN_SCORE, "得分", "得分"},
    {COLUMN_SCORE, "自评", "自评分"},
    {COLUMN_SCORE, "评分", "评分办法"},
    {COLUMN_NOTE, "备注", "备注"},
    {COLUMN_OTHER, "要点", "考核要点"},
    {COLUMN_NOTE, "完成情况", "完成情况"},
    {COLUMN_NOTE, "是否完成", "是否完成"},
    {COLUMN_NOTE, "说明", "详细说明"},
    {COLUMN_NOTE, "进度", "每季度形象进度"},
    {COLUMN_OTHER, "标准", "考核标准"},
    {COLUMN_NOTE, "方法", "测评方法"},
    {COLUMN_TASK, "任务", "工作任务"},
    {COLUMN_TASK, "举措", "具体举措"},
    {COLUMN_TASK, "措施", "整改措施"},
    {COLUMN_TASK, "内容", "测评内容"},
    {COLUMN_TASK, "项目", "测评项目"},
    {COLUMN_TASK, "事项", "工作事项"},
    {COLUMN_TASK, "工作", "重点工作"},
    {COLUMN_TASK, "要求", "具体要求"},
    {COLUMN_TASK, "活动名称", "活动名称"},
};
const size_t column_rules_n = COUNT_OF(column_rules);

enum {
    HEAD_CHARS_MAX = 16,
    HEAD_ROWS_MAX = 6, /* titles and notes may stand above the header */
    NO_LINE = -1,
};

enum column column_of(str head) {
    if (head.len == 0 || utf8_chars(head) > HEAD_CHARS_MAX)
        return COLUMN_OTHER;
    for (size_t i = 0; i < column_rules_n; i++)
        if (str_has(head, str_from(column_rules[i].words)))
            return column_rules[i].column;
    return COLUMN_OTHER;
}

VEC_TYPE(quantity_list, struct quantity);

/* A table as a grid of lines; a cell that spans stands in each of its places. */
struct grid {
    size_t rows, cols;
    i32 *line; /* [row * cols + col], NO_LINE = nothing */
    u32 number; /* of the table in the document */
};

static i32 grid_at(const struct grid *g, size_t row, size_t col) {
    return g->line[row * g->cols + col];
}

static const struct block *block_at(const struct reading *r, i32 line) {
    return &r->doc->blocks[r->text.lines[line].block];
}

static struct grid make_grid(const struct reading *r, size_t from, size_t to) {
    struct grid g = {.number = block_at(r, (i32)from)->table};
    for (size_t i = from; i < to; i++) {
        const struct block *b = block_at(r, (i32)i);
        size_t bottom = b->row + 1u, right = (size_t)b->col + b->cols;
        g.rows = bottom > g.rows ? bottom : g.rows;
        g.cols = right > g.cols ? right : g.cols;
    }
    g.line = take(r->arena, i32, g.rows * g.cols + 1);
    for (size_t i = 0; i < g.rows * g.cols; i++)
        g.line[i] = NO_LINE;
    for (size_t i = from; i < to; i++) {
        const struct block *b = block_at(r, (i32)i);
        for (size_t row = b->row; row < (size_t)b->row + b->rows && row < g.rows; row++)
            for (size_t col = b->col; col < (size_t)b->col + b->cols && col < g.cols; col++)
                if (g.line[row * g.cols + col] == NO_LINE)
                    g.line[row * g.cols + col] = (i32)i;
    }
    return g;
}

static str cell(const struct reading *r, const struct grid *g, size_t row, size_t col) {
    i32 line = grid_at(g, row, col);
    if (line == NO_LINE || r->text.lines[line].noise)
        return S("");
    return reading_line(r, (size_t)line);
}

/* A header of two rows: the lower one tells more where it tells anything. */
static size_t header_end(const struct reading *r, const struct grid *g, size_t row) {
    size_t end = row + 1;
    for (size_t col = 0; col < g->cols; col++) {
        i32 line = grid_at(g, row, col);
        size_t bottom = line == NO_LINE ? 0 : (size_t)block_at(r, line)->row + block_at(r, line)->rows;
        end = bottom > end ? bottom : end;
    }
    return end < g->rows ? end : g->rows;
}

/* A header row names a task column and something else that a ledger has. */
struct columns {
    enum column *kind; /* of each column */
    size_t header;     /* last row of the header */
    size_t task;       /* finest task column */
    i32 group;         /* coarser task column left of it, -1 = none */
    i32 number;        /* 序号 column, -1 = none */
};

/* Cells that begin in their row, below the header: the finest column has most of them. */
static size_t cells_of(const struct reading *r, const struct grid *g, size_t header, size_t col) {
    size_t n = 0;
    for (size_t row = header + 1; row < g->rows; row++) {
        i32 line = grid_at(g, row, col);
        n += line != NO_LINE && block_at(r, line)->row == row && cell(r, g, row, col).len > 0;
    }
    return n;
}

/* Some cell of the column spans rows. */
static bool has_groups(const struct reading *r, const struct grid *g, size_t header, size_t col) {
    for (size_t row = header + 1; row < g->rows; row++) {
        i32 line = grid_at(g, row, col);
        if (line != NO_LINE && block_at(r, line)->rows > 1)
            return true;
    }
    return false;
}

/* Of two columns with as many cells, 工作任务 is the task and 测评内容 or 具体要求 is not. */
static bool names_task(str head) {
    return str_has(head, S("任务")) || str_has(head, S("举措")) || str_has(head, S("措施"));
}

static bool find_columns(struct reading *r, const struct grid *g, struct columns *c_out) {
    struct columns c = {.kind = take(r->arena, enum column, g->cols + 1), .group = -1, .number = -1};
    for (size_t row = 0; row < g->rows && row < HEAD_ROWS_MAX; row++) {
        size_t tasks = 0, others = 0;
        for (size_t col = 0; col < g->cols; col++) {
            c.kind[col] = column_of(cell(r, g, row, col));
            bool again = col > 0 && grid_at(g, row, col) == grid_at(g, row, col - 1);
            tasks += c.kind[col] == COLUMN_TASK && !again;
            others += c.kind[col] != COLUMN_TASK && c.kind[col] != COLUMN_OTHER && !again;
        }
        if (tasks == 0 || tasks + others < 2)
            continue;
        c.header = header_end(r, g, row) - 1;
        size_t most = 0;
        bool found = false;
        for (size_t col = 0; col < g->cols; col++) {
            enum column lower = column_of(cell(r, g, c.header, col));
            if (lower != COLUMN_OTHER)
                c.kind[col] = lower;
            if (c.kind[col] == COLUMN_GROUP && c.group < 0 && has_groups(r, g, c.header, col))
                c.group = (i32)col;
            if (c.kind[col] == COLUMN_NUMBER && c.number < 0)
                c.number = (i32)col;
            if (c.kind[col] != COLUMN_TASK)
                continue;
            size_t n = cells_of(r, g, c.header, col);
            if (!found || n > most || (n == most && names_task(cell(r, g, c.header, col)))) {
                if (found && n > most && has_groups(r, g, c.header, c.task))
                    c.group = (i32)c.task;
                c.task = col;
                most = n;
                found = true;
            }
        }
        *c_out = c;
        return found;
    }
    return false;
}

/* One cell across the whole row: a section, a title, a note. */
static bool is_section_row(const struct reading *r, const struct grid *g, size_t row) {
    i32 first = grid_at(g, row, 0);
    if (first == NO_LINE || g->cols < 2)
        return false;
    for (size_t col = 1; col < g->cols; col++) {
        i32 line = grid_at(g, row, col);
        if (line != first && line != NO_LINE && cell(r, g, row, col).len > 0)
            return false;
    }
    return cell(r, g, row, 0).len > 0;
}

static bool is_sum_row(const struct reading *r, const struct grid *g, size_t row) {
    static const str words[] = {T("合计"), T("总计"), T("小计"), T("加分"), T("扣分"), T("填表"),
                                T("备注"), T("说明"), T("注:")};
    for (size_t col = 0; col < g->cols && col < 2; col++)
        for (size_t i = 0; i < COUNT_OF(words); i++)
            if (str_starts(cell(r, g, row, col), words[i]))
                return true;
    return false;
}

static str without_stop(str s) {
    return str_ends(s, S("。")) || str_ends(s, S(";")) ? str_sub(s, 0, utf8_back(s, s.len)) : s;
}

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

static bool spans_rows(const struct reading *r, const struct grid *g, size_t row, i32 col) {
    i32 line = col < 0 ? NO_LINE : grid_at(g, row, (size_t)col);
    return line != NO_LINE && block_at(r, line)->rows > 1;
}

/* Where a row stands: section, group, and its number in the group. */
struct position {
    i32 section;      /* outline item of the section row, -1 = none */
    i32 group_line;   /* line of the group's cell, NO_LINE = none */
    i32 group_item;   /* its outline item */
    i64 groups;       /* groups so far */
    i64 row;          /* row in its group */
    i64 rows;         /* rows so far */
    bool no_tasks;    /* a section of bonus points or notes */
};

static strs row_path(struct reading *r, const struct grid *g, const struct columns *c, size_t row,
                     const struct position *p) {
    str *path = take(r->arena, str, 4);
    size_t n = 0;
    path[n++] = str_fmt(r->arena, "表%u", g->number);
    struct marker m;
    if (p->section >= 0 && r->items.v[p->section].marker.len > 0 &&
        marker_at(r->items.v[p->section].marker, 0, &m))
        path[n++] = str_sub(r->items.v[p->section].marker, 0, m.bare);
    str number = c->number >= 0 ? cell(r, g, row, (size_t)c->number) : S("");
    bool grouped = number.len > 0 ? spans_rows(r, g, row, c->number)
                                  : p->group_line != NO_LINE && spans_rows(r, g, row, c->group);
    if (number.len > 0)
        path[n++] = number;
    else if (grouped)
        path[n++] = str_fmt(r->arena, "%lld", (long long)p->groups);
    if (grouped)
        path[n++] = str_fmt(r->arena, "%lld", (long long)p->row);
    else if (number.len == 0)
        path[n++] = str_fmt(r->arena, "%lld", (long long)p->rows);
    return (strs){path, n};
}

/* Quantities and rhythm stand in any cell that belongs to the row alone, but in those that tell who,
 * by when, points, or how it went. */
static void read_amounts(struct tasker *z, str s, enum column kind, struct draft *d,
                         struct quantity_list *into) {
    static const bool counts[] = {[COLUMN_OTHER] = true, [COLUMN_TASK] = true};
    bool may = kind < (enum column)COUNT_OF(counts) && counts[kind];
    if (!may)
        return;
    lexicon_cut(z->r->arena, z->lexicon, s, &z->tokens);
    struct list found = quantity_find(z->r->arena, &z->tokens, s);
    for (size_t i = 0; i < found.n; i++)
        *push(z->r->arena, into) = ((const struct quantity *)found.v)[i];
    struct when own = {0};
    when_find(&z->tokens, s, &own);
    if (d->when.cadence == CADENCE_NONE)
        d->when.cadence = own.cadence;
}

static void read_cells(struct tasker *z, const struct grid *g, const struct columns *c, size_t row,
                       struct draft *d, struct task *t) {
    struct reading *r = z->r;
    VEC(str) cites = {0};
    struct quantity_list amounts = {0};
    for (size_t col = 0; col < g->cols; col++) {
        str s = cell(r, g, row, col);
        i32 line = grid_at(g, row, col);
        if (s.len == 0 || (col > 0 && line == grid_at(g, row, col - 1)))
            continue;
        if (block_at(r, line)->rows == 1) {
            lexicon_cut(r->arena, z->lexicon, s, &z->tokens);
            strs found = cite_find(r->arena, &z->tokens, s);
            for (size_t i = 0; i < found.n; i++)
                *push(r->arena, &cites) = found.v[i];
            read_amounts(z, s, c->kind[col], d, &amounts);
        }
        if (c->kind[col] == COLUMN_OWNER)
            owner_cell(r->arena, z->lexicon, s, true, &d->owners);
        else if (c->kind[col] == COLUMN_CO || c->kind[col] == COLUMN_LEADER)
            owner_cell(r->arena, z->lexicon, s, false, &d->owners);
        else if (c->kind[col] == COLUMN_DUE || c->kind[col] == COLUMN_CADENCE) {
            lexicon_cut(r->arena, z->lexicon, s, &z->tokens);
            when_cell(&z->tokens, s, &d->when);
        }
    }
    t->cites = (strs){cites.v, cites.n};
    t->quantities = (struct list){amounts.v, amounts.n};
    d->owners.named = d->owners.lead.n > 0;
}

static void add_row(struct tasker *z, const struct grid *g, const struct columns *c, size_t row,
                    const struct position *p) {
    struct reading *r = z->r;
    const struct line *line = &r->text.lines[grid_at(g, row, c->task)];
    struct draft *d;
    struct task *t = task_add(z, &d);
    str s = text_line(&r->text, line);
    d->item = (u32)NO_ITEM;
    t->node = p->group_item >= 0 ? p->group_item + 1 : p->section >= 0 ? p->section + 1 : 0;
    t->path = row_path(r, g, c, row, p);
    t->text = s;
    t->section = S("row");
    t->place = text_place(&r->text, line->from, line->to);
    t->confidence = 90;
    read_cells(z, g, c, row, d, t);
    lexicon_cut(r->arena, z->lexicon, s, &z->tokens);
    struct when own = {0};
    when_find(&z->tokens, s, &own);
    size_t colon = str_find(s, S(":"), 0);
    if (own.from.month == 0 && own.due.month == 0 && colon != STR_NONE && colon < 24) {
        struct tokens prefix = {z->tokens.v, 0, z->tokens.cap};
        while (prefix.n < z->tokens.n && z->tokens.v[prefix.n].from < colon)
            prefix.n++;
        when_span(&prefix, s, &own);
    }
    if (own.from.month > 0)
        d->when.from = own.from, d->when.to = own.to;
    if (d->when.due.month == 0 && d->when.due.year == 0)
        d->when.due = own.due;
    if (d->when.cadence == CADENCE_NONE)
        d->when.cadence = own.cadence;
    d->when.latest = own.latest > d->when.latest ? own.latest : d->when.latest;
    owner_find(r->arena, z->lexicon, &z->tokens, s, &d->owners);
}

static void read_table(struct tasker *z, const struct grid *g) {
    struct reading *r = z->r;
    struct columns c;
    if (!find_columns(r, g, &c))
        return;
    struct position p = {.section = -1, .group_line = NO_LINE, .group_item = -1};
    i32 number_line = NO_LINE;
    for (size_t row = c.header + 1; row < g->rows; row++) {
        if (is_section_row(r, g, row)) {
            if (!is_sum_row(r, g, row)) {
                p.section = add_item(r, grid_at(g, row, 0), 1, -1);
                p.no_tasks = role_of_heading(r->items.v[p.section].heading) == ROLE_OTHER;
                if (p.no_tasks)
                    r->items.v[p.section].role = ROLE_OTHER;
            }
            p.group_line = NO_LINE;
            p.group_item = -1;
            continue;
        }
        str task = cell(r, g, row, c.task);
        i32 line = grid_at(g, row, c.task);
        if (p.no_tasks || task.len == 0 || is_sum_row(r, g, row) || block_at(r, line)->row != row ||
            str_eq(task, cell(r, g, c.header, c.task)))
            continue;
        i32 group = c.group >= 0 ? grid_at(g, row, (size_t)c.group) : NO_LINE;
        if (group != NO_LINE && group != p.group_line && cell(r, g, row, (size_t)c.group).len > 0) {
            p.group_item = add_item(r, group, p.section >= 0 ? 2 : 1, p.section);
            p.group_line = group;
            p.groups++;
            p.row = 0;
        }
        i32 number = c.number >= 0 ? grid_at(g, row, (size_t)c.number) : NO_LINE;
        if (number != number_line && p.group_line == NO_LINE)
            p.row = 0;
        number_line = number;
        p.row++;
        p.rows++;
        add_row(z, g, &c, row, &p);
    }
}

void table_find(struct tasker *z) {
    struct reading *r = z->r;
    for (size_t i = 0; i < r->text.n_lines; i++) {
        if (r->text.lines[i].kind != BLOCK_CELL)
            continue;
        u32 table = block_at(r, (i32)i)->table;
        size_t end = i;
        while (end < r->text.n_lines && r->text.lines[end].kind == BLOCK_CELL &&
               block_at(r, (i32)end)->table == table)
            end++;
        struct grid g = make_grid(r, i, end);
        read_table(z, &g);
        i = end - 1;
    }
}
