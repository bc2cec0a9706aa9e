/* Damerau-Levenshtein distance in its restricted form, over short ASCII words. */
#include "base/nearest.h"

enum {
    WORD_MAX = 40
};

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t edits(str a, str b) {
    size_t d[WORD_MAX + 1][WORD_MAX + 1];
    for (size_t i = 0; i <= a.len; i++)
        d[i][0] = i;
    for (size_t k = 0; k <= b.len; k++)
        d[0][k] = k;
    for (size_t i = 1; i <= a.len; i++) {
        for (size_t k = 1; k <= b.len; k++) {
            size_t change = d[i - 1][k - 1] + (a.ptr[i - 1] != b.ptr[k - 1]);
            d[i][k] = least(change, least(d[i - 1][k], d[i][k - 1]) + 1);
            bool swap =
                i > 1 && k > 1 && a.ptr[i - 1] == b.ptr[k - 2] && a.ptr[i - 2] == b.ptr[k - 1];
            if (swap)
                d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
        }
    }
    return d[a.len][b.len];
}

const char *nearest(str word, const char *const *words, size_t n) {
    if (word.len > WORD_MAX)
        return NULL;
    size_t best = word.len / 3 > 2 ? word.len / 3 : 2;
    const char *found = NULL;
    for (size_t i = 0; i < n; i++) {
        str known = str_from(words[i]);
        if (known.len > WORD_MAX)
            continue;
        size_t distance = edits(word, known);
        if (distance >= known.len) /* no letter in common is no likeness */
            continue;
        if (distance < best || (distance == best && found == NULL)) {
            best = distance;
            found = words[i];
        }
    }
    return found;
}
