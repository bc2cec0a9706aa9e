/* The document as a whole. */
#include "test.h"

#include "read/head.h"
#include "read/kind.h"
#include "read/pair.h"
#include "read/shown.h"

/* A text and its head without the line on the script. */
static const struct {
    const char *text, *head;
} heads[] = {
    /* the title stands above the body, and its end tells the kind */
    {"某馆2024年工作方案\n一、主要任务\n1.召开会议。\n",
     "title: 某馆2024年工作方案\nkind: plan\nyears: 2024\n"},
    {"某馆2024年工作方案(试行)\n一、主要任务\n1.召开会议。\n",
     "title: 某馆2024年工作方案(试行)\nkind: plan\nyears: 2024\n"},
    {"关于开展清明祭扫的通知\n各科室:\n一、活动内容\n1.组织祭扫。\n",
     "title: 关于开展清明祭扫的通知\nkind: notice\n"},
    {"某馆2023年工作总结\n一、主要工作\n1.召开会议。\n",
     "title: 某馆2023年工作总结\nkind: summary\nyears: 2023\n"},
    {"文明创建的实践与思考\n创建工作贵在坚持。\n", "title: 文明创建的实践与思考\nkind: article\n"},
    /* a title over two lines, with its bracket below */
    {"某县文化和旅游局\n关于加强公共文化服务的实施意见\n(2021-2025年)\n一、主要任务\n1."
     "召开会议。\n",
     "title: 某县文化和旅游局关于加强公共文化服务的实施意见(2021-2025年)\nkind: plan\n"
     "years: 2021-2025\n"},
    /* letterhead and number are not the title */
    {"某县文化局文件\n某文发〔2022〕7号\n2022年全民阅读工作方案\n一、主要任务\n1.召开会议。\n",
     "title: 2022年全民阅读工作方案\nkind: plan\nyears: 2022\nnumber: 某文发〔2022〕7号\n"},
    /* a notice that issues a plan: the plan's title and kind */
    {"关于印发《某局2022年普法工作计划》的通知\n各科室:\n现将计划印发给你们。\n某局\n2022年3月1日\n"
     "某局2022年普法工作计划\n一、主要任务\n1.召开会议。\n",
     "title: 某局2022年普法工作计划\nkind: plan\nyears: 2022\nissuer: 某局\nissued: 2022-03-01\n"},
    /* a notice whose own body carries the arrangements is not */
    {"关于贯彻《某条例》的通知\n各科室:\n一、主要任务\n1.召开会议。\n",
     "title: 关于贯彻《某条例》的通知\nkind: notice\n"},
    /* no title in the file */
    {"一、指导思想\n以服务群众为中心。\n二、主要任务\n1.召开会议。\n", "kind: other\n"},
};

static str head_of(struct arena *a, const char *text) {
    struct facts f = *paper_of(a, "a.txt", text).facts;
    f.document.script = S("");
    return shown_head(a, &f);
}

TEST(title_kind_number_and_signature) {
    for (size_t i = 0; i < COUNT_OF(heads); i++)
        CHECK_STR(head_of(a, heads[i].text), str_from(heads[i].head));
}

static const struct {
    const char *title;
    i64 from, to;
} years[] = {
    {"某馆2024年工作方案", 2024, 2024},
    {"某馆2021-2023年规划", 2021, 2023},
    {"某馆规划(2021年—2025年)", 2021, 2025},
    {"某馆2021至2023年规划", 2021, 2023},
    {"2023年工作总结及2024年工作思路", 2023, 2024},
    {"某文发〔2022〕7号", 0, 0},
    {"某馆200年规划", 0, 0},
    {"某馆12024年", 0, 0},
    {"某馆工作方案", 0, 0},
    {"", 0, 0},
};

TEST(years_of_a_title) {
    for (size_t i = 0; i < COUNT_OF(years); i++) {
        i64 from = 0, to = 0;
        CHECK(years_of(str_from(years[i].title), &from, &to) == (years[i].from > 0));
        CHECK_INT(from, years[i].from);
        CHECK_INT(to, years[i].to);
    }
}

TEST(years_without_a_title_that_tells) {
    /* from the year of issue to that of the last deadline */
    CHECK_STR(head_of(a, "某馆创建规划\n一、创建目标\n2025年底前建成文明单位。\n二、主要任务\n"
                         "1.召开会议。\n某馆\n2022年3月1日\n"),
              S("title: 某馆创建规划\nkind: plan\nyears: 2022-2025\nissuer: 某馆\n"
                "issued: 2022-03-01\n"));
    /* the date of issue alone */
    CHECK_STR(head_of(a, "某馆创建方案\n一、主要任务\n1.召开会议。\n某馆\n2022年3月1日\n"),
              S("title: 某馆创建方案\nkind: plan\nyears: 2022\nissuer: 某馆\n"
                "issued: 2022-03-01\n"));
    /* a posting date, a number and a damaged year tell nothing */
    CHECK_STR(head_of(a, "某馆创建方案\n发布时间:2022-03-01\n某发〔2021〕3号\n一、创建目标\n"
                         "200年建成文明单位。\n二、主要任务\n1.召开会议。\n"),
              S("title: 某馆创建方案\nkind: plan\nnumber: 某发〔2021〕3号\n"));
}

TEST(the_inner_title_wins_over_that_of_a_list) {
    struct paper p = paper_of(a, "a.txt",
                              "2024年创建工作实施方案\n2023年创建工作实施方案\n"
                              "一、主要任务\n1.召开会议。\n");
    CHECK_STR(p.facts->document.title, S("2023年创建工作实施方案"));
    CHECK_INT(p.facts->document.year_from, 2023);
    CHECK_STR(shown_noise(a, p.facts), S("title of a list: 2024年创建工作实施方\n"));
}

TEST(script_charset_and_format) {
    struct paper p = paper_of(a, "a.md", "# 學習計劃\n\n一、主要任務\n");
    CHECK_STR(p.facts->document.script, S("hant"));
    CHECK_STR(p.facts->document.charset, S("UTF-8"));
    CHECK_STR(p.facts->document.format, S("md"));
    CHECK_STR(p.facts->document.file, S("a.md"));
    p = paper_of(a, "a.txt", "学习计划\n一、主要任务\n");
    CHECK_STR(p.facts->document.script, S("hans"));
}

SUITE(head_tests, CASE(title_kind_number_and_signature), CASE(years_of_a_title),
      CASE(years_without_a_title_that_tells), CASE(the_inner_title_wins_over_that_of_a_list),
      CASE(script_charset_and_format))
