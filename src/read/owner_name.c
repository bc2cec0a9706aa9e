/* Names of those who are told to act: what of a phrase or a cell is the name, and whether it is one
 * at all. */
#include "read/owner_name.h"

#include "base/utf8.h"

enum {
    NAME_CHARS_MAX = 40
};

static bool listed(const str *v, size_t n, str name) {
    for (size_t i = 0; i < n; i++)
        if (str_ends(v[i], name)) /* 领导小组 after 市妇联领导小组 is the same one */
            return true;
    return false;
}

/* A principal that was taken for an assistant before. */
static void drop_assistant(struct owners *into, str name) {
    for (size_t i = 0; i < into->with.n; i++) {
        if (!str_eq(into->with.v[i], name))
            continue;
        for (size_t k = i + 1; k < into->with.n; k++)
            into->with.v[k - 1] = into->with.v[k];
        into->with.n--;
        return;
    }
}

static void add_name(struct arena *a, struct owners *into, str name, bool lead) {
    name = str_trim(name);
    while (name.len > 0 && (str_starts(name, S("”")) || str_starts(name, S(":"))))
        name = str_sub(name, str_starts(name, S(":")) ? 1 : 3, name.len);
    if (name.len < 3 || (name.len > NAME_CHARS_MAX && utf8_chars(name) > NAME_CHARS_MAX))
        return;
    if (str_starts(name, S("每")) || listed(into->lead.v, into->lead.n, name))
        return;
    if (lead && (into->tail || into->leading))
        drop_assistant(into, name);
    if (listed(into->with.v, into->with.n, name))
        return;
    if (lead)
        *push(a, &into->lead) = name;
    else
        *push(a, &into->with) = name;
}

/* Words before a name that are no part of it. */
#define BIT(character) ((u64)1 << (u8)character[2] % 64)

static str strip_front(str name) {
    static const str words[] = {T("本阶段"), T("其中"), T("同时"), T("并"),   T("在此期间"),
                                T("此外"),   T("平时"), T("会后"), T("今后"), T("原则上"),
                                T("凡"),     T("另外"), T("与")};
    /* the last byte of a first character refuses most names at once */
    static const u64 lasts = BIT("本") | BIT("其") | BIT("同") | BIT("并") | BIT("在") | BIT("此") |
                             BIT("平") | BIT("会") | BIT("今") | BIT("原") | BIT("凡") | BIT("另") |
                             BIT("与");
    if (name.len < 3 || !(lasts >> (u8)name.ptr[2] % 64 & 1))
        return name;
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_starts(name, words[i]) && name.len > words[i].len)
            return str_sub(name, words[i].len, name.len);
    return name;
}

/* “一把手” as a whole loses its quotes; “三创建”活动领导小组 keeps them. */
static str strip_quotes(str name) {
    if (str_starts(name, S("“")) && str_ends(name, S("”")) &&
        str_find(name, S("”"), 0) == name.len - 3)
        return str_sub(name, 3, name.len - 3);
    return name;
}

static bool is_own(str name, bool lead) {
    /* the first six may be others when they are set in motion: 督促学校整改 */
    static const str own[] = {T("学校"), T("医院"), T("公司"), T("企业"), T("中心"), T("机关"),
                              T("市局"), T("县局"), T("区局"), T("单位"), T("个人"), T("部门")};
    for (size_t i = lead ? 0 : 6; i < COUNT_OF(own) && name.len <= 6; i++)
        if (str_eq(name, own[i]))
            return true;
    return str_starts(name, S("我")) || str_starts(name, S("本"));
}

/* A bare generic noun is no name by itself: 各镇街、部门 stays one. */
bool owner_is_bare(str name) {
    static const str bare[] = {T("部门"), T("单位"), T("个人"), T("科室"), T("街道"),
                               T("企业"), T("学校"), T("乡镇"), T("处室")};
    for (size_t i = 0; i < COUNT_OF(bare); i++)
        if (str_eq(name, bare[i]))
            return true;
    return false;
}

/* 市公安局等部门 names one; 等部门 is said of the list. */
static str strip_and_so_on(str name) {
    static const str ends[] = {T("等部门"),     T("等单位"),     T("等科室"), T("等有关部门"),
                               T("等相关部门"), T("等有关单位"), T("等")};
    size_t at = str_find(name, S("等"), 0);
    if (at == STR_NONE)
        return name;
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(name, ends[i]))
            return str_sub(name, 0, name.len - ends[i].len);
    bool list =
        at >= 6 && /* 燃气公司等专业经营单位 */
        (str_ends(name, S("单位")) || str_ends(name, S("部门")) || str_ends(name, S("协会")));
    return list ? str_sub(name, 0, at) : name;
}

