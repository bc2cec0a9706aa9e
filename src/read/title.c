/* Titles: named by the notice that issues the paper, standing among the first lines, in the first
 * row of a table, or before chapter one of flattened text. */
#include "read/title.h"

#include "base/out.h"
#include "base/utf8.h"
#include "read/kind.h"
#include "read/lines.h"
#include "read/noise.h"

enum {
    HEAD_LINES = 60, /* a title stands within the first lines */
    TITLE_CHARS_MAX = 80,
    ENDING_CHARS_MAX = 6, /* of a line that ends or begins a title */
    SIMILAR_PCT = 60,     /* two titles of which one is the list title of a web site */
};

/* 印发《政府工作报告》重点任务分解方案的通知 issues a paper on the one in the marks. */
static bool is_all_issued(str behind) {
    str next = utf8_cut(behind, 24);
    size_t stop = str_find(next, S("的通知"), 0);
    return stop == STR_NONE || kind_of_title(str_sub(next, 0, stop)).len == 0;
}

/* 关于印发《X》的通知, 《X》已经…现印发给你们: X, in the first lines. */
static bool find_issued(const struct reading *r, u32 head_to, str *title_out) {
    str head = str_sub(r->text.norm, 0, head_to);
    static const str words[] = {T("印发《"), T("下发《"), T("转发《"),
                                T("发布《"), T("印发〈"), T("批转《")};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        size_t at = str_find(head, words[i], 0);
        if (at == STR_NONE)
            continue;
        size_t from = at + words[i].len, to = str_find(head, S("》"), from);
        if (to == STR_NONE)
            to = str_find(head, S("〉"), from);
        if (to == STR_NONE || to - from > 3 * TITLE_CHARS_MAX)
            continue;
        if (!is_all_issued(str_sub(head, to + 3, head.len)))
            continue;
        *title_out = str_sub(head, from, to);
        return true;
    }
    size_t issued = str_find(head, S("印发给你们"), 0);
    if (issued == STR_NONE)
        return false;
    size_t line = issued;
    while (line > 0 && head.ptr[line - 1] != '\n')
        line--;
    size_t from = str_find(head, S("《"), line);
    size_t to = from == STR_NONE ? STR_NONE : str_find(head, S("》"), from);
    if (to == STR_NONE || to > issued || kind_of_title(str_sub(head, to + 3, issued)).len > 0)
        return false;
    *title_out = str_sub(head, from + 3, to);
    return true;
}

/* Drops line ends that a title broken over lines holds. */
static str one_line(struct arena *a, str s) {
    if (!str_has(s, S("\n")))
        return s;
    struct out o = out_open(a);
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] != '\n')
            out_char(&o, s.ptr[i]);
    return out_str(&o);
}

/* Share of the characters of a that stand in b in the same order, in per cent of the longer. */
static bool similar(str a, str b) {
    size_t common = 0, at = 0;
    for (size_t i = 0; i < a.len;) {
        size_t from = i;
        utf8_next(a, &i);
        size_t hit = str_find(b, str_sub(a, from, i), at);
        if (hit == STR_NONE)
            continue;
        common++;
        at = hit + (i - from);
    }
    size_t longest = utf8_chars(a) > utf8_chars(b) ? utf8_chars(a) : utf8_chars(b);
    return longest > 0 && common * 100 >= longest * SIMILAR_PCT;
}

/* A bracket behind a title that a re-poster added: (…汇报材料), (精选3篇). */
static str cut_site_bracket(struct reading *r, size_t line, str title) {
    static const str words[] = {T("材料"), T("范文"), T("精选"), T("篇)"),  T("最新"),
                                T("模板"), T("通用"), T("参考"), T("大全"), T("推荐")};
    if (!str_ends(title, S(")")))
        return title;
    size_t at = title.len;
    while (at > 0 && title.ptr[at - 1] != '(')
        at--;
    if (at <= 1)
        return title;
    str bracket = str_sub(title, at - 1, title.len);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!str_has(bracket, words[i]))
            continue;
        u32 from = r->text.lines[line].from + (u32)at - 1;
        noise_add(r, from, r->text.lines[line].to, "re-poster's title");
        return str_sub(title, 0, at - 1);
    }
    return title;
}

static bool may_be_title(const struct reading *r, size_t i) {
    const struct line *line = &r->text.lines[i];
    str s = text_line(&r->text, line);
    struct marker m;
    size_t chars = utf8_chars(s);
    return !line->noise && line->kind != BLOCK_CELL && chars >= 5 && chars <= TITLE_CHARS_MAX &&
           (line_is_bare(s) || line->kind == BLOCK_HEADING) && s.ptr[0] != '(' &&
           !str_starts(s, S("—")) && !str_starts(s, S("□")) && !line_is_tail(s) &&
           !str_ends(s, S("文件")) && !str_has(s, S(">")) && !str_has(s, S("〕")) &&
           !marker_at(s, 0, &m);
}

