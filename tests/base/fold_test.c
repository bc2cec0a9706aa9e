#include "base/fold.h"

#include "test.h"

TEST(traditional_becomes_simplified) {
    CHECK_STR(fold_str(a, S("文明單位創建工作領導小組")), S("文明单位创建工作领导小组"));
    CHECK_STR(fold_str(a, S("幹部 後勤 裏面 臺賬")), S("干部 后勤 里面 台账"));
}

TEST(zhu_stays_as_the_table_has_it) {
    CHECK_STR(fold_str(a, S("著力")), S("著力"));
}

TEST(everything_else_stays) {
    str s = S("abc 文明单位 “引号” 《意见》 𠀀 ，");
    CHECK_STR(fold_str(a, s), s);
    CHECK_STR(fold_str(a, S("")), S(""));
}

TEST(full_width_becomes_half_width) {
    CHECK_INT(fold_width(0xFF08), '(');
    CHECK_INT(fold_width(0xFF5E), '~');
    CHECK_INT(fold_width(0x3000), ' ');
    CHECK_INT(fold_width(0x3002), 0x3002); /* 。 has no half width */
    CHECK_INT(fold_width('a'), 'a');
}

SUITE(fold_tests, CASE(traditional_becomes_simplified), CASE(zhu_stays_as_the_table_has_it),
      CASE(everything_else_stays), CASE(full_width_becomes_half_width))
