#include "doc/docx.h"
#include "doc/fixture.h"
#include "test.h"

#define LVL(i, start, fmt, text, more)                                                             \
    "<w:lvl w:ilvl=\"" i "\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"" fmt                 \
    "\"/><w:lvlText w:val=\"" text "\"/>" more "</w:lvl>"
#define ABSTRACT(id, levels) "<w:abstractNum w:abstractNumId=\"" id "\">" levels "</w:abstractNum>"
#define NUM(id, abstract, more)                                                                    \
    "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" abstract "\"/>" more "</w:num>"

#define OFFICE                                                                                     \
    LVL("0", "1", "chineseCountingThousand", "%1、", "")                                           \
    LVL("1", "1", "chineseCounting", "（%2）", "")                                                 \
    LVL("2", "1", "decimal", "%3.", "") LVL("3", "1", "decimal", "（%4）", "")

/* A paragraph of list `num` at level `i`. */
#define P(num, i, text)                                                                            \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" i "\"/><w:numId w:val=\"" num                          \
    "\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

static const struct {
    const char *numbering, *body, *want;
} cases[] = {
    {ABSTRACT("0", OFFICE) NUM("1", "0", ""),
     P("1", "0", "甲") P("1", "1", "乙") P("1", "2", "丙") P("1", "2", "丁") P("1", "1", "戊")
         P("1", "2", "己") P("1", "3", "庚") P("1", "0", "辛"),
     "P ‹一、› 甲\nP ‹（一）› 乙\nP ‹1.› 丙\nP ‹2.› 丁\nP ‹（二）› 戊\nP ‹1.› 己\nP ‹（1）› 庚\n"
     "P ‹二、› 辛\n"},
    /* lists that share an abstract one count on; an override starts anew, once */
    {ABSTRACT("0", LVL("0", "1", "decimal", "%1.", "")) NUM("1", "0", "") NUM("2", "0", "") NUM(
         "3", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"),
     P("1", "0", "甲") P("2", "0", "乙") P("3", "0", "丙") P("3", "0", "丁"),
     "P ‹1.› 甲\nP ‹2.› 乙\nP ‹1.› 丙\nP ‹2.› 丁\n"},
    /* %1.%2, parents not yet counted, isLgl, never restarting, starting at 3 */
    {ABSTRACT("0", LVL("0", "1", "chineseCounting", "第%1章", "")
                       LVL("1", "3", "decimal", "%1.%2", "<w:isLgl/><w:lvlRestart w:val=\"0\"/>"))
         NUM("1", "0", ""),
     P("1", "1", "甲") P("1", "0", "乙") P("1", "1", "丙"),
     "P ‹1.3› 甲\nP ‹第二章› 乙\nP ‹2.4› 丙\n"},
    /* bullets are no numbers; text without a number stays; unknown lists and levels do nothing */
    {ABSTRACT("0", LVL("0", "1", "bullet", "\xEF\x82\xB7", "") LVL("1", "1", "none", "附件", ""))
         NUM("1", "0", ""),
     P("1", "0", "甲") P("1", "1", "乙") P("9", "0", "丙") P("1", "7", "丁") P("0", "0", "戊"),
     "P 甲\nP ‹附件› 乙\nP 丙\nP 丁\nP 戊\n"},
    {ABSTRACT("0", LVL("0", "1", "upperLetter", "%1", "<w:suff w:val=\"nothing\"/>"))
         NUM("1", "0",
             "<w:lvlOverride w:ilvl=\"0\">" LVL("0", "5", "decimalEnclosedCircle", "%1",
                                                "") "</w:lvlOverride>") NUM("2", "0", ""),
     P("1", "0", "甲") P("2", "0", "乙"), "P ‹⑤› 甲\nP ‹F› 乙\n"},
    /* a list whose levels a numbering style defines */
    {"<w:abstractNum w:abstractNumId=\"0\"><w:styleLink w:val=\"s\"/>" OFFICE "</w:abstractNum>"
     "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"s\"/></w:abstractNum>" NUM(
         "1", "1", ""),
     P("1", "0", "甲"), "P ‹一、› 甲\n"},
    /* an empty paragraph counts, a deleted one does not */
    {ABSTRACT("0", LVL("0", "1", "decimal", "%1）", "")) NUM("1", "0", ""),
     P("1", "0", "甲")
         P("1", "0",
           "") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
               "w:val=\"1\"/></w:numPr><w:rPr><w:del/>"
               "</w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>" P(
                   "1", "0", "乙"),
     "P ‹1）› 甲\nP ‹3）› 乙\n"},
    {ABSTRACT("0", LVL("0", "1", "decimal", "%1", "")) NUM("1", "0", ""),
     "<w:tbl><w:tr><w:tc>" P("1", "0", "甲") "</w:tc><w:tc>" P(
         "1", "0",
         "") "</w:tc></w:tr><w:tr><w:tc>" P("1", "0",
                                            "乙") "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
     "C0,0 1 甲\nC0,1\nC1,0 3 乙\nC1,1\n"},
};

TEST(automatic_numbers_become_markers) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(read_lines(a, "x.docx", docx_of(a, cases[i].body, cases[i].numbering, NULL)),
                  str_from(cases[i].want));
}

TEST(styles_carry_numbers_and_choose_levels) {
    const char *numbering =
        ABSTRACT("0", LVL("0", "1", "chineseCounting", "%1、", "<w:pStyle w:val=\"h1\"/>")
                          LVL("1", "1", "chineseCounting", "（%2）", "<w:pStyle w:val=\"h2\"/>"))
            NUM("1", "0", "");
    const char *styles = "<w:style w:type=\"paragraph\" w:styleId=\"h1\"><w:name w:val=\"heading "
                         "1\"/><w:pPr><w:numPr>"
                         "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                         "<w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:name w:val=\"heading "
                         "2\"/><w:pPr><w:numPr>"
                         "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    const char *body =
        "<w:p><w:pPr><w:pStyle w:val=\"h1\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pStyle w:val=\"h2\"/></w:pPr><w:r><w:t>乙</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pStyle w:val=\"h2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r>"
        "<w:t>丙</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pStyle w:val=\"h2\"/></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>";
    CHECK_STR(read_lines(a, "x.docx", docx_of(a, body, numbering, styles)),
              S("H1 ‹一、› 甲\nH2 ‹（一）› 乙\nH2 丙\nH2 ‹（二）› 丁\n"));
}

SUITE(docx_numbering_tests, CASE(automatic_numbers_become_markers),
      CASE(styles_carry_numbers_and_choose_levels))
