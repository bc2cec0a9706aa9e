/* How much must be done; the grammar's own examples are in tables_test.c. */
#include "test.h"

#include "base/out.h"
#include "read/quantity.h"
#include "read/text.h"

static const struct {
    const char *text, *found;
} cases[] = {
    {"举办讲堂4期以上,参与300人次。", ">=4期|300人次"},
    {"全年至少开展2次。", ">=2次"},
    {"不低于80%。", ">=80%"},
    {"不超过3人。", "<=3人"},
    {"10人以内。", "<=10人"},
    {"约50人参加。", "~50人"},
    {"50人左右。", "~50人"},
    {"完成3000余场。", ">=3000场"},
    {"投入经费12.5万元。", "125000元"},
    {"发放资料1.2万份。", "12000份"},
    {"建立一支志愿队。", "1支"},
    {"召开两次会议。", "2次"},
    {"共12场(上半年5场,下半年7场)。", "12场"},
    {"2024年3月5日召开会议。", ""},
    {"某发〔2024〕12号文件。", ""},
    {"第3次会议。", ""},
    {"得5分。", ""},
    {"开展“三大行动”。", ""},
    {"学习《三十条意见》。", ""},
    {"", ""},
};

TEST(amounts_and_their_bounds) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct tokens tokens = {0};
        str s = text_normal(a, str_from(cases[i].text));
        lexicon_cut(a, lexicon, s, &tokens);
        struct list found = quantity_find(a, &tokens, s);
        const struct quantity *q = found.v;
        struct out o = out_open(a);
        for (size_t k = 0; k < found.n; k++) {
            out_raw(&o, k > 0 ? S("|") : S(""));
            out_raw(&o, str_eq(q[k].bound, S("=")) ? S("") : q[k].bound);
            out_milli(&o, q[k].n);
            out_raw(&o, q[k].unit);
        }
        CHECK_STR(str_fmt(a, "%s %.*s", cases[i].text, STR(out_str(&o))),
                  str_fmt(a, "%s %s", cases[i].text, cases[i].found));
    }
}

SUITE(quantity_tests, CASE(amounts_and_their_bounds))
