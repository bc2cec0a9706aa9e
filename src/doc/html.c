/* HTML: one walk over the tree. Block elements end the open block, text opens one; what a block
 * looks like (bold, centred, a link, a control) is what all of its text looks like. */
#include "doc/html.h"

#include "base/utf8.h"
#include "doc/html_walk.h"
#include "doc/numeral.h"

enum {
    CHARSET_WITHIN_BYTES = 4096, /* of the front; the standard says 1024, pages do not obey */
    CONDITION_MAX_BYTES = 200,
    LEVEL_MAX = 9,
    BOLD_WEIGHT = 600,
    INDENT_BYTES = 6, /* two ideographic spaces */
    ALL_LOOKS = BLOCK_BOLD | BLOCK_CENTRED | BLOCK_LINK | BLOCK_CONTROL,
};

enum role {
    ROLE_INLINE, /* names that are not in the list, too */
    ROLE_TITLE,
    ROLE_SKIP, /* not visible */
    ROLE_BLOCK,
    ROLE_LIST,
    ROLE_ITEM,
    ROLE_HEADING,
    ROLE_BREAK,
    ROLE_PRE,
    ROLE_TABLE,
    ROLE_CONTROL,
    ROLE_LABEL,
    ROLE_INPUT,
    ATTRIBUTE = ROLE_INLINE,
};

static const char *const names[] = {
#define X(id, name, role) name,
    HTML_LIST(X)
#undef X
};

static const u8 roles[] = {
#define X(id, name, role) [HTML_##id] = role,
    HTML_LIST(X)
#undef X
};

/* Attributes */

static bool is_word(str s, str word) {
    s = str_trim(s);
    if (s.len != word.len)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (ascii_lower(s.ptr[i]) != word.ptr[i])
            return false;
    return true;
}

/* The value of `property` in a style attribute; empty = not set. The last one wins. */
static str style_value(str style, str property) {
    str value = S("");
    while (style.len > 0) {
        size_t end = str_find(style, S(";"), 0);
        str rule = str_sub(style, 0, end);
        style = end == STR_NONE ? S("") : str_sub(style, end + 1, style.len);
        size_t colon = str_find(rule, S(":"), 0);
        if (colon != STR_NONE && is_word(str_sub(rule, 0, colon), property))
            value = str_trim(str_sub(rule, colon + 1, rule.len));
    }
    size_t bang = str_find(value, S("!"), 0); /* !important */
    return str_trim(str_sub(value, 0, bang));
}

