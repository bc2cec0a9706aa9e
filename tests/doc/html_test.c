#include "doc/html.h"

#include "doc/fixture.h"
#include "test.h"

static const struct {
    const char *page, *want;
} cases[] = {
    {"<html><head><title>标题 - 某网</title><style>p{}</style></head><body>"
     "<script>var a='<p>';</script><!-- 注 --><p>正文</p></body></html>",
     "P +meta 标题 - 某网\nP 正文\n"},
    {"<p>甲&nbsp;&amp;\n 乙</p><div>丙<br>丁</div>戊", "P 甲 & 乙\nP 丙\nP 丁\nP 戊\n"},
    {"<h1>一</h1><h3>三</h3><h6>六</h6>", "H1 一\nH3 三\nH6 六\n"},
    {"<p><b>全粗</b></p><p><b>半</b>粗</p><p style='font-weight:700'>粗</p>"
     "<b><p><span style='font-weight:normal'>不粗</span></p></b>",
     "P +bold 全粗\nP 半粗\nP +bold 粗\nP 不粗\n"},
    {"<p align=center>甲</p><p style='text-align: center;'>乙</p><center>丙</center>"
     "<center><p style='text-align:left'>丁</p></center>",
     "P +centred 甲\nP +centred 乙\nP +centred 丙\nP 丁\n"},
    {"<p>前</p><p style='display:none'>藏</p><p hidden>藏</p><input type=hidden value=藏>"
     "<noscript>藏</noscript><template>藏</template><p>后</p>",
     "P 前\nP 后\n"},
    {"<p><a href=/>首页</a> | <a href=/n>新闻</a></p><p>见<a href=x>附件</a></p><a name=x>锚</a>",
     "P +link 首页 | 新闻\nP 见附件\nP 锚\n"},
    {"<p>请选<select><option>甲<option>乙</select></p><button>提交</button>"
     "<input type=submit value=查询><label for=x>是</label><label>来源</label>",
     "P 请选\nP +control 甲\nP +control 乙\nP +control 提交\nP +control 查询\nP +control 是\n"
     "P 来源\n"},
    {"<ul><li>甲<ul><li>乙</li></ul></li></ul>", "I1 甲\nI2 乙\n"},
    {"<ol><li>甲<li><p>乙</p><p>续</p><li value=7>丙</ol>",
     "I1 ‹1.› 甲\nI1 ‹2.› 乙\nI1 续\nI1 ‹7.› 丙\n"},
    {"<ol type=a start=3><li>甲</ol><ol type=I><li>乙</ol>"
     "<ol style='list-style-type:cjk-ideographic'><li>丙</ol><ol "
     "style='list-style:none'><li>丁</ol>",
     "I1 ‹c.› 甲\nI1 ‹I.› 乙\nI1 ‹一、› 丙\nI1 丁\n"},
    {"<pre>第一行\n第二行</pre>", "P 第一行\nP 第二行\n"},
    {"<div>\u3000\u3000第一段。\u3000\u3000第二段：标\u3000\u3000题</div>",
     "P 第一段。\nP 第二段：标　　题\n"},
    {"<p>图<img src=x alt=不要>文</p><p><ruby>创<rt>chuang</rt></ruby>建</p>", "P 图文\nP 创建\n"},
    {"<!--[if gte mso 9]><xml>藏</xml><![endif]--><p><![if !supportLists]>一、<![endif]>总体</p>",
     "P 一、总体\n"},
    {"<p>甲<p>乙<div>丙<span>丁</div>戊</span>", "P 甲\nP 乙\nP 丙丁\nP 戊\n"},
};

TEST(what_is_seen_becomes_blocks) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(read_lines(a, "x.html", str_from(cases[i].page)), str_from(cases[i].want));
}

TEST(a_page_may_lie_about_its_encoding) {
    str page = S("<meta charset=gb2312><p>其实是通用编码的文字</p>");
    CHECK_STR(read_lines(a, "x.html", page), S("P 其实是通用编码的文字\n"));
}

TEST(nul_does_not_end_a_page) {
    static const char page[] =
        "<html><body><p>为深入推进文明单位创建工作\0前后都在</p></body></html>";
    CHECK_STR(read_lines(a, "x.html", (str){page, sizeof page - 1}),
              S("P 为深入推进文明单位创建工作 前后都在\n"));
}

TEST(deep_nesting_is_refused_and_long_pages_are_not) {
    struct out o = out_open(a), flat = out_open(a);
    for (int i = 0; i < 10000; i++)
        out_raw(&o, S("<div>"));
    out_raw(&o, S("深</div>"));
    CHECK(str_has(read_lines(a, "x.html", out_str(&o)), S("嵌套超过 256 层")));
    for (int i = 0; i < 10000; i++)
        out_raw(&flat, S("<div><p>行</div>"));
    CHECK_INT(read_lines(a, "x.html", out_str(&flat)).len, 10000 * 6);
}

SUITE(html_tests, CASE(what_is_seen_becomes_blocks), CASE(a_page_may_lie_about_its_encoding),
      CASE(nul_does_not_end_a_page), CASE(deep_nesting_is_refused_and_long_pages_are_not))
