/* Markdown, line by line. What is understood:
 *
 *     # heading      heading      - item        | a | b |     ```         > quoted
 *                    =======      1. item       |---|---|     verbatim
 *                                               | 1 | 2 |     ```
 *
 * and inside lines **bold**, *emphasis*, ~~struck~~, `code`, [text](address), ![picture](address),
 * <tags> and backslashes. */
#include "doc/md.h"

#include "doc/builder.h"

enum {
    INDENT_PER_LEVEL = 2,
    LEVEL_MAX = 9,
    HEADING_MAX = 6,
    TAG_MAX_BYTES = 200,
    SPAN_MAX_BYTES = 2000, /* of emphasis, code or a link; longer ones are text */
};

struct md {
    struct arena *arena;
    struct builder b;
    str rest;
};

static bool is_blank(char ch) {
    return ch == ' ' || ch == '\t';
}

static bool is_alnum(char ch) {
    return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

static size_t run_len(str s, size_t at, char of) {
    size_t n = 0;
    while (at + n < s.len && s.ptr[at + n] == of)
        n++;
    return n;
}

/* Whether s is nothing but at least `min` of one character, blanks aside. */
static bool is_rule(str s, char of, size_t min) {
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == of)
            n++;
        else if (!is_blank(s.ptr[i]))
            return false;
    }
    return n >= min;
}

/* The end of an emphasis that opens at `at` with n marks; STR_NONE when it is not closed. */
static size_t closing_mark(str s, size_t at, size_t n) {
    char mark = s.ptr[at];
    s = str_sub(s, 0, at + SPAN_MAX_BYTES);
    if (at + n >= s.len || is_blank(s.ptr[at + n]))
        return STR_NONE;
    if (mark == '_' && at > 0 && is_alnum(s.ptr[at - 1]))
        return STR_NONE;
    for (size_t i = at + n + 1; i < s.len; i++) {
        size_t run = run_len(s, i, mark);
        if (run == n && !is_blank(s.ptr[i - 1]))
            return i;
        i += run > 0 ? run - 1 : 0;
    }
    return STR_NONE;
}

static void inline_text(struct md *m, str s, int depth);

/* [text](address) at `at`. gives  its length, 0 = none */
static size_t link_at(struct md *m, str s, size_t at, int depth) {
    bool picture = s.ptr[at] == '!';
    size_t open = at + picture;
    if (open >= s.len || s.ptr[open] != '[')
        return 0;
    s = str_sub(s, 0, at + SPAN_MAX_BYTES);
    size_t close = str_find(s, S("]("), open);
    size_t end = close == STR_NONE ? STR_NONE : str_find(s, S(")"), close);
    if (end == STR_NONE)
        return 0;
    if (!picture)
        inline_text(m, str_sub(s, open + 1, close), depth + 1);
    return end + 1 - at;
}

/* <tag> or <!-- remark --> at `at`. gives  its length, 0 = none */
static size_t tag_at(str s, size_t at) {
    if (str_starts(str_sub(s, at, s.len), S("<!--"))) {
        size_t end = str_find(s, S("-->"), at);
        return end == STR_NONE ? s.len - at : end + 3 - at;
    }
    char next = at + 1 < s.len ? s.ptr[at + 1] : ' ';
    if (next != '/' && !is_alnum(next))
        return 0;
    size_t end = str_find(str_sub(s, 0, at + TAG_MAX_BYTES), S(">"), at);
    return end == STR_NONE ? 0 : end + 1 - at;
}

/* Emphasis or code at `at`. gives  its length, 0 = none */
static size_t marked_at(struct md *m, str s, size_t at, int depth) {
    size_t n = run_len(s, at, s.ptr[at]);
    if (n > 3 || (s.ptr[at] == '~' && n != 2))
        return 0;
    size_t end = closing_mark(s, at, n);
    if (end == STR_NONE)
        return 0;
    if (s.ptr[at] == '`')
        block_text(&m->b, str_sub(s, at + n, end));
    else
        inline_text(m, str_sub(s, at + n, end), depth + 1);
    return end + n - at;
}

