/* XML and HTML. libxml2 calls back for each element; the calls become nodes in one vector. A tree
 * keeps all of them; a stream feeds the parser a piece at a time and forgets the nodes after use.
 */
#include "port/xml.h"

#include "base/limit.h"
#include "port/lib.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum {
    PIECE_BYTES = 64 * 1024,
    SLOTS = 512, /* of the name table; a power of two, at least twice the names */
};

#define CALLS(X)                                                                                   \
    X(xmlCreatePushParserCtxt, xmlParserCtxtPtr,                                                   \
      (xmlSAXHandlerPtr, void *, const char *, int, const char *))                                 \
    X(xmlCtxtUseOptions, int, (xmlParserCtxtPtr, int))                                             \
    X(xmlParseChunk, int, (xmlParserCtxtPtr, const char *, int, int))                              \
    X(xmlCtxtGetLastError, xmlErrorPtr, (void *))                                                  \
    X(xmlStopParser, void, (xmlParserCtxtPtr))                                                     \
    X(xmlFreeParserCtxt, void, (xmlParserCtxtPtr))                                                 \
    X(xmlSwitchEncoding, int, (xmlParserCtxtPtr, xmlCharEncoding))                                 \
    X(htmlCreateMemoryParserCtxt, htmlParserCtxtPtr, (const char *, int))                          \
    X(htmlCtxtUseOptions, int, (htmlParserCtxtPtr, int))                                           \
    X(htmlParseDocument, int, (htmlParserCtxtPtr))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libxml2.so.2"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libxml2",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

/* Why a parse was stopped by us. */
enum stop {
    STOP_NOT,
    STOP_DTD,
    STOP_DEPTH,
    STOP_MEMORY,
};

struct xml_stream {
    struct calls calls;
    xmlParserCtxtPtr parser;
    const struct xml_in *in;
    struct arena *arena; /* where nodes go: of the caller, or the piece's own */
    VEC(struct xml_node) nodes;
    size_t taken;           /* nodes handed out */
    str rest;               /* not yet fed */
    struct arena_mark mark; /* of a stream: where each piece begins */
    u16 slots[SLOTS];       /* hash → tag; 0 = free */
    u32 open[1024];         /* of a tree: index of each open element; of a stream: its tag */
    u32 depth;
    enum stop stop;
    bool streaming;
    bool ended;
};

static size_t hash(const char *z) {
    size_t h = 2166136261u; /* FNV-1a */
    while (*z != '\0')
        h = (h ^ (u8)*z++) * 16777619u & 0xFFFFFFFFu;
    return h ^ h >> 15;
}

static void fill_slots(struct xml_stream *s) {
    for (size_t i = 0; i < s->in->names.n; i++) {
        size_t at = hash(s->in->names.v[i]) % SLOTS;
        while (s->slots[at] != 0)
            at = (at + 1) % SLOTS;
        s->slots[at] = (u16)(XML_FIRST + i);
    }
}

static u16 tag_of(const struct xml_stream *s, const xmlChar *name) {
    const char *z = (const char *)name;
    for (size_t at = hash(z) % SLOTS; s->slots[at] != 0; at = (at + 1) % SLOTS)
        if (strcmp(s->in->names.v[s->slots[at] - XML_FIRST], z) == 0)
            return s->slots[at];
    return XML_OTHER;
}

static void stop(struct xml_stream *s, enum stop why) {
    if (s->stop == STOP_NOT)
        s->stop = why;
    s->calls.xmlStopParser(s->parser);
}

static struct xml_node *add_node(struct xml_stream *s, u16 tag) {
    struct xml_node *node = push(s->arena, &s->nodes);
    u32 index = (u32)(s->nodes.n - 1);
    *node = (struct xml_node){.tag = tag, .end = index + 1, .text = S("")};
    if (!s->streaming && s->depth > 0)
        node->parent = s->open[s->depth - 1];
    return node;
}

/* Opens an element. gives  NULL when the parse must stop */
static struct xml_node *begin(struct xml_stream *s, const xmlChar *name) {
    if (s->stop != STOP_NOT)
        return NULL;
    if (s->depth > limit_value(LIMIT_DEPTH) || s->depth >= COUNT_OF(s->open)) {
        stop(s, STOP_DEPTH);
        return NULL;
    }
    if (arena_full(s->arena)) {
        stop(s, STOP_MEMORY);
        return NULL;
    }
    u16 tag = tag_of(s, name);
    struct xml_node *node = add_node(s, tag);
    s->open[s->depth++] = s->streaming ? tag : (u32)(s->nodes.n - 1);
    return node;
}

static void end(struct xml_stream *s) {
    if (s->stop != STOP_NOT || s->depth <= 1)
        return;
    u32 open = s->open[--s->depth];
    if (s->streaming)
        add_node(s, XML_END)->end = open;
    else if (s->nodes.v[open].tag == XML_OTHER && open == s->nodes.n - 1)
        s->nodes.n--; /* unknown and empty: nobody can miss it, and they are many */
    else
        s->nodes.v[open].end = (u32)s->nodes.n;
}

