/* An outline on a terminal: a line an item, indented by its depth. */
#ifndef EXPORT_TREE_H
#define EXPORT_TREE_H

#include "export/term.h"

struct twig {
    i64 level; /* from 1 */
    str text;  /* marker and heading */
    str note;  /* stands behind it in a soft tone, such as "指导思想"; "" = none */
};

void tree_write(struct out *o, const struct term *t, const struct twig *twigs, size_t n);

#endif
