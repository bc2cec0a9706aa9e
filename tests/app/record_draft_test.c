#include "app/record_draft.h"

#include "app/desk.h"
#include "app/kind.h"
#include "app/org.h"
#include "app/suites.h"
#include "doc/fixture.h"
#include "port/tempdir.h"
#include "store/plan.h"
#include "store/proof.h"

#define JPEG "\xFF\xD8\xFF\xE0 a photo"
#define PARA(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

struct scene {
    struct ctx *c;
    struct deed d;
    const char *dir;
};

static struct scene scene_of(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct scene s = {.c = c, .d = desk_new(a, c, engine, NULL)};
    struct org org;
    i64 added;
    CHECK_OK(c, app_kinds_ship(&s.d, &added));
    CHECK_OK(c, app_org_add(&s.d, (struct org){.name = S("图书馆")}, &org));
    CHECK_OK(c, tempdir_open(c, &s.dir));
    return s;
}

static str written(struct scene *s, const char *name, str bytes) {
    str path = str_fmt(s->c->arena, "%s/%s%c", s->dir, name, '\0');
    FILE *f = fopen(path.ptr, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
    fclose(f);
    return str_sub(path, 0, path.len - 1);
}

static struct draft_in of_file(str path) {
    return (struct draft_in){.path = path,
                             .said = {.times = RECORD_NOT_SAID,
                                      .persons = RECORD_NOT_SAID,
                                      .minutes = RECORD_NOT_SAID,
                                      .amount_milli = RECORD_NOT_SAID}};
}

/* A page of a department with one photo and one drawing. */
static str page(struct scene *s) {
    static const struct part pictures[] = {{"image1.jpeg", JPEG}, {"image2.emf", "\x01 drawing"}};
    return written(
        s, "简报.docx",
        docx_shown(
            s->c->arena,
            PARA("志愿服务队开展“学雷锋”志愿服务活动")
                PARA("3月5日上午，县图书馆组织志愿者走进阳光社区，清扫楼道。") PARA(
                    "各部门志愿者共35人参加了活动。") "<w:p><w:r><w:drawing><a:blip "
                                                      "r:embed=\"p1\"/></w:drawing></w:r>"
                                                      "<w:r><w:drawing><a:blip "
                                                      "r:embed=\"p2\"/></w:drawing></w:r></w:p>",
            pictures, COUNT_OF(pictures)));
}

BOTH(a_page_becomes_a_draft_with_its_pictures) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct drafted drafted;
    struct document document;
    struct list proofs;
    const struct draft_in in = of_file(page(&s));
    CHECK_OK(&c, app_record_draft(&s.d, &in, &drafted));
    const struct record *r = &drafted.record;
    CHECK_STR(r->state, S("draft"));
    CHECK_STR(r->title, S("志愿服务队开展“学雷锋”志愿服务活动"));
    CHECK_STR(r->happened_on, S("2025-03-05")); /* today is 2025-06-15 */
    CHECK(drafted.year_assumed);
    CHECK_STR(r->place, S("阳光社区"));
    CHECK_STR(r->people, S("各部门志愿者"));
    CHECK_INT(r->persons, 35);
    CHECK(str_starts(r->summary, S("3月5日上午，县图书馆")));
    CHECK_INT(drafted.pictures, 1);
    CHECK_OK(&c, proof_of_record(&c, s.d.db, r->id, &proofs));
    CHECK_INT(proofs.n, 1);
    const struct proof *proof = proofs.v;
    CHECK_STR(proof->type, S("image/jpeg"));
    CHECK_STR(proof->happened_on, S("2025-03-05"));
    CHECK_INT(proof->org, r->org);
    CHECK_OK(&c, record_get(&c, s.d.db, &noun_document, r->document, &document));
    CHECK_STR(document.name, S("简报.docx"));
    desk_proven(a, &s.d);
}

BOTH(what_the_clerk_says_goes_first) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct drafted drafted;
    struct draft_in in = of_file(page(&s));
    in.said.kind = S("环境整治");
    in.said.happened_on = S("2024-03-05");
    in.said.title = S("清扫楼道");
    in.said.persons = 30;
    CHECK_OK(&c, app_record_draft(&s.d, &in, &drafted));
    CHECK_STR(drafted.record.title, S("清扫楼道"));
    CHECK_STR(drafted.record.happened_on, S("2024-03-05"));
    CHECK_INT(drafted.record.persons, 30);
    CHECK(!drafted.year_assumed);
}

BOTH(of_a_sensitive_kind_nothing_of_the_page_is_kept) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct drafted drafted;
    struct list proofs;
    struct draft_in in = of_file(page(&s));
    in.said.kind = S("家访");
    CHECK_OK(&c, app_record_draft(&s.d, &in, &drafted));
    const struct record *r = &drafted.record;
    CHECK_STR(r->happened_on, S("2025-03-05"));
    CHECK_INT(r->persons, 35);
    CHECK_STR(r->title, S(""));
    CHECK_STR(r->summary, S(""));
    CHECK_INT(r->document, 0);
    CHECK_OK(&c, proof_of_record(&c, s.d.db, r->id, &proofs));
    CHECK_INT(proofs.n, 0);
    desk_proven(a, &s.d);
}

/* What is refused, and what is said. To add one: a row. */
BOTH(pages_that_cannot_be_drafted_are_refused) {
    static const struct {
        const char *name;
        str bytes;
        str says;
    } cases[] = {
        {"a.txt", T("秘密★1年\n关于开展志愿服务的报告\n3月5日，开展志愿服务。\n"), T("密级标志")},
        {"b.txt", T("工作随笔\n文明创建贵在坚持，久久为功，不可松懈。\n"), T("请加 --kind")},
        {"c.docx", T("PK\3\4 no package"), T("c.docx")},
        {"d.txt", T(""), T("d.txt")},
    };
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct list rows;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct ctx own = {.arena = a};
        struct deed d = s.d;
        struct drafted drafted;
        const struct draft_in in = of_file(written(&s, cases[i].name, cases[i].bytes));
        d.c = &own;
        CHECK(app_record_draft(&d, &in, &drafted) != OK);
        CHECK(str_has(own.text, cases[i].says));
    }
    CHECK_OK(&c, record_list(&c, s.d.db, &(struct record_filter){.limit = 9}, &rows));
    CHECK_INT(rows.n, 0);
}

/* The last such day up to today, 2025-06-15. To add one: a row. */
BOTH(a_day_without_a_year_is_the_last_one) {
    static const struct {
        str day, on;
    } cases[] = {{T("6月15日"), T("2025-06-15")},
                 {T("6月16日"), T("2024-06-16")},
                 {T("2月29日"), T("2024-02-29")},
                 {T("12月30日至1月2日"), T("2024-12-30")}};
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct drafted drafted;
        str text =
            str_fmt(a, "学习活动\n%.*s，全体职工集中学习有关文件精神。\n", STR(cases[i].day));
        const struct draft_in in = of_file(written(&s, "x.txt", text));
        CHECK_OK(&c, app_record_draft(&s.d, &in, &drafted));
        CHECK_STR(drafted.record.happened_on, cases[i].on);
    }
}

SUITE(record_draft_tests, BOTH_CASES(a_page_becomes_a_draft_with_its_pictures),
      BOTH_CASES(what_the_clerk_says_goes_first),
      BOTH_CASES(of_a_sensitive_kind_nothing_of_the_page_is_kept),
      BOTH_CASES(pages_that_cannot_be_drafted_are_refused),
      BOTH_CASES(a_day_without_a_year_is_the_last_one))
