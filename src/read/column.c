/* Columns. */
#include "read/column.h"

#include "base/utf8.h"

/* First fitting row wins. To add a row: before any row whose words are more general. */
const struct column_rule column_rules[] = {
    {COLUMN_NUMBER, "序号", "序号"},         {COLUMN_GROUP, "类别", "任务类别"},
    {COLUMN_GROUP, "分类", "分类"},          {COLUMN_GROUP, "领域", "工作领域"},
    {COLUMN_GROUP, "一级指标", "一级指标"},  {COLUMN_GROUP, "专项", "专项行动"},
    {COLUMN_NUMBER, "编号", "编号"},         {COLUMN_CO, "配合", "配合单位"},
    {COLUMN_CO, "协办", "协办单位"},         {COLUMN_CO, "参与单位", "参与单位"},
    {COLUMN_CO, "参加单位", "参加单位"},     {COLUMN_LEADER, "责任领导", "责任领导"},
    {COLUMN_LEADER, "分管领导", "分管领导"}, {COLUMN_LEADER, "牵头领导", "牵头领导"},
    {COLUMN_LEADER, "责任人", "责任人"},     {COLUMN_LEADER, "联系人", "联系人"},
    {COLUMN_OWNER, "责任单位", "责任单位"},  {COLUMN_OWNER, "责任部门", "责任部门"},
    {COLUMN_OWNER, "责任科室", "责任科室"},  {COLUMN_OWNER, "牵头", "牵头单位"},
    {COLUMN_OWNER, "主办", "主办单位"},      {COLUMN_OWNER, "负责部门", "负责部门"},
    {COLUMN_OWNER, "负责单位", "负责单位"},  {COLUMN_OWNER, "落实单位", "落实单位"},
    {COLUMN_OWNER, "落实部门", "落实部门"},  {COLUMN_OWNER, "实施单位", "实施单位"},
    {COLUMN_OWNER, "承办", "承办部门"},      {COLUMN_OWNER, "责任主体", "责任主体"},
    {COLUMN_DUE, "时限", "完成时限"},        {COLUMN_DUE, "完成时间", "完成时间"},
    {COLUMN_DUE, "完成日期", "完成日期"},    {COLUMN_DUE, "报送时间", "报送时间"},
    {COLUMN_DUE, "整改期限", "整改期限"},    {COLUMN_TASK, "时序进度", "任务分解/时序进度"},
    {COLUMN_DUE, "时间", "时间安排"},        {COLUMN_CADENCE, "频次", "频次"},
    {COLUMN_SCORE, "分值", "分值"},          {COLUMN_SCORE, "得分", "得分"},
    {COLUMN_SCORE, "自评", "自评分"},        {COLUMN_SCORE, "评分", "评分办法"},
    {COLUMN_NOTE, "备注", "备注"},           {COLUMN_OTHER, "要点", "考核要点"},
    {COLUMN_NOTE, "完成情况", "完成情况"},   {COLUMN_NOTE, "是否完成", "是否完成"},
    {COLUMN_NOTE, "说明", "详细说明"},       {COLUMN_NOTE, "进度", "每季度形象进度"},
    {COLUMN_OTHER, "标准", "考核标准"},      {COLUMN_NOTE, "方法", "测评方法"},
    {COLUMN_TASK, "任务", "工作任务"},       {COLUMN_TASK, "举措", "具体举措"},
    {COLUMN_TASK, "措施", "整改措施"},       {COLUMN_TASK, "内容", "测评内容"},
    {COLUMN_TASK, "项目", "测评项目"},       {COLUMN_TASK, "事项", "工作事项"},
    {COLUMN_TASK, "工作", "重点工作"},       {COLUMN_TASK, "要求", "具体要求"},
    {COLUMN_TASK, "活动名称", "活动名称"},
};
const size_t column_rules_n = COUNT_OF(column_rules);

enum {
    HEAD_CHARS_MAX = 16,
    HEAD_ROWS_MAX = 6, /* titles and notes may stand above the header */
};

