/* Numbers in Chinese text. */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/str.h"

/* number_read: the number at the front of s: Arabic with decimals and thousands commas (1,200.5),
 * or Chinese (十二, 二十, 一百零五, 两), then 万 or 亿 multiplied out
 * (一万二千 too; 1万2千 stops after 万). A comma divides thousands only where it can do nothing
 * else. n_out      thousandths; decimals beyond the third are cut chinese    whether it was written
 * in Chinese characters; may be NULL gives        its length in bytes, 0 when s does not start with
 * a number */
size_t number_read(str s, milli *n_out, bool *chinese);

/* number_ordinal: a Chinese or Arabic whole number that fills all of s, such as 十一 or 12.
 * gives  -1 when it is none */
i64 number_ordinal(str s);

/* number_id: the id that a word is: Arabic digits alone. gives  0 when it is none */
i64 number_id(str s);

#endif
