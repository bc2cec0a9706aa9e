/* The title of a document. */
#ifndef READ_TITLE_H
#define READ_TITLE_H

#include "read/reading.h"

/* title_find: fills r->head.title, title_from, title_to and body_line; a list title of a web site
 * and what a re-poster added are noise.
 *   head_to  end of the normalised text in which a notice names what it issues */
void title_find(struct reading *r, u32 head_to);

#endif