static void add_attr(struct xml_stream *s, u16 name, str value) {
    struct xml_node *node = &s->nodes.v[s->nodes.n - 1];
    size_t size = sizeof(struct xml_attr);
    str copy = str_dup(s->arena, value);
    struct xml_attr *attrs = arena_extend(s->arena, (void *)(uintptr_t)node->attrs,
                                          size * node->n_attrs, size, _Alignof(struct xml_attr));
    attrs[node->n_attrs] = (struct xml_attr){.name = name, .value = copy};
    node->attrs = attrs;
    node->n_attrs++;
}

static void on_text(void *self, const xmlChar *text, int len) {
    struct xml_stream *s = self;
    if (s->stop != STOP_NOT)
        return;
    struct xml_node *last = s->nodes.n > 0 ? &s->nodes.v[s->nodes.n - 1] : NULL;
    u32 parent = s->streaming ? 0 : s->open[s->depth - 1];
    if (last == NULL || last->tag != XML_TEXT || last->parent != parent)
        last = add_node(s, XML_TEXT);
    char *to = arena_extend(s->arena, last->text.len > 0 ? (void *)(uintptr_t)last->text.ptr : NULL,
                            last->text.len, (size_t)len, 1);
    memcpy(to + last->text.len, text, (size_t)len);
    last->text = (str){to, last->text.len + (size_t)len};
}

/* XML */

static void on_start_ns(void *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                        int n_spaces, const xmlChar **spaces, int n, int n_defaulted,
                        const xmlChar **attrs) {
    (void)prefix, (void)uri, (void)n_spaces, (void)spaces, (void)n_defaulted;
    struct xml_stream *s = self;
    if (begin(s, name) == NULL)
        return;
    for (int i = 0; i < n; i++, attrs += 5) { /* name, prefix, URI, value, end of value */
        u16 known = tag_of(s, attrs[0]);
        if (known != XML_OTHER)
            add_attr(s, known, (str){(const char *)attrs[3], (size_t)(attrs[4] - attrs[3])});
    }
}

static void on_end_ns(void *self, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    (void)name, (void)prefix, (void)uri;
    end(self);
}

static void on_dtd(void *self, const xmlChar *name, const xmlChar *id, const xmlChar *system) {
    (void)name, (void)id, (void)system;
    stop(self, STOP_DTD);
}

static void on_error(void *self, xmlErrorPtr error) {
    (void)self, (void)error; /* asked for at the end; libxml2 must not print it */
}

static xmlSAXHandler xml_handler(void) {
    return (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start_ns,
        .endElementNs = on_end_ns,
        .characters = on_text,
        .cdataBlock = on_text,
        .ignorableWhitespace = on_text,
        .internalSubset = on_dtd,
        .serror = on_error,
    };
}

/* HTML */

static void on_start(void *self, const xmlChar *name, const xmlChar **attrs) {
    struct xml_stream *s = self;
    if (begin(s, name) == NULL || attrs == NULL)
        return;
    for (; attrs[0] != NULL; attrs += 2) {
        u16 known = tag_of(s, attrs[0]);
        if (known != XML_OTHER)
            add_attr(s, known, str_from((const char *)attrs[1]));
    }
}

static void on_end(void *self, const xmlChar *name) {
    (void)name;
    end(self);
}

static xmlSAXHandler html_handler(void) {
    return (xmlSAXHandler){
        .initialized = 1, /* startElement and endElement without namespaces */
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .cdataBlock = on_text,
        .ignorableWhitespace = on_text,
        .serror = on_error,
    };
}

static void close_parser(void *arg) {
    struct xml_stream *s = arg;
    if (s->parser != NULL)
        s->calls.xmlFreeParserCtxt(s->parser);
    s->parser = NULL;
    if (s->streaming)
        arena_close(s->arena);
}

static err stopped(struct ctx *c, const struct xml_stream *s) {
    unsigned long long depth = (unsigned long long)limit_value(LIMIT_DEPTH);
    switch (s->stop) {
    case STOP_DTD:
        return fail(c, ERR_INVALID, "部件 %.*s 带有 DOCTYPE 声明，可能是实体炸弹，不予读取",
                    STR(s->in->name));
    case STOP_DEPTH:
        return fail(c, ERR_TOO_BIG, "%.*s 的标签嵌套超过 %llu 层，不予读取，请用原软件打开后另存",
                    STR(s->in->name), depth);
    case STOP_MEMORY:
        return fail(c, ERR_TOO_BIG, "%.*s 的内容太多，超过了内存限额，请拆成几个文件再读",
                    STR(s->in->name));
    case STOP_NOT:
        break;
    }
    xmlErrorPtr error = s->calls.xmlCtxtGetLastError(s->parser);
    return fail(c, ERR_INVALID,
                "部件 %.*s 第 %d 行起不是完整的 XML，文件已损坏，请用原软件打开后另存",
                STR(s->in->name), error != NULL ? error->line : 0);
}

