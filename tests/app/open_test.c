/* From a path to a document, with files of every kind of badness: one clear sentence each, never a
 * crash or a hang. */
#include "test.h"

#include "app/open.h"
#include "app/suites.h"
#include "base/out.h"
#include "port/tempdir.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOSTILE "tests/data/hostile/"

static err open_as(struct arena *a, struct ctx *c, str path, str name, struct doc *doc) {
    *c = (struct ctx){.arena = a};
    const struct open_in in = {.path = path, .name = name};
    return app_open(c, &in, doc);
}

static str put(struct arena *a, const char *name, str bytes) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    str path = str_fmt(a, "%s/%s", dir, name);
    int fd = open(str_z(a, path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_int_equal(write(fd, bytes.ptr, bytes.len), bytes.len);
    close(fd);
    return path;
}

TEST(reads_a_text) {
    struct ctx c;
    struct doc doc;
    str path = put(a, "2024 年 创建方案（终稿）.txt", S("创建方案\n一、工作目标\n"));
    CHECK_INT(open_as(a, &c, path, S(""), &doc), OK);
    CHECK_STR(doc.view, S("创建方案\n一、工作目标\n"));
    CHECK_STR(doc.format, S("txt"));
    CHECK_STR(doc.charset, S("UTF-8"));
    CHECK(doc.n_blocks == 2);
}

TEST(reads_other_encodings_inside_the_sandbox) {
    struct ctx c;
    struct doc doc;
    static const char gb[] = "\xb4\xb4\xbd\xa8\xb9\xa4\xd7\xf7\xb7\xbd\xb0\xb8\xa3\xac\xce\xc4"
                             "\xc3\xf7\xb5\xa5\xce\xbb\xa1\xa3";
    str path = put(a, "gb.txt", (str){gb, sizeof gb - 1});
    CHECK_INT(open_as(a, &c, path, S(""), &doc), OK);
    CHECK_STR(doc.view, S("创建工作方案，文明单位。\n"));
    CHECK_STR(doc.charset, S("GB18030"));
}

TEST(obeys_the_charset_of_the_user) {
    struct ctx c = {.arena = a};
    struct doc doc;
    str path = put(a, "x.txt", S("\xa4\xe5\xa9\xfa"));
    const struct open_in in = {.path = path, .charset = S("big5")};
    CHECK_INT(app_open(&c, &in, &doc), OK);
    CHECK_STR(doc.view, S("文明\n"));
}

TEST(reads_packages_inside_the_sandbox) {
    struct ctx c;
    struct doc doc;
    CHECK_INT(open_as(a, &c, S(HOSTILE "simple.docx"), S(""), &doc), OK);
    CHECK(str_has(doc.view, S("到2024年底建成市级文明单位。\n")));
    CHECK_STR(doc.format, S("docx"));
}

TEST(believes_content_more_than_the_name) {
    struct ctx c;
    struct doc doc;
    CHECK_INT(open_as(a, &c, S(HOSTILE "simple.docx"), S("方案.txt"), &doc), OK);
    CHECK_STR(doc.format, S("docx"));
    str path = put(a, "really-a-text.docx", S("只是文字\n第二行\n"));
    CHECK_INT(open_as(a, &c, path, S(""), &doc), OK);
    CHECK_STR(doc.format, S("txt"));
}

TEST(reads_standard_input) {
    struct ctx c;
    struct doc doc;
    int kept = dup(0), p[2];
    CHECK_INT(pipe(p), 0);
    CHECK_INT(write(p[1], "文明\n", 7), 7);
    close(p[1]);
    dup2(p[0], 0);
    close(p[0]);
    err e = open_as(a, &c, S("-"), S("方案.md"), &doc);
    dup2(kept, 0);
    close(kept);
    CHECK_INT(e, OK);
    CHECK_STR(doc.format, S("md"));
    CHECK_STR(doc.view, S("文明\n"));
}

/* path, code, words that stand in the sentence */
static const struct {
    const char *path;
    err code;
    const char *words;
} bad_files[] = {
    {"no such 文件.docx", ERR_NOT_FOUND, "no such 文件.docx：没有这个文件"},
    {"tests", ERR_INVALID, "tests：这是一个文件夹"},
    {"/dev/null", ERR_INVALID, "/dev/null：文件是空的"},
    {HOSTILE "truncated.docx", ERR_INVALID, "truncated.docx"},
    {HOSTILE "encrypted.docx", ERR_INVALID, "密码"},
    {HOSTILE "zip_bomb.docx", ERR_TOO_BIG, "zip_bomb.docx"},
    {HOSTILE "xml_bomb.docx", ERR_INVALID, "xml_bomb.docx"},
    {HOSTILE "deep.docx", ERR_TOO_BIG, "deep.docx"},
};

TEST(says_what_is_wrong_with_a_file) {
    for (size_t i = 0; i < COUNT_OF(bad_files); i++) {
        struct ctx c;
        struct doc doc;
        err e = open_as(a, &c, str_from(bad_files[i].path), S(""), &doc);
        if (e != bad_files[i].code || !str_has(c.text, str_from(bad_files[i].words)))
            print_error("%s: %s %.*s\n", bad_files[i].path, err_name(e), STR(c.text));
        CHECK(e != OK);
        CHECK_INT(e, bad_files[i].code);
        CHECK(str_has(c.text, str_from(bad_files[i].words)));
        CHECK(!str_has(c.text, S("\n")));
    }
}

TEST(refuses_bytes_that_are_no_text) {
    struct ctx c;
    struct doc doc;
    char *bytes = take(a, char, 100000);
    u32 seed = 1;
    for (size_t i = 0; i < 100000; i++)
        bytes[i] = (char)((seed = seed * 1664525 + 1013904223) >> 24);
    str path = put(a, "noise.txt", (str){bytes, 100000});
    CHECK_INT(open_as(a, &c, path, S(""), &doc), ERR_INVALID);
    CHECK(str_has(c.text, S("noise.txt")));
}

TEST(survives_broken_utf8_in_the_middle) {
    struct ctx c;
    struct doc doc;
    struct out text = out_open(a);
    for (int i = 0; i < 200; i++)
        out_raw(&text, i == 100 ? S("创建文\xe6\x98明单位\n") : S("创建文明单位。\n"));
    str path = put(a, "broken.txt", out_str(&text));
    CHECK_INT(open_as(a, &c, path, S(""), &doc), OK);
    CHECK_STR(doc.charset, S("UTF-8"));
    CHECK(str_has(doc.view, S("\uFFFD")));
    CHECK(doc.n_damages >= 1);
}

TEST(survives_deep_html) {
    struct ctx c;
    struct doc doc;
    struct out text = out_open(a);
    out_raw(&text, S("<html><body>"));
    for (int i = 0; i < 10000; i++)
        out_raw(&text, S("<div>"));
    out_raw(&text, S("深处的文字</body></html>"));
    str path = put(a, "deep.html", out_str(&text));
    err e = open_as(a, &c, path, S(""), &doc);
    CHECK(e == OK || e == ERR_TOO_BIG);
    CHECK(e == OK || str_has(c.text, S("deep.html")));
}

/* name that makes the worker misbehave, code, words of the sentence */
static const struct {
    const char *name;
    err code;
    const char *words;
} bad_workers[] = {
    {WORKER_CRASHES, ERR_INVALID, "crash.txt：解析时出错，已停止读取"},
    {WORKER_IS_KILLED, ERR_TOO_BIG, "killed.txt：内容超出解析限额（内存"},
    {WORKER_TIMES_OUT, ERR_TOO_BIG, "timeout.txt：内容超出解析限额（处理时间"},
    {WORKER_NEEDS_MEMORY, ERR_TOO_BIG, "memory.txt：内容超出解析限额（内存"},
    {WORKER_LIES, ERR_INVALID, "lies.txt：解析时出错"},
    {WORKER_SAYS_NOTHING, ERR_INVALID, "nothing.txt：解析时出错"},
};

TEST(outlives_a_worker_that_does_not) {
    str path = put(a, "x", S("文字"));
    for (size_t i = 0; i < COUNT_OF(bad_workers); i++) {
        struct ctx c;
        struct doc doc;
        CHECK_INT(open_as(a, &c, path, str_from(bad_workers[i].name), &doc), bad_workers[i].code);
        CHECK(str_starts(c.text, str_from(bad_workers[i].words)));
    }
}

TEST(holds_no_second_copy_of_a_large_text) {
    struct ctx c;
    struct doc doc;
    str line = S("（一）加强理论学习。办公室每季度组织一次集中学习，全年不少于四次。\n");
    str path = put(a, "large.txt", S(""));
    int fd = open(str_z(a, path), O_WRONLY);
    struct out text = out_open_fd(a, fd);
    for (int i = 0; i < 200000; i++) /* some 20 MB */
        out_raw(&text, line);
    CHECK(out_flush(&text));
    close(fd);
    size_t before = arena_used(a);
    CHECK_INT(open_as(a, &c, path, S(""), &doc), OK);
    CHECK_INT(doc.view.len, 200000 * line.len);
    CHECK(arena_used(a) - before < 1 << 20);
}

TEST(leaves_no_descriptor_open) {
    struct ctx c;
    struct doc doc;
    str path = put(a, "x.txt", S("文字"));
    int before = dup(0);
    close(before);
    for (int i = 0; i < 3; i++)
        CHECK_INT(open_as(a, &c, path, S(""), &doc), OK);
    CHECK(open_as(a, &c, S("/dev/null"), S(""), &doc) != OK);
    int after = dup(0);
    close(after);
    CHECK_INT(after, before);
    CHECK_STR(doc.view, S("文字\n")); /* its map lives on */
}

SUITE(open_tests, CASE(reads_a_text), CASE(reads_other_encodings_inside_the_sandbox),
      CASE(obeys_the_charset_of_the_user), CASE(reads_packages_inside_the_sandbox),
      CASE(believes_content_more_than_the_name), CASE(reads_standard_input),
      CASE(says_what_is_wrong_with_a_file), CASE(refuses_bytes_that_are_no_text),
      CASE(survives_broken_utf8_in_the_middle), CASE(survives_deep_html),
      CASE(outlives_a_worker_that_does_not), CASE(holds_no_second_copy_of_a_large_text),
      CASE(leaves_no_descriptor_open))
