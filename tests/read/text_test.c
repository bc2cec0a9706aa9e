#include "test.h"

#include "base/out.h"
#include "doc/read.h"
#include "read/text.h"

/* A text file normalised; its doc stays in `a`. */
static struct text *text_of(struct arena *a, const char *bytes) {
    struct ctx c = {.arena = a};
    const struct source in = {
        .name = S("a.txt"), .bytes = str_from(bytes), .format = FORMAT_TXT, .charset = S("UTF-8")};
    struct doc *doc = take(a, struct doc, 1);
    struct text *t = take(a, struct text, 1);
    CHECK_INT(doc_read(&c, &in, doc), OK);
    text_make(a, doc, t);
    return t;
}

/* Its lines, divided by |. */
static str lines_of(struct arena *a, const char *bytes) {
    struct text *t = text_of(a, bytes);
    struct out o = out_open(a);
    for (size_t i = 0; i < t->n_lines; i++) {
        out_raw(&o, i > 0 ? S("|") : S(""));
        out_raw(&o, text_line(t, &t->lines[i]));
    }
    return out_str(&o);
}

static const struct {
    const char *in, *out;
} normals[] = {
    {"（一）１．ＡＢ，：；！？～－", "(一)1.AB,:;!?~-"},
    {"。、“”《》〔〕—", "。、“”《》〔〕—"},
    {"组　织 领\xC2\xA0导\xE2\x80\x8B小\xEF\xBB\xBF组", "组织领导小组"},
    {"加强（qiáng）領導（dǎo）", "加强领导"},
    {"加强(qiang )领导（ ｄａｏ）", "加强领导"},
    {"党员（ABC）活动（a1）", "党员(ABC)活动(a1)"},
    {"a（qiang）", "a(qiang)"},          /* only behind a Chinese character */
    {"强（）导（qiang", "强()导(qiang"}, /* empty or open brackets are no gloss */
    {"學習貫徹、組織實施、裏", "学习贯彻、组织实施、里"},
    {"显著", "显著"},
    {"𠮷野", "𠮷野"},
    {"", ""},
};

TEST(every_kind_of_text) {
    for (size_t i = 0; i < COUNT_OF(normals); i++)
        CHECK_STR(text_normal(a, str_from(normals[i].in)), str_from(normals[i].out));
}

TEST(normalising_twice_changes_nothing) {
    for (size_t i = 0; i < COUNT_OF(normals); i++) {
        str once = text_normal(a, str_from(normals[i].in));
        CHECK_STR(text_normal(a, once), once);
    }
}

TEST(broken_lines_are_joined) {
    CHECK_STR(lines_of(a, "为进一步做好创建工作,\n现提出如下意见。\n一、总则\n"),
              S("为进一步做好创建工作,现提出如下意见。|一、总则"));
    CHECK_STR(lines_of(a, "关于印发《创建\n工作方案》的通知\n"),
              S("关于印发《创建工作方案》的通知"));
    CHECK_STR(lines_of(a, "关于开展检查的\n通知\n"), S("关于开展检查的通知"));
    CHECK_STR(lines_of(a, "甲单位、\n\n乙单位\n"), S("甲单位、乙单位"));
}

TEST(whole_lines_stay_apart) {
    CHECK_STR(lines_of(a, "甲单位\n乙单位\n"), S("甲单位|乙单位"));
    CHECK_STR(lines_of(a, "有关单位:\n请认真执行。\n"), S("有关单位:|请认真执行。"));
    CHECK_STR(lines_of(a, "指导思想、\n一、总则\n"), S("指导思想、|一、总则")); /* a marker opens */
}

TEST(text_wrapped_at_a_width_is_joined) {
    CHECK_STR(lines_of(a, "一二三四五六七八九十一二三四五六七八九十\n"
                          "甲二三四五六七八九十一二三四五六七八九十\n"
                          "乙二三四五六七八九十一二三四五六七八九十\n"
                          "丙二三四五六七八九十。\n"
                          "丁二三四五六七八九十一二三四五六七八九十\n"
                          "戊二三四五六七八九十一二三四五六七八九十\n"
                          "己二三四五六七八九十一二三四五六七八九十\n"
                          "庚二三四五六七八九十。\n"),
              S("一二三四五六七八九十一二三四五六七八九十甲二三四五六七八九十一二三四五六七八九十"
                "乙二三四五六七八九十一二三四五六七八九十丙二三四五六七八九十。|"
                "丁二三四五六七八九十一二三四五六七八九十戊二三四五六七八九十一二三四五六七八九十"
                "己二三四五六七八九十一二三四五六七八九十庚二三四五六七八九十。"));
}

