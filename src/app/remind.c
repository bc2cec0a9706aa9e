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
    PAGE_ROWS = 500, /* duties that are looked at, the earliest first */
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

err app_remind(struct deed *d, i64 org_id, str *text_out) {
    struct org org;
    struct list rows;
    const struct duty_filter filter = {.org = org_id, .limit = PAGE_ROWS};
    struct out o = out_open(d->c->arena);
    size_t urgent = 0;
    TRY(record_get(d->c, d->db, &noun_org, org_id, &org));
    TRY(duty_list(d->c, d->db, &filter, &rows));
    const struct duty_row *v = rows.v;
    for (size_t i = 0; i < rows.n; i++)
        urgent += is_urgent(d, &v[i]);
    if (urgent == 0) {
        *text_out =
            str_fmt(d->c->arena, "【创建工作提醒】%.*s：目前没有临期、逾期和退回的责任事项。\n",
                    STR(org.name));
        return OK;
    }
    out_fmt(&o, "【创建工作提醒】%.*s：有 %zu 项责任事项需要抓紧办理。\n", STR(org.name), urgent);
    size_t no = 0;
    for (size_t i = 0; i < rows.n && no < ROWS_MAX; i++)
        if (is_urgent(d, &v[i]))
            TRY(write_row(d, &o, ++no, &v[i]));
    if (urgent > no)
        out_fmt(&o, "另有 %zu 项，见台账。\n", urgent - no);
    out_fmt(&o, "请及时报送进展和佐证材料。（截至 %.*s）\n", STR(d->today));
    *text_out = out_str(&o);
    return OK;
}
