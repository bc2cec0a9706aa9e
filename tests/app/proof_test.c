#include "app/proof.h"

#include "app/desk.h"
#include "app/files_check.h"
#include "app/proof_list.h"
#include "app/proof_purge.h"
#include "app/settings.h"
#include "app/suites.h"
#include "blob/s3.h"
#include "port/file.h"
#include "port/tempdir.h"
#include "store/duty.h"
#include "store/kind.h"
#include "store/org.h"
#include "store/plan.h"
#include "store/record.h"
#include "store/task.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define PNG "\x89PNG\r\n\x1A\n"

/* ---- a unit with two duties, an open and a sensitive record ---- */

struct scene {
    struct deed d;
    struct ctx *c;
    struct blob_store *store;
    const char *dir; /* for files of the test */
    i64 org, duties[2];
    i64 talk, visit; /* records: of what may be shown, of what may not */
};

static err fill(struct tx *tx, void *arg) {
    struct scene *s = arg;
    struct org org = {.name = S("青禾县图书馆"), .kind = S("unit")};
    TRY(record_add(tx, &noun_org, &org));
    s->org = org.id;
    struct plan plan = {.org = org.id, .year_from = 2025, .year_to = 2025, .state = S("adopted")};
    TRY(record_add(tx, &noun_plan, &plan));
    struct task task = {.plan = plan.id, .ordinal = 1};
    TRY(record_add(tx, &noun_task, &task));
    for (size_t i = 0; i < 2; i++) {
        struct duty duty = {.plan = plan.id,
                            .task = task.id,
                            .key = i == 0 ? S("2025-Q1") : S("2025-Q2"),
                            .state = S("active")};
        TRY(record_add(tx, &noun_duty, &duty));
        s->duties[i] = duty.id;
    }
    i64 *const records[] = {&s->talk, &s->visit};
    for (size_t i = 0; i < 2; i++) {
        struct kind kind = {.code = i == 0 ? S("t-talk") : S("t-visit"),
                            .name = i == 0 ? S("测试讲堂") : S("测试家访"),
                            .purpose = S("record"),
                            .sensitive = i == 1};
        TRY(record_add(tx, &noun_kind, &kind));
        struct record record = {
            .org = org.id, .kind = kind.id, .happened_on = S("2025-06-10"), .state = S("filed")};
        TRY(record_add(tx, &noun_record, &record));
        *records[i] = record.id;
    }
    return OK;
}

/* Where BIHUAN_TEST_S3 names a server, files are kept there, each test under a prefix of its own.
 */
static void use_server(struct scene *s, struct arena *a) {
    const str server = str_from(getenv("BIHUAN_TEST_S3")), front = S("s3://box");
    const struct s3_call make = {.method = "PUT", .key = S("")};
    struct http_answer answer;
    struct blob_store *store;
    if (server.len == 0)
        return;
    const str address = str_fmt(a, "%.*s/t%zx%.*s", STR(front), (size_t)a,
                                STR(str_sub(server, front.len, server.len)));
    CHECK_OK(s->c, app_setting_set(&s->d, S("files"), address));
    CHECK_OK(s->c, blob_open(s->c, address, &store));
    CHECK_OK(s->c, s3_send(s->c, store, &make, &answer)); /* it may be there already */
}

static struct scene scene_of(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct scene s = {.c = c, .d = desk_new(a, c, engine, NULL)};
    CHECK_OK(c, tx_run(&s.d, "fill", fill, &s));
    use_server(&s, a);
    CHECK_OK(c, files_open(&s.d, &s.store));
    CHECK((getenv("BIHUAN_TEST_S3") != NULL) == (s.store->s3 != NULL));
    CHECK_OK(c, tempdir_open(c, &s.dir));
    return s;
}

/* A file of the test. */
static str written(struct scene *s, const char *name, str bytes) {
    str path = str_fmt(s->c->arena, "%s/%s%c", s->dir, name, '\0');
    FILE *f = fopen(path.ptr, "w");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
    fclose(f);
    return str_sub(path, 0, path.len - 1);
}

static struct proof_made added(struct scene *s, str path, const struct proof_in *in) {
    struct proof_made made;
    CHECK_OK(s->c, app_proof_file(&s->d, s->store, path, in, &made));
    return made;
}

