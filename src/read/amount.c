/* Parts of a sentence: what stands between two commas, or marks of enumeration. */
#include "read/amount.h"

#include "read/quantity.h"

/* First fitting row wins. To add one: before any row whose word it begins with. */
const struct per_word per_words[] = {
    {"人均", PER_HEAD, 0, "人均志愿服务20小时"},  {"户均", PER_HEAD, 0, "户均增收800元"},
    {"每人", PER_HEAD, 0, "每人读书6本"},         {"每名", PER_HEAD, 0, "每名党员联系2户"},
    {"每个", PER_HEAD, 0, "每个支部开展4次"},     {"每户", PER_HEAD, 0, "每户走访2次"},
    {"平均", PER_HEAD, 0, "平均每场120人"},       {"上下半年各", PER_TIME, 2, "上下半年各1次"},
    {"每半年", PER_TIME, 2, "每半年督查1次"},     {"半年一次", PER_TIME, 2, "半年一次督查"},
    {"每学期", PER_TIME, 2, "每学期家访1次"},     {"每季", PER_TIME, 4, "每季度检查1次"},
    {"各季度", PER_TIME, 4, "各季度检查1次"},     {"每两月", PER_TIME, 6, "每两月座谈1次"},
    {"每两个月", PER_TIME, 6, "每两个月座谈1次"}, {"每月", PER_TIME, 12, "每月学习1次"},
    {"各月", PER_TIME, 12, "各月学习1次"},        {"每周", PER_TIME, 0, "每周例会1次"},
    {"每日", PER_TIME, 0, "每日巡查2次"},         {"每天", PER_TIME, 0, "每天巡查2次"},
    {"每年", PER_TIME, 1, "每年体检1次"},
};
const size_t per_words_n = COUNT_OF(per_words);

/* Units that count the same. To add one: a row, anywhere. */
const struct unit_word unit_words[] = {
    {"场次", "场"}, {"次数", "次"}, {"人数", "人"}, {"名", "人"}, {"位", "人"}, {"本", "册"},
};
const size_t unit_words_n = COUNT_OF(unit_words);

enum {
    ABOUT_PCT = 90, /* of a figure that is only 约 */
};

str amount_unit(str unit) {
    for (size_t i = 0; i < unit_words_n; i++)
        if (str_eq(unit, str_from(unit_words[i].unit)))
            return str_from(unit_words[i].same);
    return unit;
}

bool amount_enough(const struct quantity *q, milli got) {
    if (str_eq(q->bound, S("<=")))
        return got.v <= q->n.v;
    if (str_eq(q->bound, S("~")))
        return got.v >= q->n.v / 100 * ABOUT_PCT;
    return got.v >= q->n.v;
}

static void set_per(struct amount *m, str part) {
    for (size_t i = 0; i < per_words_n; i++) {
        if (!str_has(part, str_from(per_words[i].text)))
            continue;
        m->per = (u8)per_words[i].per;
        m->times = per_words[i].times;
        return;
    }
}

/* What the parts of one text share. */
struct cutting {
    struct arena *arena;
    const struct words *lexicon;
    struct tokens *tokens;
    struct amounts found;
    size_t wide_from; /* index of the first amount whose wide part is still open */
};

static void add_part(struct cutting *k, str part) {
    lexicon_cut(k->arena, k->lexicon, part, k->tokens);
    struct list found = quantity_find(k->arena, k->tokens, part);
    for (size_t i = 0; i < found.n; i++) {
        struct amount *m = push(k->arena, &k->found);
        *m = (struct amount){.q = ((const struct quantity *)found.v)[i], .about = part};
        set_per(m, part);
    }
}

static void close_wide(struct cutting *k, str wide) {
    for (; k->wide_from < k->found.n; k->wide_from++)
        k->found.v[k->wide_from].wide = wide;
}

static bool same(const struct quantity *x, const struct quantity *y) {
    return x->n.v == y->n.v && str_eq(x->unit, y->unit);
}

/* What the whole sentence told and its parts did not. */
static void add_known(struct arena *a, struct list known, struct amounts *into) {
    size_t n = into->n;
    for (size_t i = 0; i < known.n; i++) {
        const struct quantity *q = &((const struct quantity *)known.v)[i];
        bool found = false;
        for (size_t k = 0; k < n && !found; k++)
            if (same(&into->v[k].q, q)) {
                into->v[k].q.bound =
                    q->bound; /* the whole may show a sign that the part does not */
                found = true;
            }
        if (!found)
            *push(a, into) = (struct amount){.q = *q};
    }
}

/* A mark that divides a sentence; names in quotes are not divided. */
static const struct divider {
    str mark;
    bool wide; /* divides wide parts too */
} dividers[] = {
    {T(","), true},   {T(";"), true},  {T(":"), true},  {T("。"), true},
    {T("、"), false}, {T("("), false}, {T(")"), false},
};

static const struct divider *divider_at(str s, size_t at) {
    for (size_t i = 0; i < COUNT_OF(dividers); i++)
        if (str_starts(str_sub(s, at, s.len), dividers[i].mark))
            return &dividers[i];
    return NULL;
}

/* Offset behind the quotation that opens at `at`, `at` itself when none does. */
static size_t skip_name(str s, size_t at) {
    static const str open[] = {T("“"), T("《")}, close[] = {T("”"), T("》")};
    for (size_t i = 0; i < COUNT_OF(open); i++) {
        if (!str_starts(str_sub(s, at, s.len), open[i]))
            continue;
        size_t end = str_find(s, close[i], at);
        return end == STR_NONE ? at : end + close[i].len;
    }
    return at;
}

struct amounts amount_find(struct arena *a, const struct words *lexicon, struct tokens *t, str s,
                           struct list known) {
    struct cutting k = {.arena = a, .lexicon = lexicon, .tokens = t};
    size_t near = 0, wide = 0, at = 0;
    while (at < s.len) {
        size_t behind = skip_name(s, at);
        const struct divider *d = behind > at ? NULL : divider_at(s, at);
        if (d == NULL) {
            at = behind > at ? behind : at + 1;
            continue;
        }
        add_part(&k, str_sub(s, near, at));
        if (d->wide)
            close_wide(&k, str_sub(s, wide, at));
        at += d->mark.len;
        near = at;
        wide = d->wide ? at : wide;
    }
    add_part(&k, str_sub(s, near, s.len));
    close_wide(&k, str_sub(s, wide, s.len));
    add_known(a, known, &k.found);
    return k.found;
}
