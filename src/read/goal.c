/* Goals: a title such as 文明单位, its level before it, and in the same clause a verb that says
 * whether it is held or wanted. */
#include "read/goal.h"

#include "base/number.h"
#include "base/utf8.h"
#include "read/role.h"

VEC_TYPE(goals, struct goal_fact);

/* Titles, the longest wording first where one ends another. */
const str goal_titles[] = {
    T("文明单位标兵"),     T("文明单位"),     T("文明校园"),       T("文明城市"),
    T("文明城区"),         T("文明村镇"),     T("文明村"),         T("文明社区"),
    T("文明家庭"),         T("文明窗口"),     T("文明行业"),       T("文明机关"),
    T("党建工作先进单位"), T("党建先进单位"), T("先进基层党组织"), T("模范机关"),
    T("职工之家"),         T("职工小家"),     T("青年文明号"),     T("巾帼文明岗"),
    T("卫生单位"),         T("无烟单位"),     T("平安单位"),       T("平安校园"),
    T("节约型机关"),       T("健康单位"),     T("五一劳动奖状"),   T("工人先锋号"),
};

const size_t goal_titles_n = COUNT_OF(goal_titles);

static const struct {
    str words;
    str level;
} levels[] = {
    {T("全国"), T("国家级")}, {T("国家级"), T("国家级")}, {T("省级"), T("省级")},
    {T("全省"), T("省级")},   {T("省"), T("省级")},       {T("自治区级"), T("省级")},
    {T("市级"), T("市级")},   {T("全市"), T("市级")},     {T("市"), T("市级")},
    {T("州级"), T("市级")},   {T("区级"), T("区级")},     {T("区"), T("区级")},
    {T("县级"), T("县级")},   {T("县"), T("县级")},       {T("模范"), T("模范")},
    {T("合格"), T("合格")},   {T("先进"), T("先进")},     {T("示范"), T("示范")},
};

static const str held_words[] = {T("获得"), T("已获"), T("荣获"),   T("已是"),    T("保持"),
                                 T("巩固"), T("蝉联"), T("已建成"), T("成功创建")};
static const str will_words[] = {T("力争"), T("争取"), T("确保"), T("努力"), T("力求")};
static const str want_words[] = {T("创建"), T("建成"), T("争创"), T("创成"), T("力争"), T("争取"),
                                 T("申报"), T("跻身"), T("进入"), T("跨入"), T("荣膺"), T("确保")};

enum {
    LEVEL_CHARS = 8,
    CLAUSE_BYTES_MAX = 600, /* of a clause on either side of a title */
};

static bool any(str s, const str *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_has(s, words[i]))
            return true;
    return false;
}

/* The level that stands right before a title: 市级机关, XX省, 全国. */
static str level_before(str before) {
    size_t from = before.len;
    for (int i = 0; i < LEVEL_CHARS && from > 0; i++)
        from = utf8_back(before, from);
    str near = str_sub(before, from, before.len);
    size_t best = STR_NONE;
    str level = S("");
    for (size_t i = 0; i < COUNT_OF(levels); i++) {
        for (size_t at = 0; (at = str_find(near, levels[i].words, at)) != STR_NONE; at++) {
            bool later = best == STR_NONE || at > best;
            if (!later || str_has(str_sub(near, at, near.len), S(",")) ||
                str_has(str_sub(near, at, near.len), S("、")) ||
                str_has(str_sub(near, at, near.len), S("的")))
                continue;
            best = at;
            level = levels[i].level;
        }
    }
    return level;
}

static i64 year_in(str clause) {
    for (size_t at = 0; at + 7 <= clause.len; at++) {
        i64 year = number_ordinal(str_sub(clause, at, at + 4));
        bool start = at == 0 || clause.ptr[at - 1] < '0' || clause.ptr[at - 1] > '9';
        if (start && year >= 1990 && year <= 2099 &&
            str_starts(str_sub(clause, at + 4, clause.len), S("年")))
            return year;
    }
    return 0;
}

/* The clause of norm that holds `at`: from the mark before it to the mark behind it. */
static str clause_of(str norm, u32 at, u32 *from_out) {
    u32 from = at, to = at;
    u32 low = at > CLAUSE_BYTES_MAX ? at - CLAUSE_BYTES_MAX : 0;
    u32 high = norm.len - at > CLAUSE_BYTES_MAX ? at + CLAUSE_BYTES_MAX : (u32)norm.len;
    while (low > 0 && ((u8)norm.ptr[low] & 0xC0) == 0x80)
        low--;
    while (high < norm.len && ((u8)norm.ptr[high] & 0xC0) == 0x80)
        high++;
    while (from > low && norm.ptr[from - 1] != ',' && norm.ptr[from - 1] != ';' &&
           norm.ptr[from - 1] != '\n' && !str_ends(str_sub(norm, 0, from), S("。")))
        from--;
    while (to < high && norm.ptr[to] != ',' && norm.ptr[to] != ';' && norm.ptr[to] != '\n' &&
           !str_starts(str_sub(norm, to, norm.len), S("。")))
        to++;
    *from_out = from;
    return str_sub(norm, from, to);
}

struct list goal_of_hits(struct reading *r, const struct signal_hits *hits) {
    struct goals found = {0};
    str norm = r->text.norm;
    for (size_t i = 0; i < hits->n; i++) {
        const struct signal_hit *hit = &hits->v[i];
        if (hit->kind != SIGNAL_TITLE)
            continue;
        u32 clause_from;
        str clause = clause_of(norm, hit->at, &clause_from);
        str before = str_sub(norm, clause_from, hit->at);
        bool willed = any(before, will_words, COUNT_OF(will_words)); /* 力争成功创建 */
        bool held = !willed && any(before, held_words, COUNT_OF(held_words));
        bool wanted = willed || any(before, want_words, COUNT_OF(want_words));
        if (!held && !wanted)
            continue;
        *push(r->arena, &found) = (struct goal_fact){
            .title = goal_titles[hit->value],
            .level = level_before(before),
            .year = year_in(clause),
            .held = held,
            .text = clause,
            .place = text_place(&r->text, clause_from, clause_from + (u32)clause.len),
        };
    }
    return (struct list){found.v, found.n};
}

static void keep_new(struct reading *r, struct list more, struct goals *into) {
    const struct goal_fact *g = more.v;
    for (size_t i = 0; i < more.n; i++) {
        bool known = false;
        for (size_t k = 0; k < into->n && !known; k++)
            known = str_eq(into->v[k].title, g[i].title) && str_eq(into->v[k].level, g[i].level) &&
                    into->v[k].year == g[i].year && into->v[k].held == g[i].held;
        if (!known)
            *push(r->arena, into) = g[i];
    }
}

struct list goal_find(struct reading *r, const struct signal_hits *hits) {
    struct goals found = {0};
    for (size_t i = 0, k = 0; i < hits->n; i++) {
        const struct signal_hit *hit = &hits->v[i];
        if (hit->kind != SIGNAL_TITLE)
            continue;
        bool stands = hit->at >= r->title_from && hit->at < r->title_to;
        while (k < r->items.n && r->items.v[k].own_to <= hit->at)
            k++;
        stands = stands || (k < r->items.n && r->items.v[k].role == ROLE_GOAL &&
                            hit->at >= r->items.v[k].body);
        if (!stands)
            continue;
        struct signal_hits one = {(struct signal_hit *)hit, 1, 1};
        keep_new(r, goal_of_hits(r, &one), &found);
    }
    return (struct list){found.v, found.n};
}