/* The first lines before any long paragraph or item: the title stands there or nowhere. */
static size_t opening_lines(const struct reading *r) {
    struct marker m;
    for (size_t i = 0; i < r->text.n_lines && i < HEAD_LINES; i++) {
        if (r->text.lines[i].noise)
            continue;
        str s = reading_line(r, i);
        bool body = utf8_chars(s) > TITLE_CHARS_MAX || r->text.lines[i].kind == BLOCK_CELL ||
                    (marker_at(s, 0, &m) && m.ordinal == 1 && m.style != STYLE_ARABIC_IN);
        if (body)
            return i;
    }
    return r->text.n_lines < HEAD_LINES ? r->text.n_lines : HEAD_LINES;
}

static void set_title(struct reading *r, size_t first, size_t last, str title) {
    r->head.title = title;
    r->title_from = r->text.lines[first].from;
    r->title_to = r->text.lines[last].to;
    r->body_line = (u32)last + 1;
}

/* An issuer alone on its line is a letterhead, not the first half of a title. */
static bool is_issuer(str s) {
    static const str ends[] = {T("局"),   T("委"),   T("办公室"), T("政府"), T("公司"), T("学校"),
                               T("医院"), T("中心"), T("委员会"), T("厅"),   T("党委"), T("党组")};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(s, ends[i]))
            return true;
    return false;
}

/* 关于开展 alone above the rest. */
static bool begins_title(str s) {
    return str_starts(s, S("关于")) && utf8_chars(s) <= ENDING_CHARS_MAX;
}

/* A title over several lines: its first half above the line that names the kind, a bracket with the
 * years or 试行 below it. */
static void spread_title(const struct reading *r, size_t *first, size_t *last) {
    while (*first > 0 && may_be_title(r, *first - 1)) {
        str above = reading_line(r, *first - 1);
        str below = reading_line(r, *first);
        i64 year;
        bool goes_on = str_starts(below, S("关于")) || year_at(below, 0, &year);
        if (kind_of_title(above).len > 0 || is_list_title(above) ||
            (is_issuer(above) && !goes_on) ||
            r->text.lines[*first - 1].kind != r->text.lines[*first].kind)
            break;
        (*first)--;
    }
    while (*first > 0 && begins_title(reading_line(r, *first - 1)) &&
           !r->text.lines[*first - 1].noise)
        (*first)--;
    if (*last + 1 < r->text.n_lines && !r->text.lines[*last + 1].noise) {
        str below = reading_line(r, *last + 1);
        if (str_starts(below, S("(")) && str_ends(below, S(")")) && utf8_chars(below) <= 20)
            (*last)++;
    }
}

/* The second line of a title: 工作方案, 实 施 方 案, alone below it. */
static bool ends_title(const struct reading *r, size_t line) {
    if (line >= r->text.n_lines || r->text.lines[line].noise)
        return false;
    str s = reading_line(r, line);
    return utf8_chars(s) <= ENDING_CHARS_MAX && kind_of_title(s).len > 0;
}

static bool is_named(const struct reading *r, size_t line) {
    return kind_of_title(reading_line(r, line)).len > 0;
}

static void drop_list_title(struct reading *r, size_t line) {
    r->text.lines[line].noise = true;
    noise_add(r, r->text.lines[line].from, r->text.lines[line].to, "title of a list");
}

/* The title among the opening lines: the first that names a kind, else the first that may be one.
 * A second one of the same words wins: the first is then the list title of a web site. */
static void find_title_line(struct reading *r) {
    size_t n = opening_lines(r), found = STR_NONE;
    for (size_t i = 0; i < n; i++) {
        if (!may_be_title(r, i))
            continue;
        bool named = is_named(r, i);
        bool better = found == STR_NONE || (named && !is_named(r, found));
        bool listed = found != STR_NONE && named && !is_list_title(reading_line(r, i)) &&
                      is_list_title(reading_line(r, found));
        bool again =
            found != STR_NONE && named && similar(reading_line(r, found), reading_line(r, i));
        if (!better && !listed && !again)
            continue;
        if (found != STR_NONE && again && !better && !listed)
            drop_list_title(r, found);
        found = i;
    }
    if (found == STR_NONE)
        return;
    for (size_t i = 0; i < found; i++)
        if (!r->text.lines[i].noise && is_list_title(reading_line(r, i)))
            drop_list_title(r, i);
    size_t first = found, last = found;
    bool ends_below = !is_named(r, found) && ends_title(r, found + 1);
    last += ends_below;
    if (ends_below || is_named(r, found))
        spread_title(r, &first, &last);
    str whole = str_sub(r->text.norm, r->text.lines[first].from, r->text.lines[last].to);
    str title = one_line(r->arena, whole);
    set_title(r, first, last, first == last ? cut_site_bracket(r, first, title) : title);
}

