#include "export/page.h"

#include "test.h"

static str view_text(void) {
    return S("总体要求\n1.開展<script>alert(1)</script>\"读书\"活动\n无关的一行\n");
}

static str write_one(struct arena *a, struct page_doc d, bool simplified) {
    struct page page = {.docs = &d, .n = 1};
    struct out o = out_open(a);
    page_write(&o, &page, simplified);
    return out_str(&o);
}

static struct doc *plain_doc(struct arena *a, str view) {
    struct doc *doc = take(a, struct doc, 1);
    doc->view = view;
    return doc;
}

static struct page_doc sample(struct arena *a) {
    static const struct page_row rows[] = {
        {.id = 1,
         .section = {"</table><script>alert(2)</script>", 33},
         .task = {"<img src=x onerror=alert(3)>", 28},
         .due = {"2026-03 至 2026-04", 19},
         .confidence = {"低", 3},
         .place = {13, 63}},
    };
    static span more[] = {{64, 67}};
    static const struct page_finding findings[] = {
        {.severity = {"warning\" onmouseover=\"alert(4)", 30},
         .code = {"no-owner", 8},
         .message = {"没有责任部门", 18},
         .line = 2,
         .column = 3,
         .place = {15, 21},
         .more = {more, 1}},
        {.severity = {"error", 5}, .code = {"missing-part", 12}, .message = {"没有日期", 12}},
    };
    static const struct page_noise noise[] = {{.reason = {"\"><b>", 5}, .place = {64, 79}}};
    return (struct page_doc){
        .file = S("<方案>.txt"),
        .title = S("</title><script>alert(5)</script>"),
        .summary = S("方案 · 1 项任务"),
        .doc = plain_doc(a, view_text()),
        .rows = rows,
        .n_rows = 1,
        .findings = findings,
        .n_findings = 2,
        .noise = noise,
        .n_noise = 1,
    };
}

static size_t count(str s, str what) {
    size_t n = 0;
    for (size_t at = 0; (at = str_find(s, what, at)) != STR_NONE; at += what.len)
        n++;
    return n;
}

TEST(hostile_text_is_inert) {
    str page = write_one(a, sample(a), true);
    CHECK_INT(count(page, S("<script")), 1); /* our own */
    CHECK_INT(count(page, S("</script")), 1);
    CHECK_INT(count(page, S("<img")), 0);
    CHECK_INT(count(page, S("onmouseover=\"")), 0);
    CHECK_INT(count(page, S("<b>")), 0);
    CHECK_INT(count(page, S("&lt;script&gt;alert(1)")), 1);
}

TEST(rows_and_findings_lead_to_their_places) {
    str page = write_one(a, sample(a), true);
    CHECK_INT(count(page, S("id=\"d1r1\"")), 1);
    CHECK_INT(count(page, S("id=\"d1t1\"")), 1);
    CHECK_INT(count(page, S("href=\"#d1t1\"")), 1);
    CHECK_INT(count(page, S("href=\"#d1r1\"")), 1);
    CHECK_INT(count(page, S("id=\"d1k1\"")), 1);
    CHECK_INT(count(page, S("href=\"#d1k1\"")), 1);
    CHECK_INT(count(page, S("href=\"#d1k2\"")), 0); /* the document as a whole */
    CHECK_INT(count(page, S("另有 1 处")), 1);
    CHECK_INT(count(page, S("责任部门待明确")), 1);
}

TEST(overlapping_marks_nest) {
    str page = write_one(a, sample(a), true);
    CHECK_INT(count(page, S("<span")), count(page, S("</span>")));
    CHECK_INT(count(page, S("<p ")), count(page, S("</p>")));
    CHECK_INT(count(page, S("<div")), count(page, S("</div>")));
}

TEST(nothing_is_loaded_from_outside) {
    str page = write_one(a, sample(a), true);
    CHECK_INT(count(page, S("http:")) + count(page, S("https:")), 0);
    CHECK_INT(count(page, S("url(")) + count(page, S("@import")), 0);
    CHECK_INT(count(page, S("default-src 'none'")), 1);
}

TEST(script_of_the_original_is_a_choice) {
    CHECK_INT(count(write_one(a, sample(a), true), S("开展")), 1);
    CHECK_INT(count(write_one(a, sample(a), false), S("開展")), 1);
}

TEST(tables_keep_their_shape) {
    static const struct block blocks[] = {
        {.kind = BLOCK_PARA, .from = 0, .to = 3},
        {.kind = BLOCK_CELL,
         .from = 4,
         .to = 7,
         .table = 1,
         .rows = 2,
         .cols = 1,
         .flags = BLOCK_HEADER},
        {.kind = BLOCK_CELL, .from = 8, .to = 11, .table = 1, .col = 1, .rows = 1, .cols = 1},
        {.kind = BLOCK_CELL,
         .from = 12,
         .to = 15,
         .table = 1,
         .row = 1,
         .col = 1,
         .rows = 1,
         .cols = 1},
    };
    struct doc doc = {.view = S("头\n甲\t乙\n丙\n"), .blocks = blocks, .n_blocks = 4};
    str page = write_one(a, (struct page_doc){.file = S("x"), .doc = &doc}, true);
    CHECK_INT(count(page, S("<table><tr><th rowspan=\"2\">甲</th><td>乙</td></tr>\n"
                            "<tr><td>丙</td></tr></table>")),
              1);
}

TEST(many_nested_marks_are_bounded) {
    enum {
        MARKS = 3000
    };
    struct out text = out_open(a);
    out_repeat(&text, 'x', MARKS * 2);
    struct page_row *rows = take(a, struct page_row, MARKS);
    for (u32 i = 0; i < MARKS; i++)
        rows[i] = (struct page_row){.id = i + 1, .place = {i, MARKS * 2 - i}};
    struct page_doc d = {.doc = plain_doc(a, out_str(&text)), .rows = rows, .n_rows = MARKS};
    CHECK(write_one(a, d, true).len < (size_t)MARKS * 4096);
}

SUITE(page_tests, CASE(hostile_text_is_inert), CASE(rows_and_findings_lead_to_their_places),
      CASE(overlapping_marks_nest), CASE(nothing_is_loaded_from_outside),
      CASE(script_of_the_original_is_a_choice), CASE(tables_keep_their_shape),
      CASE(many_nested_marks_are_bounded))
