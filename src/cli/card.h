/* Writing the lines of a card. */
#ifndef CLI_CARD_H
#define CLI_CARD_H

#include "app/card.h"
#include "base/out.h"

/* card_write: label：value, a line each. */
void card_write(struct out *o, const struct card *card);

#endif
