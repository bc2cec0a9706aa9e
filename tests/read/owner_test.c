/* Who is told to act, by the rules of the contract; the grammar's own examples are tested in
 * tables_test.c. */
#include "test.h"

#include "read/owner.h"
#include "read/text.h"

static const struct {
    const char *text, *owners, *co;
} cases[] = {
    /* a tail or label names the principals, all others only assist */
    {"召开会议。责任单位:办公室、工会", "办公室|工会", ""},
    {"召开会议(责任部门:办公室,配合部门:各科室)。", "办公室", "各科室"},
    {"牵头单位:宣传科;配合单位:团委、妇联", "宣传科", "团委|妇联"},
    {"各科室要报送材料。责任单位:办公室", "办公室", "各科室"},
    {"由办公室牵头,各科室配合。", "办公室", "各科室"},
    {"由党支部牵头,工会、团支部配合。", "党支部", "工会|团支部"},
    /* subjects of 要, 应, 负责, 由 */
    {"各科室要建立台账。", "各科室", ""},
    {"工会应及时公布结果。", "工会", ""},
    {"财务科负责经费保障。", "财务科", ""},
    {"由团委负责组织实施。", "团委", ""},
    {"由读者服务部、少儿部共同负责。", "读者服务部|少儿部", ""},
    {"办公室收集资料,宣传科撰写信息。", "办公室|宣传科", ""},
    /* names that stay whole */
    {"各部门、单位要制定方案。", "各部门、单位", ""},
    {"各镇(街道)要制定方案。", "各镇(街道)", ""},
    /* parties that are set in motion, or act together with */
    {"督促物业公司整改到位。", "", "物业公司"},
    {"会同市教育局开展检查。", "", "市教育局"},
    {"办公室会同工会开展检查。", "办公室", "工会"},
    /* never owners */
    {"本单位要加强管理。", "", ""},
    {"我局应做好保障。", "", ""},
    {"全体职工要提高认识。", "", ""},
    {"各科室可开展交流。", "", ""},
    {"召开动员大会。", "", ""},
    {"提高窗口服务水平。", "", ""},
    {"", "", ""},
};

static str joined(struct arena *a, const str *v, size_t n) {
    return str_join(a, (strs){(str *)v, n}, S("|"));
}

TEST(principals_and_those_who_assist) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct tokens tokens = {0};
        struct owners found = {0};
        str s = text_normal(a, str_from(cases[i].text));
        lexicon_cut(a, lexicon, s, &tokens);
        owner_find(a, lexicon, &tokens, s, &found);
        str got =
            str_fmt(a, "%s: %.*s / %.*s", cases[i].text, STR(joined(a, found.lead.v, found.lead.n)),
                    STR(joined(a, found.with.v, found.with.n)));
        CHECK_STR(got, str_fmt(a, "%s: %s / %s", cases[i].text, cases[i].owners, cases[i].co));
    }
}

TEST(whole_names) {
    struct words *lexicon = lexicon_make(a);
    static const char *const units[] = {"办公室", "县教育局", "各科室", "督查室", "机关党委"};
    static const char *const none[] = {"召开会议", "加强领导", "", "办公室负责", "志愿服务"};
    for (size_t i = 0; i < COUNT_OF(units); i++)
        CHECK(owner_is_unit(a, lexicon, str_from(units[i])));
    for (size_t i = 0; i < COUNT_OF(none); i++)
        CHECK(!owner_is_unit(a, lexicon, str_from(none[i])));
}

TEST(cells_of_a_ledger) {
    static const struct {
        const char *cell, *names;
    } cells[] = {
        {"办公室", "办公室"},
        {"办公室、工会", "办公室|工会"},
        {"办公室,工会", "办公室|工会"},
        {"各科室", "各科室"},
        {"", ""},
        {"/", ""},
    };
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < COUNT_OF(cells); i++) {
        struct owners lead = {0}, with = {0};
        owner_cell(a, lexicon, str_from(cells[i].cell), true, &lead);
        owner_cell(a, lexicon, str_from(cells[i].cell), false, &with);
        CHECK_STR(joined(a, lead.lead.v, lead.lead.n), str_from(cells[i].names));
        CHECK_STR(joined(a, with.with.v, with.with.n), str_from(cells[i].names));
        CHECK_INT(lead.with.n + with.lead.n, 0);
    }
}

SUITE(owner_tests, CASE(principals_and_those_who_assist), CASE(whole_names),
      CASE(cells_of_a_ledger))
