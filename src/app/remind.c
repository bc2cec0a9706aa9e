/* Reminders. */
#include "app/remind.h"

#include "app/duty_flow.h"
#include "app/lamp.h"
#include "base/out.h"
#include "calendar/partial.h"
#include "store/org.h"
#include "store/person.h"

enum {
    ROWS_MAX = 20,   /* a longer text is not read in a chat group */
    PAGE_ROWS = 500, /* duties that are asked for at a time */
};

static bool is_urgent(const struct deed *d, const struct duty_row *row) {
    enum lamp lamp = lamp_of(row, d->today, NULL);
    return lamp == LAMP_RED || lamp == LAMP_YELLOW || str_eq(row->state, S("returned"));
}

/* The title without the names of people: a document may name who does it. */
static err without_people(struct deed *d, i64 duty_id, str title, str *title_out) {
    struct duty duty;
    struct list list;
    TRY(record_get(d->c, d->db, &noun_duty, duty_id, &duty));
    TRY(person_of_task(d->c, d->db, duty.task, &list));
    const struct person *people = list.v;
    for (size_t i = 0; i < list.n; i++)
        for (size_t at; (at = str_find(title, people[i].name, 0)) != STR_NONE;)
            title = str_fmt(d->c->arena, "%.*s责任人%.*s", STR(str_sub(title, 0, at)),
                            STR(str_sub(title, at + people[i].name.len, title.len)));
    *title_out = title;
    return OK;
}

static err write_row(struct deed *d, struct out *o, size_t no, const struct duty_row *row) {
    str title;
    struct partial due;
    TRY(without_people(d, row->id, row->title, &title));
    out_fmt(o, "%zu. %.*s（%.*s），", no, STR(title), STR(row->label));
    if (partial_parse(row->due_on, &due))
        out_fmt(o, "%.*s，", STR(partial_by(d->c->arena, due)));
    if (str_eq(row->state, S("returned")))
        out_raw(o, S("已退回修改，"));
    out_fmt(o, "%.*s\n", STR(lamp_words(d->c->arena, row, d->today)));
    return OK;
}

/* The urgent duties of a department, at most ROWS_MAX of them, and how many there are. */
static err find_urgent(struct deed *d, i64 org, struct duty_row *found, size_t *n_out) {
    struct duty_filter page = {.org = org, .limit = PAGE_ROWS};
    struct list rows = {NULL, PAGE_ROWS};
    *n_out = 0;
    while (rows.n == PAGE_ROWS) {
        TRY(duty_list(d->c, d->db, &page, &rows));
        const struct duty_row *v = rows.v;
        for (size_t i = 0; i < rows.n; i++) {
            page.after_due_on = v[i].due_on;
            page.after_id = v[i].id;
            if (!is_urgent(d, &v[i]))
                continue;
            if (*n_out < ROWS_MAX)
                found[*n_out] = v[i];
            *n_out += 1;
        }
    }
    return OK;
}

err app_remind(struct deed *d, i64 org_id, str *text_out) {
    struct org org;
    struct duty_row urgent[ROWS_MAX];
    struct out o = out_open(d->c->arena);
    size_t n;
    TRY(record_get(d->c, d->db, &noun_org, org_id, &org));
    TRY(find_urgent(d, org_id, urgent, &n));
    out_fmt(&o, "【创建工作提醒】%.*s：", STR(org.name));
    if (n == 0) {
        out_raw(&o, S("目前没有临期、逾期和退回的责任事项。\n"));
        *text_out = out_str(&o);
        return OK;
    }
    out_fmt(&o, "有 %zu 项责任事项需要抓紧办理。\n", n);
    for (size_t i = 0; i < n && i < ROWS_MAX; i++)
        TRY(write_row(d, &o, i + 1, &urgent[i]));
    if (n > ROWS_MAX)
        out_fmt(&o, "另有 %zu 项，见台账。\n", n - ROWS_MAX);
    out_fmt(&o, "请及时报送进展和佐证材料。（截至 %.*s）\n", STR(d->today));
    *text_out = out_str(&o);
    return OK;
}
