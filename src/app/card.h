/* A record as a person reads all of it: lines of what it says and what became of it. */
#ifndef APP_CARD_H
#define APP_CARD_H

#include "app/tx.h"
#include "base/shape.h"

/* One line: 时限：2025-06-30. */
struct card_line {
    str label;
    str value;
};
VEC_TYPE(card, struct card_line);

/* card_add: a line, unless it would say nothing. */
void card_add(struct arena *a, struct card *card, const char *label, str value);

/* card_task: what a task says, who has it, its measures, comments, indicators and duties.
 * card_task_past: what was changed, when, by whom and why, with what it said before; newest last.
 * card_duty: a duty, its task's stage, titles and people, its comments.
 * card_org: an organisation, its relations, who holds which post, and its history.
 * fails  NOT_FOUND; DB, IO */
MUST_USE err card_task(struct deed *d, i64 id, struct card *card_out);
MUST_USE err card_task_past(struct deed *d, i64 id, struct card *card_out);
MUST_USE err card_duty(struct deed *d, i64 id, struct card *card_out);
MUST_USE err card_org(struct deed *d, i64 id, struct card *card_out);

#endif
