/* Normalising: one pass over the view text, block by block. */
#include "read/text.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "read/kind.h"
#include "read/lines.h"
#include "read/marker.h"

enum {
    FLAT_LINE_BYTES = 1500, /* average length of lines from which a document counts as flattened */
    FLAT_ONE_BYTES = 900,   /* or one line of this length */
    FLAT_SHARE_PCT = 60,    /* that is this share of it, per cent */
    SPLIT_BYTES_MIN = 200,  /* in a shorter line two U+3000 align words: 组　　长 */
    WRAP_COLUMNS_MAX = 60,  /* hard-wrapped text has lines of at most this many characters, */
    WRAP_COLUMNS_MIN = 16,  /* the full ones at least this many, */
    WRAP_SHARE_PCT = 50,    /* this share of its lines are full, */
    WRAP_LONGER_PCT = 4,    /* at most this share is longer: lines of the site around it */
    WRAP_LINES_MIN = 8,
    WRAP_LINES_MAX = 2000, /* looked at */
    SHORT_CHARS = 40,      /* a heading or title */
    PINYIN_BYTES_MAX = 16,
    RUN_PAGE = 256,
    BYTES_A_RUN = 24, /* dense marks: in most text a run is longer, and the list need not grow */
};

static const u32 SHIFT_NONE =
    0x80000000; /* no view is that long: the next character begins a run */

struct normaliser {
    struct arena *arena;
    struct text *text;
    char *to; /* room for the whole text: it never grows */
    size_t n;
    VEC(struct run) runs;
    u32 shift; /* view - norm of the newest run */
    VEC(struct line) lines;
    size_t width; /* that the text is wrapped to, 0 = not */
};

/* A white space character at v: its length, or 0. *ideographic for U+3000. */
static inline size_t space_at(str s, size_t v, bool *ideographic) {
    u8 b = (u8)s.ptr[v];
    *ideographic = false;
    if (b <= ' ' || b == 0x7F)
        return 1;
    if (b == 0xC2 && v + 1 < s.len && (u8)s.ptr[v + 1] == 0xA0)
        return 2;
    if (b != 0xE3 && b != 0xE2 && b != 0xEF)
        return 0;
    size_t at = v;
    u32 c = utf8_next(s, &at);
    *ideographic = c == 0x3000;
    bool space = c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 ||
                 c == 0x202F || c == 0x2060 || c == 0xFEFF;
    return space ? 3 : 0;
}

/* A pinyin gloss "(qiáng)" at v, brackets of either width: its length, or 0. */
static size_t pinyin_at(str s, size_t v) {
    size_t at = v;
    u32 open = fold_width(utf8_next(s, &at));
    if (open != '(')
        return 0;
    size_t from = at, letters = 0;
    while (at < s.len && at - from <= PINYIN_BYTES_MAX) {
        u32 c = fold_width(utf8_next(s, &at));
        if (c == ')')
            return letters > 0 ? at - v : 0;
        if (c == ' ' || c == 0xA0)
            continue;
        bool letter = (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x17F) ||
                      (c >= 0x1CD && c <= 0x1DC) || (c >= 0x300 && c <= 0x304) || c == 0x30C ||
                      c == 0x251 || c == 0x261;
        if (!letter)
            return 0;
        letters++;
    }
    return 0;
}

/* Notes where in the view the next character comes from. */
static inline void put_at(struct normaliser *z, size_t view) {
    u32 shift = (u32)view - (u32)z->n;
    if (shift == z->shift)
        return;
    *push(z->arena, &z->runs) = (struct run){.norm = (u32)z->n, .view = (u32)view};
    z->shift = shift;
}

/* A run of common characters: folded, else copied as they stand. gives  the offset behind it */
static size_t put_han(struct normaliser *z, str s, size_t v) {
    const u8 *from = (const u8 *)s.ptr + v, *end = (const u8 *)s.ptr + s.len, *p = from;
    char *to = z->to + z->n;
    put_at(z, v);
    for (; p < end && utf8_is_common_han(p[0]); p += 3, to += 3) {
        u32 c = (u32)(p[0] & 0x0F) << 12 | (u32)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        u32 simple = fold_simplified(c);
        memcpy(to, p, 3);
        if (simple != c) {
            z->text->hant++;
            utf8_put(to, simple);
        }
    }
    size_t len = (size_t)(p - from);
    z->text->han += len / 3;
    z->n += len;
    return v + len;
}

