#include "app/backup.h"

#include "app/desk.h"
#include "app/files.h"
#include "app/org.h"
#include "app/suites.h"
#include "base/out.h"
#include "port/bundle.h"
#include "port/file.h"
#include "port/tempdir.h"
#include "store/audit_check.h"
#include "store/steps.h"

#include <fcntl.h>
#include <unistd.h>

static const char *new_path(struct arena *a, const char *name) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_OK(&c, tempdir_open(&c, &dir));
    return str_fmt(a, "%s/%s%c", dir, name, '\0').ptr;
}

/* A database with a few records whose texts are hard to write down, two links, one rename. */
static struct deed filled(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct org top, org;
    struct deed d = desk_new(a, c, engine, NULL);
    CHECK_OK(c, app_org_add(&d, (struct org){.name = S("青禾县图书馆")}, &top));
    CHECK_OK(c, app_org_add(&d, (struct org){.name = S("'); DROP TABLE org; --"), .above = top.id},
                            &org));
    CHECK_OK(c, app_org_add(&d, (struct org){.name = S("\"引号\" \\ 𠮷🎉"), .above = top.id}, &org));
    tx_link(&d);
    CHECK_OK(c, app_org_rename(&d, org.id, S("读者服务部")));
    tx_link(&d);
    return d;
}

static struct backup_sum back_up(struct arena *a, struct deed *d, const char *path) {
    struct ctx c = {.arena = a};
    struct backup_sum sum;
    struct deed own = *d;
    struct backup_job job = {.path = path, .program = S("test")};
    own.c = &c;
    CHECK_OK(&c, app_backup_files(&own, &job.files));
    CHECK_OK(&c, app_backup(&own, &job, &sum));
    return sum;
}

static err restore(struct ctx *c, const char *path, str address) {
    struct restored restored;
    const struct restore_job job = {.path = path, .address = address};
    return app_restore(c, &job, &restored);
}

static enum db_engine other(enum db_engine engine) {
    return engine == DB_SQLITE && getenv("BIHUAN_TEST_POSTGRES") != NULL ? DB_POSTGRES : DB_SQLITE;
}

static struct backup_in *open_backup(struct ctx *c, const char *path) {
    struct file file;
    struct backup_in *in;
    CHECK_OK(c, file_open(c, path, UINT64_MAX, &file));
    CHECK_OK(c, backup_open(c, path, file.fd, store_schema, &in));
    return in;
}

/* Both hold the same rows in the same tables, byte by byte, and the same files. */
static void check_same(struct arena *a, const char *one, const char *two) {
    struct ctx c = {.arena = a};
    struct backup_in *x = open_backup(&c, one), *y = open_backup(&c, two);
    struct backup_piece p, q;
    do {
        CHECK_OK(&c, backup_next(&c, x, &p));
        CHECK_OK(&c, backup_next(&c, y, &q));
        CHECK_INT(p.kind, q.kind);
        CHECK_STR(q.text, p.text);
    } while (p.kind != BACKUP_END);
    CHECK(backup_sum(x).rows > 10);
}

/* From each engine to the other and back to itself. */
BOTH(what_was_backed_up_comes_back_on_either_engine) {
    struct ctx c = {.arena = a};
    struct audit_fault fault, again;
    struct deed d = filled(a, &c, engine);
    const char *first = new_path(a, "a.zip");
    enum db_engine targets[] = {other(engine), engine};
    back_up(a, &d, first);
    CHECK_OK(&c, audit_check(&c, d.db, S(""), &fault));
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        str address;
        struct deed to = {.c = &c, .db = both_open(a, targets[i], &address), .now = d.now};
        const char *second = new_path(a, "b.zip");
        CHECK_OK(&c, restore(&c, first, address));
        CHECK_OK(&c, audit_check(&c, to.db, fault.head, &again));
        CHECK_STR(again.sentence, S(""));
        CHECK_STR(again.head, fault.head);
        back_up(a, &to, second);
        check_same(a, first, second);
    }
}

