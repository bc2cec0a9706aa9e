/* Numbers of lists. Sources: ECMA-376 part 1, 17.18.59 ST_NumberFormat; what Word and LibreOffice
 * show. */
#include "doc/numeral.h"

#include "base/utf8.h"

enum {
    LETTERS = 26,
    LETTERS_MAX = 5, /* times that a letter is repeated */
    ROMAN_MAX = 3999,
    CHINESE_MAX = 9999,
};

/* To add one: a row in the order of the standard. */
static const struct {
    const char *name;
    enum numeral style;
} words[] = {
    {"decimal", NUMERAL_DECIMAL},
    {"upperRoman", NUMERAL_UPPER_ROMAN},
    {"lowerRoman", NUMERAL_LOWER_ROMAN},
    {"upperLetter", NUMERAL_UPPER_LETTER},
    {"lowerLetter", NUMERAL_LOWER_LETTER},
    {"ideographDigital", NUMERAL_CHINESE_DIGITS},
    {"japaneseCounting", NUMERAL_CHINESE},
    {"decimalFullWidth", NUMERAL_FULL_WIDTH},
    {"japaneseLegal", NUMERAL_LEGAL_HANT},
    {"japaneseDigitalTenThousand", NUMERAL_CHINESE_DIGITS},
    {"decimalEnclosedCircle", NUMERAL_CIRCLED},
    {"decimalFullWidth2", NUMERAL_FULL_WIDTH},
    {"decimalZero", NUMERAL_DECIMAL_ZERO},
    {"bullet", NUMERAL_NONE},
    {"decimalEnclosedFullstop", NUMERAL_FULL_STOP},
    {"decimalEnclosedParen", NUMERAL_PAREN},
    {"decimalEnclosedCircleChinese", NUMERAL_CIRCLED},
    {"ideographEnclosedCircle", NUMERAL_CIRCLED_HAN},
    {"ideographTraditional", NUMERAL_STEMS},
    {"ideographZodiac", NUMERAL_BRANCHES},
    {"taiwaneseCounting", NUMERAL_CHINESE},
    {"ideographLegalTraditional", NUMERAL_LEGAL_HANT},
    {"taiwaneseCountingThousand", NUMERAL_CHINESE},
    {"taiwaneseDigital", NUMERAL_CHINESE_DIGITS},
    {"chineseCounting", NUMERAL_CHINESE},
    {"chineseLegalSimplified", NUMERAL_LEGAL},
    {"chineseCountingThousand", NUMERAL_CHINESE},
    {"koreanDigital2", NUMERAL_CHINESE_DIGITS},
    {"koreanCounting", NUMERAL_CHINESE},
    {"none", NUMERAL_NONE},
};

enum numeral numeral_of_word(str name) {
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(name, str_from(words[i].name)))
            return words[i].style;
    return NUMERAL_DECIMAL;
}

/* Styles that are one character for each number: where the row begins, how many it has.
 * Circled numbers lie in three places of Unicode. */
static const struct {
    enum numeral style;
    u32 n_from, n_to; /* numbers */
    u32 first;        /* character of n_from */
} rows[] = {
    {NUMERAL_CIRCLED, 1, 20, 0x2460},   {NUMERAL_CIRCLED, 21, 35, 0x3251},
    {NUMERAL_CIRCLED, 36, 50, 0x32B1},  {NUMERAL_PAREN, 1, 20, 0x2474},
    {NUMERAL_FULL_STOP, 1, 20, 0x2488}, {NUMERAL_CIRCLED_HAN, 1, 10, 0x3280},
    {NUMERAL_PAREN_HAN, 1, 10, 0x3220},
};

static str one_char(struct arena *a, u32 c) {
    char *to = arena_bytes(a, 4, 1);
    return (str){to, utf8_put(to, c)};
}

static str nth_char(str chars, u32 n) {
    return str_sub(chars, 3 * (size_t)n, 3 * (size_t)n + 3);
}

static str decimal(struct arena *a, u32 n) {
    return str_fmt(a, "%u", n);
}

