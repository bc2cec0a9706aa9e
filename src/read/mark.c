/* Candidates are collected in one pass, then accepted by their context:
 *   at the start of a line          always, but for lists of attachments
 *   after the end of a sentence     when the list it belongs to really goes on
 *   anywhere, in flattened text     when it is exactly the next of an open list */
#include "read/mark.h"

#include "base/utf8.h"
#include "read/lines.h"

enum context {
    AT_LINE,
    AT_SENTENCE,
    AT_COMMA,
    AT_LOOSE
};

/* A marker that may open an item. Kept small: in a long paper there are a million. */
struct candidate {
    i64 ordinal;
    u32 at;
    u32 line;
    u8 style;
    u8 context;
    u8 len, bare; /* bytes of the marker, with and without its delimiter */
    bool papers;  /* its line begins a list of attachments */
};

VEC_TYPE(candidates, struct candidate);

enum {
    LOOK_AHEAD = 400, /* candidates searched for the second item of a list */
    LIST_STYLES = STYLE_COUNT,
};

/* What stands before an inline candidate. */
static int context_of(str s, size_t at) {
    static const struct {
        str end;
        u8 context;
    } ends[] = {
        {T("。"), AT_SENTENCE}, {T(";"), AT_SENTENCE}, {T(":"), AT_SENTENCE},
        {T("!"), AT_SENTENCE},  {T("?"), AT_SENTENCE}, {T("”"), AT_COMMA},
        {T(","), AT_COMMA},     {T(")"), AT_COMMA},    {T("》"), AT_COMMA},
    };
    str before = str_sub(s, 0, at);
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(before, ends[i].end))
            return ends[i].context;
    /* an OCR full stop: a point between Chinese characters */
    if (str_ends(before, S(".")) && at >= 4 && (u8)s.ptr[at - 2] >= 0x80)
        return AT_SENTENCE;
    return AT_LOOSE;
}

/* Styles that may stand inline in a context. A comma opens only 一是, 首先 and circled numbers; in
 * flattened text a chapter number may follow without any mark. */
static bool may_stand(enum style style, enum context context, bool flat) {
    switch (context) {
    case AT_LINE:
        return true;
    case AT_SENTENCE:
        return style != STYLE_ANNEX && style != STYLE_ARTICLE && style != STYLE_CHAPTER;
    case AT_COMMA:
        return style == STYLE_SHI || style == STYLE_SEQUENCE || style == STYLE_CIRCLED ||
               style == STYLE_ARABIC_IN || (flat && style <= STYLE_ARABIC && style != STYLE_ANNEX);
    case AT_LOOSE:
        return style == STYLE_CIRCLED || style == STYLE_ARABIC_IN ||
               (flat && (style == STYLE_HAN || style == STYLE_HAN_IN || style == STYLE_ARABIC ||
                         style == STYLE_SHI));
    }
    return false;
}

/* The next position behind `at` where an inline candidate is worth a look: behind a mark, or at a
 * bracket or circled number; in flattened text any character. */
static size_t next_look(str s, size_t at, bool flat) {
    enum {
        ENDS = 1,
        OPENS = 2
    };
    static const u8 kind[256] = {
        [';'] = ENDS,  [':'] = ENDS,   [','] = ENDS,  ['!'] = ENDS,  ['?'] = ENDS, [')'] = ENDS,
        ['.'] = ENDS,  [0x82] = ENDS,  [0x9D] = ENDS, [0x8B] = ENDS, /* last of 。 ” 》 and others
                                                                      */
        ['('] = OPENS, [0xE2] = OPENS,
    };
    const u8 *p = (const u8 *)s.ptr;
    for (;;) {
        bool han = utf8_is_common_han(p[at]);
        if (han && !flat)
            while (at + 3 < s.len && utf8_is_common_han(p[at + 3]))
                at += 3;
        utf8_next(s, &at);
        if (at >= s.len)
            return s.len;
        bool look = flat || (!han && kind[p[at - 1]] & ENDS) || kind[p[at]] & OPENS;
        if (look && marker_may_start(s, at))
            return at;
    }
}

/* 统一、规范 is no chapter one. */
static bool is_word_with_one(str before) {
    static const str words[] = {T("统"), T("唯"), T("单"), T("专"), T("之"), T("第"), T("同"),
                                T("合"), T("万"), T("逐"), T("每"), T("如"), T("划"), T("进")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(before, words[i]))
            return true;
    return false;
}

static void collect_line(struct reading *r, size_t i, struct candidates *found) {
    str s = reading_line(r, i);
    const struct line *line = &r->text.lines[i];
    u32 base = line->from;
    struct marker m;
    enum {
        UNKNOWN = 2
    };
    u8 papers = UNKNOWN; /* told here, where the line is at hand, for later */
    for (size_t at = line->item ? 0 : next_look(s, 0, r->text.flat); at < s.len;) {
        if (marker_at(s, at, &m)) {
            int context = at == 0 ? AT_LINE : context_of(s, at);
            bool word =
                context == AT_LOOSE && m.ordinal == 1 && is_word_with_one(str_sub(s, 0, at));
            if (!word && may_stand(m.style, (enum context)context, r->text.flat)) {
                papers = papers == UNKNOWN ? line_is_attachment_list(s) : papers;
                *push(r->arena, found) = (struct candidate){.ordinal = m.ordinal,
                                                            .at = base + (u32)at,
                                                            .line = (u32)i,
                                                            .style = (u8)m.style,
                                                            .context = (u8)context,
                                                            .len = (u8)m.len,
                                                            .bare = (u8)m.bare,
                                                            .papers = papers == 1};
                at += m.len - 1; /* another may follow at once */
            }
        }
        at = next_look(s, at, r->text.flat);
    }
}

