/* Adding comments. */
#include "app/comment.h"

#include "app/typed.h"

enum {
    TEXT_CHARS_MAX = 2000
};

struct work {
    const struct noun *noun;
    i64 record;
    str text;
};

static err add(struct tx *tx, void *arg) {
    const struct work *w = arg;
    void *there = arena_bytes(tx->c->arena, w->noun->shape->size, 16);
    TRY(record_get(tx->c, tx->db, w->noun, w->record, there));
    struct comment comment = {.noun = str_from(w->noun->name),
                              .record = w->record,
                              .at = tx->at,
                              .who = tx->who,
                              .text = w->text};
    return record_add(tx, &noun_comment, &comment);
}

err app_comment(struct deed *d, const struct noun *noun, i64 record, str text) {
    struct work w = {noun, record, str_trim(text)};
    if (w.text.len == 0)
        return fail(d->c, ERR_INVALID, "评论不能为空");
    TRY(typed_check(d->c, text, "评论", TEXT_CHARS_MAX));
    return tx_run(d, "add comment", add, &w);
}
