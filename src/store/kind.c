/* Kinds. */
#include "store/kind.h"

#include "store/kind.sql.h"

static const struct field kind_members[] = {
    FIELD(struct kind, id),
    FIELD(struct kind, version),
    FIELD(struct kind, code, .label = "代码"),
    FIELD(struct kind, name, .label = "名称"),
    FIELD(struct kind, family, .label = "大类"),
    FIELD(struct kind, purpose),
    FIELD(struct kind, sensitive, .label = "只记时间和数量"),
    FIELD(struct kind, meeting, .label = "会议"),
    FIELD(struct kind, counts),
};
const struct shape kind_shape = SHAPE(struct kind, kind_members);
const struct noun noun_kind = NOUN(kind, "类别");

static const struct field kind_field_members[] = {
    FIELD(struct kind_field, id),
    FIELD(struct kind_field, version),
    FIELD(struct kind_field, kind),
    FIELD(struct kind_field, ordinal),
    FIELD(struct kind_field, name, .label = "字段"),
    FIELD(struct kind_field, label, .label = "名称"),
    FIELD(struct kind_field, type, .label = "类型"),
    FIELD(struct kind_field, unit, .label = "单位"),
    FIELD(struct kind_field, required, .label = "必填"),
    FIELD(struct kind_field, choices, .label = "可选值"),
};
const struct shape kind_field_shape = SHAPE(struct kind_field, kind_field_members);
const struct noun noun_kind_field = NOUN(kind_field, "类别字段");

err kind_find(struct ctx *c, struct db *db, str word, struct kind *kind_out) {
    bool found;
    struct kind kind = {0};
    TRY(db_find(c, db, ASK(q_kind_coded, V_TEXT(word)), &kind, &found));
    if (!found)
        TRY(db_find(c, db, ASK(q_kind_named, V_TEXT(word)), &kind, &found));
    *kind_out = kind;
    return OK;
}

err kind_list(struct ctx *c, struct db *db, str purpose, struct list *kinds_out) {
    return db_list(c, db, ASK(q_kind_all, V_TEXT(purpose)), kinds_out);
}

err kind_fields(struct ctx *c, struct db *db, i64 kind, struct list *fields_out) {
    return db_list(c, db, ASK(q_kind_field_of_kind, V_INT(kind)), fields_out);
}
