#include "port/xml.h"

#include "base/out.h"
#include "test.h"

enum {
    TAG_A = XML_FIRST,
    TAG_B,
    TAG_X,
};
static const char *const names[] = {"a", "b", "x"};

static struct xml_in input(str bytes) {
    return (struct xml_in){.name = S("部件"), .bytes = bytes, .names = {names, COUNT_OF(names)}};
}

/* A tree as text: elements as (tag…), attribute x behind the tag, texts in quotes. */
static void put_node(struct out *o, const struct xml_tree *t, u32 i) {
    static const char *const shown[] = {"", "?", "", "a", "b", "x"};
    const struct xml_node *node = &t->v[i];
    if (node->tag == XML_TEXT) {
        out_fmt(o, "'%.*s'", STR(node->text));
        return;
    }
    out_fmt(o, "(%s", shown[node->tag]);
    if (xml_has(node, TAG_X))
        out_fmt(o, "=%.*s", STR(xml_attr(node, TAG_X)));
    for (u32 k = i + 1; k < node->end; k = t->v[k].end) {
        assert_int_equal(t->v[k].parent, i);
        put_node(o, t, k);
    }
    out_char(o, ')');
}

static str tree_text(struct arena *a, str bytes, bool html) {
    struct ctx c = {.arena = a};
    struct xml_in in = input(bytes);
    struct xml_tree tree;
    if ((html ? html_tree(&c, &in, &tree) : xml_tree(&c, &in, &tree)) != OK)
        return c.text;
    struct out o = out_open(a);
    put_node(&o, &tree, 0);
    return out_str(&o);
}

TEST(xml_becomes_a_tree) {
    CHECK_STR(tree_text(a, S("<a p:x='1&amp;2' y='3'>甲<q:b/><![CDATA[<乙>]]></a>"), false),
              S("(?(a=1&2'甲'(b)'<乙>'))"));
    CHECK_STR(tree_text(a, S("<a><b>1</b>2<!-- x -->3<c>4</c></a>"), false),
              S("(?(a(b'1')'23'(?'4')))"));
}

TEST(html_is_forgiven) {
    CHECK_STR(tree_text(a, S("<a x=1>甲<b>乙</a>丙&nbsp;"), true),
              S("(?(?(?(a=1'甲'(b'乙'))'丙\xC2\xA0')))"));
    CHECK(str_has(tree_text(a, S("<B X>大写"), true), S("(b='大写')")));
}

TEST(broken_and_hostile_xml_is_refused) {
    CHECK(str_has(tree_text(a, S("<a>\n<b></a>"), false), S("部件 部件 第 2 行")));
    CHECK(str_has(tree_text(a, S(""), false), S("不是完整的 XML")));
    CHECK(
        str_has(tree_text(a, S("<!DOCTYPE a [<!ENTITY e 'ee'>]><a>&e;</a>"), false), S("DOCTYPE")));
    struct out o = out_open(a);
    for (int i = 0; i < 300; i++)
        out_raw(&o, S("<a>"));
    CHECK(str_has(tree_text(a, out_str(&o), false), S("超过 256 层")));
    CHECK(str_has(tree_text(a, out_str(&o), true), S("超过 256 层")) ||
          str_starts(tree_text(a, out_str(&o), true), S("(?"))); /* <a> closes <a> in HTML */
}

TEST(a_stream_gives_the_same_in_pieces) {
    struct out o = out_open(a);
    out_raw(&o, S("<a>"));
    for (int i = 0; i < 20000; i++)
        out_fmt(&o, "<b x='%d'>文%d</b>", i, i);
    out_raw(&o, S("</a>"));
    struct ctx c = {.arena = a};
    struct xml_in in = input(out_str(&o));
    struct xml_stream *s;
    assert_int_equal(xml_open(&c, &in, &s), OK);
    size_t begun = 0, ended = 0, text_bytes = 0;
    for (const struct xml_node *node;;) {
        assert_int_equal(xml_next(&c, s, &node), OK);
        if (node == NULL)
            break;
        begun += node->tag == TAG_B;
        ended += node->tag == XML_END && node->end == TAG_B;
        text_bytes += node->tag == XML_TEXT ? node->text.len : 0;
        if (node->tag == TAG_B)
            CHECK_INT(xml_attr(node, TAG_X).len, begun <= 10      ? 1
                                                 : begun <= 100   ? 2
                                                 : begun <= 1000  ? 3
                                                 : begun <= 10000 ? 4
                                                                  : 5);
    }
    CHECK_INT(begun, 20000);
    CHECK_INT(ended, 20000);
    CHECK_INT(text_bytes, 20000 * 3 + 10 + 180 + 2700 + 36000 + 50000);
}

SUITE(xml_tests, CASE(xml_becomes_a_tree), CASE(html_is_forgiven),
      CASE(broken_and_hostile_xml_is_refused), CASE(a_stream_gives_the_same_in_pieces))
