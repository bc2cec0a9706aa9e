/* Texts that people typed. */
#include "app/typed.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "calendar/day.h"

err typed_check(struct ctx *c, str text, const char *what, size_t max_chars) {
    if (utf8_bad(text) != STR_NONE)
        return fail(c, ERR_INVALID, "%s不是 UTF-8 文字，请检查终端的编码", what);
    for (size_t i = 0; i < text.len; i++)
        if ((u8)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
            return fail(c, ERR_INVALID, "%s里有换行或控制字符，请去掉", what);
    if (utf8_chars(text) > max_chars)
        return fail(c, ERR_INVALID, "%s最多 %zu 个字", what, max_chars);
    return OK;
}

enum {
    SERIAL_FIRST = 20000, /* 1954: smaller numbers are no days */
    SERIAL_LAST = 80000,  /* 2119 */
    SERIAL_OF_1970 = 25569,
    DAY_BYTES_MAX = 64,
    DIGITS_MAX = 8
};

/* 年 月 日 and what stands for them. */
static bool divides(u32 c) {
    return c == '-' || c == '/' || c == '.' || c == 0x5E74 || c == 0x6708 || c == 0x65E5;
}

/* The numbers of a text, three at most; behind the third a time may follow.
 * gives  how many; 0 when anything else stands in it */
static size_t numbers_of(str text, i32 numbers[3]) {
    size_t n = 0, digits = 0;
    for (size_t at = 0; at < text.len;) {
        u32 c = fold_width(utf8_next(text, &at));
        if (c < '0' || c > '9') {
            if (c == ' ' && n == 3)
                return n;
            if (n == 0 || !divides(c))
                return 0;
            digits = 0;
            continue;
        }
        if (digits == 0 && n++ == 3)
            return 0;
        if (++digits > DIGITS_MAX)
            return 0;
        numbers[n - 1] = numbers[n - 1] * 10 + (i32)(c - '0');
    }
    return n;
}

bool typed_day(struct arena *a, str text, str *day_out) {
    i32 v[3] = {0}, on = DAY_NONE;
    text = str_trim(text);
    size_t n = text.len <= DAY_BYTES_MAX ? numbers_of(text, v) : 0;
    if (n == 2 && v[1] == 0) /* 45838.0 */
        n = 1;
    if (n == 3)
        on = day_find(v[0], v[1], v[2]);
    else if (n == 1 && v[0] >= SERIAL_FIRST && v[0] <= SERIAL_LAST)
        on = v[0] - SERIAL_OF_1970;
    else if (n == 1)
        on = day_find(v[0] / 10000, v[0] / 100 % 100, v[0] % 100);
    if (!day_is_valid(on))
        return false;
    *day_out = day_text(a, on);
    return true;
}

err typed_reason(struct ctx *c, str reason) {
    enum {
        REASON_CHARS_MAX = 500
    };
    return typed_check(c, reason, "原因", REASON_CHARS_MAX);
}
