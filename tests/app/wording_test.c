#include "app/wording.h"

#include "test.h"

TEST(amounts_as_offices_write_them) {
    static const struct {
        struct quantity q;
        const char *want;
    } rows[] = {
        {{{2000}, {"次", 3}, {">=", 2}}, "不少于2次"},
        {{{1000}, {"支", 3}, {"=", 1}}, "1支"},
        {{{30000000}, {"元", 3}, {"~", 1}}, "约3万元"},
        {{{3039200000}, {"元", 3}, {"=", 1}}, "303.92万元"},
        {{{12345000}, {"人次", 6}, {"<=", 2}}, "不超过12345人次"},
        {{{2500}, {"小时", 6}, {"", 0}}, "2.5小时"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_STR(wording_amount(a, (struct list){&rows[i].q, 1}), str_from(rows[i].want));
    struct quantity two[] = {rows[0].q, rows[1].q};
    CHECK_STR(wording_amount(a, (struct list){two, 2}), S("不少于2次、1支"));
}

TEST(dates_and_windows) {
    range none = {S(""), S("")}, window = {S("2023-02"), S("2023-04")};
    range month = {S("2023-03"), S("2023-03")};
    CHECK_STR(wording_due(a, S(""), none), S(""));
    CHECK_STR(wording_due(a, S("2021-12"), none), S("2021-12"));
    CHECK_STR(wording_due(a, S(""), window), S("2023-02 至 2023-04"));
    CHECK_STR(wording_due(a, S(""), month), S("2023-03"));
    CHECK_STR(wording_due(a, S("2023-04"), window), S("2023-02 至 2023-04"));
    CHECK_STR(wording_due(a, S("XXXX-04"), none), S("4月"));
    CHECK_STR(wording_due(a, S("XXXX-04-05"), none), S("4月5日"));
    CHECK_STR(wording_due(a, S("XXXX"), none), S("XXXX"));
    CHECK_STR(wording_due(a, S("2023-03"), window), S("2023-03（2023-02 至 2023-04）"));
}

TEST(full_width_marks_in_chinese_only) {
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"加强学习,提高认识;", "加强学习，提高认识；"},
        {"9:30开会:议程", "9:30开会：议程"},
        {"规划(2021-2023)", "规划（2021-2023）"},
        {"f(x)=1", "f(x)=1"},
        {"(一)学习", "（一）学习"},
        {"任务(含a(b)类)", "任务（含a(b)类）"},
        {"1,200人", "1,200人"},
        {"4月:(1)组织,(2)检查", "4月：（1）组织，（2）检查"},
        {"((((((((((((((((((((((((((((((((((((((((中))))",
         "((((((((((((((((((((((((((((((((((((((((中))))"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        CHECK_STR(wording_office(a, str_from(rows[i].text)), str_from(rows[i].want));
}

TEST(codes_become_words) {
    CHECK_STR(wording_kind(S("plan"), true), S("方案"));
    CHECK_STR(wording_kind(S("ledger"), false), S("ledger"));
    CHECK_STR(wording_kind(S("?"), true), S("文件"));
    CHECK_STR(wording_cadence(S("half-yearly")), S("每半年"));
    CHECK_STR(wording_cadence(S("")), S(""));
    CHECK_STR(wording_confidence(80), S("高"));
    CHECK_STR(wording_confidence(79), S("中"));
    CHECK_STR(wording_confidence(49), S("低"));
    str cites[] = {S("意见"), S("《办法》")};
    CHECK_STR(wording_cites(a, (strs){cites, 2}), S("《意见》、《办法》"));
}

SUITE(wording_tests, CASE(amounts_as_offices_write_them), CASE(dates_and_windows),
      CASE(full_width_marks_in_chinese_only), CASE(codes_become_words))
