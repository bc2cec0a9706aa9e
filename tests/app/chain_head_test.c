#include "app/chain_head.h"

#include "app/desk.h"
#include "app/org.h"
#include "app/settings.h"
#include "app/suites.h"
#include "base/out.h"
#include "port/file.h"
#include "port/sign.h"
#include "port/tempdir.h"
#include "store/audit_check.h"

#include <sys/stat.h>

static const char *new_path(struct arena *a, const char *name) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_OK(&c, tempdir_open(&c, &dir));
    return str_fmt(a, "%s/%s%c", dir, name, '\0').ptr;
}

static void save_text(struct arena *a, const char *path, str text) {
    struct ctx c = {.arena = a};
    struct save *save;
    CHECK_OK(&c, save_begin(&c, path, &save));
    struct out out = out_open_fd(a, save_fd(save));
    out_raw(&out, text);
    CHECK(out_flush(&out));
    CHECK_OK(&c, save_end(&c, save));
}

/* A unit, a pair of keys, a signed head. */
struct signed_head {
    struct deed d;
    struct chain_head head;
    str public, text;
    const char *key_path;
};

static struct signed_head signed_head(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct signed_head s = {.d = desk_new(a, c, engine, NULL), .key_path = new_path(a, "key.pem")};
    struct org org;
    CHECK_OK(c, app_org_add(&s.d, (struct org){.name = S("青禾县图书馆")}, &org));
    CHECK_OK(c, app_head_key(&s.d, s.key_path, &s.public));
    CHECK_OK(c, app_head(&s.d, &s.head));
    CHECK_OK(c, app_head_sign(&s.d, &s.head, s.key_path, &s.text));
    return s;
}

BOTH(a_signed_head_is_read_and_found_in_the_chain) {
    struct ctx c = {.arena = a};
    struct audit_fault fault;
    struct chain_head head;
    struct signed_head s = signed_head(a, &c, engine);
    const char *path = new_path(a, "head.txt");
    save_text(a, path, s.text);
    CHECK_OK(&c, app_head_wanted(&s.d, str_from(path), S(""), &head));
    CHECK_OK(&c, app_head_wanted(&s.d, str_from(path), s.public, &head));
    CHECK_STR(head.installation, S("青禾县图书馆"));
    CHECK_STR(head.digest, s.head.digest);
    CHECK_INT(head.link, s.head.link);
    CHECK_OK(&c, audit_check(&c, s.d.db, head.digest, &fault));
    CHECK_STR(fault.sentence, S(""));
    CHECK_INT(fault.entries, head.entries);
    /* the end of the chain is cut off, entries and records alike */
    CHECK_OK(&c, db_script(&c, s.d.db,
                           str_fmt(a,
                                   "DELETE FROM audit WHERE link = %lld; DELETE FROM audit_link "
                                   "WHERE id = %lld; DELETE FROM setting WHERE name = 'head.key'",
                                   (long long)head.link, (long long)head.link)));
    CHECK_OK(&c, audit_check(&c, s.d.db, head.digest, &fault));
    CHECK(fault.sentence.len > 0);
}

BOTH(the_secret_key_stays_outside_of_the_database) {
    struct ctx c = {.arena = a}, again = {.arena = a};
    struct signed_head s = signed_head(a, &c, engine);
    struct stat st;
    str public, text;
    CHECK_INT(stat(s.key_path, &st), 0);
    CHECK_INT(st.st_mode & 0777, 0600);
    CHECK_OK(&c, app_setting(&c, s.d.db, "head.key", &public));
    CHECK_STR(public, s.public);
    CHECK_OK(&c, file_read(&c, s.key_path, 1 << 16, &text));
    CHECK(str_starts(text, S("-----BEGIN PRIVATE KEY-----\n")));
    s.d.c = &again;
    CHECK_INT(app_head_key(&s.d, s.key_path, &public), ERR_CONFLICT);
}

/* Of another pair: it would sign what nobody can check. */
BOTH(a_key_that_is_not_ours_does_not_sign) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    struct signed_head s = signed_head(a, &c, engine);
    const char *path = new_path(a, "other.pem");
    struct sign_key key;
    str text;
    CHECK_OK(&c, sign_key_make(&c, &key));
    CHECK_OK(&c, sign_key_write(&c, &key, &text));
    save_text(a, path, text);
    s.d.c = &bad;
    CHECK_INT(app_head_sign(&s.d, &s.head, path, &text), ERR_INVALID);
    CHECK(str_has(bad.text, S("不是一对")));
}

/* Whatever byte of a signed head is another one, or missing, it is refused. */
TEST(a_head_that_was_changed_is_refused) {
    struct ctx c = {.arena = a};
    struct signed_head s = signed_head(a, &c, DB_SQLITE);
    struct sign_public key;
    struct chain_head head;
    CHECK_OK(&c, sign_public_read(&c, s.public, &key));
    CHECK_OK(&c, chain_head_read(&c, s.text, &key, &head));
    for (size_t i = 0; i < s.text.len; i++) {
        struct ctx own = {.arena = a};
        char *text = take(a, char, s.text.len);
        memcpy(text, s.text.ptr, s.text.len);
        text[i] = text[i] == '7' ? '8' : '7';
        CHECK_INT(chain_head_read(&own, (str){text, s.text.len}, &key, &head), ERR_INVALID);
        own = (struct ctx){.arena = a};
        CHECK_INT(chain_head_read(&own, str_sub(s.text, 0, i), &key, &head), ERR_INVALID);
    }
}

BOTH(what_is_no_head_is_told) {
    struct ctx c = {.arena = a};
    struct chain_head head;
    struct deed d = desk_new(a, &c, engine, NULL);
    const char *path = new_path(a, "head.txt");
    struct ctx none = {.arena = a}, no_key = {.arena = a};
    save_text(a, path, S("x"));
    d.c = &none;
    CHECK_INT(app_head_wanted(&d, S("00"), S(""), &head), ERR_NOT_FOUND);
    d.c = &no_key;
    CHECK_INT(app_head_wanted(&d, str_from(path), S(""), &head), ERR_INVALID);
    CHECK(str_has(no_key.text, S("--key")));
    d.c = &c;
    CHECK_OK(&c,
             app_head_wanted(&d,
                             S("8638 535E507ea9d96d7dcb903d5c2099dc09fd255a966b9b91be7fa5011940 "
                               "c1"),
                             S(""), &head));
    CHECK_STR(head.digest, S("8638535e507ea9d96d7dcb903d5c2099dc09fd255a966b9b91be7fa5011940c1"));
}

SUITE(chain_head_tests, BOTH_CASES(a_signed_head_is_read_and_found_in_the_chain),
      BOTH_CASES(the_secret_key_stays_outside_of_the_database),
      BOTH_CASES(a_key_that_is_not_ours_does_not_sign), CASE(a_head_that_was_changed_is_refused),
      BOTH_CASES(what_is_no_head_is_told))
