/* Quantities: a number, a unit, and what stands around them. */
#include "read/quantity.h"

enum {
    CLAUSE_TOKENS_MAX = 40
}; /* how far before a number 至少 still speaks of it */

VEC_TYPE(quantities, struct quantity);

static u8 class_at(const struct tokens *t, size_t k) {
    return k < t->n ? t->v[k].class : W_NONE;
}

static bool touches(const struct tokens *t, size_t k) {
    return k > 0 && k < t->n && t->v[k].from == t->v[k - 1].to;
}

/* Words between a number and the noun that make 个 and its kin count. */
static bool is_set_up(const struct tokens *t, size_t k) {
    static const u8 signs[] = {W_PLACE, W_AT_LEAST, W_AT_MOST, W_ABOUT};
    if (!touches(t, k))
        return false;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (t->v[k - 1].class == signs[i])
            return true;
    return t->v[k - 1].class == W_PRED && t->v[k - 1].value == VERB_COUNTS;
}

/* A number that names something: 第13届, 这3项, 每1个. */
static bool is_name(const struct tokens *t, size_t k, str s) {
    static const str words[] = {T("这"), T("该"), T("某"), T("同"), T("任"), T("另"), T("上"),
                                T("下"), T("“"),  T("四"), T("之"), T("前"), T("头"), T("届")};
    if (touches(t, k) && (t->v[k - 1].class == W_NTH || t->v[k - 1].class == W_EVERY))
        return true;
    if (!t->v[k].chinese)
        return false;
    str before = str_sub(s, 0, t->v[k].from);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(before, words[i]))
            return true;
    return false;
}

static str bound_of(const struct tokens *t, size_t k, size_t end, bool more) {
    if (more)
        return S(">=");
    size_t sign = k; /* 至少组织集中学习1次: in the same clause, no other number between */
    while (sign > 1 && k - sign < CLAUSE_TOKENS_MAX && t->v[sign - 1].class != W_AT_LEAST &&
           t->v[sign - 1].class != W_COMMA && t->v[sign - 1].class != W_STOP &&
           t->v[sign - 1].class != W_NUMBER)
        sign--;
    bool far = sign > 0 && t->v[sign - 1].class == W_AT_LEAST;
    if (!far)
        sign = k;
    if (far || touches(t, sign)) {
        switch (t->v[sign - 1].class) {
        case W_AT_LEAST:
            return S(">=");
        case W_AT_MOST:
            return S("<=");
        case W_ABOUT:
            return S("~");
        default:
            break;
        }
    }
    if (!touches(t, end))
        return S("=");
    switch (class_at(t, end)) {
    case W_MORE:
        return S(">=");
    case W_AT_MOST:
        return t->v[end].value == 1 ? S("<=") : S("=");
    case W_ABOUT:
        return t->v[end].value == 1 ? S("~") : S("=");
    default:
        return S("=");
    }
}

/* Tokens that hold no quantities: quotes, titles, and brackets that break a figure down. */
static bool opens_gap(const struct tokens *t, size_t k, const struct quantities *found) {
    u8 c = t->v[k].class;
    bool breaks_down = c == W_OPEN && found->n > 0 && touches(t, k) &&
                       (t->v[k - 1].class == W_UNIT || t->v[k - 1].class == W_UNIT_WEAK);
    return c == W_QUOTE || c == W_TITLE || breaks_down;
}

/* 36处, 2所, 120把: words that elsewhere are something else. */
static u8 unit_class(const struct tokens *t, size_t k, bool chinese) {
    u8 class = class_at(t, k);
    if (class == W_DAY && touches(t, k + 1) && class_at(t, k + 1) == W_AT_MOST)
        return W_UNIT; /* 30日内 */
    bool also =
        class == W_ORG_WEAK || class == W_TOWARD || (class == W_PRED && t->v[k].value == VERB_UNIT);
    return also && !chinese ? W_UNIT : class;
}

struct list quantity_find(struct arena *a, const struct tokens *t, str s) {
    struct quantities found = {0};
    const u64 told = CLASS(W_NUMBER) | CLASS(W_QUOTE) | CLASS(W_TITLE) | CLASS(W_OPEN);
    for (size_t k = 0; k < t->n && t->classes & told; k++) {
        if (!(told >> t->v[k].class & 1))
            continue;
        if (opens_gap(t, k, &found)) {
            u8 close = t->v[k].class == W_QUOTE   ? W_UNQUOTE
                       : t->v[k].class == W_TITLE ? W_UNTITLE
                                                  : W_CLOSE;
            size_t end = k + 1;
            while (end < t->n && t->v[end].class != close && t->v[end].class != W_STOP)
                end++;
            k = end < t->n ? end : k;
            continue;
        }
        if (t->v[k].class != W_NUMBER)
            continue;
        size_t unit = k + 1;
        bool more = class_at(t, unit) == W_MORE && touches(t, unit) &&
                    !str_eq(str_sub(s, t->v[unit].from, t->v[unit].to), S("以上"));
        unit += more;
        if (!touches(t, unit))
            continue;
        u8 class = unit_class(t, unit, t->v[k].chinese);
        if (class != W_UNIT && class != W_UNIT_WEAK)
            continue;
        bool sure = class == W_UNIT || !t->v[k].chinese || is_set_up(t, k);
        if (!sure || is_name(t, k, s))
            continue;
        *push(a, &found) = (struct quantity){
            .n = t->v[k].n,
            .unit = str_sub(s, t->v[unit].from, t->v[unit].to),
            .bound = bound_of(t, k, unit + 1, more),
        };
        k = unit;
    }
    return (struct list){found.v, found.n};
}

const struct quantity_case quantity_cases[] = {
    {"机关建立1支志愿服务队伍。", "1 支 ="},
    {"每年度召开一次动员大会。", "1 次 ="},
    {"完成1.5万册", "15000 册 ="},
    {"全年不少于2次。", "2 次 >="},
    {"宣讲3000余场,覆盖7万人次。", "3000 场 >=|70000 人次 ="},
    {"投入303.92万元。", "3039200 元 ="},
    {"注册率达到95%以上。", "95 % >="},
    {"共12场(上半年5场,下半年7场)。", "12 场 ="},
    {"根据三个活动的共性,做实每一件小事。", ""},
    {"打造“红色文化”三大板块。", ""},
    {"举办第十三届读书节。", ""},
    {"字数不超过500字。", "500 字 <="},
    {"5个工作日内答复。", "5 个工作日 <="},
    {"每季度至少组织集中学习1次。", "1 次 >="},
};
const size_t quantity_cases_n = COUNT_OF(quantity_cases);
