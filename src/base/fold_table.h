/* The generated tables behind fold_simplified. */
#ifndef BASE_FOLD_TABLE_H
#define BASE_FOLD_TABLE_H

#include "base/types.h"

/* fold_changes[c / 64], bit c % 64: whether a BMP character changes. Small enough to stay in the
 * cache, while most characters do not change. */
extern const u64 fold_changes[1024];

/* fold_page[c >> 8][c & 255]: the Simplified form of one that does. */
extern const u16 *const fold_page[256];

#endif
