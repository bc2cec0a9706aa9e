/* Into S3. Up to PART_BYTES a file is one PUT, signed with its digest, which S3 compares with what
 * arrives. Above, it goes in parts, each signed with its own; until the last word is said nothing
 * is to be seen of it, and when that is never said, the parts are given up. */
#include "blob/s3.h"

#include "base/out.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

#define PART_BYTES ((u64)64 << 20)

enum {
    PARTS_MAX = 10000, /* of S3: 625 GiB by our size of parts */
};

/* A file on its way in parts. */
struct upload {
    struct blob_draft *draft;
    str key;
    str id; /* as S3 calls the upload */
    strs etags;
};

/* ---- in parts ---- */

static err begin_upload(struct ctx *c, struct upload *u) {
    struct blob_store *store = u->draft->store;
    const struct sigv4_pair query = {S("uploads"), S("")};
    const struct s3_call call = {.method = "POST", .key = u->key, .query = {&query, 1}};
    struct http_answer answer;
    struct xml_tree tree;
    TRY(s3_send(c, store, &call, &answer));
    if (answer.status != 200)
        return s3_fail(c, store, &answer);
    TRY(s3_tree(c, store, answer.body, &tree));
    u->id = s3_text(&tree, 0, S3_UPLOAD_ID);
    return u->id.len > 0 ? OK : s3_fail(c, store, &answer);
}

/* The digest of a part of the draft, which is read once more for it. */
static err digest_part(struct ctx *c, const struct blob_draft *draft, u64 from, u64 bytes,
                       str *hex_out) {
    struct digest_run *run;
    struct digest digest;
    u64 end = from + bytes;
    TRY(digest_begin(c, DIGEST_SHA256, &run));
    while (from < end) {
        size_t want = end - from < BLOB_PIECE_BYTES ? (size_t)(end - from) : BLOB_PIECE_BYTES;
        ssize_t n = pread(draft->fd, draft->store->piece, want, (off_t)from);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return fail(c, ERR_IO, "%.*s：中转文件读取失败（%s），请检查磁盘后再试",
                        STR(draft->store->name), n < 0 ? strerror(errno) : "变短了");
        digest_add(run, (str){draft->store->piece, (size_t)n});
        from += (u64)n;
    }
    TRY(digest_end(c, run, &digest));
    *hex_out = digest_hex(c->arena, &digest);
    return OK;
}

static err send_part(struct ctx *c, struct upload *u, size_t number) {
    struct blob_store *store = u->draft->store;
    u64 from = (number - 1) * PART_BYTES, left = u->draft->bytes - from;
    u64 bytes = left < PART_BYTES ? left : PART_BYTES;
    const struct sigv4_pair query[] = {
        {S("partNumber"), str_fmt(c->arena, "%zu", number)},
        {S("uploadId"), u->id},
    };
    struct s3_call call = {
        .method = "PUT",
        .key = u->key,
        .query = {query, COUNT_OF(query)},
        .body = {.from_file = true, .fd = u->draft->fd, .from = from, .bytes = bytes},
    };
    struct http_answer answer;
    TRY(digest_part(c, u->draft, from, bytes, &call.payload));
    TRY(s3_send(c, store, &call, &answer));
    if (answer.status != 200 || answer.etag.len == 0)
        return s3_fail(c, store, &answer);
    u->etags.v[number - 1] = answer.etag;
    return OK;
}

/* S3 may say 200 first and name an error in the text afterwards. When no answer comes, the file may
 * be there all the same: its size tells. */
static err end_upload(struct ctx *c, struct upload *u, const struct blob *blob) {
    struct blob_store *store = u->draft->store;
    struct out o = out_open(c->arena);
    out_raw(&o, S("<CompleteMultipartUpload>"));
    for (size_t i = 0; i < u->etags.n; i++) {
        out_fmt(&o, "<Part><PartNumber>%zu</PartNumber><ETag>", i + 1);
        out_html(&o, u->etags.v[i]);
        out_raw(&o, S("</ETag></Part>"));
    }
    out_raw(&o, S("</CompleteMultipartUpload>"));
    const struct sigv4_pair query = {S("uploadId"), u->id};
    const struct s3_call call = {
        .method = "POST", .key = u->key, .query = {&query, 1}, .body = {.text = out_str(&o)}};
    struct http_answer answer;
    struct xml_tree tree;
    struct ctx inner = {.arena = c->arena};
    bool there = false;
    u64 bytes = 0;
    err sent = s3_send(&inner, store, &call, &answer);
    if (sent == OK && answer.status == 200 && s3_tree(&inner, store, answer.body, &tree) == OK &&
        s3_find(&tree, 0, S3_COMPLETED) > 0)
        return OK;
    TRY(s3_size(c, store, &blob->id, &bytes, &there));
    if (there && bytes == blob->bytes)
        return OK;
    return sent == OK ? s3_fail(c, store, &answer) : fail(c, sent, "%.*s", STR(inner.text));
}