enum column column_of(str head) {
    if (head.len == 0 || utf8_chars(head) > HEAD_CHARS_MAX)
        return COLUMN_OTHER;
    for (size_t i = 0; i < column_rules_n; i++)
        if (str_has(head, str_from(column_rules[i].words)))
            return column_rules[i].column;
    return COLUMN_OTHER;
}

/* A header of two rows: the lower one tells more where it tells anything. */
static size_t header_end(const struct grid *g, size_t row) {
    size_t end = row + 1;
    for (size_t col = 0; col < g->cols; col++) {
        i32 line = grid_line(g, row, col);
        if (line == NO_LINE)
            continue;
        size_t bottom = (size_t)grid_block(g, line)->row + grid_block(g, line)->rows;
        end = bottom > end ? bottom : end;
    }
    return end < g->rows ? end : g->rows;
}

/* Cells that begin in their row, below the header: the finest column has most of them. */
static size_t cells_of(const struct grid *g, size_t header, size_t col) {
    size_t n = 0;
    for (size_t row = header + 1; row < g->rows; row++)
        n += grid_begins(g, row, col);
    return n;
}

static bool has_groups(const struct grid *g, size_t header, size_t col) {
    for (size_t row = header + 1; row < g->rows; row++)
        if (grid_spans(g, row, (i32)col))
            return true;
    return false;
}

/* Of two columns with as many cells, 工作任务 is the task and 测评内容 or 具体要求 is not. */
static bool names_task(str head) {
    return str_has(head, S("任务")) || str_has(head, S("举措")) || str_has(head, S("措施"));
}

/* Whether a row is a header; fills the kinds. */
static bool is_header(const struct grid *g, size_t row, enum column *kind) {
    size_t tasks = 0, others = 0;
    for (size_t col = 0; col < g->cols; col++) {
        kind[col] = column_of(grid_cell(g, row, col));
        if (col > 0 && grid_line(g, row, col) == grid_line(g, row, col - 1))
            continue;
        tasks += kind[col] == COLUMN_TASK;
        others += kind[col] != COLUMN_TASK && kind[col] != COLUMN_OTHER;
    }
    return tasks > 0 && tasks + others >= 2;
}

/* A further task column: the one with most cells is the task, a coarser one left of it the group.
 */
static void weigh(const struct grid *g, struct columns *c, size_t col, size_t *most) {
    size_t n = cells_of(g, c->header, col);
    bool first = *most == STR_NONE;
    bool finer = !first && n > *most;
    bool named = !first && n == *most && names_task(grid_cell(g, c->header, col));
    if (!first && !finer && !named)
        return;
    if (finer && has_groups(g, c->header, c->task))
        c->group = (i32)c->task;
    c->task = col;
    *most = n;
}

bool columns_find(const struct grid *g, struct columns *columns_out) {
    struct columns c = {.group = -1, .number = -1};
    c.kind = take(g->reading->arena, enum column, g->cols + 1);
    size_t row = 0;
    while (row < g->rows && row < HEAD_ROWS_MAX && !is_header(g, row, c.kind))
        row++;
    if (row >= g->rows || row >= HEAD_ROWS_MAX)
        return false;
    c.header = header_end(g, row) - 1;
    size_t most = STR_NONE;
    for (size_t col = 0; col < g->cols; col++) {
        enum column lower = column_of(grid_cell(g, c.header, col));
        if (lower != COLUMN_OTHER)
            c.kind[col] = lower;
        if (c.kind[col] == COLUMN_GROUP && c.group < 0 && has_groups(g, c.header, col))
            c.group = (i32)col;
        if (c.kind[col] == COLUMN_NUMBER && c.number < 0)
            c.number = (i32)col;
        if (c.kind[col] == COLUMN_TASK)
            weigh(g, &c, col, &most);
    }
    *columns_out = c;
    return most != STR_NONE;
}
