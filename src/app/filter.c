/* Parsing filters. */
#include "app/filter.h"

#include "base/fold.h"
#include "base/nearest.h"
#include "base/out.h"
#include "base/utf8.h"
#include "calendar/partial.h"

enum {
    SHOWN_CHARS = 12, /* of what is not understood */
    NUMBER_DIGITS_MAX = 15,
};

static const u32 NONE = UINT32_MAX; /* no node yet */

struct parser {
    struct ctx *c;
    str text;
    str today;
    size_t at;
    int depth;
    size_t terms;
    VEC(struct filter_node) nodes;
};

/* ---- words divided by | ---- */

static bool next_word(str *rest, str *word_out) {
    if (rest->len == 0)
        return false;
    size_t bar = str_find(*rest, S("|"), 0);
    *word_out = str_sub(*rest, 0, bar);
    *rest = bar == STR_NONE ? S("") : str_sub(*rest, bar + 1, rest->len);
    return true;
}

str filter_called(const char *words) {
    str rest = str_from(words), word = S("");
    next_word(&rest, &word);
    return word;
}

static bool is_one_of(const char *words, str wanted) {
    str rest = str_from(words);
    for (str word; next_word(&rest, &word);)
        if (str_eq(word, wanted))
            return true;
    return false;
}

const struct filter_field *filter_field_of(str word) {
    for (size_t i = 0; i < filter_fields_n; i++)
        if (is_one_of(filter_fields[i].words, word))
            return &filter_fields[i];
    return NULL;
}

/* Characters of one text that stand in another, too. */
static size_t shared(str x, str y) {
    size_t n = 0;
    for (size_t at = 0; at < x.len;) {
        size_t from = at;
        utf8_next(x, &at);
        n += str_has(y, str_sub(x, from, at));
    }
    return n;
}

str filter_near(str word) {
    str best = S("");
    size_t most = 0, len = 0;
    bool latin = word.len > 0 && (u8)word.ptr[0] < 0x80;
    for (size_t i = 0; i < filter_fields_n; i++) {
        str rest = str_from(filter_fields[i].words);
        for (str name; next_word(&rest, &name);) {
            const char *z = name.ptr; /* the last of its words ends with the text itself */
            if (latin && (u8)name.ptr[0] < 0x80 && rest.len == 0 && nearest(word, &z, 1) != NULL)
                return name;
            size_t n = latin ? 0 : shared(word, name);
            bool closer = n == most && n > 0 && name.len < len;
            if (n <= most && !closer)
                continue;
            most = n;
            len = name.len;
            best = name;
        }
    }
    return best;
}

/* ---- characters ---- */

static u32 peek(const struct parser *p, size_t *next_out) {
    *next_out = p->at;
    return p->at < p->text.len ? fold_width(utf8_next(p->text, next_out)) : 0;
}

static void skip_spaces(struct parser *p) {
    size_t next;
    for (u32 c = peek(p, &next); c == ' ' || c == '\t'; c = peek(p, &next))
        p->at = next;
}

static u32 place(const struct parser *p, size_t at) {
    return (u32)utf8_chars(str_sub(p->text, 0, at)) + 1;
}

static bool is_quote(u32 c) {
    return c == '"' || c == 0x201C || c == 0x201D;
}

/* A piece up to a space, a bracket or, with `ops`, an operator; in quotes it may hold all of these.
 * Quotes are left out. */
static str take_piece(struct parser *p, bool ops) {
    struct out o = out_open(p->c->arena);
    bool quoted = false;
    size_t next;
    for (u32 c = peek(p, &next); c != 0; c = peek(p, &next)) {
        bool op = c == ':' || c == '=' || c == '<' || c == '>' || c == 0x2264 || c == 0x2265;
        if (!quoted && (c == ' ' || c == '\t' || c == '(' || c == ')' || (ops && op)))
            break;
        if (is_quote(c))
            quoted = !quoted;
        else
            out_raw(&o, str_sub(p->text, p->at, next));
        p->at = next;
    }
    return out_str(&o);
}

static bool take_op(struct parser *p, enum filter_op *op_out) {
    size_t next;
    u32 c = peek(p, &next);
    static const struct {
        u32 sign;
        enum filter_op alone, with_equals;
    } ops[] = {{':', FILTER_IS, FILTER_IS},        {'=', FILTER_IS, FILTER_IS},
               {'<', FILTER_BELOW, FILTER_UPTO},   {'>', FILTER_ABOVE, FILTER_FROM},
               {0x2264, FILTER_UPTO, FILTER_UPTO}, {0x2265, FILTER_FROM, FILTER_FROM}};
    for (size_t i = 0; i < COUNT_OF(ops); i++) {
        if (c != ops[i].sign)
            continue;
        p->at = next;
        bool equals = peek(p, &next) == '=';
        p->at = equals ? next : p->at;
        *op_out = equals ? ops[i].with_equals : ops[i].alone;
        return true;
    }
    return false;
}