static void note_lost(struct text *t, size_t view) {
    if (t->lost++ == 0)
        t->lost_at = (span){(u32)view, (u32)view + 3};
}

static void note_pinyin(struct text *t, size_t view, size_t len) {
    if (t->pinyin++ == 0)
        t->pinyin_at = (span){(u32)view, (u32)(view + len)};
}

/* Normalises view[from, to) up to its end or to the run of spaces that divides paragraphs;
 * gives where it stopped. */
static size_t normalise(struct normaliser *z, size_t from, size_t to, size_t split) {
    struct text *t = z->text;
    str s = str_sub(t->doc->view, 0, to);
    bool after_han = false;
    size_t begin = z->n, spaces = 0;
    z->shift = SHIFT_NONE; /* a line that is joined to the one before it moves */
    for (size_t v = from; v < s.len;) {
        bool ideographic;
        size_t len = space_at(s, v, &ideographic);
        if (len > 0) {
            spaces += split == 2 && !ideographic ? 0 : 1;
            v += len;
            if (split > 0 && spaces >= 2 && z->n > begin)
                return v;
            continue;
        }
        spaces = 0;
        if (after_han && (s.ptr[v] == '(' || (u8)s.ptr[v] == 0xEF) && (len = pinyin_at(s, v)) > 0) {
            note_pinyin(t, v, len);
            v += len;
            continue;
        }
        if (utf8_is_common_han((u8)s.ptr[v])) {
            v = put_han(z, s, v);
            after_han = true;
            continue;
        }
        size_t at = v;
        u32 c = utf8_next(s, &at);
        if (c >= 0x3400 && c <= 0x9FFF) {
            u32 simple = fold_simplified(c);
            t->han++;
            t->hant += simple != c;
            c = simple;
            after_han = true;
        } else {
            if (c == 0xFFFD)
                note_lost(t, v);
            c = fold_width(c);
            after_han = false;
        }
        put_at(z, v);
        z->n += utf8_put(z->to + z->n, c);
        v = at;
    }
    return to;
}

static str line_text(const struct normaliser *z, const struct line *line) {
    return (str){z->to + line->from, line->to - line->from};
}

/* More closing than opening marks are missing: the title or bracket goes on in the next line. */
static bool is_open(str s) {
    static const struct {
        str open, close;
    } pairs[] = {{T("《"), T("》")}, {T("("), T(")")}, {T("“"), T("”")}};
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        size_t at = s.len;
        for (size_t hit = 0; (hit = str_find(s, pairs[i].open, hit)) != STR_NONE; hit++)
            at = hit;
        if (at < s.len && str_find(s, pairs[i].close, at) == STR_NONE)
            return true;
    }
    return false;
}

static bool ends_sentence(str s) {
    static const str ends[] = {T("。"), T(";"), T(":"),  T("!"), T("?"),
                               T("”"),  T(")"), T("》"), T("…"), T(".")};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(s, ends[i]))
            return true;
    return false;
}

/* A heading that was broken over two lines: no phrase ends on such a word. */
static bool ends_mid_phrase(str s) {
    static const str words[] = {T("的"), T("和"), T("与"), T("及"), T("对"),
                                T("为"), T("在"), T("把"), T("将"), T("以")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_ends(s, words[i]))
            return true;
    return false;
}

/* Whether the line that was just read goes on in the next one. */
static bool goes_on(const struct normaliser *z, const struct line *prev, const struct line *next) {
    if (prev->kind != BLOCK_PARA || next->kind != BLOCK_PARA || prev->to == prev->from)
        return false;
    if (next->item)
        return false;
    str head = line_text(z, prev);
    size_t chars = utf8_chars(head);
    if (str_ends(head, S(",")) || str_ends(head, S("、")))
        return true;
    if (is_open(head) && chars < 200)
        return true;
    if (ends_mid_phrase(head) && chars <= SHORT_CHARS)
        return true;
    bool title = kind_of_title(head).len > 0 && line_is_bare(head) && !str_has(head, S(","));
    return z->width > 0 && chars * 10 >= z->width * 8 && !ends_sentence(head) && !title;
}