/* The first cause of the failure has been told; how this ends changes nothing. */
static void give_up(struct arena *a, struct blob_store *store, str key, str id) {
    struct ctx c = {.arena = a};
    const struct sigv4_pair query = {S("uploadId"), id};
    const struct s3_call call = {.method = "DELETE", .key = key, .query = {&query, 1}};
    struct http_answer answer;
    (void)!s3_send(&c, store, &call, &answer);
}

static err put_parts(struct ctx *c, struct upload *u, const struct blob *blob) {
    u->etags.n = (size_t)((blob->bytes + PART_BYTES - 1) / PART_BYTES);
    if (u->etags.n > PARTS_MAX)
        return fail(c, ERR_TOO_BIG, "%.*s：单个文件不能超过 %llu GiB，请拆分后再存",
                    STR(u->draft->store->name), (unsigned long long)(PARTS_MAX * PART_BYTES >> 30));
    u->etags.v = take(c->arena, str, u->etags.n);
    TRY(begin_upload(c, u));
    err result = OK;
    for (size_t i = 1; i <= u->etags.n && result == OK; i++)
        result = send_part(c, u, i);
    if (result == OK)
        result = end_upload(c, u, blob);
    if (result != OK)
        give_up(c->arena, u->draft->store, u->key, u->id);
    return result;
}

/* ---- as a whole ---- */

static err put_whole(struct ctx *c, const struct upload *u, const struct blob *blob) {
    struct blob_store *store = u->draft->store;
    const struct s3_call call = {
        .method = "PUT",
        .key = u->key,
        .body = {.from_file = true, .fd = u->draft->fd, .bytes = blob->bytes},
        .payload = digest_hex(c->arena, &blob->id),
    };
    struct http_answer answer;
    TRY(s3_send(c, store, &call, &answer));
    return answer.status == 200 ? OK : s3_fail(c, store, &answer);
}

err s3_keep(struct ctx *c, struct blob_draft *draft, const struct blob *blob) {
    struct upload u = {.draft = draft, .key = s3_object(c->arena, draft->store, &blob->id)};
    bool there;
    u64 bytes;
    TRY(s3_size(c, draft->store, &blob->id, &bytes, &there));
    if (there && bytes != blob->bytes)
        return driver_damaged(c, draft->store, &blob->id);
    if (there)
        return OK;
    return blob->bytes > PART_BYTES ? put_parts(c, &u, blob) : put_whole(c, &u, blob);
}

/* ---- what was left ---- */

/* One answer of the list of uploads. *query is set to ask for the next; .n = 0 at the end. */
static err sweep_page(struct ctx *c, struct blob_store *store, struct sigv4_pair *query, size_t *n,
                      u64 *swept) {
    const struct s3_call call = {.method = "GET", .key = S(""), .query = {query, *n}};
    struct http_answer answer;
    struct xml_tree tree;
    str before = sigv4_time(c->arena, (i64)time(NULL) - BLOB_SWEEP_SECONDS);
    before = str_fmt(c->arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s", before.ptr, before.ptr + 4,
                     before.ptr + 6, before.ptr + 9, before.ptr + 11, before.ptr + 13);
    TRY(s3_send(c, store, &call, &answer));
    if (answer.status == 501) { /* a small server that keeps no such list: nothing can be asked */
        *n = 0;
        return OK;
    }
    if (answer.status != 200)
        return s3_fail(c, store, &answer);
    TRY(s3_tree(c, store, answer.body, &tree));
    for (u32 i = 0; i < tree.n; i++) {
        str key = s3_text(&tree, i, S3_KEY), since = s3_text(&tree, i, S3_INITIATED);
        if (tree.v[i].tag != S3_UPLOAD || since.len == 0 || str_cmp(since, before) >= 0)
            continue;
        give_up(c->arena, store, key, s3_text(&tree, i, S3_UPLOAD_ID));
        *swept += 1;
    }
    bool more = str_eq(s3_text(&tree, 0, S3_IS_TRUNCATED), S("true"));
    query[2] = (struct sigv4_pair){S("key-marker"), s3_text(&tree, 0, S3_NEXT_KEY)};
    query[3] = (struct sigv4_pair){S("upload-id-marker"), s3_text(&tree, 0, S3_NEXT_UPLOAD)};
    *n = more && query[2].value.len > 0 ? 4 : 0;
    return OK;
}

err s3_sweep(struct ctx *c, struct blob_store *store, u64 *swept_out) {
    struct sigv4_pair query[4] = {{S("uploads"), S("")}, {S("prefix"), store->s3->place.prefix}};
    size_t n = 2;
    u64 swept = 0;
    while (n > 0)
        TRY(sweep_page(c, store, query, &n, &swept));
    *swept_out = swept;
    return OK;
}
