/* Quotes. */
#include "app/quote.h"

#include "app/duty_flow.h"
#include "app/roles.h"
#include "store/record.h"

err quote_put(struct tx *tx, struct quote like) {
    struct duty duty;
    struct quote quote;
    TRY(record_get(tx->c, tx->db, &noun_duty, like.duty, &duty));
    TRY(may_duty(tx, tx->deed, &duty));
    if (str_eq(duty.state, S("void")))
        return fail(tx->c, ERR_INVALID, "责任事项 %lld 已作废，不能再引用", (long long)like.duty);
    TRY(quote_find(tx->c, tx->db, &like, &quote));
    if (quote.id == 0) {
        like.dropped = false;
        return record_add(tx, &noun_quote, &like);
    }
    if (!quote.dropped)
        return OK;
    quote.dropped = false;
    return record_set(tx, &noun_quote, &quote);
}

/* What was handed in or closed stands on what it quotes. */
static err check_free(struct ctx *c, const struct duty *duty) {
    static const str bound[] = {T("review"), T("approved"), T("closed")};
    for (size_t i = 0; i < COUNT_OF(bound); i++)
        if (str_eq(duty->state, bound[i]))
            return fail(c, ERR_INVALID,
                        "责任事项 %lld 现在是“%s”，不能取消引用，请先撤回、退回或重新打开",
                        (long long)duty->id, flow_state(&duty_flow, duty->state));
    return OK;
}

err quote_drop(struct tx *tx, struct quote like) {
    struct duty duty;
    struct quote quote;
    TRY(record_get(tx->c, tx->db, &noun_duty, like.duty, &duty));
    TRY(may_duty(tx, tx->deed, &duty));
    TRY(check_free(tx->c, &duty));
    TRY(quote_find(tx->c, tx->db, &like, &quote));
    if (quote.id == 0 || quote.dropped)
        return fail(tx->c, ERR_NOT_FOUND, "责任事项 %lld 没有引用%s %lld", (long long)like.duty,
                    like.record != 0 ? noun_record.called : noun_proof.called,
                    (long long)(like.record != 0 ? like.record : like.proof));
    quote.dropped = true;
    return record_set(tx, &noun_quote, &quote);
}
