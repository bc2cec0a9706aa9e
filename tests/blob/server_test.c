/* The S3 driver against a real server, which s3rver.sh or rgw.sh has started. What only a server
 * that checks signatures can show is left out with the other.
 *
 *     BIHUAN_TEST_S3       s3://bucket and its options, without a prefix
 *     BIHUAN_TEST_SIGNED   1 = the server checks signatures
 *     BIHUAN_TEST_TLS      the same as the first, at an https endpoint whose certificate nobody has
 *                          signed; unset = there is none
 */
#include "test.h"

#include "blob/s3.h"
#include "blob/store.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define PREFIX "2024/佐证 材料/照片 (一)+1~&"
#define LARGE_BYTES (((off_t)64 << 20) + 5)

static const char *told(const char *name) {
    const char *value = getenv(name);
    return value != NULL ? value : "";
}

static bool is_signed(void) {
    return strcmp(told("BIHUAN_TEST_SIGNED"), "1") == 0;
}

/* The address with another bucket or prefix. */
static str address(struct arena *a, const char *bucket, const char *prefix) {
    str all = str_from(told("BIHUAN_TEST_S3"));
    size_t query = str_find(all, S("?"), 0);
    str own = str_sub(all, 5, query);
    return str_fmt(a, "s3://%.*s/%s%.*s", STR(bucket != NULL ? str_from(bucket) : own), prefix,
                   STR(str_sub(all, query, all.len)));
}

static struct blob_store *open_at(struct arena *a, str where) {
    struct ctx c = {.arena = a};
    struct blob_store *store = NULL;
    assert_int_equal(blob_open(&c, where, &store), OK);
    return store;
}

static struct blob_store *open_usual(struct arena *a) {
    return open_at(a, address(a, NULL, PREFIX));
}

static err make_bucket(struct arena *a) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_usual(a);
    const struct s3_call call = {.method = "PUT", .key = S("")};
    struct http_answer answer;
    TRY(s3_send(&c, store, &call, &answer));
    return answer.status == 200 || answer.status == 409 ? OK : s3_fail(&c, store, &answer);
}

/* Fetches a link as a browser does. gives  the HTTP status */
static int fetch(struct arena *a, str url, str *body_out) {
    struct ctx c = {.arena = a};
    const struct http_limits limits = {.connect_ms = 5000, .idle_s = 30, .kept_bytes = 1 << 20};
    const struct http_request request = {.method = "GET", .url = url};
    struct http_client *client;
    struct http_answer answer;
    assert_int_equal(http_client_open(&c, &limits, &client), OK);
    assert_int_equal(http_send(&c, client, &request, &answer), OK);
    assert_int_equal(answer.end, HTTP_DONE);
    *body_out = answer.body;
    return answer.status;
}

TEST(keeps_what_it_is_given) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_usual(a);
    const str texts[] = {S(""), S("abc"), S("闭环")};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct blob blob, same;
        bool has = true;
        u64 bytes;
        struct digest id;
        CHECK_INT(digest_of(&c, DIGEST_SHA256, texts[i], &id), OK);
        CHECK_INT(blob_has(&c, store, &id, &has), OK);
        CHECK(!has);
        CHECK_INT(store_put(&c, store, texts[i], &blob), OK);
        CHECK(digest_eq(&id, &blob.id));
        CHECK_INT(store_put(&c, store, texts[i], &same), OK);
        CHECK_INT(blob_size(&c, store, &id, &bytes), OK);
        CHECK_INT(bytes, texts[i].len);
        CHECK_STR(store_get(a, store, &id), texts[i]);
        CHECK_INT(blob_drop(&c, store, &id), OK);
        CHECK_INT(blob_drop(&c, store, &id), OK);
        CHECK(str_has(store_get(a, store, &id), S("没有文件")));
    }
    CHECK_INT(blob_check(&c, store), OK);
}

