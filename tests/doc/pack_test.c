#include "doc/pack.h"

#include <string.h>

#include "doc/builder.h"
#include "doc/fixture.h"
#include "test.h"

static struct doc sample(struct arena *a) {
    struct ctx c = {.arena = a};
    struct builder b = builder_open(a);
    struct doc doc = {.format = S("docx"), .charset = S("UTF-8")};
    block_begin(&b, (struct block){.kind = BLOCK_HEADING, .level = 1, .source = 3});
    block_marker(&b, S("一、"));
    block_text(&b, S("确\uFFFD规定"));
    block_end(&b);
    struct block cell = {.kind = BLOCK_CELL, .table = table_begin(&b), .rows = 2, .cols = 3};
    block_begin(&b, cell);
    block_text(&b, S("单位"));
    block_end(&b);
    assert_int_equal(builder_close(&c, &b, &doc), OK);
    return doc;
}

static str packed(struct arena *a, const struct doc *doc) {
    struct out o = out_open(a);
    doc_pack(&o, doc);
    return out_str(&o);
}

TEST(a_document_comes_back_as_it_was) {
    struct ctx c = {.arena = a};
    struct doc doc = sample(a), got;
    str bytes = packed(a, &doc);
    for (size_t shift = 0; shift < 4; shift++) { /* aligned or not */
        char *copy = arena_bytes(a, bytes.len + shift, 16);
        memcpy(copy + shift, bytes.ptr, bytes.len);
        CHECK_INT(doc_unpack(&c, (str){copy + shift, bytes.len}, &got), OK);
        CHECK_STR(doc_lines(a, &got), doc_lines(a, &doc));
        CHECK_STR(got.view, doc.view);
        CHECK_STR(got.format, S("docx"));
        CHECK_INT(got.n_damages, 1);
        CHECK((shift == 0) ==
              ((const char *)got.blocks > copy && (const char *)got.blocks < copy + 99));
    }
    struct doc none = {.view = S(""), .format = S(""), .charset = S("")};
    CHECK_INT(doc_unpack(&c, packed(a, &none), &got), OK);
}

static bool refused(struct arena *a, const struct doc *doc) {
    struct ctx c = {.arena = a};
    struct doc got;
    return doc_unpack(&c, packed(a, doc), &got) == ERR_INVALID;
}

/* Each lie about the first block (a heading) or the second (a cell) is found. */
TEST(nothing_is_believed) {
    struct doc doc = sample(a);
    struct block good[2], *bad = take(a, struct block, 2);
    memcpy(good, doc.blocks, sizeof good);
    const struct {
        size_t at;
        struct block like;
    } lies[] = {
        {0, {.kind = 9, .from = good[0].from, .to = good[0].to}},
        {0, {.level = 10, .from = good[0].from, .to = good[0].to}},
        {0, {.flags = 64, .from = good[0].from, .to = good[0].to}},
        {0, {.from = 5, .to = 3}},
        {0, {.from = 1, .to = 6}},
        {0, {.from = 0, .to = 4}},
        {0, {.from = 0, .to = good[0].to, .marker = 99}},
        {0, {.from = 0, .to = good[0].to, .marker = 1}},
        {0, {.from = 0, .to = good[0].to + 1}},
        {0, {.from = 0, .to = good[0].to, .table = 1}},
        {0, {.from = 0, .to = good[0].to, .rows = 1}},
        {1, {.from = good[1].from, .to = 99999}},
        {1, {.from = 0, .to = good[1].to}},
        {1, {.kind = BLOCK_CELL, .from = good[1].from, .to = good[1].to, .table = 1, .cols = 1}},
        {1, {.kind = BLOCK_CELL, .from = good[1].from, .to = good[1].to, .rows = 1, .cols = 1}},
        {1,
         {.kind = BLOCK_CELL,
          .from = good[1].from,
          .to = good[1].to,
          .table = 1,
          .rows = 1,
          .cols = 1,
          .col = 512}},
        {1,
         {.kind = BLOCK_CELL,
          .from = good[1].from,
          .to = good[1].to,
          .table = 1,
          .rows = 1,
          .cols = 1,
          .row = (u32)-1}},
    };
    doc.blocks = bad;
    for (size_t i = 0; i < COUNT_OF(lies); i++) {
        memcpy(bad, good, sizeof good);
        bad[lies[i].at] = lies[i].like;
        if (!refused(a, &doc))
            print_error("lie %zu is believed\n", i);
        CHECK(refused(a, &doc));
    }
    memcpy(bad, good, sizeof good);
    CHECK(!refused(a, &doc));
    struct damage damage = {.place = {4, 6}};
    doc.damages = &damage;
    CHECK(refused(a, &doc));
    doc.n_damages = 0;
    doc.view = str_cat(a, str_sub(doc.view, 0, doc.view.len - 1), S("\xFF"));
    CHECK(refused(a, &doc));
}

TEST(no_cut_and_no_addition_is_believed) {
    struct ctx c = {.arena = a};
    struct doc doc = sample(a), got;
    str bytes = packed(a, &doc);
    for (size_t n = 0; n < bytes.len; n++)
        CHECK_INT(doc_unpack(&c, str_sub(bytes, 0, n), &got), ERR_INVALID);
    CHECK_INT(doc_unpack(&c, str_cat(a, bytes, S("x")), &got), ERR_INVALID);
}

SUITE(pack_tests, CASE(a_document_comes_back_as_it_was), CASE(nothing_is_believed),
      CASE(no_cut_and_no_addition_is_believed))
