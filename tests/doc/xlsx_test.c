#include "doc/xlsx.h"

#include "doc/fixture.h"
#include "doc/xlsx_number.h"
#include "test.h"

#define ROW(r, cells) "<row r=\"" r "\">" cells "</row>"
#define SHARED(place, index) "<c r=\"" place "\" t=\"s\"><v>" index "</v></c>"
#define NUMBER(place, style, value) "<c r=\"" place "\" s=\"" style "\"><v>" value "</v></c>"
#define INLINE(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const char strings[] =
    "<si><t>任务</t></si>"
    "<si><r><t>富</t></r><r><rPr/><t>文本</t></r><rPh><t>ふ</t></rPh></si>"
    "<si><t/></si>";
static const char styles[] =
    "<numFmts><numFmt numFmtId=\"176\" "
    "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf "
    "numFmtId=\"9\"/></cellXfs>";

TEST(cells_show_what_they_hold) {
    const char *sheet = "<sheetData>" ROW(
        "1", SHARED("A1", "0") SHARED("B1", "1") INLINE("C1", "内<!-- x -->联") NUMBER(
                 "D1", "0", "12")) ROW("2", NUMBER("A2", "1", "45292") NUMBER("B2", "2", "45292.25")
                                                NUMBER("C2", "3", "0.95")
                                                    NUMBER("D2", "0", "0.30000000000000004"))
        ROW("3",
            "<c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\" t=\"str\"><f>A1&amp;\"x\"</f><v>式</v></c>"
            "<c r=\"C3\" t=\"e\"><v>#N/A</v></c>" SHARED("D3", "99")
                SHARED("E3", "2")) "</sheetData>";
    CHECK_STR(
        read_lines(a, "x.xlsx", xlsx_of(a, sheet, strings, styles)),
        S("P +meta 台账\nC0,0 任务\nC0,1 富文本\nC0,2 内联\nC0,3 12\n"
          "C1,0 2024-01-01\nC1,1 2024-01-01\nC1,2 95%\nC1,3 0.3\nC2,0 TRUE\nC2,1 式\nC2,2 #N/A\n"));
}

TEST(merged_cells_span_the_rows_that_have_text) {
    const char *sheet = "<sheetData>" ROW("1", INLINE("A1", "标题"))
        ROW("3", INLINE("A3", "组") INLINE("B3", "甲")) ROW("4", "<c r=\"A4\"/>" INLINE("B4", "乙")
                                                                     INLINE("D4", "尾"))
            ROW("9",
                INLINE("A9", "末")) "</sheetData><mergeCells><mergeCell ref=\"A1:D2\"/>"
                                    "<mergeCell ref=\"A3:A4\"/><mergeCell ref=\"x\"/></mergeCells>";
    CHECK_STR(
        read_lines(a, "x.xlsx", xlsx_of(a, sheet, NULL, NULL)),
        S("P +meta 台账\nC0,0 1x4 标题\nC1,0 2x1 组\nC1,1 甲\nC2,1 乙\nC2,2\nC2,3 尾\nC3,0 末\n"));
}

TEST(places_may_be_missing_or_wrong) {
    const char *sheet =
        "<sheetData><row><c t=\"inlineStr\"><is><t>甲</t></is></c><c t=\"inlineStr\"><is>"
        "<t>乙</t></is></c></row><row><c t=\"inlineStr\"><is><t>丙</t></is></c></row>"
        "</sheetData>";
    CHECK_STR(read_lines(a, "x.xlsx", xlsx_of(a, sheet, NULL, NULL)),
              S("P +meta 台账\nC0,0 甲\nC0,1 乙\nC1,0 丙\n"));
    const char *far = "<sheetData>" ROW("1", INLINE("A1", "甲"))
        ROW("1048576", INLINE("A1048576", "乙")) "</sheetData>";
    CHECK_STR(read_lines(a, "x.xlsx", xlsx_of(a, far, NULL, NULL)),
              S("P +meta 台账\nC0,0 甲\nC1,0 乙\n"));
    const char *wide = "<sheetData>" ROW("1", INLINE("XFD1", "远")) "</sheetData>";
    CHECK(str_has(read_lines(a, "x.xlsx", xlsx_of(a, wide, NULL, NULL)), S("列数超过了限额")));
}

static const struct {
    const char *code, *stored, *want;
} numbers[] = {
    {"General", "12", "12"},
    {"General", "1E3", "1000"},
    {"General", "123456789012345", "123456789012345"},
    {"General", "2.5", "2.5"},
    {"General", "-3", "-3"},
    {"General", "文字", "文字"},
    {"0", "2.6", "3"},
    {"0.00", "2.5", "2.50"},
    {"#,##0.0#", "1234.5", "1234.5"},
    {"0%", "0.955", "96%"},
    {"0.0%", "0.955", "95.5%"},
    {"0\"次\"", "5", "5次"},
    {"\"第\"0\"期\"", "2", "第2期"},
    {"0.00E+00", "1234", "1234"},
    {"[Red]0.00;[Blue]-0.00", "1", "1.00"},
    {"yyyy/m/d", "45351", "2024-02-29"},
    {"yyyy\"年\"m\"月\"", "45351", "2024-02"},
    {"[$-804]yyyy\"年\"m\"月\"d\"日\";@", "36526", "2000-01-01"},
    {"m/d", "45351", "2024-02-29"},
    {"yyyy-mm-dd hh:mm", "45351.75", "2024-02-29 18:00"},
    {"h:mm", "0.5", "12:00"},
    {"[h]:mm", "0.25", "06:00"},
    {"yyyy/m/d", "1", "1900-01-01"},
    {"yyyy/m/d", "61", "1900-03-01"},
    {"yyyy/m/d", "-5", "-5"},
    {"@", "007", "7"},
};

TEST(numbers_by_their_format) {
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        struct xlsx_format f = xlsx_format_parse(a, str_from(numbers[i].code));
        CHECK_STR(xlsx_number_text(a, str_from(numbers[i].stored), &f, false),
                  str_from(numbers[i].want));
    }
    struct xlsx_format date = xlsx_format_builtin(14);
    CHECK_STR(xlsx_number_text(a, S("0"), &date, true), S("1904-01-01"));
}

SUITE(xlsx_tests, CASE(cells_show_what_they_hold), CASE(merged_cells_span_the_rows_that_have_text),
      CASE(places_may_be_missing_or_wrong), CASE(numbers_by_their_format))