u32 html_number(str value, u32 otherwise) {
    value = str_trim(value);
    u32 n = 0;
    size_t i = 0;
    for (; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9' && n < 1000000; i++)
        n = n * 10 + (u32)(value.ptr[i] - '0');
    return i == 0 ? otherwise : n;
}

bool html_hidden(const struct html *h, u32 i) {
    const struct xml_node *node = &h->tree.v[i];
    if (node->n_attrs == 0)
        return false;
    str style = xml_attr(node, HTML_STYLE);
    return xml_has(node, HTML_HIDDEN) || is_word(xml_attr(node, HTML_TYPE), S("hidden")) ||
           is_word(style_value(style, S("display")), S("none")) ||
           is_word(style_value(style, S("visibility")), S("hidden"));
}

static look with_bold(str weight, look around) {
    if (weight.len == 0)
        return around;
    bool bold = is_word(weight, S("bold")) || is_word(weight, S("bolder")) ||
                html_number(weight, 0) >= BOLD_WEIGHT;
    return (look)(bold ? around | BLOCK_BOLD : around & ~BLOCK_BOLD);
}

static look with_align(str align, look around) {
    if (align.len == 0)
        return around;
    bool centred = is_word(align, S("center"));
    return (look)(centred ? around | BLOCK_CENTRED : around & ~BLOCK_CENTRED);
}

look html_look(const struct html *h, u32 i, look around) {
    const struct xml_node *node = &h->tree.v[i];
    if (node->tag == HTML_B || node->tag == HTML_STRONG || node->tag == HTML_TH)
        around |= BLOCK_BOLD;
    if (node->tag == HTML_CENTER)
        around |= BLOCK_CENTRED;
    if (node->tag == HTML_A && xml_has(node, HTML_HREF))
        around |= BLOCK_LINK;
    if (node->n_attrs == 0)
        return around;
    str style = xml_attr(node, HTML_STYLE);
    around = with_align(xml_attr(node, HTML_ALIGN), around);
    around = with_align(style_value(style, S("text-align")), around);
    return with_bold(style_value(style, S("font-weight")), around);
}

/* Text */

/* Whether s has a letter, digit or Chinese character: dividers such as | › · look like nothing. */
static bool says_something(str s) {
    for (size_t at = 0; at < s.len;) {
        u32 c = utf8_next(s, &at);
        if (utf8_is_han(c) || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return true;
    }
    return false;
}

void html_end(struct html *h) {
    if (h->b.open && !h->b.too_big)
        h->b.blocks.v[h->b.blocks.n - 1].flags |= h->all;
    block_end(&h->b);
}

static void begin(struct html *h) {
    block_begin(&h->b, h->like);
    h->all = ALL_LOOKS;
    if (h->marker.len > 0)
        block_marker(&h->b, h->marker);
    h->marker = S("");
}

static void add_piece(struct html *h, str s, look looks) {
    if (block_blank(s)) {
        if (h->b.open)
            block_text(&h->b, s);
        return;
    }
    if (!h->b.open)
        begin(h);
    if (says_something(s))
        h->all &= looks;
    block_text(&h->b, s);
}

static bool ends_sentence(str s) {
    if (s.len > 0 && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\n'))
        s.len--;
    return str_ends(s, S("。")) || str_ends(s, S("；")) || str_ends(s, S("：")) ||
           str_ends(s, S("！")) || str_ends(s, S("？"));
}

/* Where the next paragraph begins that is only marked by an indent of two ideographic spaces, as
 * in pages whose paragraphs were run together; STR_NONE = nowhere. */
static size_t next_indent(str s) {
    for (size_t at = 0; (at = str_find(s, S("\u3000\u3000"), at)) != STR_NONE;) {
        if (ends_sentence(str_sub(s, 0, at)))
            return at;
        while (str_starts(str_sub(s, at, s.len), S("\u3000")))
            at += 3;
    }
    return STR_NONE;
}

/* Breaks are line ends in <pre> and indents elsewhere. */
static void add_text(struct html *h, str s, look looks) {
    while (!h->in_cell && s.len > 0 && !h->b.too_big) {
        size_t at = h->in_pre ? str_find(s, S("\n"), 0) : next_indent(s);
        if (at == STR_NONE)
            break;
        add_piece(h, str_sub(s, 0, at), looks);
        html_end(h);
        s = str_sub(s, at + (h->in_pre ? 1 : INDENT_BYTES), s.len);
    }
    add_piece(h, s, looks);
}

/* Ends a paragraph; inside a cell its paragraphs are joined by a space. */
static void boundary(struct html *h) {
    if (h->in_cell)
        block_text(&h->b, S(" "));
    else
        html_end(h);
}

/* Elements */

static void walk_block(struct html *h, u32 i, look looks) {
    boundary(h);
    html_walk(h, i, looks);
    boundary(h);
}

static void walk_heading(struct html *h, u32 i, look looks) {
    struct block before = h->like;
    boundary(h);
    if (!h->in_cell)
        h->like =
            (struct block){.kind = BLOCK_HEADING, .level = (u8)(h->tree.v[i].tag - HTML_H1 + 1)};
    html_walk(h, i, looks);
    boundary(h);
    h->like = before;
}

static struct html_list list_of(const struct xml_node *node) {
    static const struct {
        const char *word;
        enum numeral numeral;
    } kinds[] = {
        {"decimal", NUMERAL_DECIMAL},
        {"decimal-leading-zero", NUMERAL_DECIMAL_ZERO},
        {"lower-alpha", NUMERAL_LOWER_LETTER},
        {"lower-latin", NUMERAL_LOWER_LETTER},
        {"upper-alpha", NUMERAL_UPPER_LETTER},
        {"upper-latin", NUMERAL_UPPER_LETTER},
        {"lower-roman", NUMERAL_LOWER_ROMAN},
        {"upper-roman", NUMERAL_UPPER_ROMAN},
        {"cjk-ideographic", NUMERAL_CHINESE},
        {"simp-chinese-informal", NUMERAL_CHINESE},
        {"trad-chinese-informal", NUMERAL_CHINESE},
        {"cjk-earthly-branch", NUMERAL_BRANCHES},
        {"cjk-heavenly-stem", NUMERAL_STEMS},
        {"none", NUMERAL_NONE},
    };
    struct html_list list = {.ordered = node->tag == HTML_OL,
                             .next = html_number(xml_attr(node, HTML_START), 1),
                             .numeral = NUMERAL_DECIMAL};
    str type = str_trim(xml_attr(node, HTML_TYPE));
    if (type.len == 1) /* 1 a A i I, here the case matters */
        list.numeral = type.ptr[0] == 'a'   ? NUMERAL_LOWER_LETTER
                       : type.ptr[0] == 'A' ? NUMERAL_UPPER_LETTER
                       : type.ptr[0] == 'i' ? NUMERAL_LOWER_ROMAN
                       : type.ptr[0] == 'I' ? NUMERAL_UPPER_ROMAN
                                            : NUMERAL_DECIMAL;
    str style = xml_attr(node, HTML_STYLE), word = style_value(style, S("list-style-type"));
    if (word.len == 0)
        word = style_value(style, S("list-style"));
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (is_word(word, str_from(kinds[i].word)))
            list.numeral = (u8)kinds[i].numeral;
    list.chinese = list.numeral == NUMERAL_CHINESE || list.numeral == NUMERAL_STEMS ||
                   list.numeral == NUMERAL_BRANCHES;
    return list;
}

static void walk_list(struct html *h, u32 i, look looks) {
    struct html_list list = list_of(&h->tree.v[i]), *before = h->list;
    h->list = &list;
    h->list_depth++;
    walk_block(h, i, looks);
    h->list_depth--;
    h->list = before;
}

static str item_marker(struct html *h, u32 i) {
    struct html_list *list = h->list;
    if (list == NULL || !list->ordered)
        return S("");
    list->next = html_number(xml_attr(&h->tree.v[i], HTML_VALUE), list->next);
    str number = numeral_text(h->c->arena, list->numeral, list->next++);
    if (number.len == 0)
        return number;
    return str_cat(h->c->arena, number, list->chinese ? S("、") : S(". "));
}

static void walk_item(struct html *h, u32 i, look looks) {
    struct block before = h->like;
    str marker = item_marker(h, i);
    boundary(h);
    if (h->in_cell) {
        block_text(&h->b, marker);
    } else {
        u32 level = h->list_depth < 1 ? 1 : h->list_depth < LEVEL_MAX ? h->list_depth : LEVEL_MAX;
        h->like = (struct block){.kind = BLOCK_ITEM, .level = (u8)level};
        h->marker = marker;
    }
    html_walk(h, i, looks);
    boundary(h);
    h->marker = S("");
    h->like = before;
}

static void walk_pre(struct html *h, u32 i, look looks) {
    bool before = h->in_pre;
    h->in_pre = true;
    walk_block(h, i, looks);
    h->in_pre = before;
}

static bool has_input(const struct html *h, u32 i) {
    for (u32 k = i + 1; k < h->tree.v[i].end; k++)
        if (h->tree.v[k].tag == HTML_INPUT)
            return true;
    return false;
}

static void walk_label(struct html *h, u32 i, look looks) {
    if (xml_has(&h->tree.v[i], HTML_FOR) || has_input(h, i))
        walk_block(h, i, looks | BLOCK_CONTROL);
    else
        html_walk(h, i, looks);
}

/* The text of a field or the label of a button; what a box or a picture is worth is not shown. */
static void add_input(struct html *h, u32 i, look looks) {
    static const char *const silent[] = {"checkbox", "radio", "image", "file",
                                         "password", "color", "range"};
    const struct xml_node *node = &h->tree.v[i];
    str type = xml_attr(node, HTML_TYPE);
    for (size_t k = 0; k < COUNT_OF(silent); k++)
        if (is_word(type, str_from(silent[k])))
            return;
    boundary(h);
    add_text(h, xml_attr(node, HTML_VALUE), looks | BLOCK_CONTROL);
    boundary(h);
}

static void add_title(struct html *h, u32 i) {
    html_end(h);
    if (h->b.blocks.n > 0)
        return;
    struct block before = h->like;
    h->like = (struct block){.kind = BLOCK_PARA, .flags = BLOCK_META};
    html_walk(h, i, 0);
    html_end(h);
    h->like = before;
}

static void walk_element(struct html *h, u32 i, look around) {
    u16 tag = h->tree.v[i].tag;
    enum role role = tag < COUNT_OF(roles) ? (enum role)roles[tag] : ROLE_INLINE;
    if (role == ROLE_SKIP || html_hidden(h, i))
        return;
    look looks = html_look(h, i, around);
    switch (role) {
    case ROLE_TITLE:
        add_title(h, i);
        break;
    case ROLE_BLOCK:
        walk_block(h, i, looks);
        break;
    case ROLE_LIST:
        walk_list(h, i, looks);
        break;
    case ROLE_ITEM:
        walk_item(h, i, looks);
        break;
    case ROLE_HEADING:
        walk_heading(h, i, looks);
        break;
    case ROLE_BREAK:
        boundary(h);
        break;
    case ROLE_PRE:
        walk_pre(h, i, looks);
        break;
    case ROLE_TABLE:
        html_table(h, i, looks);
        break;
    case ROLE_CONTROL:
        walk_block(h, i, looks | BLOCK_CONTROL);
        break;
    case ROLE_LABEL:
        walk_label(h, i, looks);
        break;
    case ROLE_INPUT:
        add_input(h, i, looks);
        break;
    default:
        html_walk(h, i, looks);
        break;
    }
}

void html_node(struct html *h, u32 i, look around) {
    if (h->tree.v[i].tag == XML_TEXT)
        add_text(h, h->tree.v[i].text, around);
    else
        walk_element(h, i, around);
}

void html_walk(struct html *h, u32 i, look around) {
    for (u32 k = i + 1; k < h->tree.v[i].end && !h->b.too_big; k = h->tree.v[k].end)
        html_node(h, k, around);
}

enum charset html_charset(str bytes) {
    str head = str_sub(bytes, 0, CHARSET_WITHIN_BYTES);
    size_t at = str_find(head, S("charset="), 0);
    if (at == STR_NONE)
        return CHARSET_UNKNOWN;
    str s = str_sub(head, at + 8, head.len);
    while (s.len > 0 && (s.ptr[0] == '"' || s.ptr[0] == '\'' || s.ptr[0] == ' '))
        s = str_sub(s, 1, s.len);
    size_t n = 0;
    while (n < s.len && s.ptr[n] > ' ' && s.ptr[n] != '"' && s.ptr[n] != '\'' && s.ptr[n] != '>' &&
           s.ptr[n] != '/' && s.ptr[n] != ';')
        n++;
    return charset_of_name(str_sub(s, 0, n));
}

/* Length of a condition as Word writes it around numbers, <![if …]> or <![endif]>; 0 = none here.
 */
static size_t condition_len(str s) {
    if (!str_starts(s, S("<![if")) && !str_starts(s, S("<![endif]>")))
        return 0;
    size_t end = str_find(str_sub(s, 0, CONDITION_MAX_BYTES), S("]>"), 0);
    return end == STR_NONE ? 0 : end + 2;
}

/* libxml2 takes NUL for the end of the page, and conditions for text. */
static str clean(struct arena *a, str text) {
    if (!str_has(text, (str){"", 1}) && !str_has(text, S("<![")))
        return text;
    char *to = arena_bytes(a, text.len + 1, 1);
    size_t n = 0;
    for (size_t at = 0; at < text.len;) {
        size_t drop = text.ptr[at] == '<' ? condition_len(str_sub(text, at, text.len)) : 0;
        at += drop;
        if (drop > 0)
            continue;
        to[n++] = text.ptr[at] == '\0' ? ' ' : text.ptr[at];
        at++;
    }
    return (str){to, n};
}

err html_read(struct ctx *c, str text, struct doc *doc_out) {
    struct html h = {.c = c, .b = builder_open(c->arena), .marker = S(""), .all = ALL_LOOKS};
    struct xml_in in = {
        .name = S("网页"), .bytes = clean(c->arena, text), .names = {names, COUNT_OF(names)}};
    TRY(html_tree(c, &in, &h.tree));
    html_walk(&h, 0, 0);
    html_end(&h);
    return builder_close(c, &h.b, doc_out);
}