/* What was restored goes on: ids are not given out twice. */
BOTH(work_goes_on_after_a_restore) {
    struct ctx c = {.arena = a};
    struct org org;
    struct deed d = filled(a, &c, engine);
    const char *path = new_path(a, "a.zip");
    str address;
    back_up(a, &d, path);
    struct db *db = both_open(a, engine, &address);
    CHECK_OK(&c, restore(&c, path, address));
    struct deed to = desk_more(a, &c, address);
    CHECK_OK(&c, app_org_add(&to, (struct org){.name = S("技术部")}, &org));
    desk_proven(a, &to);
    (void)db;
}

BOTH(a_database_that_is_not_empty_is_left_alone) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    const char *path = new_path(a, "a.zip");
    str address;
    back_up(a, &d, path);
    struct deed to = desk_new(a, &c, engine, &address);
    struct org org;
    CHECK_OK(&c, app_org_add(&to, (struct org){.name = S("别的单位")}, &org));
    struct ctx bad = {.arena = a};
    CHECK_INT(restore(&bad, path, address), ERR_CONFLICT);
    CHECK(str_has(bad.text, S("请给出一个空的数据库")));
    CHECK_OK(&c, record_get(&c, to.db, &noun_org, org.id, &org));
    CHECK_STR(org.name, S("别的单位"));
    desk_proven(a, &to);
}

/* ---- forged backups ---- */

/* What somebody makes of a backup. To add one: a row.
 *   part     whose text is changed; it gets the name `named` where that is not NULL, "" = it is
 * left out resum    the digests at the end are made to fit */
static const struct {
    const char *part, *named, *from, *to;
    bool resum;
    const char *says;
} forgeries[] = {
    {"tables/org.jsonl", NULL, "图书馆", "书图馆", false, "与摘要不符"},
    {"tables/org.jsonl", NULL, "图书馆", "书图馆", true, "内容与操作日志不符（组织 1"},
    {"tables/org.jsonl", NULL, "图书馆", "'; DELETE FROM org; --", true, "内容与操作日志不符"},
    {"tables/org.jsonl", NULL, "{\"id\":2,", "{\"id\":1,", true, "已经有同样的一条"},
    {"tables/org.jsonl", NULL, "{\"id\":1,", "{\"id\":1, ", true, "读不懂"},
    {"tables/org.jsonl", NULL, "}\n", "}", true, "读不懂"},
    {"tables/org.jsonl", "tables/../../org.jsonl", NULL, NULL, true, "不认识的表"},
    {"tables/org.jsonl", "tables/schema_step.jsonl", NULL, NULL, true, "不认识的表"},
    {"tables/org.jsonl", "../org.jsonl", NULL, NULL, true, "次序不对"},
    {"tables/org.jsonl", "", NULL, NULL, true, "不合数据库的规则"},
    {"tables/audit_link.jsonl", "", NULL, NULL, true, "不在任何链节里"},
    {"backup.json", NULL, "\"format\":1,", "\"format\":2,", true, "请先升级程序"},
    {"backup.json", NULL, "\"schema\":", "\"schema\":1", true, "次序不对"},
    {"backup.json", "other.json", NULL, NULL, true, "不是备份文件"},
    {"schema/0001_start.sql", NULL, "TABLE org ", "TABLE 0rg ", true, "结构与本程序的不同"},
    {"schema/0001_start.sql", "", NULL, NULL, true, "结构与本程序的不同"},
    {"files.json", NULL, "\"files\":0", "\"files\":1", true, "文件缺了或被改动过"},
    {"files.json", "", NULL, NULL, true, "次序不对"},
    {"SHA256SUMS", "", NULL, NULL, true, "备份不完整"},
};

static str take_all(struct ctx *c, struct bundle_in *in) {
    struct out o = out_open(c->arena);
    size_t n;
    do {
        char *room = out_room(&o, BUNDLE_PIECE_BYTES);
        CHECK_OK(c, bundle_take(c, in, room, BUNDLE_PIECE_BYTES, &n));
        o.len += n;
    } while (n > 0);
    return out_str(&o);
}

