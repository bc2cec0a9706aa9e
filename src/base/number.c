/* Numbers in Chinese text: Arabic digits, Chinese digits, 万 and 亿. */
#include "base/number.h"

#include "base/utf8.h"

/* By character: 0..9 a digit; 10, 100, 1000 a place; -1 none. */
static i64 value_of(u32 c) {
    switch (c) {
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ for 〇, as typed */
    case 0x96F6: /* 零 */
        return 0;
    case 0x4E00: /* 一 */
        return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */
        return 2;
    case 0x4E09: /* 三 */
        return 3;
    case 0x56DB: /* 四 */
        return 4;
    case 0x4E94: /* 五 */
        return 5;
    case 0x516D: /* 六 */
        return 6;
    case 0x4E03: /* 七 */
        return 7;
    case 0x516B: /* 八 */
        return 8;
    case 0x4E5D: /* 九 */
        return 9;
    case 0x5341: /* 十 */
        return 10;
    case 0x767E: /* 百 */
        return 100;
    case 0x5343: /* 千 */
        return 1000;
    default:
        return -1;
    }
}

/* The units behind a number; 万亿 is both. */
static const struct {
    str word;
    i64 times;
} units[] = {{T("万"), 10000}, {T("亿"), 100000000}};

static const i64 LARGEST = 1000000000000; /* beyond it digits are ignored, nothing overflows */

static i64 least(i64 a, i64 b) {
    return a < b ? a : b;
}

/* The value of the Chinese digit at the front of s, or -1. All of them are three bytes long. */
static i64 digit_at(str s) {
    size_t at = 0;
    if (s.len < 3 || (u8)s.ptr[0] < 0xE2 || (u8)s.ptr[0] > 0xE9) /* lead bytes of the table */
        return -1;
    return value_of(utf8_next(s, &at));
}

/* 一百零五 by places; 二〇二三 digit by digit. */
static size_t read_chinese(str s, i64 *n_out) {
    i64 total = 0, digit = -1;
    size_t at = 0;
    for (i64 d; (d = digit_at(str_sub(s, at, s.len))) >= 0; at += 3) {
        if (d < 10) {
            digit = least(digit < 0 ? d : digit * 10 + d, LARGEST);
        } else {
            total = least(total + (digit < 0 ? 1 : digit) * d, LARGEST);
            digit = -1;
        }
    }
    *n_out = total + (digit < 0 ? 0 : digit);
    return at;
}

/* Whether a thousands comma stands at `at`: just three digits follow, at most three went before
 * (截至2023,100人 is a year and a number). */
static bool is_thousands(str s, size_t at, size_t run) {
    return run <= 3 && at < s.len && s.ptr[at] == ',' && str_digit(s, at + 1) &&
           str_digit(s, at + 2) && str_digit(s, at + 3) && !str_digit(s, at + 4);
}

static size_t read_arabic(str s, i64 *thousandths) {
    i64 whole = 0, part = 0, place = 100;
    size_t at = 0;
    for (size_t run = 0; str_digit(s, at); at++) {
        if (whole < LARGEST)
            whole = whole * 10 + (s.ptr[at] - '0');
        run++;
        if (is_thousands(s, at + 1, run)) {
            at++;
            run = 0;
        }
    }
    if (at > 0 && at < s.len && s.ptr[at] == '.' && str_digit(s, at + 1)) {
        for (at++; str_digit(s, at); at++, place /= 10)
            part += (s.ptr[at] - '0') * place;
    }
    *thousandths = whole * 1000 + part;
    return at;
}

/* Multiplies by the units at the front of s; gives their length. */
static size_t read_units(str s, i64 *thousandths) {
    size_t at = 0;
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        if (!str_starts(str_sub(s, at, s.len), units[i].word))
            continue;
        at += units[i].word.len;
        *thousandths =
            *thousandths > INT64_MAX / units[i].times ? INT64_MAX : *thousandths * units[i].times;
    }
    return at;
}

/* 一亿二千万零五: parts that each end with a unit, the last perhaps without. */
static size_t read_parts(str s, i64 *thousandths) {
    i64 total = 0;
    size_t at = 0;
    for (;;) {
        i64 n = 0;
        size_t len = read_chinese(str_sub(s, at, s.len), &n);
        if (len == 0)
            break;
        n *= 1000;
        at += len;
        len = read_units(str_sub(s, at, s.len), &n);
        at += len;
        total = n > INT64_MAX - total ? INT64_MAX : total + n;
        if (len == 0)
            break;
    }
    *thousandths = total;
    return at;
}

/* A single Chinese digit with nothing behind it that belongs to it, as most are. gives  -1 for
 * others */
static i64 lone_digit(str s) {
    i64 digit = digit_at(s);
    if (digit < 0 || digit > 10)
        return -1;
    str rest = str_sub(s, 3, s.len);
    bool ends =
        digit_at(rest) < 0 && !str_starts(rest, units[0].word) && !str_starts(rest, units[1].word);
    return ends ? digit : -1;
}

size_t number_read(str s, milli *n_out, bool *chinese) {
    i64 lone = lone_digit(s);
    if (lone >= 0) {
        n_out->v = lone * 1000;
        if (chinese != NULL)
            *chinese = true;
        return 3;
    }
    i64 thousandths = 0;
    size_t at = read_arabic(s, &thousandths);
    bool in_chinese = at == 0;
    if (in_chinese)
        at = read_parts(s, &thousandths);
    else
        at += read_units(str_sub(s, at, s.len), &thousandths);
    if (at == 0)
        return 0;
    n_out->v = thousandths;
    if (chinese != NULL)
        *chinese = in_chinese;
    return at;
}

i64 number_ordinal(str s) {
    milli n;
    size_t len = number_read(s, &n, NULL);
    return len > 0 && len == s.len && n.v % 1000 == 0 ? n.v / 1000 : -1;
}

i64 number_id(str s) {
    enum {
        DIGITS_MAX = 15
    };
    i64 id = 0;
    if (s.len > DIGITS_MAX)
        return 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!str_digit(s, i))
            return 0;
        id = id * 10 + (s.ptr[i] - '0');
    }
    return id;
}