/* What is said to a file that is refused; nothing of it is kept. */
static str refused(struct scene *s, str path, const struct proof_in *in) {
    struct ctx own = {.arena = s->c->arena};
    struct deed d = s->d;
    struct proof_made made;
    d.c = &own;
    assert_int_not_equal(app_proof_file(&d, s->store, path, in, &made), OK);
    return own.text;
}

/* The first thing that a walk over the files finds. */
static str verified(struct scene *s, i64 *files_out) {
    struct files_check check;
    CHECK_OK(s->c, files_check_begin(&s->d, &check));
    while (!check.done)
        CHECK_OK(s->c, files_check_next(&check));
    if (files_out != NULL)
        *files_out = check.files;
    return check.sentence;
}

static bool is_kept(struct scene *s, str hex) {
    struct digest id;
    bool has = false;
    assert_true(digest_parse(hex, &id));
    assert_int_equal(blob_has(s->c, s->store, &id, &has), OK);
    return has;
}

/* ---- filing ---- */

BOTH(a_file_is_kept_and_comes_back_the_same) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    str bytes, back = str_fmt(a, "%s/back", s.dir);
    const struct proof_in in = {.duties = s.duties, .n_duties = 2, .happened_on = S("2025-06-01")};
    struct proof_made made = added(&s, written(&s, "照片.png", S(PNG "1")), &in);
    CHECK_STR(made.proof.name, S("照片.png"));
    CHECK_STR(made.proof.type, S("image/png"));
    CHECK_STR(made.proof.happened_on, S("2025-06-01"));
    CHECK_STR(made.proof.retention, S("D30"));
    CHECK_STR(made.proof.keep_until_on, S("2055-12-31"));
    CHECK_INT(made.proof.org, s.org);
    CHECK_INT(made.proof.filed_at, 1750000000);
    CHECK_INT(made.proof.bytes, 9);
    CHECK_INT(made.same, 0);
    CHECK_INT(made.notes.n, 0);
    CHECK_OK(&c, app_proof_get(&s.d, made.proof.id, back));
    CHECK_OK(&c, file_read(&c, str_z(a, back), 100, &bytes));
    CHECK_STR(bytes, S(PNG "1"));
    struct list lines;
    CHECK_OK(&c,
             app_proof_list(&s.d, &(struct proof_ask){.duty = s.duties[1], .limit = 9}, &lines));
    CHECK_INT(lines.n, 1);
    const struct proof_line *line = lines.v;
    CHECK_STR(line->kind, S("PNG 图片"));
    CHECK_STR(line->duties,
              str_fmt(a, "%lld、%lld", (long long)s.duties[0], (long long)s.duties[1]));
    desk_proven(a, &s.d);
}

BOTH(the_same_bytes_are_one_file_and_may_be_two_proofs) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    str path = written(&s, "a.png", S(PNG "1"));
    struct proof_made one = added(&s, path, &(struct proof_in){.org = s.org});
    struct proof_made two = added(&s, path, &(struct proof_in){.record = s.talk});
    CHECK_INT(two.same, one.proof.id);
    CHECK(two.proof.id != one.proof.id);
    CHECK_STR(two.proof.digest, one.proof.digest);
    CHECK_STR(two.proof.happened_on, S("2025-06-10")); /* of its record */
    struct list lines;
    const struct proof_ask ask = {.digest = one.proof.digest, .limit = 9};
    CHECK_OK(&c, app_proof_list(&s.d, &ask, &lines));
    CHECK_INT(lines.n, 2);
    CHECK_OK(&c, app_proof_list(&s.d, &(struct proof_ask){.record = s.talk, .limit = 9}, &lines));
    CHECK_INT(lines.n, 1);
    CHECK_OK(&c, app_proof_list(&s.d, &(struct proof_ask){.org = s.org, .limit = 1}, &lines));
    CHECK_INT(lines.n, 1);
    i64 files;
    CHECK_STR(verified(&s, &files), S(""));
    CHECK_INT(files, 2);
}

