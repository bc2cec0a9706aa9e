#include "doc/md.h"

#include "doc/fixture.h"
#include "test.h"

/* A text and what is read of it. */
static const struct {
    const char *text, *want;
} cases[] = {
    {"# 方案 #\n## 二级\n### C#\n", "H1 方案\nH2 二级\nH3 C#\n"},
    {"总则\n====\n\n附则\n---\n", "H1 总则\nH2 附则\n"},
    {"- 甲\n  * 乙\n+ [ ] 丙\n- [x] 丁\n", "I1 甲\nI2 乙\nI1 丙\nI1 丁\n"},
    {"1. 第一\n   2) 第二\n", "I1 1. 第一\nI2 2) 第二\n"},
    {"> > 引用\n", "P 引用\n"},
    {"甲**重点**乙*斜*丙__粗__丁~~删~~戊`代码*`\n", "P 甲重点乙斜丙粗丁删戊代码*\n"},
    {"**整行粗体**\n", "P +bold 整行粗体\n"},
    {"见[通知](http://x/y)和![图](a.png)。\n", "P 见通知和。\n"},
    {"填写____单位，a_b_c，2 * 3 * 4，\\*星\\*\n", "P 填写____单位，a_b_c，2 * 3 * 4，*星*\n"},
    {"前<br>后<!-- 注 --> 3<5\n", "P 前后 3<5\n"},
    {"```c\n# 不是标题\n**x**\n```\n后\n", "P # 不是标题\nP **x**\nP 后\n"},
    {"---\ntitle: x\n---\n正文\n", "P 正文\n"},
    {"| 任务 | 单位 |\n|---|:--:|\n| 甲\\|乙 | **办** |\n| 丙 |\n\n尾\n",
     "C0,0 +header 任务\nC0,1 +header 单位\nC1,0 甲|乙\nC1,1 +bold 办\nC2,0 丙\nP 尾\n"},
    {"***\n___\n一*未闭\n", "P ***\nP ___\nP 一*未闭\n"},
    {"[a[b](c", "P [a[b](c\n"},
};

TEST(marks_are_removed) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(read_lines(a, "x.md", str_from(cases[i].text)), str_from(cases[i].want));
}

TEST(many_open_marks_end_soon) {
    struct out o = out_open(a);
    for (int i = 0; i < 5000; i++)
        out_raw(&o, S("*a _b `c [d "));
    CHECK(str_starts(read_lines(a, "x.md", out_str(&o)), S("P *a")));
}

SUITE(md_tests, CASE(marks_are_removed), CASE(many_open_marks_end_soon))
