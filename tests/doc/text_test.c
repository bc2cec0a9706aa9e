#include "doc/text.h"

#include "doc/fixture.h"
#include "test.h"

static struct doc text_doc(struct arena *a, str text) {
    struct ctx c = {.arena = a};
    struct doc doc = {.format = S("")};
    assert_int_equal(text_read(&c, text, &doc), OK);
    return doc;
}

TEST(a_line_is_a_paragraph_and_nothing_is_folded) {
    str text = S("\u3000\u3000一、要求\u3000\u3000二、  措施\n\n  \t\n尾\n");
    struct doc doc = text_doc(a, text);
    CHECK(doc.view.ptr == text.ptr);
    CHECK_STR(doc_lines(a, &doc), S("P 一、要求\u3000\u3000二、  措施\nP 尾\n"));
    CHECK_INT(doc.blocks[0].from, 6);
}

TEST(line_ends_and_controls_are_made_plain) {
    CHECK_STR(text_doc(a, S("一\r\n二\r三\x01\x7F四\x0C\n")).view, S("一\n二\n三  四 \n"));
    CHECK_STR(text_doc(a, S("无尾")).view, S("无尾\n"));
    CHECK_STR(text_doc(a, S("头\uFEFF\xC2\x85"
                            "尾\n"))
                  .view,
              S("头 尾\n"));
    CHECK_STR(text_doc(a, S("")).view, S(""));
    CHECK_STR(text_doc(a, S("\r\r\n")).view, S("\n\n"));
}

TEST(lost_characters_are_damage) {
    struct doc doc = text_doc(a, S("确\uFFFD\uFFFD规\uFFFD定\n"));
    CHECK_INT(doc.n_damages, 2);
    CHECK_INT(doc.damages[0].place.to, 9);
    CHECK_INT(doc.damages[0].bytes, 2);
    CHECK_INT(doc.damages[1].place.from, 12);
}

TEST(every_control_is_found_at_every_offset) {
    for (size_t at = 0; at < 20; at++)
        for (int ch = 1; ch < 0x80; ch++) {
            char bytes[21];
            for (size_t i = 0; i < sizeof bytes; i++)
                bytes[i] = i == 20 ? '\n' : 'x';
            bytes[at] = (char)ch;
            str view = text_doc(a, (str){bytes, sizeof bytes}).view;
            bool plain = ch == '\t' || (ch >= 0x20 && ch != 0x7F);
            char want = plain ? (char)ch : ch == '\n' || ch == '\r' ? '\n' : ' ';
            CHECK_INT(view.ptr[at], want);
        }
}

SUITE(text_tests, CASE(a_line_is_a_paragraph_and_nothing_is_folded),
      CASE(line_ends_and_controls_are_made_plain), CASE(lost_characters_are_damage),
      CASE(every_control_is_found_at_every_offset))
