#include "doc/csv.h"

#include "doc/fixture.h"
#include "test.h"

TEST(records_become_rows) {
    CHECK_STR(read_lines(a, "台账.csv", S("序号,任务\r\n1,\"开展,活动\n两次\"\r\n\r\n2,\r\n")),
              S("C0,0 序号\nC0,1 任务\nC1,0 1\nC1,1 开展,活动 两次\nC2,0 2\nC2,1\n"));
}

TEST(the_note_of_a_separator_is_no_row) {
    CHECK_STR(read_lines(a, "x.csv", S("sep=;\na;b\n")), S("C0,0 a\nC0,1 b\n"));
}

TEST(too_many_columns_are_refused) {
    struct out o = out_open(a);
    out_repeat(&o, ',', 600);
    out_raw(&o, S("x\n"));
    CHECK(str_has(read_lines(a, "x.csv", out_str(&o)), S("列数超过了限额 512")));
}

SUITE(csv_tests, CASE(records_become_rows), CASE(the_note_of_a_separator_is_no_row),
      CASE(too_many_columns_are_refused))
