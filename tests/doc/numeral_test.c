#include "doc/numeral.h"

#include "test.h"

static const struct {
    const char *name; /* of ST_NumberFormat */
    u32 n;
    const char *want;
} cases[] = {
    {"decimal", 12, "12"},
    {"decimalZero", 7, "07"},
    {"decimalFullWidth", 12, "１２"},
    {"decimalEnclosedCircle", 1, "①"},
    {"decimalEnclosedCircleChinese", 20, "⑳"},
    {"decimalEnclosedCircle", 21, "㉑"},
    {"decimalEnclosedCircle", 36, "㊱"},
    {"decimalEnclosedCircle", 51, "51"},
    {"decimalEnclosedParen", 3, "⑶"},
    {"decimalEnclosedFullstop", 3, "⒊"},
    {"lowerLetter", 3, "c"},
    {"upperLetter", 27, "AA"},
    {"lowerRoman", 9, "ix"},
    {"upperRoman", 44, "XLIV"},
    {"upperRoman", 4000, "4000"},
    {"chineseCounting", 10, "十"},
    {"chineseCountingThousand", 11, "十一"},
    {"chineseCountingThousand", 20, "二十"},
    {"taiwaneseCountingThousand", 105, "一百零五"},
    {"taiwaneseCounting", 110, "一百一十"},
    {"japaneseCounting", 1001, "一千零一"},
    {"ideographDigital", 10, "一〇"},
    {"chineseLegalSimplified", 12, "壹拾贰"},
    {"ideographLegalTraditional", 3, "參"},
    {"ideographTraditional", 10, "癸"},
    {"ideographTraditional", 11, "11"},
    {"ideographZodiac", 12, "亥"},
    {"ideographEnclosedCircle", 2, "㊁"},
    {"bullet", 5, ""},
    {"none", 5, ""},
    {"somethingNew", 5, "5"},
    {"decimal", 0, "0"},
    {"chineseCounting", 0, "零"},
};

TEST(numbers_as_offices_write_them) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(numeral_text(a, numeral_of_word(str_from(cases[i].name)), cases[i].n),
                  str_from(cases[i].want));
}

SUITE(numeral_tests, CASE(numbers_as_offices_write_them))