/* ---- operands ---- */

static err unknown_choice(struct parser *p, const struct filter_node *node, str value) {
    struct out o = out_open(p->c->arena);
    for (const struct filter_choice *k = node->field->choices; k->words != NULL; k++)
        out_fmt(&o, "%s%.*s", o.len > 0 ? "、" : "", STR(filter_called(k->words)));
    return fail(p->c, ERR_INVALID, "第 %u 个字：%.*s没有“%.*s”，可以写：%.*s", node->at,
                STR(filter_called(node->field->words)), STR(utf8_cut(value, SHOWN_CHARS)),
                STR(out_str(&o)));
}

static err read_choice(struct parser *p, str value, struct filter_node *node) {
    for (const struct filter_choice *k = node->field->choices; k->words != NULL; k++)
        if (is_one_of(k->words, value)) {
            node->text = str_from(k->value);
            return OK;
        }
    return unknown_choice(p, node, value);
}

static err read_day(struct parser *p, str value, struct filter_node *node) {
    struct partial date;
    struct day_span days;
    if (str_eq(value, S("今天")) || str_eq(value, S("今日")) || str_eq(value, S("today")))
        value = p->today;
    if (!partial_parse(value, &date) || date.year == 0 || !partial_days(date, date.year, &days))
        return fail(p->c, ERR_INVALID,
                    "第 %u 个字：“%.*s”不是日期，请写成 2025、2025-06 或 2025-06-30", node->at,
                    STR(utf8_cut(value, SHOWN_CHARS)));
    node->days.from = day_text(p->c->arena, days.from_on);
    node->days.to = day_text(p->c->arena, days.to_on);
    return OK;
}

static err read_number(struct parser *p, str value, struct filter_node *node) {
    size_t n = 0;
    for (; n < NUMBER_DIGITS_MAX && str_digit(value, n); n++)
        node->number = node->number * 10 + (value.ptr[n] - '0');
    bool good = n > 0 && (n == value.len || str_eq(str_sub(value, n, value.len), S("%")));
    return good ? OK
                : fail(p->c, ERR_INVALID, "第 %u 个字：“%.*s”不是数", node->at,
                       STR(utf8_cut(value, SHOWN_CHARS)));
}

static err read_operand(struct parser *p, str value, struct filter_node *node) {
    switch (node->field->kind) {
    case FILTER_CHOICE:
        return read_choice(p, value, node);
    case FILTER_DAY:
        return read_day(p, value, node);
    case FILTER_NUMBER:
    case FILTER_ID:
        return read_number(p, value, node);
    case FILTER_ORG:
    case FILTER_TEXT:
        node->text = value;
        return OK;
    }
    return OK;
}

/* ---- the tree ---- */

static u32 add(struct parser *p, struct filter_node node) {
    *push(p->c->arena, &p->nodes) = node;
    return (u32)p->nodes.n - 1;
}

static u32 join(struct parser *p, enum filter_what what, u32 left, u32 right) {
    return left == NONE ? right
                        : add(p, (struct filter_node){.what = what, .left = left, .right = right});
}

/* The first of the values divided by , ， or 、. */
static str next_value(str *rest) {
    static const str commas[] = {T(","), T("，"), T("、")};
    size_t end = rest->len, behind = rest->len;
    for (size_t i = 0; i < COUNT_OF(commas); i++) {
        size_t at = str_find(*rest, commas[i], 0);
        if (at < end) {
            end = at;
            behind = at + commas[i].len;
        }
    }
    str value = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, behind, rest->len);
    return value;
}

static err count_term(struct parser *p) {
    return ++p->terms <= FILTER_TERMS_MAX
               ? OK
               : fail(p->c, ERR_INVALID, "条件太多，最多 %d 个", FILTER_TERMS_MAX);
}

/* Any of the values. */
static err add_values(struct parser *p, struct filter_node like, str values, u32 *node_out) {
    u32 all = NONE;
    for (str rest = values; rest.len > 0;) {
        str value = str_trim(next_value(&rest));
        struct filter_node node = like;
        if (value.len == 0)
            continue;
        TRY(count_term(p));
        TRY(read_operand(p, value, &node));
        all = join(p, FILTER_OR, all, add(p, node));
    }
    if (all == NONE)
        return fail(p->c, ERR_INVALID, "第 %u 个字：“%.*s”后面没有写内容", like.at,
                    STR(filter_called(like.field->words)));
    *node_out = all;
    return OK;
}

static err add_word(struct parser *p, str word, u32 at, u32 *node_out) {
    struct filter_node node = {
        .what = FILTER_TERM, .field = filter_field_of(S("标题")), .text = word, .at = at};
    TRY(count_term(p));
    for (size_t i = 0; i < filter_words_n; i++)
        if (str_eq(word, str_from(filter_words[i].word)))
            node = (struct filter_node){.what = FILTER_WORD, .word = &filter_words[i], .at = at};
    *node_out = add(p, node);
    return OK;
}

