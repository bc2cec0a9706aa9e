/* Heads: one line a member, then the public key, then a signature over all lines before it:
 *
 *     bihuan-head 1
 *     installation: 青禾县图书馆
 *     link: 12
 *     entries: 345
 *     algorithm: sha256
 *     digest: 8638…
 *     at: 1764043200
 *     key: MCow…
 *     signature: …
 */
#include "app/chain_head.h"

#include "app/settings.h"
#include "base/out.h"
#include "port/file.h"
#include "port/sign.h"
#include "store/audit.h"
#include "store/org.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEAD_FILE_BYTES = 64 << 10,
    KEY_FILE_BYTES = 4 << 10,
    KEY_MODE = 0600,
};

static const str first_line = T("bihuan-head 1\n");

static const struct field head_fields[] = {
    FIELD(struct chain_head, installation), FIELD(struct chain_head, link),
    FIELD(struct chain_head, entries),      FIELD(struct chain_head, algorithm),
    FIELD(struct chain_head, digest),       FIELD(struct chain_head, at),
};
const struct shape chain_head_shape = SHAPE(struct chain_head, head_fields);

/* ---- taking ---- */

static err take_head(struct deed *d, struct chain_head *head) {
    struct audit_link link;
    struct list tops;
    i64 entries;
    TRY(audit_head(d->c, d->db, &link, &entries));
    TRY(org_below(d->c, d->db, 0, &tops));
    const struct org *org = tops.v;
    for (size_t i = 1; i < tops.n; i++)
        if (((const struct org *)tops.v)[i].id < org->id)
            org = &((const struct org *)tops.v)[i];
    *head = (struct chain_head){.installation = tops.n > 0 ? org->name : S(""),
                                .link = link.id,
                                .entries = entries,
                                .algorithm = link.algorithm,
                                .digest = link.digest,
                                .at = d->now};
    return OK;
}

err app_head(struct deed *d, struct chain_head *head_out) {
    tx_link(d);
    TRY(db_begin(d->c, d->db, DB_READ));
    err e = take_head(d, head_out);
    db_rollback(d->db);
    return e;
}

/* ---- signing ---- */

static err read_key(struct ctx *c, const char *path, struct sign_key *key_out) {
    str text;
    TRY(file_read(c, path, KEY_FILE_BYTES, &text));
    return sign_key_read(c, text, key_out);
}

static str lines_of(struct arena *a, const struct chain_head *head, str public) {
    struct out o = out_open(a);
    out_raw(&o, first_line);
    for (size_t i = 0; i < chain_head_shape.n; i++) {
        const struct field *f = &chain_head_shape.fields[i];
        out_fmt(&o, "%s: ", f->name);
        if (f->kind == KIND_INT)
            out_int(&o, *(const i64 *)(const void *)((const char *)head + f->offset));
        else
            out_raw(&o, *(const str *)(const void *)((const char *)head + f->offset));
        out_char(&o, '\n');
    }
    out_fmt(&o, "key: %.*s\n", STR(public));
    return out_str(&o);
}

err app_head_sign(struct deed *d, const struct chain_head *head, const char *key_path,
                  str *text_out) {
    struct ctx *c = d->c;
    struct sign_key key;
    struct sign_public public;
    struct signature signature;
    str written, known, base64;
    TRY(read_key(c, key_path, &key));
    TRY(sign_public_of(c, &key, &public));
    TRY(sign_public_write(c, &public, &written));
    TRY(app_setting(c, d->db, "head.key", &known));
    if (!str_eq(written, known))
        return fail(c, ERR_INVALID,
                    "这把私钥与设置 head.key 里的公钥不是一对，请用 bihuan head key 生成的那把");
    str lines = lines_of(c->arena, head, written);
    TRY(sign_bytes(c, &key, lines, &signature));
    TRY(signature_write(c, &signature, &base64));
    *text_out = str_fmt(c->arena, "%.*ssignature: %.*s\n", STR(lines), STR(base64));
    return OK;
}

