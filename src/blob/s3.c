/* Files on S3, each an object prefix/ab/cd/abcdef…. Content is written to a nameless file first, so
 * that length and digest are known before the first byte is sent. */
#include "blob/s3.h"

#include "port/reason.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static const struct http_limits limits = {
    .connect_ms = 10 * 1000,
    .idle_s = 120, /* putting parts together takes S3 a while */
    .kept_bytes = 8 << 20,
};

/* ---- opening ---- */

static err read_key(struct ctx *c, struct s3 *s3) {
    const char *id = getenv(BLOB_ENV_KEY), *secret = getenv(BLOB_ENV_SECRET);
    if (id == NULL || id[0] == '\0' || secret == NULL || secret[0] == '\0')
        return fail(c, ERR_INVALID,
                    "使用 S3 存储须设环境变量 " BLOB_ENV_KEY "（访问密钥）和 " BLOB_ENV_SECRET
                    "（私有密钥），请设好后再启动");
    s3->key = (struct sigv4_key){.id = str_dup(c->arena, str_from(id)),
                                 .secret = str_dup(c->arena, str_from(secret)),
                                 .region = s3->place.region};
    return OK;
}

err s3_open(struct ctx *c, str address, struct blob_store *store) {
    struct s3 *s3 = take(c->arena, struct s3, 1);
    TRY(s3_place_parse(c, str_dup(c->arena, address), &s3->place));
    TRY(read_key(c, s3));
    TRY(http_client_open(c, &limits, &s3->client));
    store->driver = &blob_s3;
    store->name = s3->place.name;
    store->s3 = s3;
    return OK;
}

str s3_object(struct arena *a, const struct blob_store *store, const struct digest *id) {
    return str_cat(a, store->s3->place.prefix, driver_path(a, id));
}

/* ---- lists ---- */

/* Asks for the keys behind `after`, at most `n`. */
static err list(struct ctx *c, struct blob_store *store, str after, const char *n,
                struct xml_tree *tree_out) {
    const struct sigv4_pair query[] = {
        {S("list-type"), S("2")},
        {S("max-keys"), str_from(n)},
        {S("prefix"), store->s3->place.prefix},
        {S("start-after"), after},
    };
    const struct s3_call call = {
        .method = "GET", .key = S(""), .query = {query, after.len > 0 ? 4 : 3}};
    struct http_answer answer;
    TRY(s3_send(c, store, &call, &answer));
    if (answer.status != 200)
        return s3_fail(c, store, &answer);
    TRY(s3_tree(c, store, answer.body, tree_out));
    store->s3->checked = true;
    return OK;
}

static err check(struct ctx *c, struct blob_store *store) {
    struct xml_tree tree;
    return list(c, store, S(""), "1", &tree);
}

/* The files of one answer. gives  its last key, empty when it has none */
static str take_files(struct arena *a, struct blob_walk *walk, const struct xml_tree *tree) {
    str prefix = walk->store->s3->place.prefix, last = S("");
    for (u32 i = 0; i < tree->n; i++) {
        struct blob blob = {.bytes = 0};
        if (tree->v[i].tag != S3_CONTENTS)
            continue;
        last = s3_text(tree, i, S3_KEY);
        if (!str_starts(last, prefix) || !driver_id(str_sub(last, prefix.len, last.len), &blob.id))
            continue;
        str size = s3_text(tree, i, S3_SIZE);
        for (size_t k = 0; str_digit(size, k); k++)
            blob.bytes = blob.bytes * 10 + (u64)(size.ptr[k] - '0');
        *push(a, &walk->found) = blob;
    }
    return last;
}

/* Each page begins behind the last file given, which any server can continue from, even another
 * day. Answers that hold only files of others are passed over. */
static err page(struct ctx *c, struct blob_walk *walk) {
    str after = walk->begun ? s3_object(c->arena, walk->store, &walk->after) : S("");
    while (walk->found.n == 0 && !walk->ended) {
        struct xml_tree tree;
        TRY(list(c, walk->store, after, "1000", &tree));
        after = take_files(c->arena, walk, &tree);
        walk->ended = after.len == 0 || !str_eq(s3_text(&tree, 0, S3_IS_TRUNCATED), S("true"));
    }
    return OK;
}

