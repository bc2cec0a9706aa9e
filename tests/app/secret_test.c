#include "app/secret.h"

#include "app/suites.h"
#include "test.h"

TEST(each_mark_is_found_in_its_example) {
    for (size_t i = 0; i < secret_marks_n; i++) {
        struct ctx c = {.arena = a};
        str text = str_fmt(a, "标题\n%.*s\n正文", STR(secret_marks[i].example));
        CHECK_INT(secret_check(&c, text, "文件"), ERR_INVALID);
        CHECK(str_has(c.text, secret_marks[i].mark));
    }
}

TEST(what_only_speaks_of_secrets_is_taken) {
    static const str texts[] = {T(""),
                                T("开展保守国家秘密宣传教育"),
                                T("学习《中华人民共和国保守国家秘密法》"),
                                T("机密文件管理培训"),
                                T("致富的秘密"),
                                T("密级管理自查"),
                                T("★★★ 秘 诀")};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct ctx c = {.arena = a};
        CHECK_INT(secret_check(&c, texts[i], "标题"), OK);
    }
}

SUITE(secret_tests, CASE(each_mark_is_found_in_its_example),
      CASE(what_only_speaks_of_secrets_is_taken))