/* Whether the list that candidate k opens goes on: the next of its style is number two, before
 * another list of the same style begins. */
static bool has_second(const struct candidates *c, size_t k) {
    size_t end = k + LOOK_AHEAD < c->n ? k + LOOK_AHEAD : c->n;
    for (size_t i = k + 1; i < end; i++) {
        if (c->v[i].style != c->v[k].style)
            continue;
        return c->v[i].ordinal == 2;
    }
    return false;
}

/* 存在的主要问题一是: in flattened text a list may follow its heading without a mark. */
static bool ends_heading(str before) {
    static const str words[] = {T("问题"), T("不足"), T("打算"), T("措施"), T("方面"),
                                T("安排"), T("做法"), T("要求"), T("举措")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(before, words[i]))
            return true;
    return false;
}

/* The last accepted number of each style, to know what is expected next. */
struct open_lists {
    i64 last[LIST_STYLES];
};

static bool accept(const struct reading *r, const struct candidates *c, size_t k,
                   const struct open_lists *open) {
    const struct candidate *it = &c->v[k];
    if (it->context == AT_LINE) {
        /* 首先 and 一是 at the start of a line open a list only when it goes on */
        bool soft = it->style == STYLE_SHI || it->style == STYLE_SEQUENCE || it->style == STYLE_NTH;
        return !soft || it->ordinal > 1 ? !soft || open->last[it->style] > 0 : has_second(c, k);
    }
    str before = str_sub(r->text.norm, it->at > 24 ? it->at - 24 : 0, it->at);
    if (it->context == AT_LOOSE && it->style == STYLE_SHI && !ends_heading(before))
        return false;
    if (it->ordinal == 1)
        return has_second(c, k);
    i64 last = open->last[it->style];
    if (it->style == STYLE_SEQUENCE) /* 首先 … 最后 may leave out the middle */
        return last > 0 && it->ordinal > last;
    return last > 0 && it->ordinal == last + 1;
}

/* Lines 1. 2. 3. under 附件: name papers, they are no items. */
static bool in_attachment_list(const struct reading *r, const struct candidate *it,
                               u32 *list_line) {
    const struct line *line = &r->text.lines[it->line];
    bool follows = *list_line != (u32)-1 && it->line == *list_line + 1u && it->ordinal <= 20 &&
                   line->to - line->from < 150;
    bool below = it->context == AT_LINE && it->ordinal == 1 && it->line > 0 &&
                 line_is_attachment_list(reading_line(r, it->line - 1));
    bool papers = it->papers || follows || below;
    *list_line = papers ? it->line : (u32)-1;
    return papers;
}

/* An annex begins where its title is followed by its text, not by the next name of a list. */
static bool opens_annex(const struct reading *r, size_t line) {
    str s = reading_line(r, line);
    if (!line_is_annex_title(s) || str_has(s, S("(略)")) || line + 1 >= r->text.n_lines)
        return false;
    str next = reading_line(r, line + 1);
    return !line_is_annex_title(next) && !line_is_tail(next);
}

/* 附件:1.名单2.分解表 in one line: names of papers, one after the other. */
struct attachments {
    u8 style;
    i64 next; /* number that the list goes on with; 0 = no list is open */
};

static bool in_inline_list(const struct reading *r, const struct candidate *it,
                           struct attachments *l) {
    str before = str_sub(r->text.norm, 0, it->at);
    bool opens = it->context != AT_LINE && it->ordinal == 1 &&
                 (str_ends(before, S("附件:")) || str_ends(before, S("附:")));
    if (opens)
        *l = (struct attachments){it->style, 1};
    if (l->next == 0 || l->style != it->style || l->next != it->ordinal) {
        l->next = 0;
        return false;
    }
    l->next++;
    return true;
}

static void add_item(struct reading *r, const struct candidate *it) {
    *push(r->arena, &r->items) = (struct item){
        .at = it->at,
        .body = it->at + (u32)it->len,
        .line = it->line,
        .parent = -1,
        .ordinal = it->ordinal,
        .style = it->style,
        .depth = r->text.lines[it->line].kind == BLOCK_HEADING ? r->text.lines[it->line].level : 0,
        .inline_ = it->context != AT_LINE,
        .bare = it->bare,
        .marker = str_sub(r->text.norm, it->at, it->at + it->len),
    };
}

void mark_find(struct reading *r) {
    struct candidates found = {0};
    for (size_t i = r->body_line; i < r->text.n_lines; i++)
        if (!r->text.lines[i].noise && r->text.lines[i].kind != BLOCK_CELL)
            collect_line(r, i, &found);
    r->items.v = take(r->arena, struct item, found.n + 1);
    r->items.cap = found.n + 1;
    struct open_lists open = {0};
    struct attachments papers = {0};
    u32 list_line = (u32)-1;
    for (size_t k = 0; k < found.n; k++) {
        struct candidate *it = &found.v[k];
        if (in_inline_list(r, it, &papers))
            continue;
        if (in_attachment_list(r, it, &list_line))
            continue;
        if (it->context == AT_LINE && it->style == STYLE_ANNEX && !opens_annex(r, it->line))
            continue;
        if (!accept(r, &found, k, &open))
            continue;
        open.last[it->style] = it->ordinal;
        for (int style = 0; style < LIST_STYLES; style++) /* a new chapter closes what is inside */
            if (style > (int)it->style && it->style <= STYLE_HAN)
                open.last[style] = 0;
        add_item(r, it);
    }
}