/* The first row of a table that holds one cell alone is its title. */
static void find_table_title(struct reading *r) {
    size_t i = 0, filled = 0, title = 0;
    while (i < r->text.n_lines && r->text.lines[i].noise)
        i++;
    if (i >= r->text.n_lines || r->text.lines[i].kind != BLOCK_CELL)
        return;
    const struct block *first = &r->doc->blocks[r->text.lines[i].block];
    for (; i < r->text.n_lines && r->text.lines[i].kind == BLOCK_CELL; i++) {
        const struct block *b = &r->doc->blocks[r->text.lines[i].block];
        if (b->table != first->table || b->row != first->row)
            break;
        if (r->text.lines[i].to > r->text.lines[i].from)
            filled++, title = i;
    }
    if (filled == 1 && utf8_chars(reading_line(r, title)) >= 5)
        set_title(r, title, title, reading_line(r, title));
}

/* Flattened text: …关于…的报告 before the addressee. */
static void find_flat_title(struct reading *r) {
    static const str ends[] = {T("的报告"), T("的通知"), T("的意见"), T("的请示"),
                               T("的函"),   T("的方案"), T("的总结")};
    str head = utf8_cut(r->text.norm, 400);
    size_t about = str_find(head, S("关于"), 0);
    if (about == STR_NONE)
        return;
    size_t end = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t at = str_find(head, ends[i], about);
        if (at != STR_NONE && at + ends[i].len < end)
            end = at + ends[i].len;
    }
    if (end == STR_NONE || utf8_chars(str_sub(head, about, end)) > TITLE_CHARS_MAX)
        return;
    /* the issuer stands in the letterhead "X文件" and again before 关于 */
    size_t from = about;
    size_t letterhead = str_find(head, S("文件"), 0);
    str issuer = letterhead == STR_NONE ? S("") : str_sub(head, 0, letterhead);
    if (issuer.len > 0 && letterhead < about && str_ends(str_sub(head, 0, about), issuer))
        from = about - issuer.len;
    else
        while (from > 0 && (u8)head.ptr[from - 1] >= 0x80 &&
               !str_ends(str_sub(head, 0, from), S("号")) &&
               !str_ends(str_sub(head, 0, from), S("。")))
            from = utf8_back(head, from);
    r->head.title = str_sub(head, from, end);
    r->title_from = (u32)from;
    r->title_to = (u32)end;
}

/* Whether the character that ends at `at` can stand inside a title. */
static bool goes_on_title(str s, size_t at) {
    str c = str_sub(s, utf8_back(s, at), at);
    return !str_eq(c, S("。")) && !str_eq(c, S(":")) && !str_eq(c, S(";")) && !str_eq(c, S("\n")) &&
           !str_eq(c, S(","));
}

/* Flattened text without 关于: the words before chapter one, when they end as titles do. */
static void find_flat_name(struct reading *r) {
    size_t end = str_find(r->text.norm, S("一、"), 0);
    if (end == STR_NONE || end > 3 * TITLE_CHARS_MAX * 4)
        return;
    str before = str_sub(r->text.norm, 0, end);
    size_t from = end;
    while (from > 0 && goes_on_title(before, from))
        from = utf8_back(before, from);
    str title = str_sub(before, from, end);
    if (utf8_chars(title) < 6 || utf8_chars(title) > TITLE_CHARS_MAX ||
        kind_of_title(title).len == 0)
        return;
    r->head.title = title;
    r->title_from = (u32)from;
    r->title_to = (u32)end;
}

/* The line on which the issued plan itself begins: its title again, or its first item. */
static void find_inner_body(struct reading *r) {
    str title = r->head.title;
    for (size_t i = 0; i < r->text.n_lines; i++) {
        str s = reading_line(r, i);
        bool whole = str_eq(s, title) || (s.len > 12 && str_starts(title, s) &&
                                          i + 1 < r->text.n_lines && line_is_bare(s));
        if (!whole || r->text.lines[i].noise || r->text.lines[i].kind == BLOCK_CELL)
            continue;
        r->title_from = r->text.lines[i].from;
        r->title_to = r->text.lines[i].to;
        r->body_line = (u32)i + 1;
        return;
    }
}

/* The end of what may issue a paper: a task that says 下发《致家长的一封信》 issues none. */
static u32 issue_end(const struct reading *r, u32 head_to) {
    struct marker m;
    for (size_t i = 0; i < r->text.n_lines && r->text.lines[i].from < head_to; i++)
        if (marker_at(reading_line(r, i), 0, &m) && m.ordinal == 1 && m.style != STYLE_ANNEX)
            return r->text.lines[i].from;
    return head_to;
}

void title_find(struct reading *r, u32 head_to) {
    str issued;
    if (find_issued(r, issue_end(r, head_to), &issued)) {
        r->head.title = one_line(r->arena, issued);
        find_inner_body(r);
    } else if (r->text.flat) {
        find_flat_title(r);
        if (r->head.title.len == 0)
            find_flat_name(r);
    }
    if (r->head.title.len == 0)
        find_title_line(r);
    if (r->head.title.len == 0)
        find_table_title(r);
}