static str letters(struct arena *a, u32 n, char first) {
    u32 times = (n - 1) / LETTERS + 1;
    if (times > LETTERS_MAX)
        return decimal(a, n);
    char *to = arena_bytes(a, LETTERS_MAX, 1);
    for (u32 i = 0; i < times; i++)
        to[i] = (char)(first + (char)((n - 1) % LETTERS));
    return (str){to, times};
}

static str roman(struct arena *a, u32 n, bool upper) {
    static const struct {
        u32 value;
        const char *lower, *upper;
    } parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                 {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                 {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                 {1, "i", "I"}};
    if (n > ROMAN_MAX)
        return decimal(a, n);
    str s = S("");
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        for (; n >= parts[i].value; n -= parts[i].value)
            s = str_cat(a, s, str_from(upper ? parts[i].upper : parts[i].lower));
    return s;
}

/* Each digit of n by its character in `digits` (0..9). */
static str by_digits(struct arena *a, u32 n, str digits) {
    str s = S("");
    do
        s = str_cat(a, nth_char(digits, n % 10), s);
    while ((n /= 10) > 0);
    return s;
}

/* 一百零五; tens without a leading one (十二) unless `legal` (壹拾贰). */
static str counting(struct arena *a, u32 n, str digits, str places) {
    static const u32 value[] = {1000, 100, 10, 1};
    bool legal = !str_starts(digits, S("零一"));
    if (n > CHINESE_MAX)
        return decimal(a, n);
    str s = S("");
    bool gap = false;
    for (u32 i = 0; i < COUNT_OF(value); i++) {
        u32 digit = n / value[i] % 10;
        if (digit == 0) {
            gap = s.len > 0;
            continue;
        }
        if (gap)
            s = str_cat(a, s, nth_char(digits, 0));
        gap = false;
        bool bare_ten = value[i] == 10 && digit == 1 && s.len == 0 && !legal;
        if (!bare_ten)
            s = str_cat(a, s, nth_char(digits, digit));
        if (value[i] > 1)
            s = str_cat(a, s, nth_char(places, i));
    }
    return s;
}

static str by_row(struct arena *a, enum numeral style, u32 n) {
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].style == style && n >= rows[i].n_from && n <= rows[i].n_to)
            return one_char(a, rows[i].first + n - rows[i].n_from);
    return decimal(a, n);
}

static str zero(struct arena *a, enum numeral style) {
    return style == NUMERAL_CHINESE          ? S("零")
           : style == NUMERAL_CHINESE_DIGITS ? S("〇")
                                             : decimal(a, 0);
}

str numeral_text(struct arena *a, enum numeral style, u32 n) {
    if (style == NUMERAL_NONE)
        return S("");
    if (n == 0)
        return zero(a, style);
    switch (style) {
    case NUMERAL_DECIMAL_ZERO:
        return str_fmt(a, "%02u", n);
    case NUMERAL_FULL_WIDTH:
        return by_digits(a, n, S("０１２３４５６７８９"));
    case NUMERAL_LOWER_LETTER:
        return letters(a, n, 'a');
    case NUMERAL_UPPER_LETTER:
        return letters(a, n, 'A');
    case NUMERAL_LOWER_ROMAN:
        return roman(a, n, false);
    case NUMERAL_UPPER_ROMAN:
        return roman(a, n, true);
    case NUMERAL_CHINESE:
        return counting(a, n, S("零一二三四五六七八九"), S("千百十"));
    case NUMERAL_CHINESE_DIGITS:
        return by_digits(a, n, S("〇一二三四五六七八九"));
    case NUMERAL_LEGAL:
        return counting(a, n, S("零壹贰叁肆伍陆柒捌玖"), S("仟佰拾"));
    case NUMERAL_LEGAL_HANT:
        return counting(a, n, S("零壹貳參肆伍陸柒捌玖"), S("仟佰拾"));
    case NUMERAL_STEMS:
        return n <= 10 ? nth_char(S("甲乙丙丁戊己庚辛壬癸"), n - 1) : decimal(a, n);
    case NUMERAL_BRANCHES:
        return n <= 12 ? nth_char(S("子丑寅卯辰巳午未申酉戌亥"), n - 1) : decimal(a, n);
    default:
        return by_row(a, style, n);
    }
}
