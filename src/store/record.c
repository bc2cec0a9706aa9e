/* Records. */
#include "store/record.h"

#include "store/record.sql.h"

/* A day after all days that are written yyyy-mm-dd, and an id after all ids. */
#define LAST_DAY S("9999-12-31")
#define LAST_ID INT64_MAX

static const struct field record_fields[] = {
    FIELD(struct record, id, .label = "编号"),
    FIELD(struct record, version),
    FIELD(struct record, uid),
    FIELD(struct record, org, .label = "组织"),
    FIELD(struct record, kind, .label = "类别"),
    FIELD(struct record, title, .label = "标题"),
    FIELD(struct record, happened_on, .label = "日期"),
    FIELD(struct record, until_on, .label = "至"),
    FIELD(struct record, place, .label = "地点"),
    FIELD(struct record, site, .label = "点位"),
    FIELD(struct record, host, .label = "主持"),
    FIELD(struct record, people, .label = "参加人员"),
    FIELD(struct record, summary, .label = "内容"),
    FIELD(struct record, times, .label = "场次"),
    FIELD(struct record, persons, .label = "人次"),
    FIELD(struct record, minutes, .label = "时长", .unit = "分钟"),
    FIELD(struct record, amount_milli),
    FIELD(struct record, more),
    FIELD(struct record, document, .label = "来源文件"),
    FIELD(struct record, state, .label = "状态"),
    FIELD(struct record, filed_at),
};
const struct shape record_shape = SHAPE(struct record, record_fields);
const struct noun noun_record = NOUN(record, "活动记录");

static const struct field record_row_fields[] = {
    FIELD(struct record_row, id),      FIELD(struct record_row, org),
    FIELD(struct record_row, kind),    FIELD(struct record_row, happened_on),
    FIELD(struct record_row, state),   FIELD(struct record_row, title),
    FIELD(struct record_row, times),   FIELD(struct record_row, persons),
    FIELD(struct record_row, minutes), FIELD(struct record_row, amount_milli),
};
const struct shape record_row_shape = SHAPE(struct record_row, record_row_fields);

static const struct field record_sum_fields[] = {
    FIELD(struct record_sum, kind),    FIELD(struct record_sum, records),
    FIELD(struct record_sum, times),   FIELD(struct record_sum, persons),
    FIELD(struct record_sum, minutes), FIELD(struct record_sum, amount_milli),
};
const struct shape record_sum_shape = SHAPE(struct record_sum, record_sum_fields);

static str last_day(const struct record_filter *f) {
    return f->until_on.len > 0 ? f->until_on : LAST_DAY;
}

err record_list(struct ctx *c, struct db *db, const struct record_filter *f,
                struct list *rows_out) {
    bool first = f->before_id == 0;
    const struct value day = V_TEXT(first ? last_day(f) : f->before_on),
                       id = V_INT(first ? LAST_ID : f->before_id), from = V_TEXT(f->from_on),
                       limit = V_INT(f->limit), org = V_INT(f->org), kind = V_INT(f->kind);
    if (f->org != 0 && f->kind != 0)
        return db_list(c, db, ASK(q_record_list_of_org_kind, day, id, from, limit, org, kind),
                       rows_out);
    if (f->org != 0)
        return db_list(c, db, ASK(q_record_list_of_org, day, id, from, limit, org), rows_out);
    if (f->kind != 0)
        return db_list(c, db, ASK(q_record_list_of_kind, day, id, from, limit, kind), rows_out);
    return db_list(c, db, ASK(q_record_list_all, day, id, from, limit), rows_out);
}

err record_sum(struct ctx *c, struct db *db, const struct record_filter *f, struct list *sums_out) {
    const struct value from = V_TEXT(f->from_on), until = V_TEXT(last_day(f));
    if (f->org != 0)
        return db_list(c, db, ASK(q_record_sum_of_org, from, until, V_INT(f->org)), sums_out);
    return db_list(c, db, ASK(q_record_sum_all, from, until), sums_out);
}
