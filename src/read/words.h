/* Many words sought in one scan: a trie over characters. */
#ifndef READ_WORDS_H
#define READ_WORDS_H

#include "base/str.h"

struct words;

/* words_make: from n words; word i carries the number i. An empty word is never found.
 *   at(table, i)  the i-th word of the caller's table */
struct words *words_make(struct arena *a, const void *table, size_t n,
                         str (*at)(const void *table, size_t i));

/* words_at: the longest word that starts at offset `at` of s.
 * gives  its length in bytes, 0 = none; its number in *id_out */
size_t words_at(const struct words *w, str s, size_t at, u32 *id_out);

/* words_next: the first word at or after *at; sets *at to its offset. gives  as words_at */
size_t words_next(const struct words *w, str s, size_t *at, u32 *id_out);

#endif
