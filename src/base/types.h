/* Small values that every room uses: integers by width and the place of a finding. */
#ifndef BASE_TYPES_H
#define BASE_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int64_t i64;
typedef uint64_t u64;
typedef int32_t i32;
typedef int16_t i16;
typedef uint32_t u32;
typedef uint16_t u16;
typedef uint8_t u8;

/* A byte range [from, to) of a document's view text. */
typedef struct span {
    u32 from;
    u32 to;
} span;

/* Several places. */
typedef struct spans {
    span *v;
    size_t n;
} spans;

/* A quantity in thousandths, so that 2.5 hours stay exact. */
typedef struct milli {
    i64 v;
} milli;

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
