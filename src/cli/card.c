/* Cards on a terminal. */
#include "cli/card.h"

void card_write(struct out *o, const struct card *card) {
    for (size_t i = 0; i < card->n; i++)
        out_fmt(o, "%.*s：%.*s\n", STR(card->v[i].label), STR(card->v[i].value));
}
