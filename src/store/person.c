/* People and posts. */
#include "store/person.h"

#include "store/person.sql.h"

static const struct field person_fields[] = {
    FIELD(struct person, id, .label = "编号"),
    FIELD(struct person, version),
    FIELD(struct person, uid),
    FIELD(struct person, name, .label = "姓名"),
    FIELD(struct person, left_on, .label = "离开日期"),
};
const struct shape person_shape = SHAPE(struct person, person_fields);
const struct noun noun_person = NOUN(person, "人员");

static const struct field post_fields[] = {
    FIELD(struct post, id, .label = "编号"),
    FIELD(struct post, version),
    FIELD(struct post, person, .label = "人员"),
    FIELD(struct post, org, .label = "组织"),
    FIELD(struct post, role, .label = "角色"),
    FIELD(struct post, title, .label = "职务"),
    FIELD(struct post, full_time, .label = "专职"),
    FIELD(struct post, from_on, .label = "开始日期"),
    FIELD(struct post, until_on, .label = "结束日期"),
};
const struct shape post_shape = SHAPE(struct post, post_fields);
const struct noun noun_post = NOUN(post, "任职");

err person_named(struct ctx *c, struct db *db, str name, struct list *people_out) {
    return db_list(c, db, ASK(q_person_named, V_TEXT(name)), people_out);
}

err person_of_org(struct ctx *c, struct db *db, str name, i64 org, struct person *person_out) {
    bool found;
    *person_out = (struct person){0};
    return db_find(c, db, ASK(q_person_of_org, V_TEXT(name), V_INT(org)), person_out, &found);
}

err post_of_org(struct ctx *c, struct db *db, i64 org, struct list *posts_out) {
    return db_list(c, db, ASK(q_post_of_org, V_INT(org)), posts_out);
}

err person_here(struct ctx *c, struct db *db, i64 after, struct list *people_out) {
    return db_list(c, db, ASK(q_person_here, V_INT(after)), people_out);
}

err post_of_person(struct ctx *c, struct db *db, i64 person, struct list *posts_out) {
    return db_list(c, db, ASK(q_post_of_person, V_INT(person)), posts_out);
}

err person_of_task(struct ctx *c, struct db *db, i64 task, struct list *people_out) {
    return db_list(c, db, ASK(q_person_of_task, V_INT(task)), people_out);
}
