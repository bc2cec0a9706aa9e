/* What is no part of the document, and what only looks so. */
#include "test.h"

#include "read/pair.h"
#include "read/shown.h"

TEST(furniture_around_the_text) {
    CHECK_NOISE("首页 > 通知公告 > 正文\n" PLAN "发布时间:2024-03-01 08:30 来源:办公室\n"
                "一、主要任务\n1.召开会议。\n责任编辑:小林\n上一篇:放假通知\n版权所有:某馆\n",
                "page furniture: 首页>通知公告>正文\n"
                "posting time: 发布时间:2024-03\n"
                "credits: 责任编辑:小林\n"
                "page furniture: 上一篇:放假通知\n"
                "page furniture: 版权所有:某馆\n");
}

TEST(letterhead_and_tail_are_the_document) {
    CHECK_NOISE("某县文化局文件\n某文发〔2024〕7号\n签发人:王一\n" PLAN "各科室:\n一、主要任务\n"
                "1.召开会议。\n附件:任务分工表\n某县文化局\n2024年3月1日\n(此件公开发布)\n"
                "联系人:李二,电话:0500-1234567\n抄送:县委宣传部\n",
                "");
}

/* An item may speak of the words by which furniture is known. */
TEST(items_are_never_furniture) {
    CHECK_NOISE(PLAN "一、主要任务\n1.更新时间:每月更新宣传栏。\n2.来源:台账由办公室提供。\n", "");
}

TEST(a_second_copy_of_the_body) {
#define COPY_1 "为了做好文明创建工作,现制定本方案。\n一、主要任务\n"
#define COPY_2 "1.召开动员大会,部署全年工作。\n2.举办道德讲堂,讲好身边故事。\n"
#define COPY COPY_1 COPY_2
    struct paper p = paper_of(a, "a.txt", PLAN COPY PLAN COPY);
    CHECK_STR(shown_noise(a, p.facts), S("second copy: 某馆2024年创建工作方\n"));
    CHECK_INT(p.facts->tasks.n, 2);
}

TEST(form_controls_of_a_table_once_each) {
    struct paper p =
        paper_of(a, "a.html",
                 "<table><tr><th>序号</th><th>工作任务</th><th>责任部门</th><th>完成情况</th></tr>"
                 "<tr><td>1</td><td>召开会议</td><td>办公室</td>"
                 "<td><label><input type=radio>已完成</label><label><input "
                 "type=radio>未完成</label></td></tr>"
                 "<tr><td>2</td><td>举办讲堂</td><td>工会</td>"
                 "<td><label><input type=radio>已完成</label><label><input "
                 "type=radio>未完成</label></td></tr></table>"
                 "<button>保存</button>");
    CHECK_STR(shown_noise(a, p.facts),
              S("form control: 已完成\nform control: 未完成\nform control: 保存\n"));
    CHECK_INT(p.facts->tasks.n, 2);
}

TEST(the_table_in_which_a_page_describes_itself) {
    struct paper p = paper_of(
        a, "a.html",
        "<table><tr><th>索引号</th><td>123-2024</td></tr><tr><th>发布机构</th><td>某局</td></tr>"
        "<tr><th>成文日期</th><td>2024-03-01</td></tr></table>"
        "<h1>某馆2024年工作方案</h1><p>一、主要任务</p><p>1.召开会议。</p>");
    CHECK_STR(shown_noise(a, p.facts), S("page metadata: 索引号123-2024发\n"));
    CHECK_STR(p.facts->document.title, S("某馆2024年工作方案"));
}

TEST(lines_of_links_are_navigation) {
    struct paper p =
        paper_of(a, "a.html",
                 "<ul><li><a href=a>政务公开</a></li><li><a href=b>办事服务</a></li></ul>"
                 "<h1>某馆2024年工作方案</h1><p>一、主要任务</p><p>1.召开会议。</p>");
    CHECK_STR(shown_noise(a, p.facts), S("navigation: 政务公开\nnavigation: 办事服务\n"));
}

SUITE(noise_tests, CASE(furniture_around_the_text), CASE(letterhead_and_tail_are_the_document),
      CASE(items_are_never_furniture), CASE(a_second_copy_of_the_body),
      CASE(form_controls_of_a_table_once_each), CASE(the_table_in_which_a_page_describes_itself),
      CASE(lines_of_links_are_navigation))
