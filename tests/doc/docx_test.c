#include "doc/docx.h"

#include "doc/fixture.h"
#include "test.h"

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define BOLD(text) "<w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r>"
#define FIELD(kind) "<w:r><w:fldChar w:fldCharType=\"" kind "\"/></w:r>"
#define TC(pr, text) "<w:tc><w:tcPr>" pr "</w:tcPr>" P(text) "</w:tc>"

static const char styles[] =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name "
    "w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn "
    "w:val=\"a\"/>"
    "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"my\"><w:name w:val=\"我的\"/><w:basedOn "
    "w:val=\"1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"3\"><w:name w:val=\"标题 3\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"o\"><w:name w:val=\"x\"/><w:pPr><w:outlineLvl "
    "w:val=\"1\"/>"
    "</w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"ring\"><w:name w:val=\"r\"/><w:basedOn "
    "w:val=\"ring\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"t1\"><w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"strong\"><w:name "
    "w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>";

#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R(text) "</w:p>"

static const struct {
    const char *body, *want;
} cases[] = {
    {P("甲") "<w:p/>" P("乙<!-- -->&amp;"), "P 甲\nP 乙&\n"},
    {STYLED("1", "一") STYLED("my", "二") STYLED("3", "三") STYLED("o", "四") STYLED("ring", "五")
         STYLED("none", "六") STYLED("t1", "七"),
     "H1 +bold +centred 一\nH1 +bold +centred 二\nH3 三\nH2 四\nP 五\nP 六\nP +link 七\n"},
    {"<w:p>" BOLD("全") BOLD("粗") "</w:p><w:p>" BOLD("半")
         R("粗") "</w:p>"
                 "<w:p><w:r><w:rPr><w:rStyle w:val=\"strong\"/></w:rPr><w:t>粗</w:t></w:r></w:p>"
                 "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:rPr><w:b "
                 "w:val=\"0\"/></w:rPr><w:t>不粗</w:t>"
                 "</w:r></w:p>",
     "P +bold 全粗\nP 半粗\nP +bold 粗\nH1 +centred 不粗\n"},
    /* tracked changes: deletions are no text, insertions are */
    {"<w:p><w:ins>" R("新") "</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
                            "<w:moveFrom>" R("移") "</w:moveFrom><w:moveTo>" R(
                                "到") "</w:moveTo></w:p>",
     "P 新到\n"},
    {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("前半") "</w:p>" P("后半") P("另"),
     "P 前半后半\nP 另\n"},
    {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>" R("见") "</w:p>", "P 见\n"},
    /* fields: only the result */
    {"<w:p>" FIELD("begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" R("码") FIELD("separate")
         R("7") FIELD("end") R("页") "</w:p>",
     "P 7页\n"},
    {"<w:p>" FIELD("begin") R("无尽") "</w:p>" P("其后"), "P 其后\n"},
    {"<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/>"
     "<w:sym w:char=\"F0A7\"/><w:t>丁</w:t></w:r></w:p>",
     "P 甲 乙\nP 丙-丁\n"},
    {"<w:sdt><w:sdtPr/><w:sdtContent>" P(
         "控件") "</w:sdtContent></w:sdt>"
                 "<w:p><w:hyperlink>" R("链接") "</w:hyperlink><w:fldSimple w:instr=\"x\">" R(
                     "域") "</w:fldSimple></w:p>",
     "P 控件\nP 链接域\n"},
    /* a text box stands twice in the file, and comes once, after its paragraph */
    {"<w:p>" R("主") "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" P(
         "框") "</w:txbxContent>"
               "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" P(
                   "框") "</w:txbxContent></w:pict>"
                         "</mc:Fallback></mc:AlternateContent></w:r>" R("文") "</w:p>" P("后"),
     "P 主文\nP 框\nP 后\n"},
    {"<w:p>" R("图") "<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>", "P 图\nM\n"},
    /* tables */
    {"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", "头")
         TC("<w:gridSpan w:val=\"2\"/>", "宽") "</w:tr><w:tr>" TC("<w:vMerge w:val=\"restart\"/>",
                                                                  "高") TC("", "甲")
             TC("", "乙") "</w:tr>"
                          "<w:tr>" TC("<w:vMerge/>", "") TC("", "丙")
                              TC("", "") "</w:tr>"
                                         "<w:tr>" TC("", "末")
                                             TC("<w:vMerge w:val=\"continue\"/>", "孤")
                                                 TC("", "丁") "</w:tr></w:tbl>" P("后"),
     "C0,0 +header 头\nC0,1 1x2 +header 宽\nC1,0 2x1 高\nC1,1 甲\nC1,2 乙\nC2,1 丙\nC2,2\n"
     "C3,0 末\nC3,1 孤\nC3,2 丁\nP 后\n"},
    {"<w:tbl><w:tr>" TC("<w:hMerge w:val=\"restart\"/>", "横") TC("<w:hMerge/>", "")
         TC("", "尾") "</w:tr>"
                      "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TC("", "缩")
                          TC("", "进") "</w:tr></w:tbl>",
     "C0,0 1x2 横\nC0,2 尾\nC1,1 缩\nC1,2 进\n"},
    {"<w:tbl><w:tr>" TC("", "外") "<w:tc><w:tbl><w:tr>" TC("", "内")
         TC("", "层") "</w:tr></w:tbl>" P(
             "文") "<w:p><w:r><w:t>行</w:t><w:br/><w:t>尾</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
     "C0,0 外\nC0,1 内 层 文 行 尾\n"},
    {"<w:tbl><w:tr><w:tc>" P("框内") P("两段") "</w:tc></w:tr></w:tbl>", "P 框内\nP 两段\n"},
    {"<w:tbl><w:tr>" TC("", "留") TC("", "留") "</w:tr><w:tr><w:trPr><w:del/></w:trPr>" TC("", "删")
         TC("", "删") "</w:tr></w:tbl>",
     "C0,0 留\nC0,1 留\n"},
};

TEST(paragraphs_and_tables) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(read_lines(a, "x.docx", docx_of(a, cases[i].body, NULL, styles)),
                  str_from(cases[i].want));
}

TEST(a_document_of_pictures_or_nothing_is_told) {
    CHECK(str_has(read_lines(a, "x.docx", docx_of(a, "<w:p/>", NULL, NULL)), S("没有文字")));
    CHECK(
        str_has(read_lines(a, "x.docx", docx_of(a, "<w:p><w:r><a:blip/></w:r></w:p>", NULL, NULL)),
                S("没有文字")));
}

TEST(a_package_may_lack_styles_and_name_its_parts_freely) {
    const struct part parts[] = {
        {"[Content_Types].xml", "wordprocessingml.document.main+xml"},
        {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/"
                        "officeDocument/relationships/officeDocument\" Target=\"./x/Main.xml\"/>"
                        "</Relationships>"},
        {"x/main.xml", "<document><body><p><r><t>严格</t></r></p></body></document>"},
    };
    CHECK_STR(read_lines(a, "x", zip_of(a, parts, COUNT_OF(parts))), S("P 严格\n"));
    CHECK(str_has(read_lines(a, "x", zip_of(a, parts, 2)), S("没有部件 x/Main.xml")));
}

SUITE(docx_tests, CASE(paragraphs_and_tables), CASE(a_document_of_pictures_or_nothing_is_told),
      CASE(a_package_may_lack_styles_and_name_its_parts_freely))
