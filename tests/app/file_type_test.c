#include "app/file_type.h"

#include "app/suites.h"
#include "test.h"

#include <unistd.h>

/* What becomes of bytes under a name: its MIME type, or the sentence of the refusal; behind a | the
 * note. */
static str told_of(struct arena *a, str name, str bytes) {
    struct ctx c = {.arena = a};
    struct file file = {.bytes = bytes.len};
    struct file_told told;
    assert_int_equal(file_memory(&c, &file.fd), OK);
    assert_int_equal(write(file.fd, bytes.ptr, bytes.len), bytes.len);
    if (file_type_of(&c, name, &file, &told) != OK)
        return c.text;
    return str_fmt(a, "%s|%.*s", told.type->mime, STR(told.note));
}

#define PNG "\x89PNG\r\n\x1A\n...."
#define ELF                                                                                        \
    "\x7F"                                                                                         \
    "ELF\2\1\1\0"
#define B(bytes)                                                                                   \
    { bytes, sizeof(bytes) - 1 }

static const struct {
    str name, bytes;
    const char *told; /* that stands in it */
} cases[] = {
    {T("照片.png"), B(PNG), "image/png"},
    {T("照片.jpg"), B(PNG), "image/png|照片.jpg：名称像是JPEG 图片，内容是PNG 图片，按内容登记"},
    {T("照片.jpg"), B(ELF), "内容是程序或脚本，不能作佐证"},
    {T("照片"), B("\xFF\xD8\xFF\xE0"), "image/jpeg"},
    {T("录像.mov"), B("....ftypisom...."), "video/mp4"},
    {T("纪要.txt"), B("会议纪要"), "text/plain"},
    {T("纪要.md"), B("会议纪要"), "text/markdown"},
    {T("安装.bat"), B("del *"), "内容是程序或脚本"},
    {T("a.js"), B("会议纪要"), "内容是程序或脚本"},
    {T("空.txt"), B(""), "文件是空的"},
    {T("a.bin"), B("\0\1\2\3\4\5\6\7\0\1\2\3\4\5\6\7"), "不是文字也不是能读的文档"},
    {T("a.html"), B("<html><body><p>通知</p></body></html>"), "text/html"},
    {T("a.html"), B("<html><p>x</p><ScRiPt>alert(1)</script></html>"), "网页里带有脚本"},
    {T("a.html"), B("<html><p onclick = 'x()'>x</p></html>"), "网页里带有脚本"},
    {T("a.html"), B("<html><a href=' JavaScript:x()'>x</a></html>"), "网页里带有脚本"},
    {T("a.html"), B("<html><iframe src=//x></iframe><p>x</p></html>"), "网页里带有脚本"},
    {T("图.svg"), B("<svg xmlns='http://www.w3.org/2000/svg'/>"), "text/plain"},
    {T("图.svg"), B("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"), "网页里带有脚本"},
    {T("图.txt"), B("\xFF\xFE<\0s\0v\0g\0 \0o\0n\0l\0o\0a\0d\0=\0'\0x\0'\0/\0>\0"),
     "网页里带有脚本"},
    {T("说明.txt"), B("网页里写 <script> 就会运行脚本"), "text/plain"},
};

TEST(content_tells_the_kind) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str got = told_of(a, cases[i].name, cases[i].bytes), want = str_from(cases[i].told);
        if (!str_has(got, want))
            print_error("case %zu: %.*s\n", i, STR(got));
        CHECK(str_has(got, want));
    }
}

TEST(names_become_one_clean_line) {
    struct ctx c = {.arena = a};
    str name;
    CHECK_INT(file_type_name(&c, S("/tmp/../a/照 片.jpg"), &name), OK);
    CHECK_STR(name, S("照 片.jpg"));
    CHECK_INT(file_type_name(&c, S("C:\\我的\\照片.jpg"), &name), OK);
    CHECK_STR(name, S("照片.jpg"));
    CHECK_INT(file_type_name(&c, S("a\nb\033[2J.jpg"), &name), OK);
    CHECK_STR(name, S("a?b?[2J.jpg"));
    CHECK_INT(file_type_name(&c, S("\xD5\xD5\xC6\xAC.jpg"), &name), OK); /* GBK */
    CHECK_STR(name, S("照片.jpg"));
    CHECK_INT(file_type_name(&c, S("\xFF\xFF.jpg"), &name), OK);
    CHECK_STR(name, S("\uFFFD\uFFFD.jpg"));
    char *long_name = take(a, char, 1 << 20);
    memset(long_name, 'x', 1 << 20);
    CHECK_INT(file_type_name(&c, (str){long_name, 1 << 20}, &name), ERR_INVALID);
    CHECK_STR(c.text, S("文件名最多 200 个字，请改短后再试"));
}

/* Each kind has one row and a name by which people know it. */
TEST(each_kind_has_one_row) {
    for (size_t i = 0; i < file_types_n; i++) {
        CHECK(format_suffixes(file_types[i].format).len > 0);
        CHECK(format_called(file_types[i].format).len > 0);
        for (size_t k = 0; k < i; k++)
            CHECK(file_types[k].format != file_types[i].format);
    }
}

SUITE(file_type_tests, CASE(content_tells_the_kind), CASE(names_become_one_clean_line),
      CASE(each_kind_has_one_row))
