#include "export/xlsx.h"

#include "base/out.h"
#include "export/sample.h"
#include "port/file.h"
#include "port/zip.h"
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

/* Writes the book, unpacks it again, and gives one part. */
static str part(struct arena *a, const struct book *b, str name) {
    struct ctx c = {.arena = a};
    char path[] = "/tmp/bihuan-xlsx-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    str bytes = S(""), text = S("");
    struct zip_parts *zip = NULL;
    CHECK_INT(xlsx_write(&c, b, str_from(path)), OK);
    CHECK_INT(file_read(&c, path, 1 << 24, &bytes), OK);
    unlink(path);
    CHECK_INT(zip_unpack(&c, bytes, &zip), OK);
    CHECK_INT(zip_part(&c, zip, name, &text), OK);
    return text;
}

/* The pieces stand in the part in this order. */
static void check_order(str text, const char *const *pieces, size_t n) {
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t found = str_find(text, str_from(pieces[i]), at);
        if (found == STR_NONE)
            print_error("not there, or not in its place: %s\n", pieces[i]);
        assert_true(found != STR_NONE);
        at = found;
    }
}

TEST(the_sheet_is_laid_out_for_printing) {
    struct book b = sample_book();
    str sheet = part(a, &b, S("xl/worksheets/sheet1.xml"));
    static const char *const pieces[] = {
        "<pageSetUpPr fitToPage=\"1\"/>",
        "<pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/>",
        "<row r=\"1\"",
        "<c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c>",
        "<row r=\"3\"",
        "<row r=\"4\"",
        "<v>1</v>",
        "<row r=\"7\"",
        ("<mergeCells count=\"3\"><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"A2:F2\"/>"
         "<mergeCell ref=\"B4:B5\"/></mergeCells>"),
        "<dataValidation type=\"list\"",
        "sqref=\"F4:F7\"><formula1>\"未开始,进行中,已办结\"</formula1>",
        "<printOptions horizontalCentered=\"1\"/>",
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>",
        "第 &amp;P 页 共 &amp;N 页",
    };
    check_order(sheet, pieces, COUNT_OF(pieces));
    str book = part(a, &b, S("xl/workbook.xml"));
    CHECK(str_has(book, S("<sheet name=\"台账\"")));
    CHECK(str_has(book, S("'台账'!$3:$3")) || str_has(book, S("台账!$3:$3")));
}

TEST(texts_stay_texts) {
    struct book b = sample_book();
    str sheet = part(a, &b, S("xl/worksheets/sheet1.xml"));
    CHECK(!str_has(sheet, S("<f>")));
    CHECK(!str_has(sheet, S("hyperlink")));
    str texts = part(a, &b, S("xl/sharedStrings.xml"));
    CHECK(str_has(texts, S("<t>=SUM(A1:A9)</t>")));
    CHECK(str_has(texts, S("<t>&lt;b&gt;清扫&lt;/b&gt; a|b</t>")));
    CHECK(str_has(texts, S("<t>责任部门待明确</t>")));
    str styles = part(a, &b, S("xl/styles.xml"));
    CHECK(str_has(styles, S("FFC00000"))); /* the ink of what is missing */
    CHECK(str_has(styles, S("宋体")));
}

struct text_row {
    str text;
    str section;
};
static const struct field text_fields[] = {
    FIELD(struct text_row, text),
    FIELD(struct text_row, section),
};
static const struct shape text_shape = SHAPE(struct text_row, text_fields);
static const struct column text_columns[] = {{0}, {.merge = 1}};

struct form_row {
    str title;
    i64 progress_pct;
    str mark;
};
static const struct field form_fields[] = {
    FIELD(struct form_row, title, .label = "事项"),
    FIELD(struct form_row, progress_pct, .label = "进度"),
    FIELD(struct form_row, mark, .label = "标识"),
};
static const struct shape form_shape = SHAPE(struct form_row, form_fields);

TEST(a_form_locks_what_is_not_to_be_filled_in) {
    static const struct column columns[] = {{0}, {.fill = true, .most = 100}, {.hidden = true}};
    const struct form_row rows[] = {{S("清扫"), 0, S("m")}};
    const struct sheet s = {.title = S("表"),
                            .hint = S("只填黄色格子"),
                            .foot = S("填报人："),
                            .shape = &form_shape,
                            .columns = columns,
                            .rows = rows,
                            .n = 1};
    const struct book b = {&s, 1};
    static const char *const pieces[] = {
        "<col min=\"3\" max=\"3\"",
        "hidden=\"1\"",
        "<row r=\"5\"",
        "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatRows=\"0\"/>",
        "<mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/><mergeCell ref=\"A5:B5\"/>",
        "<dataValidation type=\"whole\"",
        "sqref=\"B4\"><formula1>0</formula1><formula2>100</formula2>",
    };
    check_order(part(a, &b, S("xl/worksheets/sheet1.xml")), pieces, COUNT_OF(pieces));
    CHECK(str_has(part(a, &b, S("xl/styles.xml")), S("<protection locked=\"0\"/>")));
    struct book plain = sample_book();
    CHECK(!str_has(part(a, &plain, S("xl/worksheets/sheet1.xml")), S("sheetProtection")));
}