BOTH(of_what_is_sensitive_only_a_paper_is_filed) {
    struct ctx c = {.arena = a}, web = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct proof_made made;
    const struct proof_in in = {.record = s.visit};
    str said = refused(&s, written(&s, "a.png", S(PNG "secret")), &in);
    CHECK(str_has(said, S("“测试家访”只登记时间和次数")));
    CHECK(str_has(said, S("add-paper")));
    struct digest id;
    CHECK_OK(&c, digest_of(&c, DIGEST_SHA256, S(PNG "secret"), &id));
    CHECK(!is_kept(&s, digest_hex(a, &id)));
    struct deed d = s.d;
    d.c = &web;
    CHECK_INT(app_proof_address(&d, S("https://x.cn/a"), S(""), &in, &made), ERR_INVALID);
    CHECK_OK(&c, app_proof_paper(&s.d, S("家访记录"), S("2025-07 盒"), &in, &made));
    CHECK_STR(made.proof.kind, S("paper"));
    CHECK_STR(made.proof.box, S("2025-07 盒"));
    CHECK_STR(verified(&s, NULL), S(""));
}

/* Questions, never refusals. */
BOTH(odd_days_are_asked_about) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    str path = written(&s, "a.jpg", S(PNG));
    const struct proof_in late = {.record = s.talk, .happened_on = S("2025-07-01")};
    struct proof_made made = added(&s, path, &late);
    CHECK_INT(made.notes.n, 3);
    CHECK(str_has(made.notes.v[0], S("内容是PNG 图片")));
    CHECK(str_has(made.notes.v[1], S("在登记之后")));
    CHECK(str_has(made.notes.v[2], S("与活动日期 2025-06-10 相差超过 3 天")));
    /* a photo whose camera noted 2025-06-15 */
    const str photo = S("\xFF\xD8\xFF\xE1\0\x48"
                        "Exif\0\0II*\0\x08\0\0\0"
                        "\1\0\x69\x87\4\0\1\0\0\0\x1A\0\0\0\0\0\0\0"
                        "\1\0\3\x90\2\0\x14\0\0\0\x2C\0\0\0\0\0\0\0"
                        "2025:06:15 09:30:00\0");
    str camera = written(&s, "b.jpg", photo);
    const struct proof_in early = {.happened_on = S("2025-06-01")};
    made = added(&s, camera, &early);
    CHECK_INT(made.notes.n, 1);
    CHECK_STR(made.notes.v[0],
              S("b.jpg：照片拍摄于 2025-06-15，与日期 2025-06-01 相差超过 3 天，是不是写错了？"));
    CHECK_INT(added(&s, camera, &(struct proof_in){.happened_on = S("2025-06-12")}).notes.n, 0);
    const struct proof_in near = {.record = s.talk, .happened_on = S("2025-06-13")};
    CHECK_INT(added(&s, path, &near).notes.n, 1);
}

BOTH(what_is_wrong_is_told_and_nothing_is_kept) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    const i64 none = 999;
    str path = written(&s, "a.txt", S("会议纪要"));
    const struct {
        struct proof_in in;
        const char *told;
    } cases[] = {
        {{.record = 999}, "没有编号为 999 的活动记录"},
        {{.org = 999}, "没有编号为 999 的组织"},
        {{.duties = &none, .n_duties = 1}, "没有编号为 999 的责任事项"},
        {{.happened_on = S("2025-02-30")}, "2025-02-30"},
        {{.happened_on = S("'; DROP TABLE proof; --")}, "日期"},
        {{.retention = S("D99")}, "保管期限只有"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        str said = refused(&s, path, &cases[i].in);
        if (!str_has(said, str_from(cases[i].told)))
            print_error("case %zu: %.*s\n", i, STR(said));
        CHECK(str_has(said, str_from(cases[i].told)));
    }
    struct list lines;
    CHECK_OK(&c, app_proof_list(&s.d, &(struct proof_ask){.limit = 9}, &lines));
    CHECK_INT(lines.n, 0);
    struct digest id;
    CHECK_OK(&c, digest_of(&c, DIGEST_SHA256, S("会议纪要"), &id));
    CHECK(!is_kept(&s, digest_hex(a, &id)));
    desk_proven(a, &s.d);
}

