#include "test.h"

#include "read/pair.h"
#include "read/shown.h"
#include "read/verdict.h"

#define TASKS "一、主要任务\n1.由办公室召开会议。\n"

TEST(lost_digits) {
    static const struct verdict v[] = {
        {PLAN "一、创建目标\n200年建成市级文明单位。\n", true, "a digit of the year is lost"},
        {"某发〔200〕3号\n" PLAN TASKS, true, "likewise in the number"},
        {PLAN "一、创建目标\n2005年以来成绩显著。\n", false, "a whole year"},
        {PLAN "一、主要任务\n1.走访200户,发放资料1200份。\n", false, "a number of something"},
    };
    CHECK_VERDICTS("lost-digits", v);
}

TEST(template_residue) {
    static const struct verdict v[] = {
        {PLAN "一、组织领导\n由XXX任组长。\n", true, "a name to be filled in"},
        {PLAN "一、主要任务\n1.由某某科召开会议。\n", true, "某某"},
        {PLAN "一、主要任务\n1.投入__________万元。\n", true, "a line to write on"},
        {PLAN "一、主要任务\n1.于**月底前完成。\n", true, "stars"},
        {PLAN "一、主要任务\n1.帮助某些困难职工。\n", false, "某些 is a word"},
        {PLAN TASKS "联系电话:029-81000XX\n", false, "a number that is masked on purpose"},
        {PLAN "一、主要任务\n1.填写登记表(姓名   年龄   )。\n", false, "blanks of a form"},
        {PLAN "一、主要任务\n1.开展X光检查。\n", false, "one letter"},
    };
    CHECK_VERDICTS("template-residue", v);
}

/* Placeholders of one kind are one line, which says what to fill in. */
TEST(residue_is_told_by_kind) {
    struct paper p = paper_of(a, "a.txt",
                              PLAN "一、组织领导\nXXX任组长,XXX任副组长。\n二、主要任务\n"
                                   "1.学习党的XX大精神。\n2.落实《XX办法》。\n");
    const struct diagnostic *d = p.facts->diagnostics.v;
    str said = S("");
    for (size_t i = 0; i < p.facts->diagnostics.n; i++)
        if (str_eq(d[i].code, S("template-residue")))
            said = str_fmt(a, "%.*s%.*s|", STR(said), STR(d[i].message));
    CHECK_STR(said, S("2 处占位没有填写，应填人员|1 处占位没有填写，应填会议届次|"
                      "1 处占位没有填写，应填文件名称|"));
}

TEST(annex_missing) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.对照《任务分工台账》抓落实。\n", true, "a ledger is cited"},
        {PLAN "一、主要任务\n1.召开会议(实施计划另附)。\n", true, "另附"},
        {PLAN
         "一、主要任务\n1.对照《任务分工台账》抓落实。\n附件1 任务分工台账\n1.由工会办橱窗。\n",
         false, "it stands in the file"},
        {PLAN "一、主要任务\n1.落实《工作条例》。\n", false, "a law is not enclosed"},
    };
    CHECK_VERDICTS("annex-missing", v);
}

TEST(damaged_text) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.召开\xEF\xBF\xBD动员大会。\n", true, "a byte that nobody can read"},
        {PLAN "一、主要任务\n1.确?！耙？定落实。\n", true, "a mark in the middle of a word"},
        {PLAN "一、主要任务\n1.开展“我为发展献什么?”讨论。\n", false, "a question"},
        {PLAN TASKS, false, "nothing is damaged"},
    };
    CHECK_VERDICTS("damaged-text", v);
}

TEST(glued_pinyin) {
    static const struct verdict v[] = {
        {PLAN "一、主要任务\n1.召開動員(yuán)大會。\n", true, "a gloss"},
        {PLAN "一、主要任务\n1.用好宣传员(志愿者)和APP(app)。\n", false, "brackets of other kinds"},
    };
    CHECK_VERDICTS("glued-pinyin", v);
}

TEST(not_part_of_document) {
    static const struct verdict v[] = {
        {PLAN "发布时间:2024-03-01\n" TASKS, true, "when it was put on a page"},
        {"某发〔2024〕3号\n" PLAN TASKS "某馆\n2024年3月1日\n抄送:各科室\n", false,
         "head and tail of an official paper"},
    };
    CHECK_VERDICTS("not-part-of-document", v);
}

SUITE(check_text_tests, CASE(lost_digits), CASE(template_residue), CASE(residue_is_told_by_kind),
      CASE(annex_missing), CASE(damaged_text), CASE(glued_pinyin), CASE(not_part_of_document))
