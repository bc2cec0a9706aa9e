#include "app/grid.h"

#include "app/suites.h"
#include "base/limit.h"
#include "doc/fixture.h"
#include "test.h"

#include <unistd.h>

enum {
    NAME,
    UNIT,
    NOTE
};
static const struct grid_head heads_table[] = {
    {"姓名|名字|责任人姓名", true}, {"单位|部门|所在单位", true}, {"备注", false}};
static const struct grid_heads heads = GRID_HEADS(heads_table);

/* What is read of bytes, as lines of PLACE NAME UNIT NOTE; of a failure its sentence. */
static str shown(struct arena *a, const char *name, str bytes) {
    struct ctx c = {.arena = a};
    struct doc doc;
    struct grid_rows rows;
    struct source source = {.name = str_from(name), .bytes = bytes};
    CHECK_INT(format_detect(&c, source.name, bytes, &source.format), OK);
    CHECK_INT(doc_read(&c, &source, &doc), OK);
    if (grid_read(&c, &doc, heads, &rows) != OK)
        return c.text;
    struct out o = out_open(a);
    for (size_t i = 0; i < rows.n; i++) {
        const struct grid_row *row = &rows.v[i];
        out_fmt(&o, "%.*s %.*s %.*s %.*s%s\n", STR(grid_place(a, row, UNIT)),
                STR(grid_text(row, NAME)), STR(grid_text(row, UNIT)), STR(grid_text(row, NOTE)),
                row->banner ? " 〔一段〕" : "");
    }
    return out_str(&o);
}

TEST(heads_are_found_below_titles_whatever_stands_around_their_words) {
    CHECK_STR(shown(a, "x.csv",
                    S("青禾县图书馆通讯录\n\n制表：办公室,,\n"
                      "序号,姓　名（必填）*,所在單位：,備注\n1,何秀兰,办公室,\n\n2,李四,工会,兼\n"
                      ",,,\n,,,\n合计,2,,\n")),
              S("C5 何秀兰 办公室 \nC7 李四 工会 兼\n"));
}

TEST(heads_that_are_missing_are_named) {
    CHECK_STR(shown(a, "x.csv", S("姓名,电话\n何秀兰,1\n")),
              S("表头缺少“单位”（已有：姓名），请补上再导入"));
    CHECK_STR(shown(a, "x.csv", S("甲,乙\n1,2\n")),
              S("前 20 行里没有找到表头，至少要有这些列：姓名、单位"));
}

#define IN(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

TEST(a_merged_cell_holds_for_its_rows) {
    const char *sheet = "<sheetData><row r=\"1\">" IN("A1", "通讯录") "</row><row r=\"2\">" IN(
        "A2", "部门") IN("B2", "人员") "</row><row r=\"3\">" IN("B3", "姓名")
        IN("C3", "备注") "</row><row r=\"5\">" IN("A5", "办公室")
            IN("B5", "何秀兰") "</row><row r=\"9\">" IN("B9", "李四") "</row><row r=\"10\">" IN(
                "A10", "工会") IN("B10", "王五")
                IN("C10", "=cmd|' /C calc'!A0") "</row><row r=\"11\">" IN(
                    "A11", "二、下属单位") "</row></sheetData>"
                                           "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell "
                                           "ref=\"A2:A3\"/><mergeCell "
                                           "ref=\"B2:C2\"/><mergeCell ref=\"A5:A9\"/><mergeCell "
                                           "ref=\"A11:C11\"/></mergeCells>";
    CHECK_STR(shown(a, "x.xlsx", xlsx_of(a, sheet, NULL, NULL)),
              S("台账!A5 何秀兰 办公室 \n台账!A9 李四 办公室 \n台账!A10 王五 工会 =cmd|' /C "
                "calc'!A0\n台账!A11 二、下属单位 二、下属单位 二、下属单位 〔一段〕\n"));
}

TEST(far_columns_have_letters_as_spreadsheets_count) {
    struct out p = out_open(a);
    out_raw(&p, S("姓名"));
    out_repeat(&p, ',', 27);
    out_raw(&p, S("单位\n甲"));
    out_repeat(&p, ',', 27);
    out_raw(&p, S("乙\n"));
    CHECK_STR(shown(a, "x.csv", out_str(&p)), S("AB2 甲 乙 \n"));
}

TEST(a_page_head_that_comes_again_is_no_entry) {
    CHECK_STR(shown(a, "x.csv", S("姓名,单位\n甲,一科\n姓名,单位\n乙,二科\n")),
              S("B2 甲 一科 \nB4 乙 二科 \n"));
}

TEST(too_many_rows_are_refused) {
    struct out o = out_open(a);
    out_raw(&o, S("姓名,单位\n"));
    for (u64 i = 0; i <= limit_value(LIMIT_IMPORT_ROWS); i++)
        out_raw(&o, S("甲,乙\n"));
    CHECK_STR(shown(a, "x.csv", out_str(&o)), S("超过 100000 行，请拆成几个文件再导入"));
}

TEST(a_file_in_another_charset_is_read_in_the_worker) {
    struct ctx c = {.arena = a};
    struct grid_rows rows;
    str path = str_fmt(a, "/tmp/bihuan-grid-%d.csv%c", (int)getpid(), '\0');
    FILE *f = fopen(path.ptr, "w");
    assert_non_null(f);
    /* 姓名,单位 / 何秀兰,办公室 in GBK */
    fputs("\xD0\xD5\xC3\xFB,\xB5\xA5\xCE\xBB\r\n"
          "\xBA\xCE\xD0\xE3\xC0\xBC,\xB0\xEC\xB9\xAB\xCA\xD2\r\n",
          f);
    fclose(f);
    path.len--;
    const struct plan_in in = {.path = path};
    CHECK_INT(grid_open(&c, &in, heads, &rows), OK);
    unlink(path.ptr);
    CHECK_INT(rows.n, 1);
    CHECK_STR(grid_text(&rows.v[0], UNIT), S("办公室"));
    const struct plan_in none = {.path = S("/nowhere/x.csv")};
    CHECK_INT(grid_open(&c, &none, heads, &rows), ERR_NOT_FOUND);
}

SUITE(grid_tests, CASE(heads_are_found_below_titles_whatever_stands_around_their_words),
      CASE(heads_that_are_missing_are_named), CASE(a_merged_cell_holds_for_its_rows),
      CASE(far_columns_have_letters_as_spreadsheets_count),
      CASE(a_page_head_that_comes_again_is_no_entry), CASE(too_many_rows_are_refused),
      CASE(a_file_in_another_charset_is_read_in_the_worker))