static str replaced(struct arena *a, str text, size_t row) {
    if (forgeries[row].from == NULL)
        return text;
    str from = str_from(forgeries[row].from);
    size_t at = str_find(text, from, 0);
    assert_true(at != STR_NONE);
    return str_fmt(a, "%.*s%s%.*s", (int)at, text.ptr, forgeries[row].to,
                   STR(str_sub(text, at + from.len, text.len)));
}

static void forge(struct arena *a, const char *path, const char *forged, size_t row) {
    struct ctx c = {.arena = a};
    struct file file;
    struct bundle_in *in;
    struct bundle_out *to;
    struct out sums = out_open(a);
    str name;
    int fd = open(forged, O_RDWR | O_CREAT | O_TRUNC, 0600);
    CHECK_OK(&c, file_open(&c, path, UINT64_MAX, &file));
    CHECK_OK(&c, bundle_open(&c, file.fd, path, &in));
    CHECK_OK(&c, bundle_begin(&c, fd, forged, 0, &to));
    for (;;) {
        struct digest digest;
        CHECK_OK(&c, bundle_next(&c, in, &name));
        if (name.len == 0)
            break;
        str text = take_all(&c, in);
        bool last = str_eq(name, S("SHA256SUMS"));
        if (str_eq(name, str_from(forgeries[row].part))) {
            text = replaced(a, text, row);
            name = forgeries[row].named == NULL ? name : str_from(forgeries[row].named);
        }
        if (name.len == 0)
            continue;
        if (last && forgeries[row].resum)
            text = out_str(&sums);
        CHECK_OK(&c, digest_of(&c, DIGEST_SHA256, text, &digest));
        if (!last)
            out_fmt(&sums, "%.*s  %.*s\n", STR(digest_hex(a, &digest)), STR(name));
        CHECK_OK(&c, bundle_part(&c, to, name, BUNDLE_UNKNOWN));
        CHECK_OK(&c, bundle_add(&c, to, text));
    }
    CHECK_OK(&c, bundle_end(&c, to));
    close(fd);
}

/* Each is refused by its sentence, and the target is as it was: without any table. */
BOTH(a_forged_backup_is_refused_and_leaves_nothing) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, DB_SQLITE);
    const char *path = new_path(a, "a.zip"), *forged = new_path(a, "f.zip");
    str address;
    back_up(a, &d, path);
    struct db *db = both_open(a, engine, &address);
    for (size_t i = 0; i < COUNT_OF(forgeries); i++) {
        struct ctx own = {.arena = a};
        bool there = true;
        forge(a, path, forged, i);
        CHECK(restore(&own, forged, address) != OK);
        if (!str_has(own.text, str_from(forgeries[i].says)))
            print_error("%zu: %.*s\n", i, STR(own.text));
        CHECK(str_has(own.text, str_from(forgeries[i].says)));
        CHECK_OK(&c, db_has_table(&c, db, "org", &there));
        CHECK(!there);
    }
    CHECK_OK(&c, restore(&c, path, address)); /* and still takes a good one */
}

/* Cut off, or one byte changed, anywhere. */
TEST(a_damaged_backup_is_refused) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, DB_SQLITE);
    const char *path = new_path(a, "a.zip"), *bad = new_path(a, "bad.zip");
    str bytes;
    back_up(a, &d, path);
    CHECK_OK(&c, file_read(&c, path, UINT64_MAX, &bytes));
    for (size_t at = 1; at < bytes.len; at += 97) {
        struct ctx own = {.arena = a};
        struct backup_sum sum;
        int fd = open(bad, O_RDWR | O_CREAT | O_TRUNC, 0600);
        assert_int_equal(write(fd, bytes.ptr, at), at);
        CHECK(app_backup_check(&own, bad, &sum) != OK);
        CHECK(own.text.len > 0);
        close(fd);
    }
    struct ctx none = {.arena = a};
    CHECK_INT(restore(&none, new_path(a, "none.zip"), S("/nowhere/x.db")), ERR_NOT_FOUND);
}

/* A database that was tampered with is backed up as it is, and comes back only when that is
 * wanted. */
