/* Packing: a fixed head, then blocks, damages, format, charset, view; nothing is aligned after the
 * damages, so both arrays can be used where they lie. */
#include "doc/pack.h"

#include "base/limit.h"
#include "base/utf8.h"

#include <string.h>

static const char magic[8] = "BHDOC 1";

struct pack_head {
    char magic[8];
    u32 n_blocks;
    u32 n_damages;
    u32 format_bytes;
    u32 charset_bytes;
    u32 view_bytes;
    u32 zero;
};

_Static_assert(sizeof(struct block) == 36, "struct block has no gaps");
_Static_assert(sizeof(struct damage) == 12, "struct damage has no gaps");

enum {
    WORD_MAX_BYTES = 32, /* names of formats and encodings */
    LEVEL_MAX = 9,
    FLAGS_ALL = (BLOCK_META << 1) - 1,
};

void doc_pack(struct out *o, const struct doc *doc) {
    struct pack_head head = {
        .n_blocks = (u32)doc->n_blocks,
        .n_damages = (u32)doc->n_damages,
        .format_bytes = (u32)doc->format.len,
        .charset_bytes = (u32)doc->charset.len,
        .view_bytes = (u32)doc->view.len,
    };
    memcpy(head.magic, magic, sizeof magic);
    out_raw(o, (str){(const char *)&head, sizeof head});
    out_raw(o, (str){(const char *)doc->blocks, sizeof(struct block) * doc->n_blocks});
    out_raw(o, (str){(const char *)doc->damages, sizeof(struct damage) * doc->n_damages});
    out_raw(o, doc->format);
    out_raw(o, doc->charset);
    out_raw(o, doc->view);
}

/* Whether a character of the view begins at `at`, or the view ends there. */
static bool on_border(str view, u32 at) {
    return at == view.len || (at < view.len && ((u8)view.ptr[at] & 0xC0) != 0x80);
}

static bool place_ok(str view, u32 after, u32 from, u32 to) {
    return after <= from && from <= to && on_border(view, from) && on_border(view, to);
}

static bool cell_ok(const struct block *b) {
    if (b->kind != BLOCK_CELL)
        return b->table == 0 && b->row == 0 && b->col == 0 && b->rows == 0 && b->cols == 0;
    return b->table > 0 && b->rows > 0 && b->cols > 0 &&
           (u64)b->row + b->rows <= limit_value(LIMIT_TABLE_ROWS) &&
           (u64)b->col + b->cols <= limit_value(LIMIT_TABLE_COLS);
}

static bool block_ok(str view, u32 after, const struct block *b) {
    return b->kind <= BLOCK_IMAGE && b->level <= LEVEL_MAX && b->flags <= FLAGS_ALL &&
           place_ok(view, after, b->from, b->to) && b->marker <= b->to - b->from &&
           on_border(view, b->from + b->marker) && cell_ok(b) &&
           (b->to == b->from || memchr(view.ptr + b->from, '\n', b->to - b->from) == NULL);
}

static bool doc_ok(const struct doc *doc) {
    if (utf8_bad(doc->view) != STR_NONE || utf8_bad(doc->format) != STR_NONE ||
        utf8_bad(doc->charset) != STR_NONE)
        return false;
    u32 after = 0;
    for (size_t i = 0; i < doc->n_blocks; after = doc->blocks[i++].to)
        if (!block_ok(doc->view, after, &doc->blocks[i]))
            return false;
    after = 0;
    for (size_t i = 0; i < doc->n_damages; after = doc->damages[i++].place.to)
        if (!place_ok(doc->view, after, doc->damages[i].place.from, doc->damages[i].place.to))
            return false;
    return true;
}

/* Cuts n bytes off the front of *rest. */
static str cut(str *rest, size_t n) {
    str front = str_sub(*rest, 0, n);
    *rest = str_sub(*rest, n, rest->len);
    return front;
}

/* The bytes where they lie, or an aligned copy. */
static const void *aligned(struct arena *a, str bytes) {
    if (bytes.len == 0)
        return NULL;
    if ((uintptr_t)bytes.ptr % _Alignof(u32) == 0)
        return bytes.ptr;
    return memcpy(arena_bytes(a, bytes.len, _Alignof(u32)), bytes.ptr, bytes.len);
}

static bool head_ok(const struct pack_head *head, u64 rest_bytes) {
    u64 want = (u64)head->n_blocks * sizeof(struct block) +
               (u64)head->n_damages * sizeof(struct damage) + head->format_bytes +
               head->charset_bytes + head->view_bytes;
    return memcmp(head->magic, magic, sizeof magic) == 0 && head->zero == 0 && want == rest_bytes &&
           head->n_blocks <= limit_value(LIMIT_BLOCKS) && head->format_bytes <= WORD_MAX_BYTES &&
           head->charset_bytes <= WORD_MAX_BYTES;
}

err doc_unpack(struct ctx *c, str bytes, struct doc *doc_out) {
    static const char broken[] = "读文件的子进程给出的结果不完整，请重试；若仍失败，文件可能有害";
    struct pack_head head;
    if (bytes.len < sizeof head)
        return fail(c, ERR_INVALID, "%s", broken);
    str rest = bytes;
    memcpy(&head, cut(&rest, sizeof head).ptr, sizeof head);
    if (!head_ok(&head, rest.len))
        return fail(c, ERR_INVALID, "%s", broken);
    struct doc doc = {.n_blocks = head.n_blocks, .n_damages = head.n_damages};
    doc.blocks = aligned(c->arena, cut(&rest, sizeof(struct block) * doc.n_blocks));
    doc.damages = aligned(c->arena, cut(&rest, sizeof(struct damage) * doc.n_damages));
    doc.format = cut(&rest, head.format_bytes);
    doc.charset = cut(&rest, head.charset_bytes);
    doc.view = rest;
    if (!doc_ok(&doc))
        return fail(c, ERR_INVALID, "%s", broken);
    *doc_out = doc;
    return OK;
}
