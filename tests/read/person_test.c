#include "test.h"

#include "base/out.h"
#include "read/pair.h"
#include "read/shown.h"

/* "duty name post group" a line, divided by |. */
static str people_of(struct arena *a, const char *text) {
    struct list people = paper_of(a, "a.txt", text).facts->people;
    const struct person_fact *p = people.v;
    struct out o = out_open(a);
    for (size_t i = 0; i < people.n; i++)
        out_fmt(&o, "%.*s|%.*s|%.*s|%.*s\n", STR(p[i].duty), STR(p[i].name), STR(p[i].post),
                STR(p[i].group));
    return out_str(&o);
}

TEST(rosters) {
    CHECK_STR(people_of(a, PLAN "一、组织领导\n组  长：王一 镇党委书记\n副组长：李二 副镇长\n"
                                "成　员：赵三 宣传委员\n        钱四 综治办主任\n"),
              S("组长|王一|镇党委书记|组织领导\n副组长|李二|副镇长|组织领导\n"
                "成员|赵三|宣传委员|组织领导\n成员|钱四|综治办主任|组织领导\n"));
    CHECK_STR(people_of(a, PLAN "一、组织领导\n成员：赵小三、钱小四、孙小五\n"),
              S("成员|赵小三||组织领导\n成员|钱小四||组织领导\n成员|孙小五||组织领导\n"));
    CHECK_STR(people_of(a, PLAN "一、组织领导\n组长：周小六（党支部书记）\n"),
              S("组长|周小六|党支部书记|组织领导\n"));
}

TEST(groups) {
    CHECK_STR(
        people_of(a, PLAN "一、组织领导\n(一)宣传组\n组长：王小一\n(二)督查组\n组长：李小二\n"),
        S("组长|王小一||宣传组\n组长|李小二||督查组\n"));
}

TEST(sentences) {
    CHECK_STR(people_of(a, PLAN
                        "一、组织领导\n由王小一任组长,李小二担任副组长,办公室主任由王小一兼任。\n"),
              S("组长|王小一||\n副组长|李小二||\n"));
}

TEST(placeholders_stay_as_they_are) {
    CHECK_STR(people_of(a, PLAN "一、组织领导\nXXX任组长,XXX任副组长。\n组长：XXX\n"),
              S("组长|XXX||\n副组长|XXX||\n组长|XXX||组织领导\n"));
}

TEST(no_people_elsewhere) {
    CHECK_STR(people_of(a, PLAN "一、主要任务\n1.各部门主任要履行职责。\n2.联系人:李二\n"), S(""));
    CHECK_STR(people_of(a, PLAN "一、组织领导\n成立领导小组,统筹协调工作。\n"), S(""));
}

TEST(marks_inside_a_post_divide_nobody) {
    CHECK_STR(people_of(a, PLAN "一、组织领导\n成员：周小六（党支部书记、馆长）、李小四\n"),
              S("成员|周小六|党支部书记、馆长|组织领导\n成员|李小四||组织领导\n"));
}

SUITE(person_tests, CASE(rosters), CASE(groups), CASE(sentences),
      CASE(placeholders_stay_as_they_are), CASE(no_people_elsewhere),
      CASE(marks_inside_a_post_divide_nobody))