static err unknown_field(struct parser *p, str name, u32 at) {
    str near = filter_near(name);
    return fail(p->c, ERR_INVALID, "第 %u 个字“%.*s”不认识%s%.*s%s", at,
                STR(utf8_cut(name, SHOWN_CHARS)), near.len > 0 ? "，是不是 " : "", STR(near),
                near.len > 0 ? "？" : "，要找的文字里有冒号等请加引号");
}

static err parse_term(struct parser *p, u32 *node_out) {
    size_t next;
    struct filter_node node = {.what = FILTER_TERM, .at = place(p, p->at)};
    bool quoted = is_quote(peek(p, &next));
    str word = take_piece(p, !quoted);
    if (quoted || !take_op(p, &node.op))
        return word.len > 0 ? add_word(p, word, node.at, node_out)
                            : fail(p->c, ERR_INVALID, "第 %u 个字：这里少一个条件", node.at);
    node.field = filter_field_of(word);
    if (node.field == NULL)
        return unknown_field(p, word, node.at);
    bool ordered = node.field->kind == FILTER_DAY || node.field->kind == FILTER_NUMBER;
    if (node.op != FILTER_IS && !ordered)
        return fail(p->c, ERR_INVALID, "第 %u 个字：%.*s不能比大小，请用冒号", node.at,
                    STR(filter_called(node.field->words)));
    return add_values(p, node, take_piece(p, false), node_out);
}

/* Whether one of the words stands here, on its own; moves behind it. */
static bool take_word(struct parser *p, const char *words) {
    size_t at = p->at;
    if (is_one_of(words, take_piece(p, true)))
        return true;
    p->at = at;
    return false;
}

static err parse_any(struct parser *p, u32 *node_out);

static err parse_brackets(struct parser *p, u32 *node_out) {
    size_t next;
    u32 at = place(p, p->at);
    peek(p, &next);
    p->at = next;
    TRY(parse_any(p, node_out));
    skip_spaces(p);
    if (peek(p, &next) != ')')
        return fail(p->c, ERR_INVALID, "第 %u 个字的括号没有配对", at);
    p->at = next;
    return OK;
}

static err parse_part(struct parser *p, u32 *node_out) {
    size_t next;
    u32 inner;
    skip_spaces(p);
    u32 c = peek(p, &next);
    if (++p->depth > FILTER_DEPTH_MAX)
        return fail(p->c, ERR_INVALID, "括号和“非”套得太深，最多 %d 层", FILTER_DEPTH_MAX);
    if (c == '(') {
        TRY(parse_brackets(p, node_out));
    } else if (c == '-' || take_word(p, "非|not|NOT")) {
        p->at = c == '-' ? next : p->at;
        TRY(parse_part(p, &inner));
        *node_out = add(p, (struct filter_node){.what = FILTER_NOT, .left = inner});
    } else {
        TRY(parse_term(p, node_out));
    }
    p->depth--;
    return OK;
}

/* Whether another part follows in the same row of parts. */
static bool goes_on(struct parser *p) {
    size_t next;
    skip_spaces(p);
    u32 c = peek(p, &next);
    size_t at = p->at;
    bool ends = c == 0 || c == ')' || take_word(p, "或|or|OR");
    p->at = at;
    return !ends;
}

static err parse_all(struct parser *p, u32 *node_out) {
    u32 all = NONE, part;
    do {
        if (all != NONE)
            take_word(p, "且|and|AND");
        TRY(parse_part(p, &part));
        all = join(p, FILTER_AND, all, part);
    } while (goes_on(p));
    *node_out = all;
    return OK;
}

static err parse_any(struct parser *p, u32 *node_out) {
    u32 any = NONE, part;
    do {
        TRY(parse_all(p, &part));
        any = join(p, FILTER_OR, any, part);
        skip_spaces(p);
    } while (take_word(p, "或|or|OR"));
    *node_out = any;
    return OK;
}

err filter_parse(struct ctx *c, str text, str today, struct filter *filter_out) {
    struct parser p = {.c = c, .text = text, .today = today};
    u32 whole;
    *filter_out = (struct filter){0};
    if (text.len > FILTER_BYTES_MAX)
        return fail(c, ERR_INVALID, "条件太长，最多 %d 个字节", FILTER_BYTES_MAX);
    if (utf8_bad(text) != STR_NONE)
        return fail(c, ERR_INVALID, "条件不是 UTF-8 文字，请检查终端的编码");
    skip_spaces(&p);
    if (p.at == text.len)
        return OK;
    TRY(parse_any(&p, &whole));
    skip_spaces(&p);
    if (p.at < text.len || whole + 1 != p.nodes.n)
        return fail(c, ERR_INVALID, "第 %u 个字“%.*s”多余", place(&p, p.at),
                    STR(utf8_cut(str_sub(text, p.at, text.len), SHOWN_CHARS)));
    *filter_out = (struct filter){p.nodes.v, p.nodes.n};
    return OK;
}
