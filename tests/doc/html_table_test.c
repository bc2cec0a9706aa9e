#include "doc/fixture.h"
#include "doc/html.h"
#include "test.h"

static const struct {
    const char *page, *want;
} cases[] = {
    {"<table><caption>表一</caption><tr><th>序号</th><td>任务</td></tr>"
     "<tr><td>1</td><td><p>甲</p><p>乙</p></td></tr></table>",
     "P 表一\nC0,0 +bold +header 序号\nC0,1 任务\nC1,0 1\nC1,1 甲 乙\n"},
    {"<table><thead><tr><td>头</td><td>头</td></tr></thead><tr><td></td><td>体</td></tr></table>",
     "C0,0 +header 头\nC0,1 +header 头\nC1,0\nC1,1 体\n"},
    /* spans on the grid, also crossing ones */
    {"<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"
     "<tr><td>戊</td><td>己</td><td>庚</td></tr></table>",
     "C0,0 2x1 甲\nC0,1 1x2 乙\nC1,1 丙\nC1,2 丁\nC2,0 戊\nC2,1 己\nC2,2 庚\n"},
    /* a span below the last row ends there; 0 means to the end */
    {"<table><tr><td rowspan=9>甲</td><td rowspan=0>乙</td><td>丙</td></tr><tr><td>丁</td></tr>"
     "</table>",
     "C0,0 2x1 甲\nC0,1 2x1 乙\nC0,2 丙\nC1,2 丁\n"},
    {"<table><tr><td><label><input type=radio> 是</label><label><input type=radio>否</label></td>"
     "<td><button>改</button>字</td></tr></table>",
     "C0,0 +control 是 否\nC0,1 改 字\n"},
    /* layout: one cell, one column, a table inside */
    {"<table><tr><td><p>甲</p><p>乙</p></td></tr><tr><td>丙</td></tr></table>",
     "P 甲\nP 乙\nP 丙\n"},
    {"<table><tr><td>左</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>",
     "P 左\nC0,0 1\nC0,1 2\n"},
    {"<table><tr style='display:none'><td>藏</td><td>藏</td></tr><tr><td>甲</td><td>乙</td></tr>"
     "</table>",
     "C0,0 甲\nC0,1 乙\n"},
    {"<table><form><tr><td>甲</td><td>乙</td></tr></form></table>", "C0,0 甲\nC0,1 乙\n"},
    {"<ol><li><table><tr><td>甲</td><td>乙</td></tr></table>丙</ol>",
     "C0,0 甲\nC0,1 乙\nI1 ‹1.› 丙\n"},
};

TEST(tables_are_placed_on_a_grid_or_walked) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(read_lines(a, "x.html", str_from(cases[i].page)), str_from(cases[i].want));
}

static str prose(struct arena *a, int paragraphs) {
    struct out o = out_open(a);
    for (int i = 0; i < paragraphs; i++)
        out_raw(&o,
                S("<p>为深入推进文明单位创建工作，进一步提升干部职工的文明素质，制定本方案。</p>"));
    return out_str(&o);
}

TEST(long_prose_beside_a_menu_is_layout_and_in_a_ledger_is_not) {
    str text = prose(a, 10);
    str page = str_fmt(a, "<table><tr><td>菜单</td><td>%.*s</td></tr></table>", STR(text));
    CHECK(str_starts(read_lines(a, "x.html", page), S("P 菜单\nP 为深入")));
    str row = S("<tr><td>1</td><td>甲</td><td>乙</td></tr>");
    page = str_fmt(a, "<table>%.*s%.*s<tr><td>1</td><td>%.*s</td><td>丙</td></tr></table>",
                   STR(row), STR(row), STR(text));
    CHECK(str_starts(read_lines(a, "x.html", page), S("C0,0 1\nC0,1 甲\n")));
}

TEST(too_wide_a_table_is_refused) {
    struct out o = out_open(a);
    out_raw(&o, S("<table><tr>"));
    for (int i = 0; i < 600; i++)
        out_raw(&o, S("<td>x</td>"));
    CHECK(str_has(read_lines(a, "x.html", out_str(&o)), S("列数超过了限额")));
}

SUITE(html_table_tests, CASE(tables_are_placed_on_a_grid_or_walked),
      CASE(long_prose_beside_a_menu_is_layout_and_in_a_ledger_is_not),
      CASE(too_wide_a_table_is_refused))
