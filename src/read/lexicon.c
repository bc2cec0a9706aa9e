/* Cutting text into known words: the longest known word at each place, numbers between them. */
#include "read/lexicon.h"

#include "base/number.h"

enum {
    YEAR_MIN = 1990,
    YEAR_MAX = 2099
};

static str word_at(const void *table, size_t i) {
    return str_from(((const struct lexicon_word *)table)[i].text);
}

struct words *lexicon_make(struct arena *a) {
    return words_make(a, lexicon_words, lexicon_words_n, word_at);
}

str cadence_name(enum cadence c) {
    static const str names[] = {T(""),          T("weekly"),      T("monthly"),
                                T("quarterly"), T("half-yearly"), T("yearly"),
                                T("continuous")};
    return names[c];
}

/* The one or two digits at byte `at`, up to `most`. A time of day may follow the day without a
 * space. gives  the byte behind them, 0 = none */
static size_t short_number(str s, size_t at, i64 most, i64 *n_out) {
    size_t to = at;
    for (*n_out = 0; str_digit(s, to) && to < at + 2; to++)
        *n_out = *n_out * 10 + s.ptr[to] - '0';
    bool clock =
        str_digit(s, to) && str_digit(s, to + 1) && str_starts(str_sub(s, to + 2, s.len), S(":"));
    bool whole = !str_digit(s, to) || (clock && to == at + 2);
    return to > at && whole && *n_out >= 1 && *n_out <= most ? to : 0;
}

/* 2024.3 is a date only where nothing is measured: not 2024.3万元. */
static bool may_end_dotted(str rest) {
    static const str follows[] = {T("前"), T("底"), T("之前"), T("以前"), T("至"),
                                  T("到"), T("-"),  T("—"),    T("~"),    T(","),
                                  T(";"),  T(")"),  T("。"),   T("、")};
    for (size_t i = 0; i < COUNT_OF(follows); i++)
        if (str_starts(rest, follows[i]))
            return true;
    return rest.len == 0;
}

/* 2024-03-15, 2024/3, 2024.3.5: cut as if its signs were 年, 月 and 日; the last one is empty.
 * gives  bytes taken, 0 = no such date */
static size_t cut_date(struct arena *a, str s, size_t at, struct tokens *into) {
    static const u8 signs[] = {W_YEAR, W_MONTH, W_DAY};
    static const i64 most[] = {12, 31};
    i64 parts[3] = {0};
    size_t ends[3] = {at + 4};
    char sign = at + 4 < s.len ? s.ptr[at + 4] : '0';
    if (sign != '-' && sign != '/' && sign != '.')
        return 0;
    for (size_t i = at; i < at + 4; i++) {
        if (!str_digit(s, i))
            return 0;
        parts[0] = parts[0] * 10 + s.ptr[i] - '0';
    }
    size_t n = 1;
    for (; n < 3 && ends[n - 1] < s.len && s.ptr[ends[n - 1]] == sign; n++) {
        ends[n] = short_number(s, ends[n - 1] + 1, most[n - 1], &parts[n]);
        if (ends[n] == 0)
            break;
    }
    bool dated = n == 3 || (n == 2 && (sign != '.' || may_end_dotted(str_sub(s, ends[1], s.len))));
    if (!dated || parts[0] < YEAR_MIN || parts[0] > YEAR_MAX)
        return 0;
    for (size_t i = 0, from = at; i < n; i++) {
        u32 to = (u32)ends[i], behind = to + (i + 1 < n);
        *push(a, into) =
            (struct token){.from = (u32)from, .to = to, .class = W_NUMBER, .n = {parts[i] * 1000}};
        *push(a, into) = (struct token){.from = to, .to = behind, .class = signs[i]};
        from = behind;
    }
    return ends[n - 1] - at;
}

void lexicon_cut(struct arena *a, const struct words *lexicon, str s, struct tokens *into) {
    into->n = 0;
    into->classes = 0;
    u32 id;
    for (size_t at = 0, len; (len = words_next(lexicon, s, &at, &id)) > 0; at += len) {
        u8 class = lexicon_words[id].class; /* enum word_class */
        size_t date = class == W_NUMBER ? cut_date(a, s, at, into) : 0;
        if (date > 0) {
            len = date;
            into->classes |= CLASS(W_NUMBER) | CLASS(W_YEAR) | CLASS(W_MONTH) | CLASS(W_DAY);
            continue;
        }
        /* filled where it stays: copying it as a whole would wait for its parts to be written */
        struct token *t = push(a, into);
        t->class = class;
        t->value = lexicon_words[id].value;
        t->chinese = false;
        t->n.v = 0;
        if (class == W_NUMBER) {
            len = number_read(str_sub(s, at, s.len), &t->n, &t->chinese);
            if (len == 0) /* 〇 or 百 by itself */
                len = 3;
        } else if (class == W_LABEL && !str_starts(str_sub(s, at + len, s.len), S(":"))) {
            t->class = W_ORG; /* 各责任部门 without a colon are departments */
        }
        t->from = (u32)at;
        t->to = (u32)(at + len);
        into->classes |= CLASS(t->class);
    }
}
