/* Headings that carry no number: those of the format, those whose automatic number was lost, the
 * subheads of articles, and the lead-ins that open problems or next steps. */
#include <stdlib.h>

#include "base/number.h"
#include "base/utf8.h"
#include "read/lines.h"
#include "read/nest.h"
#include "read/role.h"

enum {
    SUBHEAD_CHARS_MIN = 4,
    SUBHEAD_CHARS_MAX = 32,
    BODY_CHARS_MIN = 40, /* a subhead is followed by a paragraph of at least this length */
    LOST_CHARS_MAX = 30,
    LABEL_CHARS_MAX = 12,
    MONTH_CHARS_MAX = 30,
    ALIKE_MIN = 2, /* a label or a month alone opens no section */
};

VEC_TYPE(items, struct item);

/* How a lead-in to problems or next steps is worded; longer wordings first.
 * To add a row: the words as they shall stand as the heading, and an example. */
static const struct lead {
    bool next; /* opens next steps; else problems */
    str words;
    const char *example;
} leads[] = {
    {false, T("存在的问题"), "工作中存在的问题主要有:一是"},
    {false, T("存在问题"), "存在问题:一是"},
    {false, T("不足"), "还存在一些不足:一是"},
    {false, T("差距"), "与上级要求相比还有差距:一是"},
    {false, T("短板"), "还有一些短板:一是"},
    {false, T("薄弱环节"), "仍有薄弱环节:一是"},
    {false, T("问题"), "也清醒地看到还有一些问题:一是"},
    {true, T("下一步工作打算"), "下一步工作打算:一是"},
    {true, T("下一步"), "下一步,将重点做好以下工作:一是"},
    {true, T("下一阶段"), "下一阶段,我们将:一是"},
    {true, T("下步"), "下步工作中,一是"},
    {true, T("今后"), "今后将抓好三项工作:一是"},
    {true, T("明年"), "明年,我们将:一是"},
};

static bool starts_item(const struct reading *r, size_t line, size_t *next_item) {
    while (*next_item < r->items.n && r->items.v[*next_item].line < line)
        (*next_item)++;
    return *next_item < r->items.n && r->items.v[*next_item].line == line &&
           !r->items.v[*next_item].inline_;
}

static bool is_title(const struct reading *r, const struct line *line) {
    return r->title_to > r->title_from && line->from < r->title_to && line->to > r->title_from;
}

static bool may_be_heading(const struct reading *r, size_t i) {
    const struct line *line = &r->text.lines[i];
    str s = text_line(&r->text, line);
    size_t chars = utf8_chars(s);
    return !line->noise && line->kind != BLOCK_CELL && line_is_bare(s) && !line_is_tail(s) &&
           chars >= SUBHEAD_CHARS_MIN && chars <= SUBHEAD_CHARS_MAX && !is_title(r, line) &&
           !(line->flags & (BLOCK_LINK | BLOCK_CONTROL | BLOCK_META)) && s.ptr[0] != '(' &&
           !str_starts(s, S("——"));
}

static void add(struct reading *r, struct items *more, size_t i, struct item like) {
    const struct line *line = &r->text.lines[i];
    like.at = like.body = line->from;
    like.line = (u32)i;
    like.parent = -1;
    *push(r->arena, more) = like;
}

/* Headings of the format that are neither the title nor numbered. */
static void find_formatted(struct reading *r, struct items *more) {
    size_t next_item = 0;
    for (size_t i = r->body_line; i < r->text.n_lines; i++) {
        const struct line *line = &r->text.lines[i];
        if (line->kind == BLOCK_HEADING && !line->noise && !is_title(r, line) &&
            !starts_item(r, i, &next_item) && line_is_bare(reading_line(r, i)))
            add(r, more, i,
                (struct item){.style = STYLE_COUNT, .depth = line->level > 0 ? line->level : 1});
    }
}