BOTH(hostile_names_and_texts_do_no_harm) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    const struct proof_in in = {.org = s.org};
    static const str bad[] = {T("a\nb"), T("\xFF\xFE"), T("\033[2J"), T("")};
    struct proof_made made;
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct ctx own = {.arena = a};
        struct deed d = s.d;
        d.c = &own;
        CHECK_INT(app_proof_paper(&d, bad[i], S("1"), &in, &made), ERR_INVALID);
        CHECK_INT(app_proof_address(&d, bad[i], S(""), &in, &made), ERR_INVALID);
    }
    char *big = take(a, char, 1 << 20);
    memset(big, 'x', 1 << 20);
    struct ctx own = {.arena = a};
    struct deed d = s.d;
    d.c = &own;
    CHECK_INT(app_proof_paper(&d, (str){big, 1 << 20}, S("1"), &in, &made), ERR_INVALID);
    str sql = S("'); DROP TABLE proof; -- ${x} %s \\");
    CHECK_OK(&c, app_proof_paper(&s.d, sql, sql, &in, &made));
    struct proof back;
    CHECK_OK(&c, record_get(&c, s.d.db, &noun_proof, made.proof.id, &back));
    CHECK_STR(back.name, sql);
    CHECK_STR(added(&s, written(&s, "\xD5\xD5\xC6\xAC\n.png", S(PNG)), &in).proof.name,
              S("照片?.png"));
    desk_proven(a, &s.d);
}

/* A 简报 with pictures: bytes before the transaction, proofs inside of it. */
struct briefing {
    struct proof_in in;
    struct proof_kept kept[2];
};

static err file_briefing(struct tx *tx, void *arg) {
    struct briefing *w = arg;
    for (size_t i = 0; i < COUNT_OF(w->kept); i++)
        TRY(proof_enter(tx, &w->in, &w->kept[i].proof));
    return OK;
}

BOTH(other_deeds_file_pictures_with_theirs) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct briefing w = {.in = {.record = s.talk}};
    CHECK_OK(&c, proof_keep_bytes(&c, s.store, S("word/media/image1.png"), S(PNG "1"), &w.kept[0]));
    CHECK_OK(&c, proof_keep_bytes(&c, s.store, S("word/media/image2.jpeg"), S("\xFF\xD8\xFF\xE0"),
                                  &w.kept[1]));
    CHECK_OK(&c, tx_run(&s.d, "draft record", file_briefing, &w));
    struct list proofs;
    CHECK_OK(&c, proof_of_record(&c, s.d.db, s.talk, &proofs));
    CHECK_INT(proofs.n, 2);
    CHECK_STR(((const struct proof *)proofs.v)[1].name, S("image2.jpeg"));
    CHECK_STR(verified(&s, NULL), S(""));
}

/* ---- quoting and taking back ---- */

static err set_state(struct tx *tx, void *arg) {
    struct duty duty;
    const struct duty *want = arg;
    TRY(record_get(tx->c, tx->db, &noun_duty, want->id, &duty));
    duty.state = want->state;
    return record_set(tx, &noun_duty, &duty);
}

BOTH(quotes_come_and_go) {
    struct ctx c = {.arena = a}, held = {.arena = a}, absent = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct list quotes;
    i64 id = added(&s, written(&s, "a.png", S(PNG)), &(struct proof_in){.org = s.org}).proof.id;
    CHECK_OK(&c, app_proof_quote(&s.d, id, s.duties, 2));
    CHECK_OK(&c, app_proof_quote(&s.d, id, s.duties, 2)); /* again is no harm */
    CHECK_OK(&c, app_proof_unquote(&s.d, id, &s.duties[1], 1));
    CHECK_OK(&c, quote_of_proof(&c, s.d.db, id, &quotes));
    CHECK_INT(quotes.n, 1);
    CHECK_OK(&c, app_proof_quote(&s.d, id, &s.duties[1], 1));
    CHECK_OK(&c, quote_of_proof(&c, s.d.db, id, &quotes));
    CHECK_INT(quotes.n, 2);
    CHECK_OK(&c, tx_run(&s.d, "close", set_state,
                        &(struct duty){.id = s.duties[0], .state = S("closed")}));
    struct deed d = s.d;
    d.c = &held;
    CHECK_INT(app_proof_unquote(&d, id, s.duties, 1), ERR_INVALID);
    CHECK(str_has(held.text, S("现在是“已办结”，不能取走佐证")));
    d.c = &absent;
    i64 other =
        added(&s, written(&s, "b.png", S(PNG "b")), &(struct proof_in){.org = s.org}).proof.id;
    CHECK_INT(app_proof_unquote(&d, other, &s.duties[1], 1), ERR_NOT_FOUND);
    desk_proven(a, &s.d);
}

