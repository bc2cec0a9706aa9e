#include "test.h"

#include "base/out.h"
#include "read/match.h"
#include "read/terms.h"

#include <time.h>

/* The score of the first sought text against searched text i; 0 when it is no hit. */
static u32 score(struct match *m, size_t sought, u32 searched) {
    struct match_hit hits[16];
    size_t n = match_find(m, sought, 1, hits, COUNT_OF(hits));
    for (size_t i = 0; i < n; i++)
        if (hits[i].index == searched)
            return hits[i].score;
    return 0;
}

static struct match *match_of(struct arena *a, const struct match_text *sought, size_t n,
                              const struct match_text *searched, size_t m) {
    return match_make(a, (struct match_side){sought, n}, (struct match_side){searched, m});
}

/* Filler neither makes texts alike nor keeps alike ones apart; names weigh more than other words.
 */
TEST(words_do_what_their_examples_say) {
    const struct match_text none = {0};
    struct match *m = match_of(a, &none, 1, &none, 1);
    for (size_t i = 0; i < term_word_table_n; i++) {
        const struct term_word *w = &term_word_table[i];
        CHECK(str_has(str_from(w->example), str_from(w->text)));
        struct gist example = match_gist(m, str_from(w->example));
        struct gist core = match_gist(m, str_from(w->core));
        CHECK(match_alike(&example, &core) >= 90);
        struct gist bare = match_gist(m, str_from(w->text));
        if (w->kind == TERM_FILLER)
            CHECK(bare.weight < core.weight);
        /* of a name more is kept than of as many other characters */
        struct gist other = match_gist(m, S("甲乙丙丁戊己庚辛"));
        size_t pairs = core.n > 0 ? core.n : 1;
        if (w->kind == TERM_NAME)
            CHECK(core.weight / pairs > other.weight / other.n);
    }
}

TEST(a_heading_finds_the_paragraph_that_holds_it) {
    static const struct match_text sought[] = {
        {.text = T("办好道德讲堂。邀请先进人物讲故事。"), .head = T("办好道德讲堂")},
    };
    static const struct match_text searched[] = {
        {.text = T("全年组织道德讲堂五期,由青年职工轮流主持,附近居民也来听讲,反响热烈"),
         .head = T("道德讲堂常办常新")},
        {.text = T("组织职工参加义务植树,种下侧柏三百余株,成活率高于往年"), .head = T("绿化家园")},
        {.text = T("在食堂设立光盘监督岗,倡导节约粮食"), .head = T("节约风尚")},
    };
    struct match *m = match_of(a, sought, 1, searched, COUNT_OF(searched));
    CHECK(score(m, 0, 0) >= MATCH_LIKELY);
    CHECK(score(m, 0, 1) < MATCH_POSSIBLE);
    CHECK(score(m, 0, 2) < MATCH_POSSIBLE);
}

TEST(filler_alone_is_no_match) {
    static const struct match_text sought[] = {
        {.text = T("认真贯彻落实,深入开展消防演练,不断提高工作水平,取得实效")},
    };
    static const struct match_text searched[] = {
        {.text = T("认真贯彻落实,深入开展健步走,不断提高工作水平,取得实效")},
        {.text = T("举行消防演练")},
        {.text = T("修缮老年活动室")},
    };
    struct match *m = match_of(a, sought, 1, searched, COUNT_OF(searched));
    CHECK(score(m, 0, 1) > score(m, 0, 0));
}

TEST(a_shared_place_is_not_a_shared_task) {
    static const struct match_text sought[] = {
        {.text = T("做好结对共建。与柳溪村结对帮扶,捐赠图书,建好农家书屋"),
         .head = T("做好结对共建")},
        {.text = T("组建志愿服务队。注册志愿者四十人"), .head = T("组建志愿服务队")},
    };
    static const struct match_text searched[] = {
        {.text = T("抗旱保供期间党员下沉柳溪村,协助送水二十余车")},
        {.text = T("向柳溪村捐赠图书,援建农家书屋一个"), .head = T("结对共建取得实效")},
    };
    struct match *m = match_of(a, sought, 2, searched, 2);
    CHECK(score(m, 0, 0) < MATCH_LIKELY);
    CHECK(score(m, 0, 1) >= MATCH_SURE);
    CHECK(score(m, 1, 0) < MATCH_LIKELY);
}

