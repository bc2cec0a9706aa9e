#include "doc/format.h"

#include "doc/fixture.h"
#include "test.h"

TEST(names_tell_their_type) {
    CHECK_INT(format_of_name(S("a/通 知.DOCX")), FORMAT_DOCX);
    CHECK_INT(format_of_name(S("docx")), FORMAT_DOCX);
    CHECK_INT(format_of_name(S("x.et")), FORMAT_XLS);
    CHECK_INT(format_of_name(S("x.jpg")), FORMAT_JPEG);
    CHECK_INT(format_of_name(S("a.docx/plain")), FORMAT_UNKNOWN);
    CHECK_INT(format_of_name(S("-")), FORMAT_UNKNOWN);
    CHECK_INT(format_of_name(S("")), FORMAT_UNKNOWN);
    CHECK_STR(format_name(FORMAT_PDFTEXT), S("pdf"));
    CHECK_INT(format_way(FORMAT_WPS), WAY_CONVERT);
    CHECK_INT(format_way(FORMAT_PNG), WAY_OCR);
}

/* An OLE2 file, as far as detection looks: head, and stream names in UTF-16. */
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
#define WORD_NAME "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"
#define BOOK_NAME "W\0o\0r\0k\0b\0o\0o\0k\0"

/* Names lie (or say nothing), contents do not. */
#define B(bytes)                                                                                   \
    { bytes, sizeof(bytes) - 1 }

static const struct {
    const char *name;
    str bytes;
    enum format want;
} cases[] = {
    {"x.txt", B("%PDF-1.7\n"), FORMAT_PDF},
    {"x.doc", B("{\\rtf1\\ansi"), FORMAT_RTF},
    {"", B("\x89PNG\r\n\x1A\n...."), FORMAT_PNG},
    {"", B("\xFF\xD8\xFF\xE0"), FORMAT_JPEG},
    {"", B("II*\0abcd"), FORMAT_TIFF},
    {"", B("GIF89a"), FORMAT_GIF},
    {"", B("RIFF....WEBPVP8 "), FORMAT_WEBP},
    {"", B("BM1234\0\0\0\0xx"), FORMAT_BMP},
    {"", B("BM是文字，不是图片"), FORMAT_TXT},
    {"x.doc", B(OLE WORD_NAME), FORMAT_DOC},
    {"x.wps", B(OLE WORD_NAME), FORMAT_WPS},
    {"x.txt", B(OLE BOOK_NAME), FORMAT_XLS},
    {"x.et", B(OLE WORD_NAME BOOK_NAME), FORMAT_XLS},
    {"x.txt", B("<!DOCTYPE html><html><p>x</p>"), FORMAT_HTML},
    {"x.doc", B(" <div class=a>x</div>"), FORMAT_HTML},
    {"x.html", B("纯文字"), FORMAT_TXT},
    {"x.html", B("文字<br>文字"), FORMAT_HTML},
    {"x.md", B("<div>x</div>\n# y"), FORMAT_MD},
    {"x.csv", B("只有一列"), FORMAT_CSV},
    {"", B("a,b\n1,2\n3,4\n"), FORMAT_CSV},
    {"x.txt", B("a,b\n1,2\n3,4\n"), FORMAT_TXT},
    {"x.txt", B("a\tb\tc\n1\t2\t3\n4\t5\t6\n"), FORMAT_CSV},
    {"", B("第一行, 有逗号\n第二行没有\n"), FORMAT_TXT},
    {"x.docx", B("其实是文字"), FORMAT_TXT},
    {"x.jpg", B("\x7F\x45LF\x02\x01\x01\0"), FORMAT_PROGRAM},
    {"x.jpg",
     B("MZ\x90\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
       "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\0\0\0"),
     FORMAT_PROGRAM},
    {"", B("MZ是文字，不是程序，也没有人会把它当成程序，因为后面都是汉字"), FORMAT_TXT},
    {"x.txt", B("#!/bin/sh\nrm -rf /\n"), FORMAT_PROGRAM},
    {"", B("....ftypheic...."), FORMAT_HEIC},
    {"", B("....ftypqt  ...."), FORMAT_MOV},
    {"", B("....ftypisom...."), FORMAT_MP4},
    {"", B("ID3\3...."), FORMAT_MP3},
    {"", B("RIFF....WAVEfmt "), FORMAT_WAV},
    {"", B("Rar!\x1A\7\1\0"), FORMAT_RAR},
    {"", B("7z\xBC\xAF\x27\x1C"), FORMAT_SEVEN},
    {"x.dps", B(OLE "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0u\0m\0e\0n\0t\0"), FORMAT_PPT},
    {"", B("<?xml version='1.0'?><?mso-application progid='Word.Document'?>"), FORMAT_DOC},
};