static err open_stream(struct ctx *c, const struct xml_in *in, struct xml_stream **stream_out) {
    struct xml_stream *s = take(c->arena, struct xml_stream, 1);
    s->in = in;
    s->arena = c->arena;
    s->rest = in->bytes;
    TRY(lib_load(c, &library, &s->calls));
    fill_slots(s);
    *stream_out = s;
    return OK;
}

static err open_xml(struct ctx *c, const struct xml_in *in, struct xml_stream **stream_out) {
    struct xml_stream *s;
    TRY(open_stream(c, in, &s));
    xmlSAXHandler handler = xml_handler();
    s->parser = s->calls.xmlCreatePushParserCtxt(&handler, s, NULL, 0, NULL);
    if (s->parser == NULL)
        return fail(c, ERR_BUG, "libxml2 不能启动");
    /* HUGE lifts limits of libxml2 that normal documents pass; ours stand in base/limit.h.
     * NOENT, against its name, turns &amp; in attributes into text; there are no other entities,
     * since a DTD stops the parse. */
    s->calls.xmlCtxtUseOptions(s->parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
    *stream_out = s;
    return OK;
}

/* Feeds the next piece, or the end. */
static err feed(struct ctx *c, struct xml_stream *s) {
    size_t n = s->rest.len < PIECE_BYTES ? s->rest.len : PIECE_BYTES;
    bool last = n == s->rest.len;
    int code = s->calls.xmlParseChunk(s->parser, s->rest.ptr, (int)n, last);
    s->rest = str_sub(s->rest, n, s->rest.len);
    s->ended = last;
    if (s->stop != STOP_NOT || code != 0)
        return stopped(c, s);
    return OK;
}

err xml_open(struct ctx *c, const struct xml_in *in, struct xml_stream **stream_out) {
    struct xml_stream *s;
    struct xml_in *copy = take(c->arena, struct xml_in, 1);
    *copy = *in;
    TRY(open_xml(c, copy, &s));
    s->streaming = true;
    s->arena = arena_open((size_t)limit_value(LIMIT_PACK_BYTES));
    s->mark = arena_mark(s->arena);
    s->open[s->depth++] = XML_OTHER;
    arena_defer(c->arena, close_parser, s);
    *stream_out = s;
    return OK;
}

err xml_next(struct ctx *c, struct xml_stream *s, const struct xml_node **node_out) {
    while (s->taken == s->nodes.n && !s->ended) {
        arena_rewind(s->arena, s->mark);
        s->nodes.v = NULL;
        s->nodes.n = s->nodes.cap = 0;
        s->taken = 0;
        TRY(feed(c, s));
    }
    *node_out = s->taken < s->nodes.n ? &s->nodes.v[s->taken++] : NULL;
    return OK;
}

static void finish_tree(struct xml_stream *s, struct xml_tree *tree_out) {
    for (; s->depth > 0; s->depth--) /* HTML may leave elements open */
        s->nodes.v[s->open[s->depth - 1]].end = (u32)s->nodes.n;
    *tree_out = (struct xml_tree){.v = s->nodes.v, .n = (u32)s->nodes.n};
}

static void begin_tree(struct xml_stream *s) {
    add_node(s, XML_OTHER);
    s->open[s->depth++] = 0;
}

err xml_tree(struct ctx *c, const struct xml_in *in, struct xml_tree *tree_out) {
    struct xml_stream *s;
    TRY(open_xml(c, in, &s));
    begin_tree(s);
    err result = OK;
    while (result == OK && !s->ended)
        result = feed(c, s);
    close_parser(s);
    if (result == OK)
        finish_tree(s, tree_out);
    return result;
}

err html_tree(struct ctx *c, const struct xml_in *in, struct xml_tree *tree_out) {
    struct xml_stream *s;
    TRY(open_stream(c, in, &s));
    s->parser = s->calls.htmlCreateMemoryParserCtxt(in->bytes.ptr, (int)in->bytes.len);
    if (s->parser == NULL)
        return fail(c, ERR_INVALID, "网页里没有内容");
    *s->parser->sax = html_handler();
    s->parser->userData = s;
    /* The bytes are UTF-8 by now, whatever the page says of itself. */
    s->calls.htmlCtxtUseOptions(s->parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET |
                                               HTML_PARSE_IGNORE_ENC | HTML_PARSE_NOERROR);
    s->parser->options |= XML_PARSE_HUGE;
    s->calls.xmlSwitchEncoding(s->parser, XML_CHAR_ENCODING_UTF8);
    begin_tree(s);
    s->calls.htmlParseDocument(s->parser);
    err result = s->stop != STOP_NOT ? stopped(c, s) : OK;
    close_parser(s);
    if (result == OK)
        finish_tree(s, tree_out);
    return result;
}

bool xml_has(const struct xml_node *node, u16 name) {
    for (size_t i = 0; i < node->n_attrs; i++)
        if (node->attrs[i].name == name)
            return true;
    return false;
}

str xml_attr(const struct xml_node *node, u16 name) {
    for (size_t i = 0; i < node->n_attrs; i++)
        if (node->attrs[i].name == name)
            return node->attrs[i].value;
    return S("");
}
