/* Plain text, at the speed of memory: one pass tells what it holds, the next finds its lines; most
 * texts need no third. */
#include "doc/text.h"

#include "base/limit.h"
#include "doc/tabs.h"

#include <string.h>

static const u8 plain_controls[0x20] = {['\t'] = 1, ['\n'] = 1};

static bool must_go(u8 b) {
    return (b < 0x20 && plain_controls[b] == 0) || b == 0x7F;
}

enum {
    BLOCK_BYTES = 64,
    PIECE_BYTES = 64 * 1024, /* of a text, small enough for the cache beside the core */
};

/* Whether p[0, BLOCK_BYTES) holds no control other than tab and line feed, without a branch inside,
 * so that the compiler makes a few wide steps of it. */
static inline bool is_clean(const u8 *p) {
    u8 other = 0;
    for (size_t i = 0; i < BLOCK_BYTES; i++) {
        u8 b = p[i];
        u8 control = (u8)((b < 0x20) | (b == 0x7F));
        u8 plain = (u8)((b == '\t') | (b == '\n'));
        other |= (u8)(control & (plain ^ 1));
    }
    return other == 0;
}

/* How many bytes of p can stay: up to the first control other than tab and line feed. */
static size_t clean_len(const u8 *p, size_t n) {
    size_t i = 0;
    while (n - i >= BLOCK_BYTES && is_clean(p + i))
        i += BLOCK_BYTES;
    while (i < n && !must_go(p[i]))
        i++;
    return i;
}

/* A copy without controls: CR LF and CR become LF, others a space. Always ends with LF. */
static str clean_copy(struct arena *a, str s) {
    char *to = arena_bytes(a, s.len + 1, 1);
    size_t n = 0;
    for (size_t at = 0; at < s.len; at++) {
        size_t run = clean_len((const u8 *)s.ptr + at, s.len - at);
        memcpy(to + n, s.ptr + at, run);
        n += run;
        at += run;
        if (at == s.len)
            break;
        bool before_lf = at + 1 < s.len && s.ptr[at + 1] == '\n';
        if (s.ptr[at] == '\r' && !before_lf)
            to[n++] = '\n';
        else if (s.ptr[at] != '\r')
            to[n++] = ' ';
    }
    if (n > 0 && to[n - 1] != '\n')
        to[n++] = '\n';
    return (str){to, n};
}

/* Drops U+FEFF and makes the controls U+0080..U+009F spaces, in place. */
static str drop_unseen(str s) {
    char *to = (char *)(uintptr_t)s.ptr; /* our own copy */
    size_t n = 0;
    for (size_t at = 0; at < s.len;) {
        str rest = str_sub(s, at, s.len);
        if (str_starts(rest, S("\uFEFF"))) {
            at += 3;
        } else if (rest.len > 1 && (u8)rest.ptr[0] == 0xC2 && (u8)rest.ptr[1] < 0xA0) {
            to[n++] = ' ';
            at += 2;
        } else {
            to[n++] = s.ptr[at++];
        }
    }
    return (str){to, n};
}

/* Controls U+0080..U+009F; U+FEFF. The text is valid: a byte follows each C2. */
static bool has_unseen(str s) {
    for (size_t at = 0; (at = str_find(s, S("\xC2"), at)) != STR_NONE && at + 1 < s.len; at++)
        if ((u8)s.ptr[at + 1] < 0xA0)
            return true;
    return str_has(s, S("\uFEFF"));
}

static size_t count_line_ends(str s) {
    size_t n = 0;
    for (size_t at = 0; (at = str_find(s, S("\n"), at)) != STR_NONE; at++)
        n++;
    return n;
}

/* What a text holds. */
struct survey {
    bool controls; /* other than tab and line feed */
    bool unseen;   /* characters that drop_unseen changes */
    bool tabs;
    bool lost;     /* U+FFFD */
    size_t n_ends; /* of lines */
};

/* All is asked of one piece after the other, while it is in the nearest cache. */
static struct survey survey_of(str s) {
    struct survey of = {0};
    for (size_t at = 0; at < s.len; at += PIECE_BYTES) {
        str piece = str_sub(s, at, at + PIECE_BYTES);
        str longer = str_sub(s, at, at + PIECE_BYTES + 2); /* by a character that begins in it */
        of.controls = of.controls || clean_len((const u8 *)piece.ptr, piece.len) < piece.len;
        of.unseen = of.unseen || has_unseen(longer);
        of.tabs = of.tabs || str_has(piece, S("\t"));
        of.lost = of.lost || str_has(longer, S("\uFFFD"));
        of.n_ends += count_line_ends(piece);
    }
    return of;
}

/* The text as it can stay; *of_out tells of it. */
static str clean(struct arena *a, str s, struct survey *of_out) {
    *of_out = survey_of(s);
    bool whole = s.len == 0 || s.ptr[s.len - 1] == '\n';
    if (!of_out->controls && !of_out->unseen && whole)
        return s;
    str copy = clean_copy(a, s);
    copy = of_out->unseen ? drop_unseen(copy) : copy;
    *of_out = survey_of(copy);
    return copy;
}

static size_t fill_blocks(str view, struct block *blocks) {
    size_t n = 0;
    for (const char *p = view.ptr, *end = p + view.len; p < end;) {
        const char *lf = memchr(p, '\n', (size_t)(end - p));
        lf = lf == NULL ? end : lf;
        str line = str_trim((str){p, (size_t)(lf - p)});
        u32 from = (u32)(line.ptr - view.ptr);
        if (line.len > 0)
            blocks[n++] =
                (struct block){.kind = BLOCK_PARA, .from = from, .to = from + (u32)line.len};
        p = lf + 1;
    }
    return n;
}

static void find_damage(struct arena *a, str view, struct doc *doc) {
    VEC(struct damage) damages = {0};
    for (size_t at = 0; (at = str_find(view, S("\uFFFD"), at)) != STR_NONE; at += 3) {
        u32 from = (u32)at;
        if (damages.n == 0 || damages.v[damages.n - 1].place.to != from)
            *push(a, &damages) = (struct damage){.place = {from, from}};
        damages.v[damages.n - 1].place.to = from + 3;
        damages.v[damages.n - 1].bytes++;
    }
    doc->damages = damages.v;
    doc->n_damages = damages.n;
}

err text_read(struct ctx *c, str text, struct doc *doc_out) {
    if (text.len >= limit_value(LIMIT_VIEW_BYTES))
        return fail(c, ERR_TOO_BIG, "文字超过了限额 %llu MiB，请拆成几个文件再读",
                    (unsigned long long)(limit_value(LIMIT_VIEW_BYTES) >> 20));
    struct survey of;
    struct doc doc = {.view = clean(c->arena, text, &of)};
    size_t lines = of.n_ends;
    if (lines > limit_value(LIMIT_BLOCKS))
        return fail(c, ERR_TOO_BIG, "文字有 %zu 行，超过了限额 %llu 行，请拆成几个文件再读", lines,
                    (unsigned long long)limit_value(LIMIT_BLOCKS));
    struct block *blocks = take(c->arena, struct block, lines);
    doc.n_blocks = fill_blocks(doc.view, blocks);
    doc.blocks = blocks;
    if (of.tabs)
        tabs_to_cells(c->arena, &doc);
    if (of.lost)
        find_damage(c->arena, doc.view, &doc);
    *doc_out = doc;
    return OK;
}
