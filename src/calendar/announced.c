/* Reading announced days: festival,year,from,to,source. */
#include "calendar/announced.h"

#include "calendar/data_rows.h"

enum {
    ID,
    YEAR,
    FROM,
    TO,
    SOURCE,
};

/* One row. Its year is told twice, so that a slip of a digit is seen. */
static err read_row(struct ctx *c, size_t line, const str *cells, struct announced *row_out) {
    struct announced row = {.festival = festival_find(cells[ID]), .source = cells[SOURCE]};
    if (row.festival == NULL || !str_eq(row.festival->id, cells[ID]))
        return fail(c, ERR_INVALID, "第 %zu 行：没有代号为“%.*s”的节日", line, STR(cells[ID]));
    if (row.festival->rule != RULE_ANNOUNCED)
        return fail(c, ERR_INVALID, "第 %zu 行：%.*s的日期可以推算，不用公布", line,
                    STR(row.festival->name));
    row.span = (struct day_span){day_parse(cells[FROM]), day_parse(cells[TO])};
    if (row.span.from_on == DAY_NONE || row.span.to_on == DAY_NONE)
        return fail(c, ERR_INVALID, "第 %zu 行：“%.*s”或“%.*s”不是有效的日期", line,
                    STR(cells[FROM]), STR(cells[TO]));
    if (row.span.to_on < row.span.from_on ||
        row.span.to_on - row.span.from_on >= ANNOUNCED_DAYS_MAX)
        return fail(c, ERR_INVALID, "第 %zu 行：结束日期应在开始之后，且不超过 %d 天", line,
                    ANNOUNCED_DAYS_MAX);
    if (!str_eq(cells[YEAR], str_sub(cells[FROM], 0, 4)))
        return fail(c, ERR_INVALID, "第 %zu 行：年份“%.*s”与开始日期不符", line, STR(cells[YEAR]));
    row.year = day_date(row.span.from_on).year;
    *row_out = row;
    return OK;
}

err announced_parse(struct ctx *c, str text, struct announcements *known_out) {
    VEC(struct announced) known = {0};
    struct data_rows in;
    TRY(data_rows_open(c, text, S("festival,year,from,to,source"), &in));
    for (;;) {
        strs cells;
        TRY(data_rows_next(c, &in, &cells));
        if (cells.n == 0)
            break;
        struct announced row;
        struct day_span twice;
        TRY(read_row(c, in.line, cells.v, &row));
        struct announcements before = {known.v, known.n};
        if (festival_days(row.festival, row.year, &before, &twice) == FESTIVAL_KNOWN)
            return fail(c, ERR_INVALID, "第 %zu 行：%d年%.*s已有一行", in.line, row.year,
                        STR(row.festival->name));
        *push(c->arena, &known) = row;
    }
    *known_out = (struct announcements){known.v, known.n};
    return OK;
}