/* ---- in ---- */

static err begin(struct ctx *c, struct blob_draft *draft) {
    const char *told = getenv("TMPDIR"), *dir = told != NULL && told[0] == '/' ? told : "/tmp";
    str name = str_fmt(c->arena, "%s/bihuan-XXXXXX%c", dir, '\0');
    char *path = take(c->arena, char, name.len);
    memcpy(path, name.ptr, name.len);
    draft->fd = mkstemp(path);
    if (draft->fd < 0)
        return fail(
            c, ERR_IO,
            "%s 里无法建立中转文件（%s），请检查磁盘空间和权限，或用环境变量 TMPDIR 另行指定", dir,
            strerror(errno));
    unlink(path);
    return OK;
}

static void end(struct blob_draft *draft) {
    reason_close(&draft->fd);
}

/* ---- out ---- */

err s3_size(struct ctx *c, struct blob_store *store, const struct digest *id, u64 *bytes_out,
            bool *there_out) {
    const struct s3_call call = {.method = "HEAD", .key = s3_object(c->arena, store, id)};
    struct http_answer answer;
    TRY(s3_send(c, store, &call, &answer));
    if (answer.status != 200 && answer.status != 404)
        return s3_fail(c, store, &answer);
    /* An answer to HEAD has no text: it cannot tell a bucket that is absent from a file that is. */
    if (answer.status == 404 && !store->s3->checked)
        TRY(check(c, store));
    *there_out = answer.status == 200;
    *bytes_out = answer.length;
    return OK;
}

static err get(struct ctx *c, struct blob_store *store, const struct digest *id,
               const struct blob_sink *to) {
    struct http_sink sink = {.fd = to->fd, .run = to->run};
    const struct s3_call call = {
        .method = "GET", .key = s3_object(c->arena, store, id), .sink = &sink};
    struct http_answer answer;
    TRY(s3_send(c, store, &call, &answer));
    if (answer.status == sink.status)
        return OK;
    return s3_is(c->arena, &answer, S("NoSuchKey")) ? driver_absent(c, store, id)
                                                    : s3_fail(c, store, &answer);
}

static err link_for(struct ctx *c, struct blob_store *store, const struct blob_link *in,
                    str *url_out) {
    const struct s3_place *place = &store->s3->place;
    const struct sigv4_pair host = {S("host"), place->host};
    const struct sigv4_pair name = {S("response-content-disposition"),
                                    str_fmt(c->arena, "attachment; filename*=UTF-8''%.*s",
                                            STR(sigv4_encode(c->arena, in->name)))};
    const struct sigv4_request request = {
        .method = S("GET"),
        .path = str_cat(c->arena, place->root, s3_object(c->arena, store, &in->id)),
        .query = {&name, in->name.len > 0 ? 1 : 0},
        .headers = {&host, 1},
        .at = (i64)time(NULL),
    };
    str target;
    TRY(sigv4_link(c, &store->s3->key, &request, in->seconds, &target));
    *url_out = str_cat(c->arena, place->base, target);
    return OK;
}

static err drop(struct ctx *c, struct blob_store *store, const struct digest *id) {
    const struct s3_call call = {.method = "DELETE", .key = s3_object(c->arena, store, id)};
    struct http_answer answer;
    TRY(s3_send(c, store, &call, &answer));
    bool gone = answer.status == 200 || answer.status == 204 ||
                (answer.status == 404 && !s3_is(c->arena, &answer, S("NoSuchBucket")));
    return gone ? OK : s3_fail(c, store, &answer);
}

const struct blob_driver blob_s3 = {
    .check = check,
    .begin = begin,
    .end = end,
    .keep = s3_keep,
    .find = s3_size,
    .get = get,
    .drop = drop,
    .page = page,
    .link = link_for,
    .sweep = s3_sweep,
};