BOTH(what_does_not_fit_its_audit_comes_back_only_when_told) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    struct deed d = filled(a, &c, engine);
    const char *path = new_path(a, "a.zip");
    struct restored restored;
    str address;
    CHECK_OK(&c, db_script(&c, d.db, S("UPDATE org SET name = '办公宝' WHERE id = 2")));
    back_up(a, &d, path);
    both_open(a, engine, &address);
    CHECK_INT(restore(&bad, path, address), ERR_INVALID);
    CHECK(str_has(bad.text, S("--unproven")));
    const struct restore_job job = {.path = path, .address = address, .unproven = true};
    CHECK_OK(&c, app_restore(&c, &job, &restored));
    CHECK(str_has(restored.fault, S("组织 2 与操作日志不符")));
}

/* Of a program whose schema has fewer steps: the backup is made without its structs, and restoring
 * it brings it up to date. */
BOTH(an_older_database_is_backed_up_and_restored_as_a_newer_one) {
    struct ctx c = {.arena = a};
    const struct schema old = {store_schema.v, 1};
    const char *path = new_path(a, "old.zip");
    struct backup_sum sum;
    str address;
    size_t pending;
    struct deed d = {.c = &c, .db = both_open(a, engine, NULL), .now = 1750000000};
    CHECK_OK(&c, schema_update(&c, d.db, old, 1));
    CHECK_OK(&c, db_script(&c, d.db, S("INSERT INTO counter VALUES ('org', 7)")));
    const struct backup_job job = {.path = path, .program = S("old")};
    CHECK_OK(&c, app_backup(&d, &job, &sum));
    CHECK_INT(sum.rows, 1);
    struct db *db = both_open(a, engine, &address);
    CHECK_OK(&c, restore(&c, path, address));
    CHECK_OK(&c, schema_pending(&c, db, store_schema, &pending));
    CHECK_INT(pending, 0);
    i64 id;
    CHECK_OK(&c, db_next(&c, db, S("org"), 1, &id));
    CHECK_INT(id, 8);
}

/* Stored files go with it, under their digests. */
BOTH(stored_files_come_back) {
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    struct blob_store *store;
    struct blob blob, empty;
    struct file file;
    const char *path = new_path(a, "a.zip"), *second = new_path(a, "b.zip");
    const char *folder = new_path(a, "files");
    str address;
    bool has;
    CHECK_OK(&c, files_open(&d, &store));
    CHECK_OK(&c, file_open(&c, "examples/plan.txt", UINT64_MAX, &file));
    CHECK_OK(&c, files_put(&c, store, &file, &blob));
    CHECK_OK(&c, file_open(&c, "/dev/null", UINT64_MAX, &file));
    CHECK_OK(&c, files_put(&c, store, &file, &empty));
    struct backup_sum sum = back_up(a, &d, path);
    CHECK_INT(sum.files, 2);
    CHECK_INT(sum.bytes, blob.bytes);
    both_open(a, engine, &address);
    struct restored restored;
    const struct restore_job job = {.path = path, .address = address, .files = str_from(folder)};
    CHECK_OK(&c, app_restore(&c, &job, &restored));
    struct deed to = desk_more(a, &c, address);
    CHECK_OK(&c, files_open(&to, &store));
    CHECK_OK(&c, blob_has(&c, store, &blob.id, &has));
    CHECK(has);
    CHECK_INT(back_up(a, &to, second).files, 2);
    desk_proven(a, &to);
}

SUITE(backup_tests, BOTH_CASES(what_was_backed_up_comes_back_on_either_engine),
      BOTH_CASES(work_goes_on_after_a_restore),
      BOTH_CASES(a_database_that_is_not_empty_is_left_alone),
      BOTH_CASES(a_forged_backup_is_refused_and_leaves_nothing), CASE(a_damaged_backup_is_refused),
      BOTH_CASES(what_does_not_fit_its_audit_comes_back_only_when_told),
      BOTH_CASES(an_older_database_is_backed_up_and_restored_as_a_newer_one),
      BOTH_CASES(stored_files_come_back))