TEST(runs_of_wide_spaces_divide_paragraphs) {
#define PARAGRAPH                                                                                  \
    "为了把各项工作做得更细更实,各部门要明确分工,把责任落实到人,把时间排到月份,把措施写进台账。"
    CHECK_STR(lines_of(a, PARAGRAPH "　　" PARAGRAPH "　　" PARAGRAPH "\n"),
              S(PARAGRAPH "|" PARAGRAPH "|" PARAGRAPH));
    CHECK_STR(lines_of(a, PARAGRAPH "　" PARAGRAPH "\n"), S(PARAGRAPH PARAGRAPH));
    /* in a short line they align words */
    CHECK_STR(lines_of(a, "组　　长　　王一\n"), S("组长王一"));
}

TEST(script_and_pinyin_are_counted) {
    struct text *t = text_of(a, "學習（xué）方案\n");
    CHECK_INT(t->han, 4);
    CHECK_INT(t->hant, 2);
    CHECK_INT(t->pinyin, 1);
    CHECK_STR(str_sub(t->doc->view, t->pinyin_at.from, t->pinyin_at.to), S("（xué）"));
    CHECK_INT(t->lost, 0);
}

TEST(lost_characters_are_counted) {
    struct text *t = text_of(a, "召开\xEF\xBF\xBD大会\xEF\xBF\xBD。\n");
    CHECK_INT(t->lost, 2);
    CHECK_STR(str_sub(t->doc->view, t->lost_at.from, t->lost_at.to), S("\xEF\xBF\xBD"));
}

TEST(columns_count_characters) {
    struct text *t = text_of(a, "一、总则\n二、目标任务\n");
    i64 line, column;
    text_column(t, 0, &line, &column);
    CHECK_INT(line, 1);
    CHECK_INT(column, 1);
    size_t at = str_find(t->doc->view, S("任务"), 0);
    text_column(t, (u32)at, &line, &column);
    CHECK_INT(line, 2);
    CHECK_INT(column, 5);
}

/* Pieces of which texts are made; among them all that the normaliser drops, folds or joins. */
static const char *const pieces[] = {
    "组织", "學習", "強（qiáng）", "　", " ",  "　　", "\n一、", "，",          "、",
    "１２", "a",    "𠮷",          "。", "（", "）",   "《",     "\xC2\xA0",    "\n\n（二）",
    "一、", "著",   "“",           "的", "—",  "：",   "2024",   "\xE2\x80\x8B"};

static u32 next(u32 *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static u32 border(str s, u32 at) {
    while (at > 0 && at < s.len && ((u8)s.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* The view behind any range of the normalised text normalises to that range again. */
TEST(places_map_back_to_their_bytes) {
    enum {
        TEXTS = 300,
        RANGES = 40,
        PIECES = 60
    };
    u32 seed = 20240501;
    for (size_t i = 0; i < TEXTS; i++) {
        struct out o = out_open(a);
        for (size_t k = 0; k < PIECES; k++)
            out_raw(&o, str_from(pieces[next(&seed) % COUNT_OF(pieces)]));
        out_char(&o, '\0');
        struct text *t = text_of(a, out_str(&o).ptr);
        for (size_t k = 0; k < RANGES && t->n_lines > 0; k++) {
            const struct line *line = &t->lines[next(&seed) % t->n_lines];
            u32 len = line->to - line->from;
            u32 from = border(t->norm, line->from + next(&seed) % (len + 1));
            u32 to = border(t->norm, from + next(&seed) % (line->to - from + 1));
            if (from >= to)
                continue;
            span place = text_place(t, from, to);
            str view = str_sub(t->doc->view, place.from, place.to);
            CHECK_STR(text_normal(a, view), str_sub(t->norm, from, to));
            CHECK(place.from >= line->vfrom && place.to <= line->vto);
        }
    }
}

SUITE(text_tests, CASE(every_kind_of_text), CASE(normalising_twice_changes_nothing),
      CASE(broken_lines_are_joined), CASE(whole_lines_stay_apart),
      CASE(text_wrapped_at_a_width_is_joined), CASE(runs_of_wide_spaces_divide_paragraphs),
      CASE(script_and_pinyin_are_counted), CASE(lost_characters_are_counted),
      CASE(columns_count_characters), CASE(places_map_back_to_their_bytes))