static size_t special_at(struct md *m, str s, size_t at, int depth) {
    switch (s.ptr[at]) {
    case '*':
    case '_':
    case '~':
    case '`':
        return marked_at(m, s, at, depth);
    case '[':
    case '!':
        return link_at(m, s, at, depth);
    case '<':
        return tag_at(s, at);
    case '\\':
        if (at + 1 >= s.len || is_alnum(s.ptr[at + 1]) || (u8)s.ptr[at + 1] >= 0x80)
            return 0;
        block_text(&m->b, str_sub(s, at + 1, at + 2));
        return 2;
    default:
        return 0;
    }
}

/* Text without marks; marks nest at most four deep, deeper ones stay as text. */
static void inline_text(struct md *m, str s, int depth) {
    size_t from = 0;
    for (size_t at = 0; at < s.len && depth < 4;) {
        bool special = s.ptr[at] == '*' || s.ptr[at] == '_' || s.ptr[at] == '~' ||
                       s.ptr[at] == '`' || s.ptr[at] == '[' || s.ptr[at] == '!' ||
                       s.ptr[at] == '<' || s.ptr[at] == '\\';
        if (!special) {
            at++;
            continue;
        }
        block_text(&m->b, str_sub(s, from, at));
        from = at;
        size_t n = special_at(m, s, at, depth);
        size_t run = run_len(s, at, s.ptr[at]); /* an unclosed run is text as a whole */
        at += n > 0 ? n : run;
        from = n > 0 ? at : from;
    }
    block_text(&m->b, str_sub(s, from, s.len));
}

static void add_block(struct md *m, struct block like, str s) {
    size_t n = run_len(s, 0, '*');
    if (n >= 2 && s.len > 2 * n && closing_mark(s, 0, n) == s.len - n)
        like.flags |= BLOCK_BOLD;
    block_begin(&m->b, like);
    inline_text(m, s, 0);
    block_end(&m->b);
}

static void add_heading(struct md *m, str s, size_t level) {
    s = str_trim(s);
    size_t end = s.len;
    while (end > 0 && s.ptr[end - 1] == '#')
        end--;
    if (end > 0 && is_blank(s.ptr[end - 1]))
        s = str_sub(s, 0, end);
    add_block(m, (struct block){.kind = BLOCK_HEADING, .level = (u8)level}, s);
}

/* The fenced lines up to the closing fence. */
static void add_code(struct md *m, str fence) {
    str mark = str_sub(fence, 0, 3), line;
    while (str_line(&m->rest, &line) && !str_starts(str_trim(line), mark)) {
        block_begin(&m->b, (struct block){.kind = BLOCK_PARA});
        block_text(&m->b, line);
        block_end(&m->b);
    }
}

/* Tables */

/* |---|:--:| under a line with bars. */
static bool is_delimiter_row(str s) {
    size_t dashes = 0, bars = 0;
    for (size_t i = 0; i < s.len; i++) {
        dashes += s.ptr[i] == '-';
        bars += s.ptr[i] == '|';
        if (s.ptr[i] != '-' && s.ptr[i] != '|' && s.ptr[i] != ':' && !is_blank(s.ptr[i]))
            return false;
    }
    return dashes > 0 && bars > 0;
}

/* Cuts the next cell off a row; \| is no border. */
static str next_cell(str *rest) {
    size_t n = 0;
    while (n < rest->len && !(rest->ptr[n] == '|' && (n == 0 || rest->ptr[n - 1] != '\\')))
        n++;
    str cell = str_trim(str_sub(*rest, 0, n));
    *rest = str_sub(*rest, n + 1, rest->len);
    return cell;
}

static void add_row(struct md *m, struct block at, str line) {
    str rest = str_trim(line);
    if (str_starts(rest, S("|")))
        rest = str_sub(rest, 1, rest.len);
    row_begin(&m->b);
    for (at.col = 0; rest.len > 0 && !m->b.too_big; at.col++)
        add_block(m, at, next_cell(&rest));
    row_end(&m->b);
}

