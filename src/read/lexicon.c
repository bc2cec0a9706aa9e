/* Cutting text into known words: the longest known word at each place, numbers between them. */
#include "read/lexicon.h"

#include "base/number.h"

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

void lexicon_cut(struct arena *a, const struct words *lexicon, str s, struct tokens *into) {
    into->n = 0;
    u32 id;
    for (size_t at = 0, len; (len = words_next(lexicon, s, &at, &id)) > 0; at += len) {
        struct token t = {.from = (u32)at, .class = lexicon_words[id].class, .value = lexicon_words[id].value};
        if (t.class == W_NUMBER) {
            len = number_read(str_sub(s, at, s.len), &t.n, &t.chinese);
            if (len == 0) /* 〇 or 百 by itself */
                len = 3;
        } else if (t.class == W_LABEL && !str_starts(str_sub(s, at + len, s.len), S(":"))) {
            t.class = W_ORG; /* 各责任部门 without a colon are departments */
        }
        t.to = (u32)(at + len);
        *push(a, into) = t;
    }
}
