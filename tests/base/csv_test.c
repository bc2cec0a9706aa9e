#include "base/csv.h"

#include "test.h"

/* All of a text: cells joined by |, rows by a line end. */
static str all(struct arena *a, str text) {
    struct csv in = csv_open(a, text);
    str got = S("");
    for (strs cells; csv_row(&in, &cells);)
        got = str_cat(a, str_cat(a, got, str_join(a, cells, S("|"))), S("\n"));
    return got;
}

static const struct {
    const char *name;
    const char *text;
    const char *want;
} cases[] = {
    {"plain", "序号,任务\n1,阅读\n", "序号|任务\n1|阅读\n"},
    {"no line end at the end", "a,b", "a|b\n"},
    {"line ends of all systems", "a,b\r\nc,d\re,f\n", "a|b\nc|d\ne|f\n"},
    {"an empty cell at either end", ",b,\n", "|b|\n"},
    {"an empty line is a row of one empty cell", "a,b\n\nc,d\n", "a|b\n\nc|d\n"},
    {"quotes", "\"a,b\",\"say \"\"hi\"\"\",\"\"\n", "a,b|say \"hi\"|\n"},
    {"a line end inside quotes", "\"a\nb\",c\n", "a\nb|c\n"},
    {"text behind the closing quote stays", "\"a\"bc,d\n", "abc|d\n"},
    {"a quote in the middle is a letter", "a\"b,c\n", "a\"b|c\n"},
    {"a quote that never closes", "\"a,b\nc", "a,b\nc\n"},
    {"a lone quote", "\"", "\n"},
    {"tabs", "a,1\tb\tc\n", "a,1|b|c\n"},
    {"semicolons", "a;b;c\n1,5;2;3\n", "a|b|c\n1,5|2|3\n"},
    {"a title line before tabs", "台账\na\tb\n", "台账\na|b\n"},
    {"separators inside quotes do not vote", "\"a;b;c\",d\n", "a;b;c|d\n"},
    {"nothing", "", ""},
};

TEST(reads_what_spreadsheets_write) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        print_message("           %s\n", cases[i].name);
        CHECK_STR(all(a, str_from(cases[i].text)), str_from(cases[i].want));
    }
}

TEST(a_long_quoted_cell_is_whole) {
    struct out_text {
        char *p;
        size_t n;
    } t = {arena_bytes(a, 10003, 1), 10002};
    t.p[0] = '"';
    for (size_t i = 1; i <= 10000; i++)
        t.p[i] = 'x';
    t.p[10001] = '"';
    struct csv in = csv_open(a, (str){t.p, t.n});
    strs cells;
    CHECK(csv_row(&in, &cells));
    CHECK_INT(cells.n, 1);
    CHECK_INT(cells.v[0].len, 10000);
    CHECK(!csv_row(&in, &cells));
}

SUITE(csv_tests, CASE(reads_what_spreadsheets_write), CASE(a_long_quoted_cell_is_whole))
