/* Text of a pdf. pdftotext writes a line for each line of the page; a paragraph goes on in the next
 * line when its line was broken by the right edge and nothing new begins. A line that ends a
 * sentence must reach the edge exactly, one that does not only nearly. */
#include "doc/pdftext.h"

#include "base/utf8.h"
#include "doc/builder.h"

enum {
    FULL_PCT = 85,         /* of the widest line of the page: such a line was broken by the edge */
    EXACT_PCT = 96,        /* the same, after a sentence */
    WIDTH_MIN = 24,        /* columns; narrower pages have no edge, only short lines */
    NUMBER_MAX_BYTES = 24, /* of a page number with its dashes */
};

/* What ends a sentence at the end of a line. */
static const char *const sentence_ends[] = {"。", "！", "？", "；", "：", ".", "!", "?", ";", ":"};

/* What stands around page numbers. */
static const char *const number_frame[] = {" ", "-", "–", "—", "－", "·", "第", "页", "/", "共"};

static bool ends_sentence(str line) {
    while (str_ends(line, S("”")) || str_ends(line, S("）")))
        line.len -= 3;
    for (size_t i = 0; i < COUNT_OF(sentence_ends); i++)
        if (str_ends(line, str_from(sentence_ends[i])))
            return true;
    return false;
}

static size_t frame_len(str s) {
    for (size_t i = 0; i < COUNT_OF(number_frame); i++)
        if (str_starts(s, str_from(number_frame[i])))
            return str_from(number_frame[i]).len;
    return 0;
}

static bool is_page_number(str line) {
    size_t digits = 0;
    if (line.len > NUMBER_MAX_BYTES)
        return false;
    for (size_t at = 0; at < line.len;) {
        bool digit = line.ptr[at] >= '0' && line.ptr[at] <= '9';
        size_t n = digit ? 1 : frame_len(str_sub(line, at, line.len));
        if (n == 0)
            return false;
        digits += digit;
        at += n;
    }
    return digits > 0;
}

/* Length of a number at the front: Arabic or Chinese digits. */
static size_t number_len(str s) {
    static const char *const digits = "一二三四五六七八九十百";
    size_t at = 0;
    while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
        at++;
    while (at + 3 <= s.len && str_has(str_from(digits), str_sub(s, at, at + 3)))
        at += 3;
    return at;
}

static bool starts_with_any(str s, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, str_from(words[i])))
            return true;
    return false;
}

/* What opens an item: 一、 1. （一） 第一 一是 ① 附件 and the like. */
static bool starts_item(str s) {
    static const char *const marks[] = {"附件", "①", "②", "③", "④", "⑤", "⑥",
                                        "⑦",    "⑧", "⑨", "●", "■", "◆"};
    static const char *const opens[] = {"（", "(", "第"};
    static const char *const closes[] = {"、", ".", "．", "是", ")", "）"};
    if (starts_with_any(s, marks, COUNT_OF(marks)))
        return true;
    bool open = starts_with_any(s, opens, COUNT_OF(opens));
    size_t from = !open ? 0 : s.ptr[0] == '(' ? 1 : 3;
    size_t n = number_len(str_sub(s, from, s.len));
    str after = str_sub(s, from + n, s.len);
    if (after.len > 1 && after.ptr[0] == '.' && after.ptr[1] >= '0' && after.ptr[1] <= '9')
        return false; /* 2.5 */
    return n > 0 && (str_starts(s, S("第")) || starts_with_any(after, closes, COUNT_OF(closes)));
}

/* Columns as a page has them: unlike on a terminal, quotes and dashes are wide. */
static size_t width_of(str line) {
    size_t n = 0;
    for (size_t at = 0; at < line.len;)
        n += utf8_next(line, &at) < 0x80 ? 1 : 2;
    return n;
}

struct page {
    strs lines;   /* as they came; empty ones divide paragraphs */
    size_t width; /* columns of the widest line, indent included */
};

static struct page cut_page(struct arena *a, str *rest) {
    size_t end = str_find(*rest, S("\f"), 0);
    str text = str_sub(*rest, 0, end), line;
    *rest = end == STR_NONE ? S("") : str_sub(*rest, end + 1, rest->len);
    VEC(str) lines = {0};
    struct page page = {.width = WIDTH_MIN};
    while (str_line(&text, &line)) {
        *push(a, &lines) = line;
        size_t width = width_of(line);
        page.width = width > page.width ? width : page.width;
    }
    page.lines = (strs){lines.v, lines.n};
    return page;
}

/* Leaves out empty lines at both ends and a page number as first or last line. */
static strs without_edges(strs lines) {
    for (int turn = 0; turn < 2; turn++) {
        while (lines.n > 0 && str_trim(lines.v[0]).len == 0)
            lines = (strs){lines.v + 1, lines.n - 1};
        while (lines.n > 0 && str_trim(lines.v[lines.n - 1]).len == 0)
            lines.n--;
        if (lines.n > 0 && is_page_number(str_trim(lines.v[lines.n - 1])))
            lines.n--;
        else if (lines.n > 0 && is_page_number(str_trim(lines.v[0])))
            lines = (strs){lines.v + 1, lines.n - 1};
    }
    return lines;
}

static bool is_indented(str line) {
    return str_starts(line, S("  ")) || str_starts(line, S("\u3000"));
}

/* Between two Chinese characters a broken line needs no space. */
static bool needs_space(str before, str after) {
    return before.len > 0 && after.len > 0 && (u8)before.ptr[before.len - 1] < 0x80 &&
           (u8)after.ptr[0] < 0x80;
}

struct pdftext {
    struct builder b;
    str last;        /* the line before, trimmed; empty = the paragraph has ended */
    size_t last_pct; /* its width in hundredths of the page's */
};

static void add_line(struct pdftext *p, str line, size_t width, u32 number) {
    str s = str_trim(line);
    if (s.len == 0) {
        p->last = s;
        return;
    }
    size_t need = ends_sentence(p->last) ? EXACT_PCT : FULL_PCT;
    bool goes_on = p->last.len > 0 && p->last_pct >= need && !starts_item(s) && !is_indented(line);
    if (!goes_on)
        block_begin(&p->b, (struct block){.kind = BLOCK_PARA, .source = number});
    else if (needs_space(p->last, s))
        block_text(&p->b, S(" "));
    block_text(&p->b, s);
    p->last = s;
    p->last_pct = width_of(line) * 100 / width;
}

err pdftext_read(struct ctx *c, str text, struct doc *doc_out) {
    struct pdftext p = {.b = builder_open(c->arena), .last = S("")};
    for (u32 number = 1; text.len > 0 && !p.b.too_big; number++) {
        struct page page = cut_page(c->arena, &text);
        strs lines = without_edges(page.lines);
        for (size_t i = 0; i < lines.n; i++)
            add_line(&p, lines.v[i], page.width, number);
    }
    return builder_close(c, &p.b, doc_out);
}
