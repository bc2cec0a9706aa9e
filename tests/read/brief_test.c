/* Reading a 简报. */
#include "test.h"

#include "read/brief.h"
#include "read/pair.h"
#include "read/suites.h"

static struct brief read_brief(struct arena *a, str text) {
    struct brief brief;
    const struct paper paper = paper_of(a, "简报.txt", str_z(a, text));
    brief_read(a, paper.doc, S("简报.txt"), &brief);
    return brief;
}

/* A sentence as the only paragraph below a title. */
static struct brief of_sentence(struct arena *a, str sentence) {
    return read_brief(a,
                      str_fmt(a, "活动简报\n%.*s大家认真投入,圆满完成各项任务。\n", STR(sentence)));
}

TEST(each_word_tells_its_kind) {
    for (size_t i = 0; i < brief_kinds_n; i++) {
        struct brief b = read_brief(
            a, str_fmt(a, "%.*s\n大家认真投入,圆满完成各项任务。\n", STR(brief_kinds[i].example)));
        CHECK_STR(b.kind, brief_kinds[i].code);
        CHECK(str_has(brief_kinds[i].example, brief_kinds[i].word));
    }
}

TEST(each_phrase_finds_what_its_example_says) {
    for (size_t i = 0; i < brief_phrases_n; i++) {
        const struct brief_phrase *p = &brief_phrases[i];
        struct brief b = of_sentence(a, p->example);
        str found[] = {b.place, b.host, b.people};
        CHECK_STR(found[p->part], p->found);
    }
}

TEST(days_and_people_are_counted) {
    for (size_t i = 0; i < brief_cases_n; i++) {
        struct brief b = of_sentence(a, brief_cases[i].text);
        CHECK_STR(b.happened_on, brief_cases[i].from);
        CHECK_STR(b.until_on, brief_cases[i].until);
        CHECK_INT(b.persons, brief_cases[i].persons);
    }
}

TEST(a_whole_page_is_understood) {
    struct brief b = read_brief(a, S("志愿服务队开展“学雷锋”志愿服务活动\n"
                                     "3月5日上午，县图书馆组织志愿者走进阳光社区，清扫楼道、整理"
                                     "车辆。活动由办公室主任李明主持。\n"
                                     "馆领导、各部门志愿者共35人参加了活动。下一步将常态化开展。\n"
                                     "县图书馆\n2025年3月6日\n"));
    CHECK_STR(b.kind, S("volunteering"));
    CHECK_STR(b.title, S("志愿服务队开展“学雷锋”志愿服务活动"));
    CHECK_STR(b.happened_on, S("2025-03-05"));
    CHECK_STR(b.place, S("阳光社区"));
    CHECK_STR(b.host, S("办公室主任李明"));
    CHECK_STR(b.people, S("馆领导、各部门志愿者"));
    CHECK_INT(b.persons, 35);
    CHECK(str_starts(b.summary, S("3月5日上午,县图书馆")));
    CHECK(str_ends(b.summary, S("常态化开展。")));
}

TEST(labelled_lines_are_believed_first) {
    struct brief b = read_brief(a, S("支部党员大会记录\n时间：2025年4月10日下午\n"
                                     "地点：三楼会议室\n主持人：王芳\n参加人员：全体党员\n"
                                     "参加人数：28人\n"
                                     "3月1日以来，支部在县委领导下开展各项工作，成效明显。\n"));
    CHECK_STR(b.kind, S("members-meeting"));
    CHECK_STR(b.happened_on, S("2025-04-10"));
    CHECK_STR(b.place, S("三楼会议室"));
    CHECK_STR(b.host, S("王芳"));
    CHECK_STR(b.people, S("全体党员"));
    CHECK_INT(b.persons, 28);
}

/* Nothing is invented. */
TEST(what_is_not_said_is_empty) {
    struct brief b = read_brief(a, S("工作随笔\n文明创建贵在坚持,要在党组领导下开展各项工作。\n"));
    CHECK_STR(b.happened_on, S(""));
    CHECK_STR(b.place, S(""));
    CHECK_STR(b.host, S(""));
    CHECK_STR(b.people, S(""));
    CHECK_INT(b.persons, 0);
    CHECK_STR(b.kind, S(""));
}

SUITE(brief_tests, CASE(each_word_tells_its_kind), CASE(each_phrase_finds_what_its_example_says),
      CASE(days_and_people_are_counted), CASE(a_whole_page_is_understood),
      CASE(labelled_lines_are_believed_first), CASE(what_is_not_said_is_empty))
