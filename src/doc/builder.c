/* Building documents. */
#include "doc/builder.h"

#include "base/utf8.h"

enum {
    DAMAGES_MAX = 65536, /* further ones are added to the last */
};

struct builder builder_open(struct arena *a) {
    return (struct builder){.arena = a, .view = out_open(a)};
}

static void pass_limit(struct builder *b, enum limit limit) {
    if (!b->too_big)
        b->limit = limit;
    b->too_big = true;
}

static struct block *last_block(struct builder *b) {
    return &b->blocks.v[b->blocks.n - 1];
}

/* Adds visible text and, before it, the space that was seen earlier. */
static void put(struct builder *b, str s) {
    if (b->view.len + s.len + 8 > limit_value(LIMIT_VIEW_BYTES)) {
        pass_limit(b, LIMIT_VIEW_BYTES);
        return;
    }
    bool divides = b->wide_spaces >= 2 && last_block(b)->kind != BLOCK_CELL;
    if (b->pending_space)
        out_raw(&b->view, divides ? S("\u3000\u3000") : S(" "));
    b->pending_space = false;
    b->wide_spaces = 0;
    out_raw(&b->view, s);
}

static bool cell_fits(struct builder *b, const struct block *cell) {
    if ((u64)cell->row + cell->rows > limit_value(LIMIT_TABLE_ROWS))
        pass_limit(b, LIMIT_TABLE_ROWS);
    if ((u64)cell->col + cell->cols > limit_value(LIMIT_TABLE_COLS))
        pass_limit(b, LIMIT_TABLE_COLS);
    return !b->too_big;
}

void block_begin(struct builder *b, struct block like) {
    if (b->open)
        block_end(b);
    bool cell = like.kind == BLOCK_CELL;
    if (b->in_row && !cell)
        row_end(b);
    if (!b->in_row && cell)
        row_begin(b);
    if (b->blocks.n >= limit_value(LIMIT_BLOCKS))
        pass_limit(b, LIMIT_BLOCKS);
    like.rows = like.rows == 0 && cell ? 1 : like.rows;
    like.cols = like.cols == 0 && cell ? 1 : like.cols;
    if (b->too_big || (cell && !cell_fits(b, &like)))
        return;
    b->pending_space = false;
    b->wide_spaces = 0;
    if (cell && !b->row_empty)
        out_char(&b->view, '\t');
    b->row_empty = false;
    like.marker = 0;
    like.from = like.to = (u32)b->view.len;
    *push(b->arena, &b->blocks) = like;
    b->open = true;
}

void block_marker(struct builder *b, str marker) {
    if (b->too_big || !b->open || b->view.len != last_block(b)->from)
        return;
    block_text(b, marker);
    last_block(b)->marker = (u32)b->view.len - last_block(b)->from;
}

/* What a character does to the text. */
enum role {
    ROLE_TEXT,
    ROLE_SPACE,
    ROLE_WIDE, /* U+3000: two of them divide paragraphs */
    ROLE_NONE, /* has no width */
    ROLE_LOST, /* U+FFFD */
};

static enum role role_of(u32 c) {
    if (c <= 0x20 || (c >= 0x7F && c <= 0xA0)) /* controls are space too */
        return ROLE_SPACE;
    if (c < 0x2000)
        return c == 0xAD ? ROLE_NONE : ROLE_TEXT; /* soft hyphen */
    if (c <= 0x206F) {
        if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F)
            return ROLE_SPACE;
        bool unseen = c <= 0x200F || (c >= 0x202A && c <= 0x202E) || c >= 0x2060;
        return unseen ? ROLE_NONE : ROLE_TEXT;
    }
    switch (c) {
    case 0x3000:
        return ROLE_WIDE;
    case 0xFEFF:
        return ROLE_NONE;
    case 0xFFFD:
        return ROLE_LOST;
    default:
        return ROLE_TEXT;
    }
}