TEST(walks_in_order_over_several_answers) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, address(a, NULL, "许多"));
    const int n = is_signed() ? 1010 : 30; /* an answer holds 1000 */
    struct blob blob, before_last = {.bytes = 0};
    struct digest last = {{0}};
    struct blob_walk *walk;
    const struct blob *found;
    int seen = 0;
    for (int i = 0; i < n; i++)
        CHECK_INT(store_put(&c, store, str_fmt(a, "%d", i), &blob), OK);
    CHECK_INT(blob_walk(&c, store, NULL, &walk), OK);
    for (;; seen++) {
        CHECK_INT(blob_next(&c, walk, &found), OK);
        if (found == NULL)
            break;
        CHECK(memcmp(last.v, found->id.v, DIGEST_BYTES) < 0);
        CHECK(found->bytes >= 1 && found->bytes <= 4);
        last = found->id;
        before_last = seen == n - 2 ? *found : before_last;
        blob = *found;
    }
    CHECK_INT(seen, n);
    CHECK_STR(store_ids(a, store, &before_last.id),
              str_fmt(a, "%.8s %d\n", digest_hex(a, &last).ptr, (int)blob.bytes));
}

TEST(keeps_a_large_file_in_parts) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_usual(a);
    struct blob blob;
    int from = store_file(S("")), to = store_file(S(""));
    CHECK_INT(ftruncate(from, LARGE_BYTES), 0);
    CHECK_INT(pwrite(from, "end", 3, LARGE_BYTES - 3), 3);
    CHECK_INT(blob_put(&c, store, from, NULL, &blob), OK);
    CHECK_INT(blob.bytes, LARGE_BYTES);
    CHECK_INT(blob_get(&c, store, &blob.id, to), OK);
    CHECK_INT(lseek(to, 0, SEEK_END), LARGE_BYTES);
    CHECK_INT(blob_drop(&c, store, &blob.id), OK);
    close(from);
    close(to);
}

TEST(tells_damage) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, address(a, NULL, "坏"));
    struct digest id;
    CHECK_INT(digest_of(&c, DIGEST_SHA256, S("abc"), &id), OK);
    const struct s3_call call = {
        .method = "PUT", .key = s3_object(a, store, &id), .body = {.text = S("abd")}};
    struct http_answer answer;
    CHECK_INT(s3_send(&c, store, &call, &answer), OK);
    CHECK_INT(answer.status, 200);
    CHECK(str_has(store_get(a, store, &id), S("已损坏")));
    CHECK_INT(blob_drop(&c, store, &id), OK);
}

TEST(makes_links_that_work_and_cannot_be_bent) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_usual(a);
    struct blob blob, other;
    str url, body;
    CHECK_INT(store_put(&c, store, S("照片"), &blob), OK);
    CHECK_INT(store_put(&c, store, S("别的"), &other), OK);
    struct blob_link link = {.id = blob.id, .seconds = 600, .name = S("照片 (1).jpg")};
    CHECK_INT(blob_link(&c, store, &link, &url), OK);
    CHECK_INT(fetch(a, url, &body), 200);
    CHECK_STR(body, S("照片"));
    if (!is_signed())
        return;
    /* another file, another life, another signature */
    str hex = digest_hex(a, &blob.id), bent;
    size_t at = str_find(url, str_sub(hex, 6, 64), 0);
    bent =
        str_fmt(a, "%.*s%.*s%.*s", STR(str_sub(url, 0, at)),
                STR(str_sub(digest_hex(a, &other.id), 6, 64)), STR(str_sub(url, at + 58, url.len)));
    CHECK(fetch(a, bent, &body) == 403 || fetch(a, bent, &body) == 404);
    CHECK(!str_eq(body, S("别的")));
    at = str_find(url, S("X-Amz-Expires=600"), 0);
    bent =
        str_fmt(a, "%.*s9%.*s", STR(str_sub(url, 0, at + 17)), STR(str_sub(url, at + 17, url.len)));
    CHECK_INT(fetch(a, bent, &body), 403);
    bent = str_fmt(a, "%.*s%c", STR(str_sub(url, 0, url.len - 1)),
                   url.ptr[url.len - 1] == '0' ? '1' : '0');
    CHECK_INT(fetch(a, bent, &body), 403);
    link.seconds = 1;
    CHECK_INT(blob_link(&c, store, &link, &url), OK);
    nanosleep(&(struct timespec){.tv_sec = 3}, NULL);
    CHECK_INT(fetch(a, url, &body), 403); /* its life is over */
}

TEST(says_that_a_bucket_is_absent) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, address(a, "no-such-bucket", ""));
    struct digest id = {{0}};
    bool has;
    CHECK_INT(blob_has(&c, store, &id, &has), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("没有这个存储桶")));
}

TEST(refuses_a_certificate_that_nobody_has_signed) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(a, str_from(told("BIHUAN_TEST_TLS")));
    CHECK_INT(blob_check(&c, store), ERR_IO);
    CHECK(str_has(c.text, S("证书不可信")));
}

