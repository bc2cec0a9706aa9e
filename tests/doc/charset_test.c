#include "doc/charset.h"

#include <iconv.h>

#include "base/utf8.h"
#include "doc/html.h"
#include "test.h"

/* Sentences of offices, to be cut into slices. */
static const char hans[] =
    "为深入推进文明单位创建工作，进一步提升干部职工的文明素质，结合我局实际，制定本方案。"
    "一、指导思想。坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神。"
    "二、工作目标。力争在三年内建成市级文明单位，职工参与率达到百分之九十五以上。"
    "三、工作措施。开展学雷锋志愿服务活动，每月不少于两次；组织道德讲堂，每季度举办一期。"
    "牵头部门：办公室、机关党委、工会；完成时限：十二月底前。";
static const char hant[] =
    "為深入推進文明單位創建工作，進一步提升幹部職工的文明素質，結合我局實際，制定本方案。"
    "一、指導思想。堅持以新時代思想為指導，全面貫徹大會精神，認真落實各項工作任務。"
    "二、工作目標。力爭在三年內建成市級文明單位，職工參與率達到百分之九十五以上。"
    "三、工作措施。開展學雷鋒志願服務活動，每月不少於兩次；組織道德講堂，每季度舉辦一期。"
    "牽頭部門：辦公室、機關黨委、工會；完成時限：十二月底前。";

