#include "test.h"

#include "read/marker.h"

/* What is read at the front of a text: "style ordinal bare|rest", "" = no marker. */
static str read_at(struct arena *a, const char *text) {
    struct marker m;
    str s = str_from(text);
    if (!marker_at(s, 0, &m))
        return S("");
    return str_fmt(a, "%d %d %.*s|%.*s", (int)m.style, (int)m.ordinal, STR(str_sub(s, 0, m.bare)),
                   STR(str_sub(s, m.len, s.len)));
}

static const struct {
    const char *text;
    enum style style;
    i64 ordinal;
    const char *bare, *rest;
} markers[] = {
    {"一、总则", STYLE_HAN, 1, "一", "总则"},
    {"二十一、其他", STYLE_HAN, 21, "二十一", "其他"},
    {"(十)其他", STYLE_HAN_IN, 10, "(十)", "其他"},
    {"(二)、其他", STYLE_HAN_IN, 2, "(二)", "其他"},
    {"1.其他", STYLE_ARABIC, 1, "1", "其他"},
    {"120、其他", STYLE_ARABIC, 120, "120", "其他"},
    {"1.2023年建成", STYLE_ARABIC, 1, "1", "2023年建成"},
    {"3.5月底前", STYLE_ARABIC, 3, "3", "5月底前"},
    {"(12)其他", STYLE_ARABIC_IN, 12, "(12)", "其他"},
    {"2)其他", STYLE_ARABIC_IN, 2, "2)", "其他"},
    {"⑩其他", STYLE_CIRCLED, 10, "⑩", "其他"},
    {"三是要抓好", STYLE_SHI, 3, "三是", "要抓好"},
    {"四要抓好", STYLE_SHI, 4, "四要", "抓好"},
    {"首先,抓好", STYLE_SEQUENCE, 1, "首先", "抓好"},
    {"首先要抓好", STYLE_SEQUENCE, 1, "首先", "要抓好"},
    {"第二,抓好", STYLE_NTH, 2, "第二", "抓好"},
    {"第三阶段:总结", STYLE_PHASE, 3, "第三阶段", "总结"},
    {"第三阶段总结", STYLE_PHASE, 3, "第三阶段", "总结"},
    {"第一章总则", STYLE_CHAPTER, 1, "第一章", "总则"},
    {"第十二条各单位", STYLE_ARTICLE, 12, "第十二条", "各单位"},
    {"附件2:名单", STYLE_ANNEX, 2, "附件2", "名单"},
};

TEST(every_style) {
    for (size_t i = 0; i < COUNT_OF(markers); i++)
        CHECK_STR(read_at(a, markers[i].text),
                  str_fmt(a, "%d %d %s|%s", (int)markers[i].style, (int)markers[i].ordinal,
                          markers[i].bare, markers[i].rest));
}

static const char *const none[] = {
    "统一、规范", "1.5万元",    "10.30前完成", "2024.5.1", "一",      "1",        "两、其他",
    "第一书记",   "最后一公里", "(a)其他",     "0.其他",   "1234.年", "〇、其他", "(一",
    "首",         "一次检查",   "2024年",      "",         "十四五",  "三个文明"};

TEST(what_only_looks_like_one) {
    for (size_t i = 0; i < COUNT_OF(none); i++)
        CHECK_STR(read_at(a, none[i]), S(""));
}

SUITE(marker_tests, CASE(every_style), CASE(what_only_looks_like_one))
