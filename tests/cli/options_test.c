#include "cli/options.h"

#include "test.h"

struct values {
    bool flag;
    str text;
    i64 number;
    strs list;
    strs rest;
};

static const char *const words[] = {"json", "table", NULL};
static const struct option table[] = {
    {"flag", 'f', OPTION_FLAG, offsetof(struct values, flag), NULL, {"", ""}, {"", ""}},
    {"format",
     'o',
     OPTION_TEXT,
     offsetof(struct values, text),
     words,
     {"格式", "FORMAT"},
     {"", ""}},
    {"width", 0, OPTION_NUMBER, offsetof(struct values, number), NULL, {"列数", "N"}, {"", ""}},
    {"only", 0, OPTION_LIST, offsetof(struct values, list), NULL, {"代码", "CODE"}, {"", ""}},
    {"annex", 0, OPTION_REST, offsetof(struct values, rest), NULL, {"台账…", "L..."}, {"", ""}},
};

static struct call call_of(struct arena *a, bool chinese, const char *line) {
    VEC(str) args = {0};
    str rest = str_from(line);
    while (rest.len > 0) {
        size_t space = str_find(rest, S(" "), 0);
        size_t to = space == STR_NONE ? rest.len : space;
        *push(a, &args) = str_sub(rest, 0, to);
        rest = str_sub(rest, to + 1, rest.len);
    }
    return (struct call){.arena = a, .chinese = chinese, .args = {args.v, args.n}};
}

static struct parsed parse(struct arena *a, const char *line, struct values *v) {
    *v = (struct values){0};
    struct call call = call_of(a, true, line);
    return options_parse(&call, (struct options)OPTIONS(table), v);
}

TEST(every_form_of_a_value) {
    struct values v;
    struct parsed p = parse(a, "--format json -f --width=40 a --only x,y --only z b", &v);
    CHECK_STR(p.complaint, S(""));
    CHECK(v.flag);
    CHECK_STR(v.text, S("json"));
    CHECK_INT(v.number, 40);
    CHECK_STR(str_join(a, v.list, S("|")), S("x|y|z"));
    CHECK_STR(str_join(a, p.words, S("|")), S("a|b"));
    parse(a, "-otable", &v);
    CHECK_STR(v.text, S("table"));
    parse(a, "-o json", &v);
    CHECK_STR(v.text, S("json"));
}

TEST(rest_ends_at_the_next_option) {
    struct values v;
    struct parsed p = parse(a, "plan --annex one two -f three", &v);
    CHECK_STR(str_join(a, v.rest, S("|")), S("one|two"));
    CHECK_STR(str_join(a, p.words, S("|")), S("plan|three"));
    CHECK(v.flag);
}

TEST(dash_and_double_dash) {
    struct values v;
    struct parsed p = parse(a, "- -- -f --none", &v);
    CHECK_STR(p.complaint, S(""));
    CHECK_STR(str_join(a, p.words, S("|")), S("-|-f|--none"));
    CHECK(!v.flag);
}

/* A wrong call and what is said about it. */
static const struct {
    const char *line, *complaint;
} wrong[] = {
    {"--fromat json", "没有这个选项：--fromat，是不是 --format？"},
    {"--fromat=json", "没有这个选项：--fromat，是不是 --format？"},
    {"--zzzzzzzz", "没有这个选项：--zzzzzzzz"},
    {"-x", "没有这个选项：-x"},
    {"--format jsn", "不认识 --format jsn，是不是 json？"},
    {"--format", "选项后面缺少内容：--format 格式"},
    {"--flag=1", "这个选项不带值：--flag=1"},
    {"--width 0", "应是正整数：0"},
    {"--width -3", "应是正整数：-3"},
    {"--width wide", "应是正整数：wide"},
};

TEST(wrong_calls_get_one_sentence) {
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct values v;
        CHECK_STR(parse(a, wrong[i].line, &v).complaint, str_from(wrong[i].complaint));
    }
}

TEST(english_where_the_locale_is_not_chinese) {
    struct values v = {0};
    struct call call = call_of(a, false, "--fromat json");
    struct parsed p = options_parse(&call, (struct options)OPTIONS(table), &v);
    CHECK_STR(p.complaint, S("unknown option --fromat, did you mean --format?"));
}

SUITE(options_tests, CASE(every_form_of_a_value), CASE(rest_ends_at_the_next_option),
      CASE(dash_and_double_dash), CASE(wrong_calls_get_one_sentence),
      CASE(english_where_the_locale_is_not_chinese))
