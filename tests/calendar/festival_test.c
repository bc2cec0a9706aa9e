/* Festivals: every row of the table by its own example, and the data of what is announced. */
#include "calendar/announced.h"
#include "fixture.h"

#include "test.h"

static struct announcements announced(struct arena *a) {
    struct ctx c = {.arena = a};
    struct announcements known;
    CHECK_INT(announced_parse(&c, data_text(a, "announced.csv"), &known), OK);
    return known;
}

TEST(festivals_fall_on_their_examples) {
    struct announcements known = announced(a);
    for (size_t i = 0; i < festivals_n; i++) {
        const struct festival *f = &festivals[i];
        i32 on = day_parse(str_from(f->example));
        struct day_span days;
        if (on == DAY_NONE) {
            CHECK_STR(str_from(f->example), S(""));
            CHECK_INT(festival_days(f, DAY_YEAR_LAST, &known, &days), FESTIVAL_UNANNOUNCED);
            continue;
        }
        CHECK_INT(festival_days(f, day_date(on).year, &known, &days), FESTIVAL_KNOWN);
        CHECK_STR(str_fmt(a, "%.*s %.*s", STR(f->name), STR(day_text(a, days.from_on))),
                  str_fmt(a, "%.*s %s", STR(f->name), f->example));
    }
}

TEST(every_row_is_complete_and_every_rule_has_a_row) {
    u32 rules = 0;
    for (size_t i = 0; i < festivals_n; i++) {
        const struct festival *f = &festivals[i];
        CHECK(f->id.len > 0 && f->name.len > 0 && f->source.len > 0 && f->example != NULL);
        for (size_t k = 0; k < f->id.len; k++)
            CHECK((f->id.ptr[k] >= 'a' && f->id.ptr[k] <= 'z') || f->id.ptr[k] == '-');
        rules |= 1u << f->rule;
    }
    CHECK_INT(rules, (1u << RULE_COUNT) - 1);
}

TEST(every_name_finds_its_own_row) {
    for (size_t i = 0; i < festivals_n; i++) {
        const struct festival *f = &festivals[i];
        CHECK(festival_find(f->id) == f);
        CHECK(festival_find(f->name) == f);
        for (size_t k = 0; k < FESTIVAL_ALSO && f->also[k].len > 0; k++)
            CHECK(festival_find(f->also[k]) == f);
    }
    CHECK_STR(festival_find(S(" 端午 "))->id, S("duanwu"));
    CHECK_STR(festival_find(S("老年节"))->id, S("chongyang"));
    CHECK(festival_find(S("")) == NULL);
    CHECK(festival_find(S("端")) == NULL);
    CHECK(festival_find(S("端午节前")) == NULL);
}

static const struct {
    const char *name;
    i32 year;
    enum festival_answer answer;
    const char *from, *to;
} cases[] = {
    {"除夕", 2025, FESTIVAL_KNOWN, "2025-01-28", "2025-01-28"},
    {"清明", 2024, FESTIVAL_KNOWN, "2024-04-04", "2024-04-04"},
    {"七夕", 2028, FESTIVAL_KNOWN, "2028-08-26", "2028-08-26"}, /* after a leap month */
    {"爱国卫生月", 2024, FESTIVAL_KNOWN, "2024-04-01", "2024-04-30"},
    {"职业病防治法宣传周", 2025, FESTIVAL_KNOWN, "2025-04-25", "2025-05-01"},
    {"全国助残日", 2024, FESTIVAL_KNOWN, "2024-05-19", "2024-05-19"},
    {"全国助残日", 2022, FESTIVAL_KNOWN, "2022-05-15", "2022-05-15"}, /* 1 May is a Sunday */
    {"全国中小学生安全教育日", 2024, FESTIVAL_KNOWN, "2024-03-25", "2024-03-25"},
    {"农民丰收节", 2024, FESTIVAL_KNOWN, "2024-09-22", "2024-09-22"},
    {"农民丰收节", 2017, FESTIVAL_NONE, "", ""}, /* since 2018 */
    {"全国生态日", 2022, FESTIVAL_NONE, "", ""},
    {"节能宣传周", 2019, FESTIVAL_KNOWN, "2019-06-17", "2019-06-23"},
    {"节能宣传周", 2021, FESTIVAL_KNOWN, "2021-08-23", "2021-08-29"},
    {"节能宣传周", 2025, FESTIVAL_KNOWN, "2025-06-23", "2025-06-29"},
    {"低碳日", 2021, FESTIVAL_KNOWN, "2021-08-25", "2021-08-25"},
    {"低碳日", 2024, FESTIVAL_KNOWN, "2024-05-15", "2024-05-15"},
    {"节能宣传周", 2020, FESTIVAL_UNANNOUNCED, "", ""},
    {"全民阅读活动周", 2025, FESTIVAL_NONE, "", ""},
    {"全民阅读活动周", 2026, FESTIVAL_UNANNOUNCED, "", ""},
    {"春节", 1901, FESTIVAL_KNOWN, "1901-02-19", "1901-02-19"},
    {"重阳", 2100, FESTIVAL_KNOWN, "2100-10-12", "2100-10-12"},
    {"春节", 1900, FESTIVAL_NONE, "", ""},
    {"春节", 2101, FESTIVAL_NONE, "", ""},
    {"节能宣传周", 9999, FESTIVAL_NONE, "", ""},
    {"国庆", 0, FESTIVAL_NONE, "", ""},
};