/* Between two numbers of a list of which one is missing: the one short line without a mark. */
static void find_lost(struct reading *r, enum style style, struct items *more) {
    i64 last = 0;
    size_t from = r->body_line;
    for (size_t k = 0; k < r->items.n; k++) {
        const struct item *it = &r->items.v[k];
        if (it->style < style)
            last = 0, from = it->line + 1;
        if (it->style != style || it->inline_)
            continue;
        if (it->ordinal == last + 2) {
            size_t next_item = 0;
            for (size_t i = from; i < it->line; i++) {
                if (starts_item(r, i, &next_item) || !may_be_heading(r, i) ||
                    utf8_chars(reading_line(r, i)) > LOST_CHARS_MAX)
                    continue;
                add(r, more, i, (struct item){.style = (u8)style, .ordinal = last + 1});
                break;
            }
        }
        last = it->ordinal;
        from = it->line + 1;
    }
}

/* An article without numbers: short lines that are each followed by a paragraph. */
static void find_subheads(struct reading *r, struct items *more) {
    for (size_t k = 0; k < r->items.n; k++)
        if (!r->items.v[k].inline_ && r->items.v[k].style != STYLE_SHI)
            return;
    size_t first = more->n;
    for (size_t i = r->body_line; i + 1 < r->text.n_lines; i++) {
        str after = reading_line(r, i + 1);
        if (may_be_heading(r, i) && !r->text.lines[i + 1].noise &&
            r->text.lines[i + 1].kind != BLOCK_CELL && utf8_chars(after) >= BODY_CHARS_MIN &&
            r->text.lines[i].kind != BLOCK_HEADING)
            add(r, more, i, (struct item){.style = STYLE_COUNT, .depth = 1});
    }
    if (more->n == first + 1) /* one alone is more likely a subtitle */
        more->n = first;
}

/* 三月, 4月份:, 五月主题:…: the month that a line names as a heading, 0 = none. */
static i64 month_of(str s) {
    static const str follows[] = {T(":"), T("份"), T("主题"), T("工作"), T("活动"), T("重点")};
    milli n;
    size_t len = number_read(s, &n, NULL);
    if (len == 0 || !str_starts(str_sub(s, len, s.len), S("月")) || utf8_chars(s) > MONTH_CHARS_MAX)
        return 0;
    i64 month = number_ordinal(str_sub(s, 0, len));
    str rest = str_sub(s, len + S("月").len, s.len);
    bool heading = rest.len == 0;
    for (size_t i = 0; i < COUNT_OF(follows); i++)
        heading = heading || str_starts(rest, follows[i]);
    bool told = str_has(rest, S("。")) || str_ends(rest, S(";"));
    bool label = str_starts(rest, S(":")) && rest.len > 1; /* 3月:完成调研 is an entry */
    return heading && !told && !label && month >= 1 && month <= 12 ? month : 0;
}

/* A calendar: its months are stages, whatever list stands below each. */
static void find_months(struct reading *r, struct items *more) {
    size_t next_item = 0, first = more->n;
    for (size_t i = r->body_line; i < r->text.n_lines; i++) {
        const struct line *line = &r->text.lines[i];
        i64 month = line->noise || line->kind == BLOCK_CELL || starts_item(r, i, &next_item)
                        ? 0
                        : month_of(text_line(&r->text, line));
        if (month > 0)
            add(r, more, i, (struct item){.style = STYLE_PHASE, .ordinal = month});
    }
    if (more->n < first + ALIKE_MIN)
        more->n = first;
}

/* Text without chapter numbers: 指导思想:, 工作目标 alone on their lines are its chapters. */
static void find_labels(struct reading *r, struct items *more) {
    for (size_t k = 0; k < r->items.n; k++)
        if (r->items.v[k].style <= STYLE_HAN)
            return;
    size_t next_item = 0, first = more->n;
    for (size_t i = r->body_line; i < r->text.n_lines; i++) {
        const struct line *line = &r->text.lines[i];
        str s = text_line(&r->text, line);
        s = str_ends(s, S(":")) ? str_sub(s, 0, s.len - 1) : s;
        bool label = line->kind == BLOCK_PARA && !line->noise && !is_title(r, line) &&
                     !starts_item(r, i, &next_item) && utf8_chars(s) <= LABEL_CHARS_MAX &&
                     line_is_bare(s) && !str_has(s, S(":")) && role_of_heading(s) != ROLE_NONE &&
                     role_of_heading(s) != ROLE_NEXT; /* 工作计划1 is a title */
        if (label)
            add(r, more, i, (struct item){.style = STYLE_COUNT, .depth = 1});
    }
    if (more->n < first + ALIKE_MIN)
        more->n = first;
}