static void add_line(struct normaliser *z, struct line line) {
    if (line.to == line.from && line.kind != BLOCK_CELL)
        return;
    struct marker m;
    line.item = line.kind != BLOCK_CELL && marker_at(line_text(z, &line), 0, &m);
    struct line *prev = z->lines.n > 0 ? &z->lines.v[z->lines.n - 1] : NULL;
    if (prev != NULL && goes_on(z, prev, &line)) {
        /* close the gap that the line end of `prev` left */
        size_t len = line.to - line.from;
        memmove(z->to + prev->to, z->to + line.from, len);
        for (size_t i = z->runs.n; i > 0 && z->runs.v[i - 1].norm >= line.from; i--)
            z->runs.v[i - 1].norm--;
        prev->to += (u32)len;
        prev->vto = line.vto;
        z->n = prev->to;
    } else {
        *push(z->arena, &z->lines) = line;
    }
    z->to[z->n++] = '\n';
}

/* The width that text is wrapped to: that of most of its longer lines, hardly any of which exceeds
 * it. gives  0 = not wrapped */
static size_t wrap_width(const struct doc *doc) {
    size_t of_width[WRAP_COLUMNS_MAX + 2] = {0}, n = 0;
    for (size_t i = 0; i < doc->n_blocks && i < WRAP_LINES_MAX; i++) {
        const struct block *b = &doc->blocks[i];
        if (b->kind != BLOCK_PARA || b->to - b->from > 8u * WRAP_COLUMNS_MAX)
            return 0;
        size_t chars = utf8_chars(str_sub(doc->view, b->from, b->to));
        of_width[chars > WRAP_COLUMNS_MAX ? WRAP_COLUMNS_MAX + 1 : chars]++;
        n++;
    }
    size_t longer = of_width[WRAP_COLUMNS_MAX + 1];
    for (size_t width = WRAP_COLUMNS_MAX; width >= WRAP_COLUMNS_MIN && n >= WRAP_LINES_MIN;
         width--) {
        size_t full = 0;
        for (size_t w = width * 8 / 10; w <= width; w++)
            full += of_width[w];
        if (longer * 100 <= n * WRAP_LONGER_PCT && of_width[width] > 0 &&
            full * 100 >= n * WRAP_SHARE_PCT)
            return width;
        longer += of_width[width];
    }
    return 0;
}

/* One entry a page, so that a search looks at the runs of one page only. */
static const u32 *index_runs(struct arena *a, const struct text *t) {
    size_t pages = t->norm.len / RUN_PAGE + 1;
    u32 *index = take(a, u32, pages);
    size_t run = 0;
    for (size_t i = 0; i < pages; i++) {
        while (run < t->n_runs && t->runs[run].norm < i * RUN_PAGE)
            run++;
        index[i] = (u32)run;
    }
    return index;
}

/* Whether the document stands on a few very long lines, or most of it is one long line that goes
 * on to a chapter two. */
static bool is_flat(const struct doc *doc) {
    size_t paragraphs = 0, bytes = 0;
    str longest = S("");
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const struct block *b = &doc->blocks[i];
        if (b->kind == BLOCK_CELL)
            continue;
        paragraphs++;
        bytes += b->to - b->from;
        if (b->to - b->from > longest.len)
            longest = str_sub(doc->view, b->from, b->to);
    }
    return bytes > paragraphs * FLAT_LINE_BYTES ||
           (longest.len > FLAT_ONE_BYTES && longest.len * 100 > bytes * FLAT_SHARE_PCT &&
            str_has(longest, S("二、")));
}

