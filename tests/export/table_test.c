#include "export/table.h"

#include "base/utf8.h"
#include "export/sample.h"
#include "test.h"

static str table(struct arena *a, size_t columns) {
    struct book b = sample_book();
    struct term t = {.columns = columns, .chinese = true};
    struct out o = out_open(a);
    table_write(&o, &t, &b.sheets[0]);
    return out_str(&o);
}

TEST(columns_stand_under_their_heads) {
    CHECK_STR(table(a, 80), S("序号  任务                牵头部门          时限\n"
                              "────  ──────────────────  ────────────────  ──────────\n"
                              "学习教育\n"
                              "1     开展读书活动        机关党委、办公室  2026-03\n"
                              "2     =SUM(A1:A9)         机关党委          时限待明确\n"
                              "志愿服务\n"
                              "3     <b>清扫</b> a|b     责任部门待明确    时限待明确\n"
                              "4     他说\"好\",走了 回来  办公室            2026-12\n"));
}

TEST(narrow_terminals_fold_and_leave_out) {
    CHECK_STR(table(a, 40), S("序号  任务                牵头部门\n"
                              "────  ──────────────────  ──────────────\n"
                              "学习教育\n"
                              "1     开展读书活动        机关党委、办公\n"
                              "                          室\n"
                              "2     =SUM(A1:A9)         机关党委\n"
                              "志愿服务\n"
                              "3     <b>清扫</b> a|b     责任部门待明确\n"
                              "4     他说\"好\",走了 回来  办公室\n"));
}

TEST(no_line_is_wider_than_the_terminal) {
    static const size_t widths[] = {20, 31, 40, 80, 160};
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        str rest = table(a, widths[i]), line;
        while (str_line(&rest, &line)) {
            CHECK(utf8_columns(line) <= widths[i]);
            CHECK(!str_ends(line, S(" ")));
        }
    }
}

SUITE(table_tests, CASE(columns_stand_under_their_heads), CASE(narrow_terminals_fold_and_leave_out),
      CASE(no_line_is_wider_than_the_terminal))
