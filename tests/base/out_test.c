#include "base/out.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "test.h"

TEST(grows_without_losing_anything) {
    struct out o = out_open(a);
    for (int i = 0; i < 2000; i++)
        out_raw(&o, S("0123456789"));
    CHECK_INT(out_str(&o).len, 20000);
    CHECK(str_ends(out_str(&o), S("890123456789")));
}

TEST(nothing_written_is_the_empty_text) {
    struct out o = out_open(a);
    CHECK_STR(out_str(&o), S(""));
    out_raw(&o, (str){NULL, 0});
    CHECK_STR(out_str(&o), S(""));
}

TEST(numbers) {
    struct out o = out_open(a);
    static const i64 ints[] = {0, -1, 42, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < COUNT_OF(ints); i++) {
        out_int(&o, ints[i]);
        out_char(&o, ' ');
    }
    static const i64 thousandths[] = {2500, 3000, -125, 1, 0, 1050};
    for (size_t i = 0; i < COUNT_OF(thousandths); i++) {
        out_milli(&o, (milli){thousandths[i]});
        out_char(&o, ' ');
    }
    CHECK_STR(out_str(&o), S("0 -1 42 9223372036854775807 -9223372036854775808 "
                             "2.5 3 -0.125 0.001 0 1.05 "));
}

TEST(formats_of_any_length) {
    char name[3000];
    memset(name, 'n', sizeof name);
    name[sizeof name - 1] = '\0';
    struct out o = out_open(a);
    out_fmt(&o, "%d %s", 7, name);
    out_repeat(&o, '-', 3);
    CHECK_INT(out_str(&o).len, 2 + 2999 + 3);
    CHECK(str_ends(out_str(&o), S("n---")));
}

static str escaped(struct arena *a, void (*word)(struct out *, str), str s) {
    struct out o = out_open(a);
    word(&o, s);
    return out_str(&o);
}

TEST(json_escapes) {
    CHECK_STR(escaped(a, out_json, S("\"\\\n\t\x01/文明𠀀")),
              S("\"\\\"\\\\\\n\\t\\u0001/文明𠀀\""));
    CHECK_STR(escaped(a, out_json, S("\0")), S("\"\\u0000\""));
    CHECK_STR(escaped(a, out_json, S("")), S("\"\""));
}

TEST(html_escapes) {
    CHECK_STR(escaped(a, out_html, S("<a href=\"x\">'&'</a>")),
              S("&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;"));
}

TEST(csv_quotes_only_where_needed) {
    CHECK_STR(escaped(a, out_csv, S("办公室")), S("办公室"));
    CHECK_STR(escaped(a, out_csv, S("")), S(""));
    CHECK_STR(escaped(a, out_csv, S("a,b")), S("\"a,b\""));
    CHECK_STR(escaped(a, out_csv, S("a\"b")), S("\"a\"\"b\""));
    CHECK_STR(escaped(a, out_csv, S("a\nb")), S("\"a\nb\""));
    CHECK_STR(escaped(a, out_csv, S("\0x")), S("\0x"));
}

TEST(csv_never_begins_a_formula) {
    CHECK_STR(escaped(a, out_csv, S("=1+1")), S("\"'=1+1\""));
    CHECK_STR(escaped(a, out_csv, S("@SUM(A1)")), S("\"'@SUM(A1)\""));
    CHECK_STR(escaped(a, out_csv, S("+86")), S("\"'+86\""));
    CHECK_STR(escaped(a, out_csv, S("-")), S("\"'-\""));
    CHECK_STR(escaped(a, out_csv, S("\t=1")), S("\"'\t=1\""));
    CHECK_STR(escaped(a, out_csv, S("1-2")), S("1-2"));
}

TEST(a_descriptor_gets_every_byte_in_order) {
    FILE *file = tmpfile();
    CHECK(file != NULL);
    struct out o = out_open_fd(a, fileno(file));
    char *large = arena_bytes(a, 200000, 1);
    memset(large, 'L', 200000);
    out_raw(&o, S("head "));
    out_raw(&o, (str){large, 200000});
    for (int i = 0; i < 70000; i++)
        out_char(&o, 'c');
    CHECK(out_flush(&o));
    CHECK_INT(o.total, 5 + 200000 + 70000);
    char *back = arena_bytes(a, 300000, 1);
    CHECK_INT(lseek(fileno(file), 0, SEEK_SET), 0);
    size_t n = fread(back, 1, 300000, file);
    CHECK_INT(n, 5 + 200000 + 70000);
    CHECK_STR(((str){back, 6}), S("head L"));
    CHECK_STR(((str){back + 5 + 199999, 2}), S("Lc"));
    fclose(file);
}

TEST(a_failed_write_is_told_at_the_end) {
    int fd = open("/dev/null", O_RDONLY);
    CHECK(fd >= 0);
    struct out o = out_open_fd(a, fd);
    for (int i = 0; i < 100000; i++)
        out_char(&o, 'x');
    CHECK(!out_flush(&o));
    close(fd);
}

SUITE(out_tests, CASE(grows_without_losing_anything), CASE(nothing_written_is_the_empty_text),
      CASE(numbers), CASE(formats_of_any_length), CASE(json_escapes), CASE(html_escapes),
      CASE(csv_quotes_only_where_needed), CASE(csv_never_begins_a_formula),
      CASE(a_descriptor_gets_every_byte_in_order), CASE(a_failed_write_is_told_at_the_end))