/* 经行长办公会, 迎接市文明办: a preposition or verb in front, no name. */
static bool has_preposition(str name) {
    size_t at = 0;
    switch (name.len >= 3 ? utf8_next(name, &at) : 0) {
    case 0x7ECF: /* 经, but not 经济 or 经营 */
        return !str_starts(name, S("经济")) && !str_starts(name, S("经营"));
    case 0x5728: /* 在 */
    case 0x5411: /* 向 */
    case 0x4ECE: /* 从 */
    case 0x5BF9: /* 对 */
    case 0x6309: /* 按 */
    case 0x636E: /* 据 */
    case 0x5C06: /* 将 */
    case 0x628A: /* 把 */
    case 0x4F7F: /* 使 */
    case 0x8BA9: /* 让 */
    case 0x88AB: /* 被 */
    case 0x62A5: /* 报 */
    case 0x5E76: /* 并 */
    case 0x6216: /* 或 */
    case 0x5982: /* 如 */
    case 0x51E1: /* 凡 */
    case 0x56E0: /* 因 */
    case 0x7B49: /* 等 */
        return true;
    default:
        return str_starts(name, S("迎接")) || str_starts(name, S("接受"));
    }
}

void owner_add(struct arena *a, struct owners *into, str name, u8 class, bool lead) {
    name = strip_and_so_on(strip_quotes(strip_front(name)));
    if (has_preposition(name))
        return;
    if (class == W_STAFF || class == W_SELF || is_own(name, lead) ||
        (class == W_POST && str_eq(name, S("个人"))))
        return;
    add_name(a, into, name, lead);
}

/* Whether one of the last words of s is a noun that ends a name, or a bracket closes it. */
bool owner_ends_name(const struct words *lexicon, str s) {
    size_t at = s.len;
    for (int i = 0; i < 5 && at > 0; i++) {
        at = utf8_back(s, at);
        u32 id;
        if (at + words_at(lexicon, s, at, &id) == s.len && word_ends_name(lexicon_words[id].class))
            return true;
    }
    return str_ends(s, S(")")) || str_ends(s, S("”"));
}

/* A cell that says that nobody is named yet: 责任部门待明确, 待定, 无, —. */
static bool is_absent(str cell) {
    static const str endings[] = {T("待明确"), T("待定"), T("待确定"), T("待落实")};
    static const str whole[] = {T("无"), T("暂无"), T("—"), T("——"), T("-"), T("/")};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends(cell, endings[i]))
            return true;
    for (size_t i = 0; i < COUNT_OF(whole); i++)
        if (str_eq(cell, whole[i]))
            return true;
    return false;
}

void owner_cell(struct arena *a, const struct words *lexicon, str cell, bool lead,
                struct owners *into) {
    if (is_absent(cell))
        return;
    static const str marks[] = {T("、"), T(","), T(";"), T("/"), T("|"), T("\n"), T("和"), T("及")};
    size_t from = 0;
    int depth = 0;
    for (size_t at = 0; at <= cell.len;) {
        size_t len = 0;
        str rest = str_sub(cell, at, cell.len);
        depth += str_starts(rest, S("("));
        depth -= str_starts(rest, S(")")) && depth > 0;
        for (size_t i = 0; i < COUNT_OF(marks) && len == 0 && depth == 0; i++)
            len = str_starts(rest, marks[i]) ? marks[i].len : 0;
        bool end = at >= cell.len;
        str piece = str_sub(cell, from, at);
        bool whole =
            len > 0 && !(str_starts(rest, S("、")) && owner_is_bare(str_sub(rest, 3, rest.len)));
        bool and = str_starts(rest, S("和")) || str_starts(rest, S("及"));
        if (end || (whole && !(and&&!owner_ends_name(lexicon, piece)))) {
            if (str_starts(piece, S("各")) || !is_own(piece, false))
                add_name(a, into, strip_and_so_on(piece), lead);
            from = at + len;
        }
        if (end)
            return;
        at += len > 0 ? len : 0;
        if (len == 0)
            utf8_next(cell, &at);
    }
}
