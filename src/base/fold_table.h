/* The generated table behind fold_simplified. */
#ifndef BASE_FOLD_TABLE_H
#define BASE_FOLD_TABLE_H

#include "base/types.h"

/* fold_page[c >> 8][c & 255]: the Simplified form of a BMP character; NULL or 0 = unchanged. */
extern const u16 *const fold_page[256];

#endif