TEST(says_that_a_key_is_wrong) {
    const str id = str_dup(a, str_from(told(BLOB_ENV_KEY)));
    const str secret = str_dup(a, str_from(told(BLOB_ENV_SECRET)));
    struct ctx c = {.arena = a};
    struct blob blob;
    setenv(BLOB_ENV_SECRET, "wrong", 1);
    struct blob_store *store = open_usual(a);
    CHECK_INT(blob_check(&c, store), ERR_DENIED);
    CHECK(str_has(c.text, S("密钥不对")) && str_has(c.text, S("HTTP 403")));
    c.code = OK;
    CHECK_INT(store_put(&c, store, S("x"), &blob), ERR_DENIED);
    setenv(BLOB_ENV_SECRET, str_z(a, secret), 1);
    setenv(BLOB_ENV_KEY, "nobody", 1);
    c.code = OK;
    CHECK_INT(blob_check(&c, open_usual(a)), ERR_DENIED);
    CHECK(str_has(c.text, S("没有这个访问密钥")));
    setenv(BLOB_ENV_KEY, str_z(a, id), 1);
    c.code = OK;
    CHECK_INT(blob_check(&c, open_usual(a)), OK);
}

/* A request that is signed right, but an hour ago. */
TEST(says_that_the_clock_is_wrong) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_usual(a);
    i64 at = (i64)time(NULL) - 3600;
    const struct sigv4_pair headers[] = {
        {S("host"), store->s3->place.host},
        {S("x-amz-content-sha256"), S(SIGV4_UNSIGNED)},
        {S("x-amz-date"), sigv4_time(a, at)},
    };
    const struct sigv4_request request = {.method = S("GET"),
                                          .path = store->s3->place.root,
                                          .headers = {headers, COUNT_OF(headers)},
                                          .payload = S(SIGV4_UNSIGNED),
                                          .at = at};
    str authorization;
    CHECK_INT(sigv4_header(&c, &store->s3->key, &request, &authorization), OK);
    const struct http_header sent[] = {{S("Authorization"), authorization},
                                       {headers[1].name, headers[1].value},
                                       {headers[2].name, headers[2].value}};
    const struct http_request in = {.method = "GET",
                                    .url = str_cat(a, store->s3->place.base, store->s3->place.root),
                                    .headers = sent,
                                    .n_headers = COUNT_OF(sent)};
    struct http_answer answer;
    CHECK_INT(http_send(&c, store->s3->client, &in, &answer), OK);
    CHECK_INT(s3_fail(&c, store, &answer), ERR_DENIED);
    CHECK(str_has(c.text, S("请先校准时间")));
}

TEST(sweeps_nothing_that_is_young) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_usual(a);
    const struct sigv4_pair query = {S("uploads"), S("")};
    const struct s3_call call = {.method = "POST",
                                 .key = str_cat(a, store->s3->place.prefix, S("half")),
                                 .query = {&query, 1}};
    struct http_answer answer;
    u64 swept = 9;
    CHECK_INT(s3_send(&c, store, &call, &answer), OK);
    CHECK_INT(answer.status, 200);
    CHECK_INT(blob_sweep(&c, store, &swept), OK);
    CHECK_INT(swept, 0);
}

int any_tests(void), signed_tests(void), tls_tests(void);

int main(void) {
    struct arena *a = arena_open(1 << 24);
    setenv("no_proxy", "127.0.0.1", 1); /* the servers of these tests are here */
    err made = make_bucket(a);
    arena_close(a);
    if (made != OK) {
        print_error("no bucket could be made: %s\n", err_name(made));
        return 1;
    }
    int failed = any_tests();
    failed += is_signed() ? signed_tests() : 0;
    failed += told("BIHUAN_TEST_TLS")[0] != '\0' ? tls_tests() : 0;
    return failed;
}

SUITE(any_tests, CASE(keeps_what_it_is_given), CASE(walks_in_order_over_several_answers),
      CASE(keeps_a_large_file_in_parts), CASE(tells_damage),
      CASE(makes_links_that_work_and_cannot_be_bent), CASE(says_that_a_bucket_is_absent))
SUITE(tls_tests, CASE(refuses_a_certificate_that_nobody_has_signed))
SUITE(signed_tests, CASE(says_that_a_key_is_wrong), CASE(says_that_the_clock_is_wrong),
      CASE(sweeps_nothing_that_is_young))
