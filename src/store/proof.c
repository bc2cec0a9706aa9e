/* Proofs and quotes. */
#include "store/proof.h"

#include "store/proof.sql.h"

#define LAST_DAY S("9999-12-31") /* not before any day of ours */
#define LAST_ID INT64_MAX

static const struct field proof_fields[] = {
    FIELD(struct proof, id, .label = "编号"),
    FIELD(struct proof, version),
    FIELD(struct proof, uid),
    FIELD(struct proof, org, .label = "组织"),
    FIELD(struct proof, record, .label = "活动记录"),
    FIELD(struct proof, kind, .label = "形式"),
    FIELD(struct proof, name, .label = "名称"),
    FIELD(struct proof, digest),
    FIELD(struct proof, bytes, .label = "大小", .unit = "字节"),
    FIELD(struct proof, type, .label = "类型"),
    FIELD(struct proof, happened_on, .label = "日期"),
    FIELD(struct proof, filed_at),
    FIELD(struct proof, filed_by, .label = "归集人"),
    FIELD(struct proof, address, .label = "网址"),
    FIELD(struct proof, box, .label = "存放处"),
    FIELD(struct proof, state, .label = "状态"),
    FIELD(struct proof, dropped_at),
    FIELD(struct proof, dropped_reason, .label = "剔除原因"),
    FIELD(struct proof, retention, .label = "保管期限"),
    FIELD(struct proof, keep_until_on, .label = "保管至"),
};
const struct shape proof_shape = SHAPE(struct proof, proof_fields);
const struct noun noun_proof = NOUN(proof, "佐证材料");

static const struct field quote_fields[] = {
    FIELD(struct quote, id),     FIELD(struct quote, version), FIELD(struct quote, duty),
    FIELD(struct quote, record), FIELD(struct quote, proof),   FIELD(struct quote, dropped),
};
const struct shape quote_shape = SHAPE(struct quote, quote_fields);
const struct noun noun_quote = NOUN(quote, "引用");

err proof_page(struct ctx *c, struct db *db, const struct proof_filter *f,
               struct list *proofs_out) {
    bool first = f->before_id == 0;
    str last = f->until_on.len > 0 ? f->until_on : LAST_DAY;
    const struct value day = V_TEXT(first ? last : f->before_on),
                       id = V_INT(first ? LAST_ID : f->before_id), from = V_TEXT(f->from_on),
                       limit = V_INT(f->limit);
    if (f->org != 0)
        return db_list(c, db, ASK(q_proof_of_org, day, id, from, limit, V_INT(f->org)), proofs_out);
    return db_list(c, db, ASK(q_proof_of_span, day, id, from, limit), proofs_out);
}

err proof_of_record(struct ctx *c, struct db *db, i64 record, struct list *proofs_out) {
    return db_list(c, db, ASK(q_proof_of_record, V_INT(record)), proofs_out);
}

err proof_of_digest(struct ctx *c, struct db *db, str digest, struct list *proofs_out) {
    return db_list(c, db, ASK(q_proof_of_digest, V_TEXT(digest)), proofs_out);
}

err quote_find(struct ctx *c, struct db *db, const struct quote *like, struct quote *quote_out) {
    bool found;
    struct quote quote = {0};
    TRY(db_find(c, db,
                ASK(q_quote_once, V_INT(like->duty), V_INT(like->record), V_INT(like->proof)),
                &quote, &found));
    *quote_out = quote;
    return OK;
}

err quote_of_duty(struct ctx *c, struct db *db, i64 duty, struct list *quotes_out) {
    return db_list(c, db, ASK(q_quote_of_duty, V_INT(duty)), quotes_out);
}

err quote_of_record(struct ctx *c, struct db *db, i64 record, struct list *quotes_out) {
    return db_list(c, db, ASK(q_quote_of_record, V_INT(record)), quotes_out);
}

err quote_of_proof(struct ctx *c, struct db *db, i64 proof, struct list *quotes_out) {
    return db_list(c, db, ASK(q_quote_of_proof, V_INT(proof)), quotes_out);
}