err app_head_key(struct deed *d, const char *path, str *public_out) {
    struct ctx *c = d->c;
    struct sign_key key;
    struct sign_public public;
    struct save *save;
    str text;
    if (access(path, F_OK) == 0)
        return fail(c, ERR_CONFLICT, "%.*s 已经存在，为免覆盖私钥没有生成，请换一个文件名",
                    STR(file_shown(c->arena, str_from(path))));
    TRY(sign_key_make(c, &key));
    TRY(sign_public_of(c, &key, &public));
    TRY(sign_public_write(c, &public, public_out));
    TRY(sign_key_write(c, &key, &text));
    TRY(save_begin(c, path, &save));
    fchmod(save_fd(save), KEY_MODE);
    struct out out = out_open_fd(c->arena, save_fd(save));
    out_raw(&out, text);
    if (!out_flush(&out))
        return fail(c, ERR_IO, "%.*s 写不进去，请检查磁盘",
                    STR(file_shown(c->arena, str_from(path))));
    TRY(save_end(c, save));
    return app_setting_set(d, S("head.key"), *public_out);
}

/* ---- reading ---- */

static bool read_number(str text, i64 *n_out) {
    enum {
        DIGITS_MAX = 18
    };
    i64 n = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (!str_digit(text, i))
            return false;
        n = n * 10 + (text.ptr[i] - '0');
    }
    *n_out = n;
    return text.len > 0 && text.len <= DIGITS_MAX;
}

/* The lines of the members, in their order; *rest moves behind them. */
static bool read_lines(str *rest, struct chain_head *head) {
    if (!str_starts(*rest, first_line))
        return false;
    *rest = str_sub(*rest, first_line.len, rest->len);
    for (size_t i = 0; i < chain_head_shape.n; i++) {
        const struct field *f = &chain_head_shape.fields[i];
        void *at = (char *)head + f->offset;
        str line, name = str_from(f->name);
        if (!str_line(rest, &line) || !str_starts(line, name) ||
            !str_starts(str_sub(line, name.len, line.len), S(": ")))
            return false;
        str value = str_sub(line, name.len + 2, line.len);
        if (f->kind == KIND_TEXT)
            *(str *)at = value;
        else if (!read_number(value, at))
            return false;
    }
    return true;
}

err chain_head_read(struct ctx *c, str text, const struct sign_public *key,
                    struct chain_head *head_out) {
    static const str front = T("signature: ");
    struct chain_head head = {0};
    struct digest digest;
    struct signature signature;
    str rest = text;
    bool good;
    size_t at = str_find(text, S("\nsignature: "), 0);
    if (at == STR_NONE || !str_ends(text, S("\n")) || !read_lines(&rest, &head) ||
        !digest_parse(head.digest, &digest))
        return fail(c, ERR_INVALID, "这不是链头文件，或已损坏");
    str last = str_sub(text, at + 1 + front.len, text.len - 1);
    TRY(signature_read(c, last, &signature));
    TRY(sign_check(c, key, str_sub(text, 0, at + 1), &signature, &good));
    if (!good)
        return fail(c, ERR_INVALID, "链头文件的签名不对：内容被改动过，或不是这把密钥签的");
    *head_out = head;
    return OK;
}

/* Digits as people copy them from paper, with spaces between the groups. */
static bool is_digest(struct arena *a, str said, str *digest_out) {
    char *to = take(a, char, said.len + 1);
    struct digest digest;
    size_t n = 0;
    for (size_t i = 0; i < said.len; i++)
        if (said.ptr[i] != ' ')
            to[n++] = ascii_lower(said.ptr[i]);
    *digest_out = (str){to, n};
    return digest_parse(*digest_out, &digest);
}

err app_head_wanted(struct deed *d, str said, str public, struct chain_head *head_out) {
    struct ctx *c = d->c;
    struct sign_public key;
    struct chain_head head = {0};
    str text;
    if (is_digest(c->arena, said, &head.digest)) {
        *head_out = head;
        return OK;
    }
    if (access(str_z(c->arena, said), F_OK) != 0)
        return fail(c, ERR_NOT_FOUND, "“%.*s”既不是 64 位的链头，也不是已有的链头文件",
                    STR(file_shown(c->arena, said)));
    if (public.len == 0)
        TRY(app_setting(c, d->db, "head.key", &public));
    if (public.len == 0)
        return fail(c, ERR_INVALID, "没有公钥可用来核对签名，请用 --key 给出");
    TRY(sign_public_read(c, public, &key));
    TRY(file_read(c, str_z(c->arena, said), HEAD_FILE_BYTES, &text));
    return chain_head_read(c, text, &key, head_out);
}
