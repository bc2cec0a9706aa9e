/* The reading corpus beside the project, where it is present: every document is read, and the
 * tables of its pages have the shape that a person sees. */
#include <dirent.h>
#include <stdlib.h>

#include "doc/fixture.h"
#include "test.h"

#define CORPUS "../shared/corpus/docs"

TEST(every_document_is_read) {
    const char *root = getenv("BIHUAN_ROOT");
    str path = str_fmt(a, "%s/" CORPUS, root == NULL ? "." : root);
    DIR *folder = opendir(path.ptr);
    if (folder == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        str bytes = file_bytes(a, str_fmt(a, CORPUS "/%s", entry->d_name).ptr);
        str lines = read_lines(a, entry->d_name, bytes);
        CHECK(lines.len > 0 && !str_starts(lines, S("ERROR")) && !str_starts(lines, S("UNPACK")));
    }
    closedir(folder);
}

TEST(a_ledger_with_groups_of_rows_keeps_its_grid) {
    str bytes = file_bytes(a, CORPUS "/ledger_219.html");
    if (bytes.len == 0)
        return;
    str lines = read_lines(a, "ledger.html", bytes);
    CHECK(str_starts(lines, S("C0,0 +bold +header ")));
    CHECK(str_has(lines, S("C1,0 4x1 +control 已完成 未完成\n")));
    CHECK(str_has(lines, S("\nC2,4 5~6月")) && !str_has(lines, S("\nC2,3")));
    CHECK(str_has(lines, S("\nC9,0 3x1")) && str_has(lines, S("\nC11,4 11月")));
    CHECK(str_ends(lines, S("P +control 保存\nP +control 提交\n")));
}

TEST(a_page_laid_out_by_tables_comes_as_paragraphs) {
    str bytes = file_bytes(a, CORPUS "/gov_wangzhan.html");
    if (bytes.len == 0)
        return;
    str lines = read_lines(a, "page.html", bytes);
    CHECK(str_starts(lines, S("C0,0 +bold 索 引 号：\nC0,1 ")));
    CHECK(str_has(lines, S("\nC2,1 1x3 ")));
    CHECK(str_has(lines, S("\nP +bold 一、总体要求\n")) && !str_has(lines, S(" 一、总体要求 ")));
}

SUITE(corpus_tests, CASE(every_document_is_read), CASE(a_ledger_with_groups_of_rows_keeps_its_grid),
      CASE(a_page_laid_out_by_tables_comes_as_paragraphs))