BOTH(what_is_quoted_is_not_dropped) {
    struct ctx c = {.arena = a}, quoted = {.arena = a}, gone = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct proof p;
    const struct proof_in in = {.duties = s.duties, .n_duties = 1};
    i64 id = added(&s, written(&s, "a.png", S(PNG)), &in).proof.id;
    struct deed d = s.d;
    d.c = &quoted;
    CHECK_INT(app_proof_drop(&d, id, S("重复"), &p), ERR_INVALID);
    CHECK_OK(&c, app_proof_unquote(&s.d, id, s.duties, 1));
    CHECK_OK(&c, app_proof_drop(&s.d, id, S("重复"), &p));
    CHECK_STR(p.state, S("dropped"));
    CHECK(is_kept(&s, p.digest));
    d.c = &gone;
    CHECK_INT(app_proof_quote(&d, id, s.duties, 1), ERR_CONFLICT);
    CHECK(str_has(gone.text, S("已经撤下：重复")));
    CHECK_OK(&c, app_proof_get(&s.d, id, str_fmt(a, "%s/back", s.dir)));
    CHECK_STR(verified(&s, NULL), S(""));
}

/* ---- purging ---- */

static i64 dropped(struct scene *s, const char *name, str bytes, str retention) {
    struct proof p;
    const struct proof_in in = {
        .org = s->org, .happened_on = S("2010-03-01"), .retention = retention};
    i64 id = added(s, written(s, name, bytes), &in).proof.id;
    CHECK_OK(s->c, app_proof_drop(&s->d, id, S("过期"), &p));
    return id;
}

static str purge_refused(struct scene *s, i64 id) {
    struct ctx own = {.arena = s->c->arena};
    struct deed d = s->d;
    struct list lines;
    d.c = &own;
    assert_int_equal(app_proof_purge(&d, &(struct purge_in){.proof = id}, &lines), ERR_INVALID);
    return own.text;
}

/* Of 2010: ten years are over in 2025, thirty are not. */
BOTH(bytes_go_when_their_time_is_over_and_nobody_needs_them) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct list lines;
    i64 over = dropped(&s, "a.png", S(PNG "a"), S("D10"));
    i64 shared = dropped(&s, "b.png", S(PNG "b"), S("D10"));
    i64 early = dropped(&s, "c.png", S(PNG "c"), S("D30"));
    i64 ever = dropped(&s, "d.png", S(PNG "d"), S("Y"));
    i64 kept =
        added(&s, written(&s, "b2.png", S(PNG "b")), &(struct proof_in){.org = s.org}).proof.id;
    CHECK(str_has(purge_refused(&s, early), S("要保管到 2040-12-31")));
    CHECK(str_has(purge_refused(&s, ever), S("永久保管")));
    CHECK(str_has(purge_refused(&s, kept), S("还在使用")));
    CHECK_OK(&c, app_proof_purge(&s.d, &(struct purge_in){.dry = true}, &lines));
    CHECK_INT(lines.n, 2);
    CHECK_STR(verified(&s, NULL), S(""));
    CHECK_OK(&c, app_proof_purge(&s.d, &(struct purge_in){0}, &lines));
    const struct purge_line *line = lines.v;
    CHECK_INT(lines.n, 2);
    CHECK_INT(line[0].id, over);
    CHECK(!line[0].shared);
    CHECK_INT(line[1].id, shared);
    CHECK(line[1].shared);
    struct proof p;
    CHECK_OK(&c, record_get(&c, s.d.db, &noun_proof, over, &p));
    CHECK_STR(p.state, S("purged"));
    CHECK(!is_kept(&s, p.digest));
    CHECK_OK(&c, record_get(&c, s.d.db, &noun_proof, shared, &p));
    CHECK(is_kept(&s, p.digest));
    CHECK_STR(verified(&s, NULL), S(""));
    CHECK(str_has(purge_refused(&s, over), S("已经清除过")));
    struct ctx none = {.arena = a};
    struct deed d = s.d;
    d.c = &none;
    CHECK_INT(app_proof_get(&d, over, str_fmt(a, "%s/back", s.dir)), ERR_INVALID);
    desk_proven(a, &s.d);
}

static err add_document(struct tx *tx, void *arg) {
    return record_add(tx, &noun_document, arg);
}