TEST(days_of_a_year_are_known_announced_or_not_yet) {
    struct announcements known = announced(a);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct day_span days = {DAY_NONE, DAY_NONE};
        const struct festival *f = festival_find(str_from(cases[i].name));
        enum festival_answer answer = festival_days(f, cases[i].year, &known, &days);
        CHECK_STR(
            str_fmt(a, "%s %d: %.*s %.*s", cases[i].name, answer, STR(day_text(a, days.from_on)),
                    STR(day_text(a, days.to_on))),
            str_fmt(a, "%s %d: %s %s", cases[i].name, cases[i].answer, cases[i].from, cases[i].to));
    }
    struct day_span days;
    CHECK_INT(festival_days(festival_find(S("低碳日")), 2025, NULL, &days), FESTIVAL_UNANNOUNCED);
}

TEST(what_has_a_rule_has_days_in_every_year) {
    for (size_t i = 0; i < festivals_n; i++)
        for (i32 year = DAY_YEAR_FIRST; year <= DAY_YEAR_LAST; year++) {
            struct day_span days;
            enum festival_answer answer = festival_days(&festivals[i], year, NULL, &days);
            if (answer != FESTIVAL_KNOWN) {
                CHECK(year < festivals[i].since || festivals[i].rule == RULE_ANNOUNCED);
                continue;
            }
            CHECK_INT(day_date(days.from_on).year, year);
            CHECK(day_is_valid(days.to_on) && days.from_on <= days.to_on);
        }
}

static const struct {
    const char *text, *why;
} bad[] = {
    {"", "文件里没有内容，第一行应是列名：festival,year,from,to,source"},
    {"# nothing\n\n", "文件里没有内容，第一行应是列名：festival,year,from,to,source"},
    {"day,kind\n", "第 1 行：应是列名“festival,year,from,to,source”"},
    {"ditan-ri,2024\n", "第 3 行：应有 5 列，实有 2 列"},
    {"lantian,2024,2024-05-15,2024-05-15,x\n", "第 3 行：没有代号为“lantian”的节日"},
    {"低碳日,2024,2024-05-15,2024-05-15,x\n", "第 3 行：没有代号为“低碳日”的节日"},
    {"duanwu,2024,2024-06-10,2024-06-10,x\n", "第 3 行：端午节的日期可以推算，不用公布"},
    {"ditan-ri,2024,2024-05-15,2024-02-30,x\n",
     "第 3 行：“2024-05-15”或“2024-02-30”不是有效的日期"},
    {"ditan-ri,2024,2024-05-15,2024-05-14,x\n", "第 3 行：结束日期应在开始之后，且不超过 31 天"},
    {"ditan-ri,2024,2024-05-15,2024-06-15,x\n", "第 3 行：结束日期应在开始之后，且不超过 31 天"},
    {"ditan-ri,2023,2024-05-15,2024-05-15,x\n", "第 3 行：年份“2023”与开始日期不符"},
    {"ditan-ri,2024,2024-05-15,2024-05-15,x\nditan-ri,2024,2024-05-16,2024-05-16,x\n",
     "第 4 行：2024年全国低碳日已有一行"},
    {"ditan-ri,\xFF\n", "文件不是 UTF-8 编码，请另存为 UTF-8 的 CSV"},
};

TEST(a_bad_line_is_refused_in_one_sentence) {
    const str heads = S("# head\nfestival,year,from,to,source\n");
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct ctx c = {.arena = a};
        struct announcements known;
        str text = i < 3 ? str_from(bad[i].text) : str_cat(a, heads, str_from(bad[i].text));
        CHECK_INT(announced_parse(&c, text, &known), ERR_INVALID);
        CHECK_STR(c.text, str_from(bad[i].why));
    }
}

SUITE(festival_tests, CASE(festivals_fall_on_their_examples),
      CASE(every_row_is_complete_and_every_rule_has_a_row), CASE(every_name_finds_its_own_row),
      CASE(days_of_a_year_are_known_announced_or_not_yet),
      CASE(what_has_a_rule_has_days_in_every_year), CASE(a_bad_line_is_refused_in_one_sentence))