static void apply(struct builder *b, enum role role, str one) {
    switch (role) {
    case ROLE_WIDE:
        b->wide_spaces++;
        b->pending_space = b->view.len > last_block(b)->from;
        break;
    case ROLE_SPACE:
        b->pending_space = b->view.len > last_block(b)->from;
        break;
    case ROLE_LOST:
        put(b, one);
        block_damage(b, 1);
        break;
    case ROLE_NONE:
    case ROLE_TEXT:
        break;
    }
}

void block_text(struct builder *b, str text) {
    if (!b->open && !b->too_big && str_trim(text).len > 0)
        block_begin(b, (struct block){.kind = BLOCK_PARA});
    size_t from = 0;
    for (size_t at = 0; at < text.len && b->open && !b->too_big;) {
        size_t start = at;
        enum role role = role_of(utf8_next(text, &at));
        if (role == ROLE_TEXT)
            continue;
        if (start > from)
            put(b, str_sub(text, from, start));
        apply(b, role, str_sub(text, start, at));
        from = at;
    }
    if (from < text.len && b->open && !b->too_big)
        put(b, str_sub(text, from, text.len));
}

void block_end(struct builder *b) {
    if (!b->open)
        return;
    b->open = false;
    b->pending_space = false;
    struct block *block = last_block(b);
    block->to = (u32)b->view.len;
    if (block->kind == BLOCK_CELL || block->kind == BLOCK_IMAGE)
        return;
    if (block->to == block->from)
        b->blocks.n--;
    else
        out_char(&b->view, '\n');
}

bool block_blank(str text) {
    for (size_t at = 0; at < text.len;) {
        enum role role = role_of(utf8_next(text, &at));
        if (role == ROLE_TEXT || role == ROLE_LOST)
            return false;
    }
    return true;
}

u32 table_begin(struct builder *b) {
    if (b->in_row)
        row_end(b);
    return ++b->tables;
}

void row_begin(struct builder *b) {
    if (b->open)
        block_end(b);
    if (b->in_row)
        row_end(b);
    b->in_row = true;
    b->row_empty = true;
}

void row_end(struct builder *b) {
    if (b->open)
        block_end(b);
    if (b->in_row && !b->row_empty && !b->too_big)
        out_char(&b->view, '\n');
    b->in_row = false;
}

void block_damage(struct builder *b, u32 bytes) {
    u32 end = (u32)b->view.len;
    u32 from = end;
    if (str_ends(out_str(&b->view), S("\uFFFD")))
        from -= 3;
    struct damage *last = b->damages.n > 0 ? &b->damages.v[b->damages.n - 1] : NULL;
    if (last != NULL && (last->place.to == from || b->damages.n >= DAMAGES_MAX)) {
        last->place.to = end;
        last->bytes += bytes;
        return;
    }
    *push(b->arena, &b->damages) = (struct damage){.place = {from, end}, .bytes = bytes};
}

static const char *limit_called(enum limit limit) {
    switch (limit) {
    case LIMIT_TABLE_ROWS:
        return "一张表的行数";
    case LIMIT_TABLE_COLS:
        return "一张表的列数";
    case LIMIT_BLOCKS:
        return "段落和单元格的总数";
    default:
        return "文字的字节数";
    }
}

err builder_close(struct ctx *c, struct builder *b, struct doc *doc_out) {
    if (b->in_row)
        row_end(b);
    if (b->open)
        block_end(b);
    if (b->too_big)
        return fail(c, ERR_TOO_BIG, "内容太多：%s超过了限额 %llu，请拆成几个文件再读",
                    limit_called(b->limit), (unsigned long long)limit_value(b->limit));
    doc_out->view = out_str(&b->view);
    doc_out->blocks = b->blocks.v;
    doc_out->n_blocks = b->blocks.n;
    doc_out->damages = b->damages.v;
    doc_out->n_damages = b->damages.n;
    return OK;
}