static str encode(struct arena *a, str text, const char *to) {
    iconv_t cd = iconv_open(to, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    size_t cap = text.len * 4 + 8, left = cap, in_left = text.len;
    char *buffer = arena_bytes(a, cap, 1), *at = buffer, *in = (char *)(uintptr_t)text.ptr;
    iconv(cd, &in, &in_left, &at, &left);
    iconv_close(cd);
    assert_int_equal(in_left, 0);
    return (str){buffer, cap - left};
}

/* How many of the slices of `chars` characters are told right, in per cent. */
static size_t right_pct(struct arena *a, const char *text, const char *to, enum charset want,
                        size_t chars) {
    size_t right = 0, all = 0;
    str rest = str_from(text);
    for (size_t at = 0; utf8_chars(rest) >= chars; utf8_next(rest, &at), all++) {
        rest = str_sub(rest, at, rest.len);
        at = 0;
        right += charset_detect(encode(a, utf8_cut(rest, chars), to), CHARSET_UNKNOWN) == want;
    }
    return right * 100 / all;
}

TEST(short_text_is_told_apart) {
    CHECK_INT(right_pct(a, hans, "UTF-8", CHARSET_UTF8, 3), 100);
    CHECK_INT(right_pct(a, hant, "UTF-8", CHARSET_UTF8, 8), 100);
    CHECK(right_pct(a, hans, "GB18030", CHARSET_GB18030, 4) >= 90);
    CHECK(right_pct(a, hans, "GB18030", CHARSET_GB18030, 8) >= 98);
    CHECK_INT(right_pct(a, hans, "GB18030", CHARSET_GB18030, 32), 100);
    CHECK(right_pct(a, hant, "BIG5", CHARSET_BIG5, 4) >= 90);
    CHECK(right_pct(a, hant, "BIG5", CHARSET_BIG5, 8) >= 98);
    CHECK_INT(right_pct(a, hant, "BIG5", CHARSET_BIG5, 32), 100);
    CHECK(right_pct(a, hans, "UTF-16LE", CHARSET_UTF16LE, 8) >= 98);
    CHECK(right_pct(a, hant, "UTF-16BE", CHARSET_UTF16BE, 8) >= 98);
    CHECK_INT(right_pct(a, hans, "UTF-16BE", CHARSET_UTF16BE, 32), 100);
    CHECK(right_pct(a, hant, "GB18030", CHARSET_GB18030, 64) >= 95);
}

TEST(markup_in_ascii_does_not_confuse) {
    str page = str_fmt(a, "<html><body><div class=\"content\"><p>%s</p></div></body></html>", hans);
    CHECK_INT(charset_detect(encode(a, page, "GB18030"), CHARSET_UNKNOWN), CHARSET_GB18030);
    CHECK_INT(charset_detect(encode(a, page, "UTF-16LE"), CHARSET_UNKNOWN), CHARSET_UTF16LE);
    CHECK_INT(charset_detect(S("this is plain ASCII text"), CHARSET_UNKNOWN), CHARSET_UTF8);
}

TEST(names_of_encodings) {
    CHECK_INT(charset_of_name(S("GBK")), CHARSET_GB18030);
    CHECK_INT(charset_of_name(S("gb_2312-80")), CHARSET_GB18030);
    CHECK_INT(charset_of_name(S("Big5-HKSCS")), CHARSET_BIG5);
    CHECK_INT(charset_of_name(S("utf-8")), CHARSET_UTF8);
    CHECK_INT(charset_of_name(S("latin1")), CHARSET_UNKNOWN);
    CHECK_INT(charset_of_name(S("")), CHARSET_UNKNOWN);
    CHECK_STR(charset_name(CHARSET_BIG5), S("Big5"));
}

static str text_of(struct arena *a, str bytes, const char *name, enum charset *set_out) {
    struct ctx c = {.arena = a};
    struct charset_in in = {.bytes = bytes, .name = str_from(name)};
    str text = S("");
    if (charset_text(&c, &in, &text, set_out) != OK)
        return c.text;
    return text;
}

TEST(text_comes_back_whole) {
    static const char *const sets[] = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"};
    enum charset set;
    for (size_t i = 0; i < COUNT_OF(sets); i++)
        CHECK_STR(text_of(a, encode(a, str_from(hans), sets[i]), "", &set), str_from(hans));
    CHECK_STR(text_of(a, encode(a, str_from(hant), "BIG5"), "", &set), str_from(hant));
    CHECK_INT(set, CHARSET_BIG5);
    CHECK_STR(text_of(a, S("\xFF\xFE-N\xFDV"), "", &set), S("中国"));
    CHECK_STR(text_of(a, S("\xFE\xFFN-V\xFD"), "utf-16", &set), S("中国"));
    CHECK_STR(text_of(a,
                      S("\xEF\xBB\xBF"
                        "中国"),
                      "", &set),
              S("中国"));
    CHECK_STR(text_of(a, S("\xA3\xE1\xC6\xA1"), "big5", &set),
              S("€①")); /* CP950 only, HKSCS only */
}

TEST(valid_utf8_is_not_copied) {
    enum charset set;
    str bytes = str_from(hans);
    CHECK(text_of(a, bytes, "", &set).ptr == bytes.ptr);
}

TEST(invalid_bytes_are_marked_and_the_rest_is_kept) {
    enum charset set;
    str half = str_fmt(a, "%s\xFF\xFE%s", hans, hans), text = text_of(a, half, "", &set);
    CHECK_INT(set, CHARSET_UTF8);
    CHECK_STR(text, str_fmt(a, "%s\uFFFD\uFFFD%s", hans, hans));
    str gb = encode(a, str_from(hans), "GB18030");
    text = text_of(a, str_cat(a, gb, S("\xFF,\xD6")), "", &set);
    CHECK_INT(set, CHARSET_GB18030);
    CHECK_STR(text, str_fmt(a, "%s\uFFFD,\uFFFD", hans));
    CHECK_STR(text_of(a, S("\x2D\x4E\x00\xD8\xFD\x56\x0A"), "utf-16le", &set),
              S("中\uFFFD国\uFFFD"));
}

TEST(the_choice_of_the_user_wins_and_unknown_ones_are_refused) {
    enum charset set;
    CHECK_STR(text_of(a, S("\xD6\xD0"), "gbk", &set), S("中"));
    CHECK(str_has(text_of(a, S("abc"), "klingon", &set), S("不认识编码“klingon”")));
    CHECK(str_has(text_of(a, S("\x01\x02\x03\x04\x00\x05\x06\x80\x01"), "", &set), S("不是文字")));
}

TEST(a_declared_charset_is_only_a_hint) {
    CHECK_INT(html_charset(S("<meta charset=gb2312>")), CHARSET_GB18030);
    CHECK_INT(html_charset(S("<meta http-equiv=x content=\"text/html; charset=big5\">")),
              CHARSET_BIG5);
    CHECK_INT(html_charset(S("<p>nothing")), CHARSET_UNKNOWN);
    str gb = encode(a, str_from(hans), "GB18030");
    CHECK_INT(charset_detect(gb, CHARSET_BIG5), CHARSET_GB18030);
    CHECK_INT(charset_detect(str_from(hans), CHARSET_GB18030), CHARSET_UTF8);
}

SUITE(charset_tests, CASE(short_text_is_told_apart), CASE(markup_in_ascii_does_not_confuse),
      CASE(names_of_encodings), CASE(text_comes_back_whole), CASE(valid_utf8_is_not_copied),
      CASE(invalid_bytes_are_marked_and_the_rest_is_kept),
      CASE(the_choice_of_the_user_wins_and_unknown_ones_are_refused),
      CASE(a_declared_charset_is_only_a_hint))