TEST(hits_come_best_first_and_no_more_than_asked) {
    static const struct match_text sought[] = {{.text = T("开展消防应急演练和用电安全检查")}};
    struct match_text searched[40];
    for (size_t i = 0; i < COUNT_OF(searched); i++)
        searched[i] = (struct match_text){.text = str_fmt(a, "消防应急演练,第%zu号楼", i)};
    searched[23].text = S("消防应急演练,用电安全检查");
    struct match *m = match_of(a, sought, 1, searched, COUNT_OF(searched));
    struct match_hit hits[8];
    CHECK_INT(match_find(m, 0, 1, hits, COUNT_OF(hits)), COUNT_OF(hits));
    CHECK_INT(hits[0].index, 23);
    for (size_t i = 1; i < COUNT_OF(hits); i++)
        CHECK(hits[i].score < hits[i - 1].score ||
              (hits[i].score == hits[i - 1].score && hits[i].index > hits[i - 1].index));
    CHECK_INT(match_find(m, 0, 101, hits, COUNT_OF(hits)), 0);
}

TEST(empty_sides_and_texts) {
    static const struct match_text empty[] = {{.text = T("")}, {.text = T("、")}};
    struct match *none = match_of(a, empty, 0, empty, 0);
    struct gist x = match_gist(none, S("读书")), y = match_gist(none, S(""));
    CHECK_INT(match_alike(&x, &x), 100);
    CHECK_INT(match_alike(&x, &y), 0);
    CHECK(!match_tells(none, S("全年不少于12场")));
    CHECK(match_tells(none, S("读书会12场")));
    struct match *m = match_of(a, empty, 2, empty, 2);
    struct match_hit hits[4];
    CHECK_INT(match_find(m, 0, 1, hits, 4), 0);
}

static str babble(struct arena *a, u32 *seed, size_t chars) {
    struct out o = out_open(a);
    for (size_t i = 0; i < chars; i++) {
        char c[4];
        *seed = *seed * 1664525u + 1013904223u;
        /* a few characters often, many seldom, as in writing */
        u32 r = *seed >> 16, spread = (r & 3) == 0 ? 3000 : (r & 3) == 1 ? 400 : 60;
        u32 at = 0x4E00 + (r * 2654435761u >> 8) % spread;
        c[0] = (char)(0xE0 | at >> 12);
        c[1] = (char)(0x80 | (at >> 6 & 63));
        c[2] = (char)(0x80 | (at & 63));
        out_raw(&o, (str){c, 3});
    }
    return out_str(&o);
}

/* 1,000 tasks against 10,000 clauses: an index, not ten million comparisons. */
TEST(large_documents_take_a_moment) {
    enum {
        TASKS = 1000,
        CLAUSES = 10000,
        SECONDS = 20 /* under a sanitizer on a busy machine */
    };
    struct match_text *sought = take(a, struct match_text, TASKS);
    struct match_text *searched = take(a, struct match_text, CLAUSES);
    u32 seed = 7;
    for (size_t i = 0; i < TASKS; i++)
        sought[i].text = babble(a, &seed, 60);
    for (size_t i = 0; i < CLAUSES; i++)
        searched[i].text = babble(a, &seed, 40);
    searched[4321].text = str_sub(sought[77].text, 30, 120);
    clock_t begin = clock();
    struct match *m = match_of(a, sought, TASKS, searched, CLAUSES);
    struct match_hit hits[8];
    size_t n = 0;
    for (size_t i = 0; i < TASKS; i++)
        n += match_find(m, i, MATCH_LIKELY, hits, COUNT_OF(hits));
    CHECK(n >= 1);
    CHECK(match_find(m, 77, 1, hits, COUNT_OF(hits)) >= 1);
    CHECK_INT(hits[0].index, 4321);
    CHECK((clock() - begin) / CLOCKS_PER_SEC < SECONDS);
}

SUITE(match_tests, CASE(words_do_what_their_examples_say),
      CASE(a_heading_finds_the_paragraph_that_holds_it), CASE(filler_alone_is_no_match),
      CASE(a_shared_place_is_not_a_shared_task), CASE(hits_come_best_first_and_no_more_than_asked),
      CASE(empty_sides_and_texts), CASE(large_documents_take_a_moment))
