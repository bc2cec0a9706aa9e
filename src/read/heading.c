/* Headings. */
#include "read/heading.h"

#include "base/utf8.h"
#include "read/lines.h"

enum {
    RUN_IN_CHARS_MAX = 30,
    CUT_CHARS_MAX = 40,
};

size_t sentence_end(str s) {
    int depth = 0;
    for (size_t at = 0; at < s.len;) {
        while (at < s.len && (u8)s.ptr[at] - 0xE4u <= 0xE9 - 0xE4) /* no mark: U+4000 to U+9FFF */
            at += 3;
        if (at >= s.len)
            break;
        size_t here = at;
        u32 c = utf8_next(s, &at);
        switch (c) {
        case 0x201C: /* “ */
        case 0x300A: /* 《 */
        case '(':
            depth++;
            break;
        case 0x201D:
        case 0x300B:
        case ')':
            depth -= depth > 0;
            break;
        case 0x3002: /* 。 ends even inside an unclosed bracket */
            return here;
        case ';':
        case ':':
        case '!':
        case '?':
            if (depth == 0)
                return here;
            break;
        case '.': {
            bool after_han = here >= 3 && (u8)s.ptr[here - 1] >= 0x80;
            bool before_han =
                at >= s.len || (u8)s.ptr[at] >= 0x80 || (s.ptr[at] >= '0' && s.ptr[at] <= '9');
            if (depth == 0 && after_han && before_han)
                return here;
            break;
        }
        default:
            break;
        }
    }
    return s.len;
}

/* Whole headings of official papers, of two halves or in one: in flattened text what follows them
 * is body. */
static const str first_half[] = {T("指导"), T("总体"), T("基本"), T("工作"), T("创建"), T("行动"),
                                 T("组织"), T("方法"), T("实施"), T("主要"), T("重点"), T("具体"),
                                 T("有关"), T("保障"), T("活动"), T("目标"), T("领导"), T("检查")};
static const str second_half[] = {T("思想"), T("要求"), T("原则"), T("目标"), T("任务"), T("领导"),
                                  T("机构"), T("步骤"), T("措施"), T("举措"), T("重点"), T("内容"),
                                  T("保障"), T("安排"), T("范围"), T("时间"), T("主题"), T("思路")};

/* 动员部署(2019年5月至6月): a bracket with a time ends a heading. */
static size_t time_bracket(str s) {
    size_t open = str_find(s, S("("), 0), close = str_find(s, S(")"), 0);
    if (open == STR_NONE || close == STR_NONE || close < open || open > 30)
        return 0;
    return str_has(str_sub(s, open, close), S("月")) ? close + 1 : 0;
}

/* Nouns on which a heading of the pattern verb + object customarily ends. */
static const str nouns[] = {
    T("高质量发展"), T("发展"), T("保障"), T("建设"), T("水平"), T("能力"), T("工作"), T("管理"),
    T("服务"),       T("质量"), T("实效"), T("成效"), T("责任"), T("机制"), T("体系"), T("基础"),
    T("氛围"),       T("领导"), T("组织"), T("投入"), T("活动"), T("素质"), T("环境"), T("形象"),
    T("效能"),       T("创新"), T("动力"), T("合力"), T("队伍"), T("防线"), T("根基"), T("堡垒"),
    T("监督"),       T("教育"), T("目标"), T("背景"), T("意义"), T("内容"), T("原则"),
};

/* Words with which the body of an item customarily begins. */
static const str openers[] = {
    T("坚决"), T("坚持"), T("全面"),   T("深入"), T("认真"), T("扎实"),   T("积极"),
    T("树牢"), T("牢固"), T("围绕"),   T("按照"), T("通过"), T("以"),     T("各"),
    T("要"),   T("加强"), T("进一步"), T("不断"), T("持续"), T("严格"),   T("充分"),
    T("结合"), T("根据"), T("建立"),   T("大力"), T("切实"), T("组织"),   T("成立"),
    T("广泛"), T("紧紧"), T("始终"),   T("着力"), T("统筹"), T("贯彻"),   T("对"),
    T("在"),   T("为"),   T("是"),     T("随着"), T("当前"), T("近年来"),
};

static bool begins_with_any(str s, const str *words, size_t n, size_t *len_out) {
    for (size_t i = 0; i < n; i++) {
        if (!str_starts(s, words[i]))
            continue;
        *len_out = words[i].len;
        return true;
    }
    return false;
}

