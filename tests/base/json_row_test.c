#include "base/json_row.h"

#include "base/json.h"

#include "test.h"

struct pair {
    i64 n;
    str text;
};
static const struct field pair_fields[] = {FIELD(struct pair, n), FIELD(struct pair, text)};
static const struct shape pair_shape = SHAPE(struct pair, pair_fields);

/* What is written is read again, byte by byte. To add one: a row. */
static const struct pair pairs[] = {
    {0, T("")},
    {-1, T("政工科")},
    {INT64_MAX, T("\"quoted\" \\ and /")},
    {INT64_MIN, T("\b\f\n\r\t\x01\x1f\x7f")},
    {10, T("{\"n\":1,\"text\":\"x\"}")},
    {7, T("𠮷 emoji 🎉 '); DROP TABLE org; --")},
};

TEST(what_was_written_is_read) {
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        struct out o = out_open(a);
        struct pair read = {0};
        json_write(&o, &pair_shape, &pairs[i]);
        CHECK(json_row(a, out_str(&o), &pair_shape, &read));
        CHECK(read.n == pairs[i].n);
        CHECK_STR(read.text, pairs[i].text);
    }
}

/* Anything else is refused. To add one: a row. */
static const str others[] = {
    T(""),
    T("{}"),
    T("{\"n\":1}"),
    T("{\"text\":\"\",\"n\":1}"),
    T("{\"n\":1,\"text\":\"\"} "),
    T("{\"n\": 1,\"text\":\"\"}"),
    T("{\"n\":01,\"text\":\"\"}"),
    T("{\"n\":-0,\"text\":\"\"}"),
    T("{\"n\":-,\"text\":\"\"}"),
    T("{\"n\":1.5,\"text\":\"\"}"),
    T("{\"n\":9223372036854775808,\"text\":\"\"}"),
    T("{\"n\":99999999999999999999999,\"text\":\"\"}"),
    T("{\"n\":\"1\",\"text\":\"\"}"),
    T("{\"n\":1,\"text\":null}"),
    T("{\"n\":1,\"text\":\"\\u0000\"}"),
    T("{\"n\":1,\"text\":\"\\x41\"}"),
    T("{\"n\":1,\"text\":\"\\u0041\"}"),
    T("{\"n\":1,\"text\":\"\\\"}"),
    T("{\"n\":1,\"text\":\"open}"),
    T("{\"n\":1,\"text\":\"\xff\"}"),
    T("{\"n\":1,\"text\":\"\n\"}"),
    T("{\"n\":1,\"text\":\"\",\"more\":1}"),
};

TEST(anything_else_is_refused) {
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct pair read = {0};
        if (json_row(a, others[i], &pair_shape, &read))
            print_error("%.*s\n", STR(others[i]));
        CHECK(!json_row(a, others[i], &pair_shape, &read));
    }
}

SUITE(json_row_tests, CASE(what_was_written_is_read), CASE(anything_else_is_refused))
