/* Headings of items: stand-alone lines, run-in first sentences, and cuts by sense in text that was
 * flattened to one line. */
#ifndef READ_HEADING_H
#define READ_HEADING_H

#include "read/reading.h"

/* heading_find: fills head_to and heading of every item. */
void heading_find(struct reading *r);

/* heading_cut: length of the heading at the front of flattened text, which has no mark behind it;
 * 0 when there is no sensible cut. */
size_t heading_cut(str s);

/* sentence_end: offset of the first 。 ; : ! ? of s that is outside quotes, brackets and titles
 * (or of an OCR point between Chinese characters); s.len when there is none. */
size_t sentence_end(str s);

#endif