static void add_table(struct md *m, str head) {
    struct block at = {.kind = BLOCK_CELL, .table = table_begin(&m->b), .flags = BLOCK_HEADER};
    add_row(m, at, head);
    at.flags = 0;
    str line;
    str_line(&m->rest, &line); /* the delimiter row */
    for (str next = m->rest; str_line(&next, &line) && str_has(line, S("|")); m->rest = next) {
        at.row++;
        add_row(m, at, line);
    }
}

/* Lists */

static u8 item_level(str line) {
    size_t indent = 0;
    while (indent < line.len && is_blank(line.ptr[indent]))
        indent += line.ptr[indent] == '\t' ? 1 + INDENT_PER_LEVEL : 1;
    size_t level = 1 + indent / INDENT_PER_LEVEL;
    return (u8)(level < LEVEL_MAX ? level : LEVEL_MAX);
}

static bool is_bullet(str s) {
    return s.len > 2 && (s.ptr[0] == '-' || s.ptr[0] == '*' || s.ptr[0] == '+') &&
           is_blank(s.ptr[1]);
}

static bool is_ordered(str s) {
    size_t n = 0;
    while (n < s.len && n < 9 && s.ptr[n] >= '0' && s.ptr[n] <= '9')
        n++;
    return n > 0 && n + 1 < s.len && (s.ptr[n] == '.' || s.ptr[n] == ')') && is_blank(s.ptr[n + 1]);
}

static str without_checkbox(str s) {
    bool box = str_starts(s, S("[ ] ")) || str_starts(s, S("[x] ")) || str_starts(s, S("[X] "));
    return box ? str_sub(s, 4, s.len) : s;
}

static str peek(const struct md *m) {
    str rest = m->rest, line = S("");
    str_line(&rest, &line);
    return str_trim(line);
}

static void add_line(struct md *m, str line) {
    str s = str_trim(line), ignored;
    while (str_starts(s, S(">")))
        s = str_trim(str_sub(s, 1, s.len));
    size_t hashes = run_len(s, 0, '#');
    size_t under = is_rule(peek(m), '=', 3) ? 1 : is_rule(peek(m), '-', 3) ? 2 : 0;
    struct block item = {.kind = BLOCK_ITEM, .level = item_level(line)};
    if (s.len == 0 || is_rule(s, '-', 3) || is_rule(s, '=', 3)) {
        return;
    } else if (str_starts(s, S("```")) || str_starts(s, S("~~~"))) {
        add_code(m, s);
    } else if (hashes > 0 && hashes <= HEADING_MAX && hashes < s.len && is_blank(s.ptr[hashes])) {
        add_heading(m, str_sub(s, hashes, s.len), hashes);
    } else if (str_has(s, S("|")) && is_delimiter_row(peek(m))) {
        add_table(m, s);
    } else if (is_bullet(s)) {
        add_block(m, item, without_checkbox(str_trim(str_sub(s, 2, s.len))));
    } else if (is_ordered(s)) {
        add_block(m, item, s);
    } else if (under > 0) {
        add_heading(m, s, under);
        str_line(&m->rest, &ignored);
    } else {
        add_block(m, (struct block){.kind = BLOCK_PARA}, s);
    }
}

/* Settings between two lines --- at the very front. */
static str without_front_matter(str text) {
    str rest = text, line;
    if (!str_line(&rest, &line) || !str_eq(str_trim(line), S("---")))
        return text;
    while (str_line(&rest, &line))
        if (str_eq(str_trim(line), S("---")))
            return rest;
    return text;
}

err md_read(struct ctx *c, str text, struct doc *doc_out) {
    struct md m = {.arena = c->arena, .b = builder_open(c->arena)};
    m.rest = without_front_matter(text);
    for (str line; !m.b.too_big && str_line(&m.rest, &line);)
        add_line(&m, line);
    return builder_close(c, &m.b, doc_out);
}
