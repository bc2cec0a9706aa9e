#include "doc/builder.h"

#include "doc/fixture.h"
#include "test.h"

static void para(struct builder *b, str text) {
    block_begin(b, (struct block){.kind = BLOCK_PARA});
    block_text(b, text);
    block_end(b);
}

TEST(white_space_is_folded_and_empty_blocks_leave_no_line) {
    struct ctx c = {.arena = a};
    struct doc doc = {.format = S("")};
    struct builder b = builder_open(a);
    para(&b, S(" \u3000一、\t总体 \n\u00A0 要求\u200B。 "));
    para(&b, S(" \u3000\u00A0"));
    block_text(&b, S("  "));
    block_text(&b, S("无主的字"));
    CHECK_INT(builder_close(&c, &b, &doc), OK);
    CHECK_STR(doc.view, S("一、 总体 要求。\n无主的字\n"));
    CHECK_INT(doc.n_blocks, 2);
    CHECK_INT(doc.blocks[0].from, 0);
    CHECK_INT(doc.blocks[1].to, doc.view.len - 1);
}

TEST(cells_stand_in_one_line_and_empty_ones_stay) {
    struct ctx c = {.arena = a};
    struct doc doc = {.format = S("")};
    struct builder b = builder_open(a);
    struct block cell = {.kind = BLOCK_CELL, .table = table_begin(&b)};
    row_begin(&b);
    for (cell.col = 0; cell.col < 3; cell.col++) {
        block_begin(&b, cell);
        block_text(&b, cell.col == 1 ? S("") : S("单\t位"));
        block_end(&b);
    }
    row_end(&b);
    row_begin(&b); /* all of it is covered from above */
    row_end(&b);
    para(&b, S("后"));
    CHECK_INT(builder_close(&c, &b, &doc), OK);
    CHECK_STR(doc.view, S("单 位\t\t单 位\n后\n"));
    CHECK_STR(doc_lines(a, &doc), S("C0,0 单 位\nC0,1\nC0,2 单 位\nP 后\n"));
    CHECK_INT(doc.blocks[0].table, 1);
    CHECK_INT(doc.blocks[0].rows, 1);
}

TEST(a_marker_is_measured_without_its_space) {
    struct ctx c = {.arena = a};
    struct doc doc = {.format = S("")};
    struct builder b = builder_open(a);
    block_begin(&b, (struct block){.kind = BLOCK_ITEM, .level = 1});
    block_marker(&b, S("1. "));
    block_text(&b, S(" 开展活动"));
    block_end(&b);
    CHECK_INT(builder_close(&c, &b, &doc), OK);
    CHECK_STR(doc.view, S("1. 开展活动\n"));
    CHECK_INT(doc.blocks[0].marker, 2);
}

TEST(lost_characters_are_damage_in_one_place_when_adjacent) {
    struct ctx c = {.arena = a};
    struct doc doc = {.format = S("")};
    struct builder b = builder_open(a);
    para(&b, S("确\uFFFD\uFFFD规定\uFFFD"));
    CHECK_INT(builder_close(&c, &b, &doc), OK);
    CHECK_INT(doc.n_damages, 2);
    CHECK_INT(doc.damages[0].place.from, 3);
    CHECK_INT(doc.damages[0].place.to, 9);
    CHECK_INT(doc.damages[0].bytes, 2);
    CHECK_INT(doc.damages[1].bytes, 1);
}

TEST(limits_name_themselves) {
    struct ctx c = {.arena = a};
    struct doc doc;
    struct builder b = builder_open(a);
    struct block cell = {.kind = BLOCK_CELL, .table = table_begin(&b), .col = 600};
    block_begin(&b, cell);
    block_text(&b, S("远"));
    block_end(&b);
    para(&b, S("不再收"));
    CHECK_INT(builder_close(&c, &b, &doc), ERR_TOO_BIG);
    CHECK(str_has(c.text, S("一张表的列数")));
}

SUITE(builder_tests, CASE(white_space_is_folded_and_empty_blocks_leave_no_line),
      CASE(cells_stand_in_one_line_and_empty_ones_stay),
      CASE(a_marker_is_measured_without_its_space),
      CASE(lost_characters_are_damage_in_one_place_when_adjacent), CASE(limits_name_themselves))
