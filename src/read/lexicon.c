/* Cutting text into known words: the longest known word at each place, numbers between them. */
#include "read/lexicon.h"

#include "base/number.h"
#include "base/utf8.h"

static str word_at(const void *table, size_t i) {
    return str_from(((const struct lexicon_word *)table)[i].text);
}

struct words *lexicon_make(struct arena *a) {
    return words_make(a, lexicon_words, lexicon_words_n, word_at);
}

str cadence_name(enum cadence c) {
    static const str names[] = {T(""),          T("weekly"), T("monthly"),   T("quarterly"),
                                T("half-yearly"), T("yearly"), T("continuous")};
    return names[c];
}

/* A number at `at`; a digit group that is part of a Latin word or of 10·30 is none. */
static size_t number_at(str s, size_t at, struct token *t) {
    bool chinese = false;
    size_t len = number_read(str_sub(s, at, s.len), &t->n, &chinese);
    t->chinese = chinese;
    return len;
}

void lexicon_cut(struct arena *a, const struct words *lexicon, str s, struct tokens *into) {
    into->n = 0;
    for (size_t at = 0; at < s.len;) {
        u8 b = (u8)s.ptr[at];
        struct token t = {.from = (u32)at};
        u32 id;
        size_t len = 0;
        if (b >= '0' && b <= '9') {
            len = number_at(s, at, &t);
            t.class = W_NUMBER;
        } else if ((len = words_at(lexicon, s, at, &id)) > 0) {
            t.class = lexicon_words[id].class;
            t.value = lexicon_words[id].value;
            if (t.class == W_LABEL && !str_starts(str_sub(s, at + len, s.len), S(":")))
                t.class = W_ORG; /* 各责任部门 without a colon are departments */
        } else if (b >= 0xE4 && b <= 0xE9 && (len = number_at(s, at, &t)) > 0) {
            t.class = W_NUMBER;
        }
        if (len == 0) {
            utf8_next(s, &at);
            continue;
        }
        at += len;
        t.to = (u32)at;
        *push(a, into) = t;
    }
}