/* The wording of a lead-in in its last sentence, or NULL. */
static const struct lead *lead_of(str lead, size_t *at_out) {
    while (str_ends(lead, S("。")) || str_ends(lead, S(":")) || str_ends(lead, S(",")))
        lead.len = utf8_back(lead, lead.len);
    size_t from = 0;
    for (size_t hit = 0; (hit = str_find(lead, S("。"), hit)) != STR_NONE; hit++)
        from = hit + 3;
    for (size_t i = 0; i < COUNT_OF(leads); i++) {
        size_t at = str_find(lead, leads[i].words, from);
        if (at == STR_NONE || (leads[i].next && at > from + 12))
            continue;
        *at_out = at;
        return &leads[i];
    }
    return NULL;
}

/* Whether the section that holds item j says by its own heading that it is of problems or plans. */
static bool already_open(const struct reading *r, size_t j) {
    while (j > 0 && r->items.v[j - 1].style > STYLE_HAN)
        j--;
    if (j == 0)
        return false;
    size_t at;
    str head = utf8_cut(str_sub(r->text.norm, r->items.v[j - 1].body, (u32)r->text.norm.len), 14);
    return lead_of(head, &at) != NULL || str_has(head, S("打算")) || str_has(head, S("安排"));
}

static bool opens_list(const struct item *it) {
    return it->ordinal == 1 && it->style > STYLE_HAN;
}

/* Lead-ins of a summary. They stand on lines that are no items, before number one of a list. */
static void find_leads(struct reading *r, struct items *more) {
    if (str_eq(r->head.kind, S("plan")) || str_eq(r->head.kind, S("notice")))
        return;
    size_t k = 0;
    for (size_t i = r->body_line; i < r->text.n_lines; i++) {
        while (k < r->items.n && r->items.v[k].line < i)
            k++;
        if (r->text.lines[i].noise || r->text.lines[i].kind == BLOCK_CELL)
            continue;
        for (size_t j = k; j < r->items.n && r->items.v[j].line <= i + 1; j++) {
            const struct item *it = &r->items.v[j];
            bool starts = it->line == i && !it->inline_ && !opens_list(it);
            if (starts && !r->text.flat)
                break;
            if (!opens_list(it) || (it->line == i + 1 && it->inline_) ||
                (it->line == i && !it->inline_))
                continue;
            u32 from = j > 0 && r->items.v[j - 1].line == i ? r->items.v[j - 1].body
                                                            : r->text.lines[i].from;
            u32 to = it->line == i ? it->at : r->text.lines[i].to;
            size_t at = 0;
            if (already_open(r, j))
                break;
            const struct lead *lead = lead_of(str_sub(r->text.norm, from, to), &at);
            if (lead == NULL)
                continue;
            add(r, more, i, (struct item){.style = STYLE_COUNT, .depth = 1, .pseudo = true});
            struct item *added = &more->v[more->n - 1];
            added->at = added->body = from + (u32)at;
            added->head_to = added->at + (u32)lead->words.len;
            added->inline_ = true;
            added->heading = lead->words;
            break;
        }
    }
}

static int by_place(const void *a, const void *b) {
    u32 x = ((const struct item *)a)->at, y = ((const struct item *)b)->at;
    return (x > y) - (x < y);
}

void unnumbered_find(struct reading *r) {
    struct items more = {0};
    find_formatted(r, &more);
    find_lost(r, STYLE_HAN, &more);
    find_lost(r, STYLE_HAN_IN, &more);
    find_months(r, &more);
    if (!r->text.flat)
        find_labels(r, &more);
    if (!r->text.flat && more.n == 0)
        find_subheads(r, &more);
    find_leads(r, &more);
    for (size_t i = 0; i < more.n; i++)
        *push(r->arena, &r->items) = more.v[i];
    if (more.n > 0)
        qsort(r->items.v, r->items.n, sizeof *r->items.v, by_place);
}
