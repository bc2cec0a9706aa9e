/* Finding the names of festivals. A name that ends in 节, 日, 周 or 月 is taken wherever it stands.
 * Shorter ones are words of other things as well (学雷锋 is done all year, 九三 is a party, 十一 a
 * number), so they need a neighbour that shows what is meant. */
#include "calendar/mention.h"

#include "base/utf8.h"

VEC_TYPE(festival_vec, const struct festival *);

/* A word for several festivals at once. To add one: a row. */
static const struct {
    str word;
    const char *ids;
} groups[] = {
    {T("我们的节日"), "chunjie yuanxiao qingming duanwu qixi zhongqiu chongyang"},
    {T("传统节日"), "chunjie yuanxiao qingming duanwu qixi zhongqiu chongyang"},
};

/* What shows that a short name is a day: right behind it, or right before it. */
static const str behind[] = {T("、"), T("等"), T("期间"), T("前后"), T("前夕"), T("佳节"),
                             T("”"),  T("\""), T("两节"), T("假期"), T("长假"), T("小长假")};
static const str before[] = {T("、"),   T("“"),    T("\""),   T("在"), T("结合"),
                             T("围绕"), T("利用"), T("每逢"), T("逢")};

/* Short names that count only within quotation marks: their characters are numbers, years, parties
 * or work of the whole year. */
static const str doubtful[] = {T("五一"),   T("五四"),   T("六一"), T("七一"),
                               T("八一"),   T("九三"),   T("十一"), T("新年"),
                               T("学雷锋"), T("三一五"), T("新春"), T("八月十五")};

static bool is_whole(str name) {
    return str_ends(name, S("节")) || str_ends(name, S("日")) || str_ends(name, S("周")) ||
           str_ends(name, S("月"));
}

static bool is_one_of(str s, const str *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, list[i]))
            return true;
    return false;
}

/* Whether the short name at [from, to) is meant as a day. */
static bool is_meant(str text, size_t from, size_t to) {
    str left = str_sub(text, 0, from), right = str_sub(text, to, text.len);
    if (is_one_of(str_sub(text, from, to), doubtful, COUNT_OF(doubtful)))
        return (str_ends(left, S("“")) && str_starts(right, S("”"))) ||
               (str_ends(left, S("\"")) && str_starts(right, S("\"")));
    for (size_t i = 0; i < COUNT_OF(behind); i++)
        if (str_starts(right, behind[i]))
            return true;
    for (size_t i = 0; i < COUNT_OF(before); i++)
        if (str_ends(left, before[i]))
            return true;
    return false;
}

/* The longest name that stands at `at`. gives  its length, 0 when there is none */
static size_t name_at(str text, size_t at, const struct festival **festival_out) {
    size_t longest = 0;
    str rest = str_sub(text, at, text.len);
    for (size_t i = 0; i < festivals_n; i++)
        for (size_t k = 0; k <= FESTIVAL_ALSO; k++) {
            str name = k == 0 ? festivals[i].name : festivals[i].also[k - 1];
            if (name.len <= longest || !str_starts(rest, name))
                continue;
            longest = name.len;
            *festival_out = &festivals[i];
        }
    return longest;
}

static void add(struct arena *a, struct festival_vec *found, const struct festival *f) {
    for (size_t i = 0; i < found->n; i++)
        if (found->v[i] == f)
            return;
    *push(a, found) = f;
}

static void add_groups(struct arena *a, struct festival_vec *found, str text) {
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        if (!str_has(text, groups[i].word))
            continue;
        str ids = str_from(groups[i].ids);
        for (size_t from = 0; from < ids.len;) {
            size_t space = str_find(ids, S(" "), from);
            size_t to = space == STR_NONE ? ids.len : space;
            add(a, found, festival_find(str_sub(ids, from, to)));
            from = to + 1;
        }
    }
}

struct mentions mention_find(struct arena *a, str text) {
    struct festival_vec found = {0};
    for (size_t at = 0; at < text.len;) {
        const struct festival *f = NULL;
        size_t len = name_at(text, at, &f);
        if (len > 0 && (is_whole(str_sub(text, at, at + len)) || is_meant(text, at, at + len)))
            add(a, &found, f);
        if (len > 0)
            at += len;
        else
            utf8_next(text, &at);
    }
    if (found.n == 0)
        add_groups(a, &found, text);
    return (struct mentions){found.v, found.n};
}

const struct mention_case mention_cases[] = {
    {"在春节、清明、端午等传统节日开展“我们的节日”活动", "chunjie qingming duanwu"},
    {"开展“我们的节日”主题活动", "chunjie yuanxiao qingming duanwu qixi zhongqiu chongyang"},
    {"端午节前走访慰问困难职工", "duanwu"},
    {"中秋、国庆期间组织文艺演出", "zhongqiu guoqing"},
    {"结合国庆开展歌咏比赛", "guoqing"},
    {"组织全国节能宣传周活动", "jieneng-zhou"},
    {"学雷锋日开展志愿服务", "xueleifeng"},
    {"常态化开展学雷锋志愿服务", ""},
    {"学习贯彻习近平总书记“七一”重要讲话精神", "jiandangjie"},
    {"组织九三学社社员座谈，参加人数十一人", ""},
    {"张国庆同志负责联络", ""},
    {"在爱国卫生月集中整治环境", "aiwei-yue"},
    {"国家宪法日开展普法宣传，国家宪法日后总结", "xianfa-ri"},
    {"", ""},
};
const size_t mention_cases_n = COUNT_OF(mention_cases);
