/* Files that want to do harm, or were harmed: each gives one sentence. The larger ones lie in
 * tests/data/hostile beside the script that makes them. */
#include "doc/fixture.h"
#include "test.h"

static const struct {
    const char *file;
    const char *says;
} files[] = {
    {"deep.docx", "嵌套超过 256 层"}, {"encrypted.docx", "打开密码"}, {"truncated.docx", "不完整"},
    {"xml_bomb.docx", "DOCTYPE"},     {"zip_bomb.docx", "炸弹"},
};

TEST(files_that_want_to_do_harm_are_refused) {
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        str bytes = file_bytes(a, str_fmt(a, "tests/data/hostile/%s", files[i].file).ptr);
        assert_true(bytes.len > 0);
        str got = read_lines(a, files[i].file, bytes);
        if (!str_starts(got, S("ERROR: ")) || !str_has(got, str_from(files[i].says)))
            print_error("%s: %.*s\n", files[i].file, STR(str_sub(got, 0, 300)));
        CHECK(str_starts(got, S("ERROR: ")) && str_has(got, str_from(files[i].says)));
    }
}

TEST(a_docx_cut_anywhere_or_with_any_byte_changed_is_read_or_refused) {
    str whole = docx_of(a, "<w:p><w:r><w:t>文字</w:t></w:r></w:p>", NULL, NULL);
    for (size_t n = 0; n < whole.len; n += 13)
        CHECK(str_starts(read_lines(a, "x.docx", str_sub(whole, 0, n)), S("ERROR: ")));
    char *copy = (char *)(uintptr_t)str_dup(a, whole).ptr;
    for (size_t at = 0; at < whole.len; at += 7) {
        copy[at] ^= 0x55;
        CHECK(!str_starts(read_lines(a, "x.docx", (str){copy, whole.len}), S("UNPACK: ")));
        copy[at] ^= 0x55;
    }
}

TEST(broken_xml_names_its_part_and_line) {
    str got = read_lines(a, "x.docx", docx_of(a, "<w:p>\n<w:r>", NULL, NULL));
    CHECK(str_has(got, S("word/document.xml 第 3 行")));
    CHECK(str_has(read_lines(a, "x.xlsx", xlsx_of(a, "<sheetData><row>", NULL, NULL)),
                  S("xl/worksheets/sheet1.xml")));
}

TEST(entities_of_their_own_are_refused_in_every_part) {
    const struct part parts[] = {
        {"[Content_Types].xml", "spreadsheetml.sheet.main+xml"},
        {"_rels/.rels", "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><r>&a;</r>"},
    };
    CHECK(str_has(read_lines(a, "x.xlsx", zip_of(a, parts, 2)), S("_rels/.rels 带有 DOCTYPE")));
}

TEST(junk_is_refused) {
    u32 seed = 1;
    for (int turn = 0; turn < 200; turn++) {
        char junk[512];
        for (size_t i = 0; i < sizeof junk; i++) {
            seed = seed * 1664525u + 1013904223u;
            junk[i] = (char)(seed >> 24);
        }
        CHECK(str_has(read_lines(a, "x.txt", (str){junk, sizeof junk}), S("不是能读的文档")));
    }
}

TEST(formats_that_need_a_converter_say_so) {
    CHECK_STR(read_lines(a, "x.rtf", S("{\\rtf1 x}")), S("ERROR: RTF 文档要先转换才能读"));
}

SUITE(hostile_tests, CASE(files_that_want_to_do_harm_are_refused),
      CASE(a_docx_cut_anywhere_or_with_any_byte_changed_is_read_or_refused),
      CASE(broken_xml_names_its_part_and_line),
      CASE(entities_of_their_own_are_refused_in_every_part), CASE(junk_is_refused),
      CASE(formats_that_need_a_converter_say_so))