BOTH(bytes_of_a_document_are_never_purged) {
    struct ctx c = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    struct list lines;
    struct proof p;
    i64 id = dropped(&s, "a.txt", S("实施方案"), S("D10"));
    CHECK_OK(&c, record_get(&c, s.d.db, &noun_proof, id, &p));
    struct document document = {.name = S("方案.txt"), .digest = p.digest, .bytes = p.bytes};
    CHECK_OK(&c, tx_run(&s.d, "add document", add_document, &document));
    CHECK_OK(&c, app_proof_purge(&s.d, &(struct purge_in){.proof = id}, &lines));
    CHECK(((const struct purge_line *)lines.v)->shared);
    CHECK(is_kept(&s, p.digest));
    CHECK_STR(verified(&s, NULL), S(""));
}

/* ---- verifying ---- */

/* What somebody with rights on the disk or the server may do: other bytes under the same name. */
static void replace(struct scene *s, str hex, str bytes) {
    struct arena *a = s->c->arena;
    struct digest id;
    str folder;
    assert_true(digest_parse(hex, &id));
    if (s->store->s3 != NULL) {
        const struct s3_call put = {
            .method = "PUT", .key = s3_object(a, s->store, &id), .body = {.text = bytes}};
        struct http_answer answer;
        CHECK_OK(s->c, s3_send(s->c, s->store, &put, &answer));
        assert_int_equal(answer.status, 200);
        return;
    }
    CHECK_OK(s->c, files_address(&s->d, &folder));
    const char *path = str_fmt(a, "%.*s/%.*s%c", STR(folder), STR(driver_path(a, &id)), '\0').ptr;
    assert_int_equal(chmod(path, 0600), 0);
    int fd = open(path, O_WRONLY | O_TRUNC);
    assert_int_equal(write(fd, bytes.ptr, bytes.len), bytes.len);
    close(fd);
}

BOTH(damage_is_found) {
    struct ctx c = {.arena = a}, own = {.arena = a};
    struct scene s = scene_of(a, &c, engine);
    const struct proof_in in = {.org = s.org};
    const struct proof p = added(&s, written(&s, "照片.png", S(PNG "1")), &in).proof;
    struct digest id;
    CHECK(digest_parse(p.digest, &id));
    CHECK_STR(verified(&s, NULL), S(""));
    replace(&s, p.digest, S(PNG "2"));
    const str said = verified(&s, NULL);
    CHECK(str_has(said, S("（照片.png）：")) && str_has(said, S("已损坏")));
    replace(&s, p.digest, S(PNG "1"));
    CHECK_STR(verified(&s, NULL), S(""));
    replace(&s, p.digest, S(PNG));
    CHECK(str_has(verified(&s, NULL), S("长度不对，应为 9 字节，实为 8 字节")));
    CHECK_OK(&c, blob_drop(&c, s.store, &id));
    CHECK(str_has(verified(&s, NULL), S("没有文件")));
    struct deed d = s.d;
    d.c = &own;
    CHECK_INT(app_proof_get(&d, p.id, str_fmt(a, "%s/back", s.dir)), ERR_NOT_FOUND);
    CHECK(access(str_fmt(a, "%s/back%c", s.dir, '\0').ptr, F_OK) != 0); /* no half file */
}

/* No store is needed, nor made, where nothing points to one. */
TEST(without_files_nothing_is_asked_of_the_store) {
    struct ctx c = {.arena = a};
    struct scene s = {.c = &c, .d = desk_new(a, &c, DB_SQLITE, NULL)};
    str folder;
    i64 files;
    CHECK_STR(verified(&s, &files), S(""));
    CHECK_INT(files, 0);
    CHECK_OK(&c, files_address(&s.d, &folder));
    CHECK(access(str_z(a, folder), F_OK) != 0);
}

SUITE(proof_tests, BOTH_CASES(a_file_is_kept_and_comes_back_the_same),
      BOTH_CASES(the_same_bytes_are_one_file_and_may_be_two_proofs),
      BOTH_CASES(of_what_is_sensitive_only_a_paper_is_filed), BOTH_CASES(odd_days_are_asked_about),
      BOTH_CASES(what_is_wrong_is_told_and_nothing_is_kept),
      BOTH_CASES(hostile_names_and_texts_do_no_harm),
      BOTH_CASES(other_deeds_file_pictures_with_theirs), BOTH_CASES(quotes_come_and_go),
      BOTH_CASES(what_is_quoted_is_not_dropped),
      BOTH_CASES(bytes_go_when_their_time_is_over_and_nobody_needs_them),
      BOTH_CASES(bytes_of_a_document_are_never_purged), BOTH_CASES(damage_is_found),
      CASE(without_files_nothing_is_asked_of_the_store))
