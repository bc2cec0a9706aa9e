/* Workdays: rows of shifted days, searched by halving. */
#include "calendar/workday.h"

#include "calendar/data_rows.h"

enum {
    DAY,
    KIND,
    NAME,
    SOURCE,
};

enum {
    FRIDAY = 5,
};

static err read_row(struct ctx *c, size_t line, const str *cells, struct shifted *row_out) {
    struct shifted row = {
        .on = day_parse(cells[DAY]),
        .work = str_eq(cells[KIND], S("work")),
        .name = cells[NAME],
        .source = cells[SOURCE],
    };
    if (row.on == DAY_NONE)
        return fail(c, ERR_INVALID, "第 %zu 行：“%.*s”不是有效的日期，请写成 2025-03-05 的样式",
                    line, STR(cells[DAY]));
    if (!row.work && !str_eq(cells[KIND], S("rest")))
        return fail(c, ERR_INVALID, "第 %zu 行：“%.*s”应是 work（上班）或 rest（放假）", line,
                    STR(cells[KIND]));
    *row_out = row;
    return OK;
}

err workdays_parse(struct ctx *c, str text, struct workdays *days_out) {
    VEC(struct shifted) days = {0};
    struct data_rows in;
    TRY(data_rows_open(c, text, S("day,kind,name,source"), &in));
    for (;;) {
        strs cells;
        TRY(data_rows_next(c, &in, &cells));
        if (cells.n == 0)
            break;
        struct shifted row;
        TRY(read_row(c, in.line, cells.v, &row));
        if (days.n > 0 && row.on <= days.v[days.n - 1].on)
            return fail(c, ERR_INVALID, "第 %zu 行：%.*s应排在上一行的日期之后", in.line,
                        STR(cells.v[DAY]));
        *push(c->arena, &days) = row;
    }
    *days_out = (struct workdays){days.v, days.n};
    return OK;
}

static const struct shifted *shifted_find(const struct workdays *days, i32 on) {
    size_t low = 0, high = days->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (days->v[middle].on < on)
            low = middle + 1;
        else
            high = middle;
    }
    return low < days->n && days->v[low].on == on ? &days->v[low] : NULL;
}

bool workdays_know(const struct workdays *days, i32 year) {
    i32 new_year = day_find(year, 1, 1);
    return new_year != DAY_NONE && shifted_find(days, new_year) != NULL;
}

bool workday_is(const struct workdays *days, i32 on) {
    const struct shifted *day = shifted_find(days, on);
    return day != NULL ? day->work : day_weekday(on) <= FRIDAY;
}

i32 workday_add(const struct workdays *days, i32 on, i32 n, bool *sure_out) {
    i32 step = n < 0 ? -1 : 1;
    i32 year = day_date(on).year;
    bool sure = workdays_know(days, year);
    while (n != 0) {
        on += step;
        if (!day_is_valid(on))
            return DAY_NONE;
        if (day_date(on).year != year) {
            year += step;
            sure = sure && workdays_know(days, year);
        }
        n -= workday_is(days, on) ? step : 0;
    }
    if (sure_out != NULL)
        *sure_out = sure;
    return on;
}
