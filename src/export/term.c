/* Terminals: safe text, tones, folding by display width. */
#include "export/term.h"

#include "base/utf8.h"

/* Marks that may not stand at the front of a line (GB/T 15834, 5.1) and those that may not end one.
 */
static const char no_front[] = "，。、；：？！）》〉」』】〕”’…—,.;:?!)]}%～·";
static const char no_end[] = "（《〈「『【〔“‘([{";

/* Select Graphic Rendition parameters by tone (ECMA-48). */
static const char *const tone_codes[] = {
    [TONE_PLAIN] = "",
    [TONE_BAD] = "\x1b[31m",
    [TONE_WARN] = "\x1b[33m",
    [TONE_SOFT] = "\x1b[2m",
};

/* Ranges of characters that steer or hide text: controls, marks and turns of direction. */
static const struct {
    u32 from, to;
} unsafe[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x061C, 0x061C}, {0x200B, 0x200F},
    {0x2028, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
};

static bool is_unsafe(u32 c) {
    for (size_t i = 0; i < COUNT_OF(unsafe) && c >= unsafe[i].from; i++)
        if (c <= unsafe[i].to)
            return true;
    return false;
}

str term_text(struct arena *a, str s) {
    size_t at = 0, clean = 0;
    while (at < s.len && !is_unsafe(utf8_next(s, &at)))
        clean = at;
    if (clean == s.len)
        return s;
    struct out o = out_open(a);
    out_raw(&o, str_sub(s, 0, clean));
    for (at = clean; at < s.len;) {
        size_t from = at;
        u32 c = utf8_next(s, &at);
        if (c == '\t' || c == '\n' || c == '\r')
            out_char(&o, ' ');
        else if (is_unsafe(c))
            out_raw(&o, S("\xEF\xBF\xBD"));
        else
            out_raw(&o, str_sub(s, from, at));
    }
    return out_str(&o);
}

void term_begin(struct out *o, const struct term *t, enum tone tone) {
    if (t->colour)
        out_raw(o, str_from(tone_codes[tone]));
}

void term_end(struct out *o, const struct term *t, enum tone tone) {
    if (t->colour && tone != TONE_PLAIN)
        out_raw(o, S("\x1b[0m"));
}

void term_strong(struct out *o, const struct term *t) {
    if (t->colour)
        out_raw(o, S("\x1b[1m"));
}

void term_plain(struct out *o, const struct term *t) {
    if (t->colour)
        out_raw(o, S("\x1b[0m"));
}

static bool stands_in(str c, const char *set) {
    return c.len > 0 && str_find(str_from(set), c, 0) != STR_NONE;
}

/* A character that joins its neighbours into a word: visible, narrow, below the CJK ranges. */
static bool in_word(u32 c) {
    return c > ' ' && c < 0x2E80 && utf8_column_width(c) == 1 && c != '/';
}

static bool is_digit(u32 c) {
    return c >= '0' && c <= '9';
}

static str char_at(str s, size_t at) {
    size_t next = at;
    if (at < s.len)
        utf8_next(s, &next);
    return str_sub(s, at, next);
}

/* Whether a line may end at offset `at` of s. */
static bool may_break(str s, size_t at) {
    size_t from = utf8_back(s, at), next = from, behind = at;
    u32 before = utf8_next(s, &next), after = utf8_next(s, &behind);
    if (before == ' ' || after == ' ')
        return true;
    if (stands_in(char_at(s, at), no_front) || stands_in(char_at(s, from), no_end))
        return false;
    bool counted = is_digit(before) && utf8_is_han(after); /* 2次 */
    return !counted && !(in_word(before) && in_word(after));
}

str term_fold(str *rest, size_t columns) {
    str s = *rest;
    size_t fit = utf8_fit(s, columns).len;
    if (fit == 0 && s.len > 0)
        utf8_next(s, &fit);
    size_t cut = fit;
    if (fit < s.len) {
        while (cut > 0 && !may_break(s, cut))
            cut = utf8_back(s, cut);
        if (cut == 0) /* one word fills the line: cut inside it */
            cut = fit;
    }
    str piece = str_sub(s, 0, cut);
    while (piece.len > 0 && piece.ptr[piece.len - 1] == ' ')
        piece.len--;
    while (cut < s.len && s.ptr[cut] == ' ')
        cut++;
    *rest = str_sub(s, cut, s.len);
    return piece;
}
