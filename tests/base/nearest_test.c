#include "base/nearest.h"

#include "test.h"

static const char *const words[] = {"--format", "--output", "--annex",  "--json",
                                    "--werror", "--only",   "--explain"};

static const struct {
    const char *typed;
    const char *meant; /* "" = none is near */
} cases[] = {
    {"--fromat", "--format"},   /* neighbours swapped */
    {"--jsno", "--json"},       /* swapped at the end */
    {"--formt", "--format"},    /* one dropped */
    {"--outputt", "--output"},  /* one more */
    {"--wError", "--werror"},   /* one changed */
    {"--explian", "--explain"}, /* swapped inside */
    {"--json", "--json"},       /* itself */
    {"--verbose", ""},
    {"x", ""},
    {"", ""},
    {"--a-word-that-is-longer-than-any-word-that-is-known-here", ""},
};

TEST(finds_the_word_that_was_meant) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(str_from(nearest(str_from(cases[i].typed), words, COUNT_OF(words))),
                  str_from(cases[i].meant));
}

TEST(of_equals_the_first) {
    static const char *const two[] = {"plans", "plane"};
    CHECK_STR(str_from(nearest(S("plan"), two, 2)), S("plans"));
    CHECK(nearest(S("plan"), two, 0) == NULL);
}

SUITE(nearest_tests, CASE(finds_the_word_that_was_meant), CASE(of_equals_the_first))
