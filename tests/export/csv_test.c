#include "export/csv.h"

#include "base/csv.h"
#include "export/sample.h"
#include "test.h"

TEST(quotes_as_rfc_4180_and_disarms_formulas) {
    struct book b = sample_book();
    struct out o = out_open(a);
    csv_write(&o, &b);
    CHECK_STR(out_str(&o), S("\xEF\xBB\xBF"
                             "序号,类别,任务,牵头部门,时限,进度\r\n"
                             "1,学习教育,开展读书活动,机关党委、办公室,2026-03,\r\n"
                             "2,学习教育,\"'=SUM(A1:A9)\",机关党委,时限待明确,进行中\r\n"
                             "3,志愿服务,<b>清扫</b> a|b,责任部门待明确,时限待明确,\r\n"
                             "4,,\"他说\"\"好\"\",走了\n回来\",办公室,2026-12,\r\n"));
}

TEST(reads_back_what_it_wrote) {
    struct book b = sample_book();
    struct out o = out_open(a);
    csv_write(&o, &b);
    struct csv in = csv_open(a, out_str(&o));
    strs cells = {0};
    size_t rows = 0;
    while (csv_row(&in, &cells)) {
        CHECK_INT(cells.n, 6);
        rows++;
    }
    CHECK_INT(rows, 5);
    CHECK_STR(cells.v[2], S("他说\"好\",走了\n回来"));
}

TEST(several_sheets_share_one_header) {
    struct sheet two[] = {sample_book().sheets[0], sample_book().sheets[0]};
    struct book b = {.sheets = two, .n = 2};
    struct out o = out_open(a);
    csv_write(&o, &b);
    str text = out_str(&o);
    size_t first = str_find(text, S("序号"), 0);
    CHECK(first != STR_NONE);
    CHECK(str_find(text, S("序号"), first + 1) == STR_NONE);
}

TEST(an_empty_book_writes_nothing) {
    struct book b = {0};
    struct out o = out_open(a);
    csv_write(&o, &b);
    CHECK_INT(out_str(&o).len, 0);
}

SUITE(csv_tests, CASE(quotes_as_rfc_4180_and_disarms_formulas), CASE(reads_back_what_it_wrote),
      CASE(several_sheets_share_one_header), CASE(an_empty_book_writes_nothing))