size_t heading_cut(str s) {
    size_t len;
    size_t half;
    if (begins_with_any(s, first_half, COUNT_OF(first_half), &half) &&
        begins_with_any(str_sub(s, half, s.len), second_half, COUNT_OF(second_half), &len))
        return half + len;
    if ((len = time_bracket(s)) > 0)
        return len;
    size_t last = 0, chars = 0;
    for (size_t at = 0; at < s.len && chars < CUT_CHARS_MAX; chars++) {
        if (chars >= 2 && begins_with_any(str_sub(s, at, s.len), nouns, COUNT_OF(nouns), &len)) {
            str after = str_sub(s, at + len, s.len);
            size_t opener;
            bool at_mark = str_starts(after, S(",")) || str_starts(after, S("、"));
            if (begins_with_any(after, openers, COUNT_OF(openers), &opener))
                return at + len;
            if (!at_mark && chars >= 4)
                last = at + len;
        }
        u32 c = utf8_next(s, &at);
        if (c == 0x3002 || c == ';')
            break;
    }
    return last;
}

/* (责任部门:工会) behind the only sentence is no further text. */
static bool is_tail(str s) {
    bool bracket = (str_starts(s, S("(")) && str_ends(s, S(")"))) || str_starts(s, S("【"));
    return bracket && (str_has(s, S("责任")) || str_has(s, S("牵头")) || str_has(s, S("负责")) ||
                       str_has(s, S("配合")) || str_has(s, S("落实")));
}

enum how {
    HOW_NONE,
    HOW_LINE,
    HOW_RUN_IN,
    HOW_FIRST_CLAUSE,
    HOW_CUT
};

/* The heading of one item seen alone; its end goes to *end_out. */
static enum how look_at(const struct reading *r, size_t i, u32 *end_out) {
    const struct item *it = &r->items.v[i];
    const struct line *line = &r->text.lines[it->line];
    u32 next = i + 1 < r->items.n ? r->items.v[i + 1].at : (u32)r->text.norm.len;
    u32 stop = line->to < next ? line->to : next;
    str rest = str_sub(r->text.norm, it->body, stop);
    bool whole_line = stop == line->to;
    bool clause = it->style == STYLE_SHI || it->style == STYLE_SEQUENCE || it->style == STYLE_NTH;
    if (whole_line && !it->inline_ && !clause) {
        str bare = str_ends(rest, S(":")) ? str_sub(rest, 0, rest.len - 1) : rest;
        if (line_is_bare(bare) && (it->marker.len == 0 || sentence_end(bare) == bare.len)) {
            *end_out = it->body + (u32)bare.len;
            return HOW_LINE;
        }
    }
    size_t end = sentence_end(rest);
    size_t chars = utf8_chars(str_sub(rest, 0, end));
    size_t after = end;
    if (after < rest.len)
        utf8_next(rest, &after);
    bool more = (after < rest.len && !is_tail(str_sub(rest, after, rest.len))) ||
                it->own_to > line->to || it->children > 0;
    *end_out = it->body + (u32)end;
    bool bare_lead = end == rest.len && it->children > 0; /* flattened: the list follows at once */
    if (chars > 0 && chars <= RUN_IN_CHARS_MAX && (end < rest.len || bare_lead) && more)
        return HOW_RUN_IN;
    if (clause) { /* the first clause may be the whole item, or all of it that is short */
        size_t comma = str_find(rest, S(","), 0);
        if (chars > RUN_IN_CHARS_MAX && comma != STR_NONE && comma > 0) {
            *end_out = it->body + (u32)comma;
            chars = utf8_chars(str_sub(rest, 0, comma));
        }
        if (chars > 0 && chars <= RUN_IN_CHARS_MAX)
            return HOW_FIRST_CLAUSE;
    }
    if (r->text.flat && it->style <= STYLE_HAN_IN && (end = heading_cut(rest)) > 0) {
        *end_out = it->body + (u32)end;
        return HOW_CUT;
    }
    return HOW_NONE;
}

void heading_find(struct reading *r) {
    u8 *how = arena_bytes(r->arena, r->items.n + 1, 1);
    u32 *end = take(r->arena, u32, r->items.n + 1);
    u32 lists = 0;
    for (size_t i = 0; i < r->items.n; i++)
        lists = r->items.v[i].list > lists ? r->items.v[i].list : lists;
    bool *uneven = take(r->arena, bool, lists + 1); /* lists of which some item has no heading */
    for (size_t i = 0; i < r->items.n; i++) {
        how[i] = (u8)look_at(r, i, &end[i]);
        if (how[i] == HOW_NONE)
            uneven[r->items.v[i].list] = true;
    }
    for (size_t i = 0; i < r->items.n; i++) {
        struct item *it = &r->items.v[i];
        if (it->pseudo)
            continue;
        bool kept =
            how[i] == HOW_LINE || how[i] == HOW_CUT || (how[i] != HOW_NONE && !uneven[it->list]);
        it->head_to = kept ? end[i] : it->body;
        it->heading = str_sub(r->text.norm, it->body, it->head_to);
    }
}