/* The height of a merged cell is shared by its rows; one that stands alone needs all of it. */
TEST(rows_are_high_enough_for_merged_cells) {
    str words = S("一二三四五六七八九十一二三四五六七八九十"); /* eleven lines of four columns */
    struct text_row rows[] = {{S("x"), words}, {S("y"), words}, {S("z"), S("短")}};
    struct field fields[] = {text_fields[0], text_fields[1]};
    fields[1].width = 5;
    const struct shape shape = {"text", sizeof rows[0], fields, 2};
    const struct sheet s = {.shape = &shape, .columns = text_columns, .rows = rows, .n = 3};
    const struct book b = {&s, 1};
    static const char *const pieces[] = {"<row r=\"2\" spans=\"1:2\" ht=\"90\"",
                                         "<row r=\"3\" spans=\"1:2\" ht=\"90\"",
                                         "<row r=\"4\" spans=\"1:2\" ht=\"20\""};
    check_order(part(a, &b, S("xl/worksheets/sheet1.xml")), pieces, COUNT_OF(pieces));
}

TEST(what_xml_cannot_hold_is_replaced) {
    struct text_row rows[] = {{S("a\0b\x01 \xEF\xBF\xBF"), S("")}};
    struct sheet s = {.shape = &text_shape, .columns = text_columns, .rows = rows, .n = 1};
    struct book b = {.sheets = &s, .n = 1};
    str texts = part(a, &b, S("xl/sharedStrings.xml"));
    CHECK(str_has(texts, S("a\xEF\xBF\xBD"
                           "b_x0001_ \xEF\xBF\xBD")));
    CHECK(str_has(part(a, &b, S("xl/workbook.xml")), S("name=\"表\"")));
}

TEST(long_texts_are_cut) {
    struct out o = out_open(a);
    for (size_t i = 0; i < 40000; i++)
        out_raw(&o, S("长"));
    struct text_row rows[] = {{out_str(&o), S("")}};
    struct sheet s = {.shape = &text_shape, .columns = text_columns, .rows = rows, .n = 1};
    struct book b = {.sheets = &s, .n = 1};
    CHECK(str_has(part(a, &b, S("xl/sharedStrings.xml")), S("长…</t>")));
}

TEST(large_books_are_not_merged) {
    size_t n = XLSX_MERGE_ROWS + 1;
    struct text_row *rows = take(a, struct text_row, n);
    for (size_t i = 0; i < n; i++)
        rows[i] = (struct text_row){S("x"), S("同")};
    struct sheet s = {.shape = &text_shape, .columns = text_columns, .rows = rows, .n = n};
    struct book b = {.sheets = &s, .n = 1};
    str sheet = part(a, &b, S("xl/worksheets/sheet1.xml"));
    CHECK(!str_has(sheet, S("mergeCell")));
    CHECK(str_has(sheet, S("<c r=\"B20002\"")));
}

TEST(too_many_rows_are_refused) {
    struct ctx c = {.arena = a};
    struct sheet s = {.name = S("大"), .shape = &text_shape, .columns = text_columns, .n = 2000000};
    struct book b = {.sheets = &s, .n = 1};
    CHECK_INT(xlsx_write(&c, &b, S("/nowhere/x.xlsx")), ERR_TOO_BIG);
    CHECK(str_has(c.text, S("--format csv")));
}

TEST(a_missing_folder_is_an_error) {
    struct ctx c = {.arena = a};
    struct book b = sample_book();
    CHECK_INT(xlsx_write(&c, &b, S("/nowhere/x.xlsx")), ERR_IO);
    CHECK(str_has(c.text, S("/nowhere/x.xlsx")));
}

SUITE(xlsx_tests, CASE(the_sheet_is_laid_out_for_printing), CASE(texts_stay_texts),
      CASE(a_form_locks_what_is_not_to_be_filled_in), CASE(rows_are_high_enough_for_merged_cells),
      CASE(what_xml_cannot_hold_is_replaced), CASE(long_texts_are_cut),
      CASE(large_books_are_not_merged), CASE(too_many_rows_are_refused),
      CASE(a_missing_folder_is_an_error))
