/* Announced days. */
#include "app/announced_days.h"

err announced_days(struct ctx *c, struct announcements *known_out) {
    return announced_parse(c, str_from(announced_csv), known_out);
}