void text_make(struct arena *a, const struct doc *doc, struct text *text_out) {
    *text_out = (struct text){.doc = doc};
    struct normaliser z = {.arena = a, .text = text_out, .width = wrap_width(doc)};
    z.to = arena_bytes(a, doc->view.len + doc->n_blocks + 16, 1);
    z.lines.cap = doc->n_blocks + 1;
    z.lines.v = take(a, struct line, z.lines.cap);
    z.runs.cap = doc->view.len / BYTES_A_RUN + 1;
    z.runs.v = take(a, struct run, z.runs.cap);
    text_out->flat = is_flat(doc);
    for (size_t i = 0; i < doc->n_blocks; i++) {
        const struct block *b = &doc->blocks[i];
        if (b->kind == BLOCK_IMAGE)
            continue;
        /* 0: never split; 1: at two spaces of any kind; 2: at two ideographic spaces */
        bool wide = b->kind != BLOCK_CELL && b->to - b->from >= SPLIT_BYTES_MIN;
        size_t split = !wide ? 0 : text_out->flat ? 1 : 2;
        for (size_t v = b->from;;) {
            u32 from = (u32)z.n;
            size_t end = normalise(&z, v, b->to, split);
            add_line(&z, (struct line){.from = from,
                                       .to = (u32)z.n,
                                       .vfrom = (u32)v,
                                       .vto = (u32)end,
                                       .block = (u32)i,
                                       .flags = b->flags,
                                       .kind = b->kind,
                                       .level = b->level});
            v = end;
            if (v >= b->to)
                break;
        }
    }
    text_out->norm = (str){z.to, z.n};
    text_out->runs = z.runs.v;
    text_out->n_runs = z.runs.n;
    text_out->run_index = index_runs(a, text_out);
    text_out->near = take(a, size_t, 1);
    text_out->lines = z.lines.v;
    text_out->n_lines = z.lines.n;
}

str text_line(const struct text *t, const struct line *line) {
    return str_sub(t->norm, line->from, line->to);
}

/* Places are mostly asked for in their order, so the search goes on from the run found last, or
 * begins with the page. */
static u32 back(const struct text *t, u32 norm) {
    size_t n = *t->near; /* runs that begin at or before the place */
    if (n == 0 || t->runs[n - 1].norm > norm || norm - t->runs[n - 1].norm > RUN_PAGE)
        n = t->run_index[norm / RUN_PAGE];
    while (n < t->n_runs && t->runs[n].norm <= norm)
        n++;
    *t->near = n;
    return n == 0 ? 0 : t->runs[n - 1].view + (norm - t->runs[n - 1].norm);
}

span text_place(const struct text *t, u32 from, u32 to) {
    if (from + 1 < to && t->norm.ptr[from] == '\n')
        from++;
    size_t last = to > from ? utf8_back(t->norm, to) : from;
    if (t->norm.ptr[last] == '\n' && last > from)
        last = utf8_back(t->norm, last);
    size_t end = back(t, (u32)last), behind = last;
    utf8_next(t->norm, &behind);
    /* only ASCII may have been of full width; the view, long gone from the cache, is asked then */
    if ((u8)t->norm.ptr[last] < 0x80 && end < t->doc->view.len)
        utf8_next(t->doc->view, &end);
    else
        end += behind - last;
    return (span){back(t, from), (u32)end};
}

void text_column(const struct text *t, u32 view, i64 *line_out, i64 *column_out) {
    i64 line = 1;
    size_t from = 0;
    for (const char *hit; (hit = memchr(t->doc->view.ptr + from, '\n', view - from)) != NULL;
         line++)
        from = (size_t)(hit - t->doc->view.ptr) + 1;
    *line_out = line;
    *column_out = (i64)utf8_chars(str_sub(t->doc->view, from, view)) + 1;
}

str text_normal(struct arena *a, str s) {
    struct block block = {.kind = BLOCK_CELL, .to = (u32)s.len, .rows = 1, .cols = 1};
    struct doc doc = {.view = s, .blocks = &block, .n_blocks = 1};
    struct text t;
    text_make(a, &doc, &t);
    return text_line(&t, &t.lines[0]);
}