TEST(content_decides_and_names_break_ties) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx c = {.arena = a};
        enum format got = FORMAT_UNKNOWN;
        assert_int_equal(format_detect(&c, str_from(cases[i].name), cases[i].bytes, &got), OK);
        if (got != cases[i].want)
            print_error("case %zu\n", i);
        CHECK_STR(format_name(got), format_name(cases[i].want));
    }
}

static str refusal(struct arena *a, str name, str bytes) {
    struct ctx c = {.arena = a};
    enum format got;
    if (format_detect(&c, name, bytes, &got) != OK)
        return c.text;
    return format_readable(&c, got) == OK ? S("") : c.text;
}

TEST(packages_are_told_by_their_parts) {
    struct ctx c = {.arena = a};
    enum format got;
    const struct part odt[] = {{"mimetype", "application/vnd.oasis.opendocument.text"}};
    const struct part other[] = {{"a.txt", "x"}};
    assert_int_equal(format_detect(&c, S("x.zip"), docx_of(a, "", NULL, NULL), &got), OK);
    CHECK_INT(got, FORMAT_DOCX);
    assert_int_equal(format_detect(&c, S("x.wps"), xlsx_of(a, "", NULL, NULL), &got), OK);
    CHECK_INT(got, FORMAT_XLSX);
    assert_int_equal(format_detect(&c, S(""), zip_of(a, odt, 1), &got), OK);
    CHECK_INT(got, FORMAT_ODT);
    assert_int_equal(format_detect(&c, S("x.docx"), zip_of(a, other, 1), &got), OK);
    CHECK_INT(got, FORMAT_ZIP);
    CHECK(str_has(refusal(a, S("x.docx"), zip_of(a, other, 1)), S("压缩包")));
    const struct part jar[] = {{"META-INF/MANIFEST.MF", "Main-Class: X"}};
    assert_int_equal(format_detect(&c, S("x.zip"), zip_of(a, jar, 1), &got), OK);
    CHECK_INT(got, FORMAT_PROGRAM);
    const struct part ofd[] = {{"OFD.xml", "<ofd:OFD/>"}};
    const struct part slides[] = {{"[Content_Types].xml",
                                   "<Override ContentType=\"application/vnd.openxmlformats-"
                                   "officedocument.presentationml.presentation.main+xml\"/>"}};
    CHECK(str_has(refusal(a, S("x.ofd"), zip_of(a, ofd, 1)), S("OFD")));
    CHECK(str_has(refusal(a, S("x.pptx"), zip_of(a, slides, 1)), S("演示文稿")));
}

TEST(what_cannot_be_read_is_told_why) {
    CHECK(str_has(refusal(a, S("x"), S("")), S("空的")));
    CHECK(str_has(refusal(a, S("x"), S("\uFEFF \r\n \u3000")), S("空的")));
    CHECK(str_has(refusal(a, S("x"),
                          (str){"\x7F"
                                "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\x03\0>",
                                19}),
                  S("不是能读的文档")));
    CHECK(str_has(
        refusal(a, S("x.docx"), (str){OLE "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40}),
        S("“x.docx”设了打开密码")));
    CHECK(str_has(refusal(a, S("x"), (str){OLE "xxxx", 12}), S("旧式 Office")));
    CHECK(str_has(refusal(a, S("x.docx"), str_sub(docx_of(a, "", NULL, NULL), 0, 600)),
                  S("压缩包不完整")));
}

SUITE(format_tests, CASE(names_tell_their_type), CASE(content_decides_and_names_break_ties),
      CASE(packages_are_told_by_their_parts), CASE(what_cannot_be_read_is_told_why))
