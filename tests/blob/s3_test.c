/* The S3 driver against a server that answers as it is told: what goes over the line, what is tried
 * again, and what a person reads when it fails. */
#include "test.h"

#include "blob/canned.h"
#include "blob/s3_place.h"
#include "blob/store.h"
#include "blob/suites.h"

#include <fcntl.h>
#include <unistd.h>

#define HEX_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define PART_BYTES ((off_t)64 << 20)
#define EMPTY_LIST "200 OK\n<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"
#define BEGUN                                                                                      \
    "200 OK\n<InitiateMultipartUploadResult><UploadId>u+1</UploadId>"                              \
    "</InitiateMultipartUploadResult>"
#define REFUSED(code) "<?xml version=\"1.0\"?><Error><Code>" code "</Code></Error>"

static struct digest abc(void) {
    struct digest id = {{0}};
    assert_true(digest_parse(S(HEX_ABC), &id));
    return id;
}

static struct blob_store *open_at(struct ctx *c, int port) {
    struct blob_store *store = NULL;
    str address = str_fmt(c->arena, "s3://box/佐证?endpoint=http://127.0.0.1:%d", port);
    setenv(BLOB_ENV_KEY, "id", 1);
    setenv(BLOB_ENV_SECRET, "word", 1);
    assert_int_equal(blob_open(c, address, &store), OK);
    return store;
}

/* A store whose server gives these answers. */
#define STORE(...)                                                                                 \
    const str told[] = {__VA_ARGS__};                                                              \
    struct canned canned = canned_open((strs){(str *)(uintptr_t)told, COUNT_OF(told)});            \
    struct ctx c = {.arena = a};                                                                   \
    struct blob_store *store = open_at(&c, canned.port)

/* ---- addresses ---- */

TEST(reads_addresses) {
    const struct {
        str address, name, base, root, prefix, region;
    } rows[] = {
        {T("s3://b?endpoint=https://h"), T("s3://b/"), T("https://h"), T("/b/"), T(""),
         T("us-east-1")},
        {T("s3://b/佐证/2024/?endpoint=http://127.0.0.1:7480/&region=cn-north-1"),
         T("s3://b/佐证/2024"), T("http://127.0.0.1:7480"), T("/b/"), T("佐证/2024/"),
         T("cn-north-1")},
        {T("s3://b/p?style=host&endpoint=https://oss.example:443"), T("s3://b/p"),
         T("https://b.oss.example"), T("/"), T("p/"), T("us-east-1")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ctx c = {.arena = a};
        struct s3_place place;
        CHECK_INT(s3_place_parse(&c, rows[i].address, &place), OK);
        CHECK_STR(place.name, rows[i].name);
        CHECK_STR(place.base, rows[i].base);
        CHECK_STR(place.root, rows[i].root);
        CHECK_STR(place.prefix, rows[i].prefix);
        CHECK_STR(place.region, rows[i].region);
    }
}

TEST(says_what_is_wrong_with_an_address) {
    const struct {
        str address, says;
    } rows[] = {
        {T("s3://"), T("缺少存储桶")},
        {T("s3://b桶?endpoint=https://h"), T("存储桶，或其名称有误")},
        {T("s3://b"), T("缺少 endpoint")},
        {T("s3://b?endpoint=ftp://h"), T("缺少 endpoint")},
        {T("s3://b?endpoint=https://id:word@h"), T("不带路径和密钥")},
        {T("s3://b?endpoint=https://h/path"), T("不带路径和密钥")},
        {T("s3://b?endpoint=https://h&secret=word"), T("密钥只从环境变量读取")},
        {T("s3://b?endpoint=https://h&style=both"), T("style")},
        {T("s3://b?endpoint=https://h&region="), T("region 有误")},
        {T("s3://b/\xff?endpoint=https://h"), T("不是 UTF-8")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ctx c = {.arena = a};
        struct blob_store *store;
        CHECK_INT(blob_open(&c, rows[i].address, &store), ERR_INVALID);
        CHECK(str_has(c.text, rows[i].says));
        CHECK(!str_has(c.text, S("word")));
    }
}

TEST(wants_keys_from_the_environment) {
    struct ctx c = {.arena = a};
    struct blob_store *store;
    unsetenv(BLOB_ENV_KEY);
    setenv(BLOB_ENV_SECRET, "word", 1);
    CHECK_INT(blob_open(&c, S("s3://b?endpoint=https://h"), &store), ERR_INVALID);
    CHECK(str_has(c.text, S("BIHUAN_S3_KEY")));
}

/* ---- failures ---- */

TEST(tells_each_refusal_in_a_sentence) {
    static const struct {
        str answer;
        err is;
        str says;
    } rows[] = {
        {T("403 x\n" REFUSED("SignatureDoesNotMatch")), ERR_DENIED, T("密钥不对，请核对环境变量")},
        {T("403 x\n" REFUSED("InvalidAccessKeyId")), ERR_DENIED, T("没有这个访问密钥")},
        {T("403 x\n" REFUSED("RequestTimeTooSkewed")), ERR_DENIED, T("请先校准时间")},
        {T("403 x\n" REFUSED("AccessDenied")), ERR_DENIED, T("没有权限")},
        {T("403 x\n<html>no"), ERR_DENIED, T("拒绝访问")},
        {T("404 x\n" REFUSED("NoSuchBucket")), ERR_NOT_FOUND, T("没有这个存储桶")},
        {T("400 x\n" REFUSED("AuthorizationHeaderMalformed")), ERR_INVALID, T("写明 region")},
        {T("301 x\n"), ERR_INVALID, T("别的区域")},
        {T("501 x\n"), ERR_IO, T("存储服务出错")},
        {T("507 x\n"), ERR_IO, T("空间不足")},
        {T("200 x\n<html><p>welcome</html>"), ERR_IO, T("不是 S3 的格式")},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        STORE(rows[i].answer);
        CHECK_INT(blob_check(&c, store), rows[i].is);
        CHECK(str_starts(c.text, S("s3://box/佐证：")));
        CHECK(str_has(c.text, rows[i].says));
        CHECK_INT(canned_times(canned_close(a, &canned), S("GET /box/?list-type=2&max-keys=1"
                                                           "&prefix=%E4%BD%90%E8%AF%81%2F")),
                  1);
    }
}

TEST(says_when_nobody_answers) {
    STORE(S(""));
    canned_close(a, &canned);
    CHECK_INT(blob_check(&c, store), ERR_IO);
    CHECK(str_has(c.text, S("连接不上，请核对地址里的 endpoint")));
    CHECK(str_has(c.text, str_fmt(a, "http://127.0.0.1:%d", canned.port)));
}

TEST(tries_again_what_may_be_tried_again) {
    STORE(S("503 x\n" REFUSED("SlowDown")), S(""), S("500 x\n"), S(EMPTY_LIST));
    CHECK_INT(blob_check(&c, store), OK);
    CHECK_INT(canned_times(canned_close(a, &canned), S("GET /box/")), 4);
}

TEST(gives_up_after_some_tries) {
    STORE(S("503 x\n"), S("503 x\n"), S("503 x\n"), S("503 x\n"), S(EMPTY_LIST));
    CHECK_INT(blob_check(&c, store), ERR_BUSY);
    CHECK(str_has(c.text, S("正忙")));
    CHECK_INT(canned_times(canned_close(a, &canned), S("GET /box/")), 4);
}

/* ---- in and out ---- */

TEST(puts_with_the_digest_of_the_content) {
    STORE(S("404 x\n"), S(EMPTY_LIST), S("200 OK\n"), S("404 x\n"), S("200 OK\n"));
    struct blob blob;
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_INT(store_put(&c, store, S(""), &blob), OK);
    str log = canned_close(a, &canned);
    CHECK_INT(canned_times(log, S("PUT /box/%E4%BD%90%E8%AF%81/ba/78/" HEX_ABC " HTTP/1.1\r\n")),
              1);
    CHECK_INT(canned_times(log, S("x-amz-content-sha256: " HEX_ABC "\r\n")), 1);
    CHECK_INT(canned_times(log, S("Content-Length: 3\r\n")), 1);
    CHECK_INT(canned_times(log, S("\r\n\r\nabc")), 1);
    CHECK_INT(canned_times(log, S("PUT /box/%E4%BD%90%E8%AF%81/e3/b0/e3b0c442")), 1);
    CHECK_INT(canned_times(log, S("GET")), 1); /* the bucket is asked for once */
    CHECK(str_has(log, S("Authorization: AWS4-HMAC-SHA256 Credential=id/")));
    CHECK(!str_has(log, S("word")));
}

TEST(does_not_put_what_is_there) {
    STORE(S("200 OK\nabc"), S("200 OK\nabcd"));
    struct blob blob;
    CHECK_INT(store_put(&c, store, S("abc"), &blob), OK);
    CHECK_INT(store_put(&c, store, S("abc"), &blob), ERR_IO); /* another size: damaged */
    CHECK(str_has(c.text, S("已损坏")));
    CHECK_INT(canned_times(canned_close(a, &canned), S("PUT")), 0);
}

TEST(says_that_the_bucket_is_absent_and_not_the_file) {
    STORE(S("404 x\n"), S("404 x\n" REFUSED("NoSuchBucket")));
    const struct digest id = abc();
    bool has;
    CHECK_INT(blob_has(&c, store, &id, &has), ERR_NOT_FOUND);
    CHECK(str_has(c.text, S("没有这个存储桶")));
    canned_close(a, &canned);
}

TEST(continues_a_download_that_breaks_off) {
    STORE(S("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na"), S(""),
          S("HTTP/1.1 206 Partial\r\nContent-Length: 2\r\nConnection: close\r\n\r\nbc"));
    const struct digest id = abc();
    CHECK_STR(store_get(a, store, &id), S("abc"));
    str log = canned_close(a, &canned);
    CHECK_INT(canned_times(log, S("range: bytes=1-\r\n")), 2);
    CHECK_INT(canned_times(log, S("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date")), 2);
    CHECK(c.code == OK);
}

TEST(tells_a_damaged_download_and_an_absent_one) {
    STORE(S("200 OK\nabd"), S("404 x\n" REFUSED("NoSuchKey")),
          S("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na"),
          S("200 OK\nabc")); /* begins anew though it was asked for the rest */
    const struct digest id = abc();
    CHECK(str_has(store_get(a, store, &id), S("文件 " HEX_ABC " 已损坏")));
    CHECK(str_has(store_get(a, store, &id), S("没有文件 " HEX_ABC)));
    CHECK(str_has(store_get(a, store, &id), S("HTTP 200")));
    int full = open("/dev/full", O_WRONLY);
    canned_close(a, &canned);
    const str once[] = {S("200 OK\nabc")};
    canned = canned_open((strs){(str *)(uintptr_t)once, 1});
    store = open_at(&c, canned.port);
    CHECK_INT(blob_get(&c, store, &id, full), ERR_IO);
    CHECK(str_has(c.text, S("无法写到目标位置")));
    canned_close(a, &canned);
    close(full);
}

TEST(walks_over_answers_with_nothing_of_ours) {
    STORE(S("200 OK\n<L><IsTruncated>true</IsTruncated><Contents><Key>佐证/a&amp;b</Key>"
            "<Size>1</Size></Contents></L>"),
          S("200 OK\n<L><IsTruncated>true</IsTruncated><Contents><Key>佐证/ba/78/" HEX_ABC
            "</Key><Size>5000000000</Size></Contents></L>"),
          S(EMPTY_LIST));
    CHECK_STR(store_ids(a, store, NULL), S("ba7816bf 5000000000\n"));
    str log = canned_close(a, &canned);
    CHECK_INT(canned_times(log, S("start-after=%E4%BD%90%E8%AF%81%2Fa%26b HTTP")), 1);
    CHECK_INT(canned_times(log, S("start-after=%E4%BD%90%E8%AF%81%2Fba%2F78%2Fba78")), 1);
}

TEST(drops) {
    STORE(S("204 x\n"), S("404 x\n" REFUSED("NoSuchKey")), S("403 x\n"));
    const struct digest id = abc();
    CHECK_INT(blob_drop(&c, store, &id), OK);
    CHECK_INT(blob_drop(&c, store, &id), OK);
    CHECK_INT(blob_drop(&c, store, &id), ERR_DENIED);
    CHECK_INT(canned_times(canned_close(a, &canned), S("DELETE /box/%E4%BD%90%E8%AF%81/ba/78/")),
              3);
}

TEST(makes_links) {
    struct ctx c = {.arena = a};
    struct blob_store *store = open_at(&c, 7480);
    const struct blob_link link = {.id = abc(), .seconds = 600, .name = S("照片 1.jpg")};
    str url;
    CHECK_INT(blob_link(&c, store, &link, &url), OK);
    CHECK(str_starts(url, S("http://127.0.0.1:7480/box/%E4%BD%90%E8%AF%81/ba/78/" HEX_ABC
                            "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=id%2F")));
    CHECK(str_has(url, S("&X-Amz-Expires=600&")));
    CHECK(str_has(url, S("filename%2A%3DUTF-8%27%27%25E7%2585%25A7%25E7%2589%2587%25201.jpg")));
    CHECK(!str_has(url, S("word")));
}

/* ---- in parts ---- */

/* Puts a file of zeros, one byte longer than a part. */
static err put_large(struct ctx *c, struct blob_store *store, struct blob *blob_out) {
    int fd = store_file(S(""));
    assert_int_equal(ftruncate(fd, PART_BYTES + 1), 0);
    err result = blob_put(c, store, fd, NULL, blob_out);
    close(fd);
    return result;
}

TEST(puts_a_large_file_in_parts) {
    STORE(S("404 x\n"), S(EMPTY_LIST), S(BEGUN), S("200 OK\n"), S("500 x\n"), S("200 OK\n"),
          S("200 OK\n<CompleteMultipartUploadResult/>"));
    struct blob blob;
    CHECK_INT(put_large(&c, store, &blob), OK);
    CHECK_INT(blob.bytes, PART_BYTES + 1);
    str log = canned_close(a, &canned);
    CHECK_INT(canned_times(log, S("?uploads= HTTP/1.1\r\n")), 1);
    CHECK_INT(canned_times(log, S("?partNumber=1&uploadId=u%2B1 HTTP")), 1);
    CHECK_INT(canned_times(log, S("?partNumber=2&uploadId=u%2B1 HTTP")), 2);
    CHECK_INT(canned_times(log, S("Content-Length: 67108864\r\n")), 1);
    CHECK(str_has(log, S("<Part><PartNumber>2</PartNumber><ETag>&quot;e&amp;1&quot;</ETag>")));
    CHECK_INT(canned_times(log, S("DELETE")), 0);
}

TEST(gives_up_the_parts_when_one_fails) {
    STORE(S("404 x\n"), S(EMPTY_LIST), S(BEGUN), S("403 x\n" REFUSED("AccessDenied")),
          S("204 x\n"));
    struct blob blob;
    CHECK_INT(put_large(&c, store, &blob), ERR_DENIED);
    CHECK(str_has(c.text, S("没有权限")));
    CHECK_INT(canned_times(canned_close(a, &canned), S("?uploadId=u%2B1 HTTP/1.1\r\n")), 1);
}

TEST(hears_an_error_behind_200) {
    STORE(S("404 x\n"), S(EMPTY_LIST), S(BEGUN), S("200 OK\n"), S("200 OK\n"),
          S("200 OK\n" REFUSED("InternalError")), S("404 x\n"), S("204 x\n"));
    struct blob blob;
    CHECK_INT(put_large(&c, store, &blob), ERR_IO);
    CHECK(str_has(c.text, S("InternalError")));
    CHECK_INT(canned_times(canned_close(a, &canned), S("DELETE")), 1);
}

TEST(does_not_repeat_what_may_have_arrived) {
    STORE(S("404 x\n"), S(EMPTY_LIST), S(""), S(BEGUN));
    struct blob blob;
    CHECK_INT(put_large(&c, store, &blob), ERR_IO);
    CHECK(str_has(c.text, S("连接中断")));
    CHECK_INT(canned_times(canned_close(a, &canned), S("POST")), 1);
}

TEST(sweeps_uploads_that_are_old) {
    STORE(S("200 OK\n<L><IsTruncated>true</IsTruncated><NextKeyMarker>佐证/b</NextKeyMarker>"
            "<NextUploadIdMarker>m</NextUploadIdMarker><Upload><Key>佐证/a</Key>"
            "<UploadId>old</UploadId><Initiated>2024-01-02T03:04:05.000Z</Initiated></Upload>"
            "<Upload><Key>佐证/b</Key><UploadId>new</UploadId>"
            "<Initiated>2999-01-02T03:04:05.000Z</Initiated></Upload></L>"),
          S("204 x\n"), S("200 OK\n<L><IsTruncated>false</IsTruncated></L>"));
    u64 swept;
    CHECK_INT(blob_sweep(&c, store, &swept), OK);
    CHECK_INT(swept, 1);
    str log = canned_close(a, &canned);
    CHECK_INT(canned_times(log, S("DELETE /box/%E4%BD%90%E8%AF%81/a?uploadId=old HTTP")), 1);
    CHECK_INT(canned_times(log, S("DELETE")), 1);
    CHECK_INT(canned_times(log, S("&upload-id-marker=m&uploads= HTTP")), 1);
}

SUITE(s3_tests, CASE(reads_addresses), CASE(says_what_is_wrong_with_an_address),
      CASE(wants_keys_from_the_environment), CASE(tells_each_refusal_in_a_sentence),
      CASE(says_when_nobody_answers), CASE(tries_again_what_may_be_tried_again),
      CASE(gives_up_after_some_tries), CASE(puts_with_the_digest_of_the_content),
      CASE(does_not_put_what_is_there), CASE(says_that_the_bucket_is_absent_and_not_the_file),
      CASE(continues_a_download_that_breaks_off), CASE(tells_a_damaged_download_and_an_absent_one),
      CASE(walks_over_answers_with_nothing_of_ours), CASE(drops), CASE(makes_links),
      CASE(puts_a_large_file_in_parts), CASE(gives_up_the_parts_when_one_fails),
      CASE(hears_an_error_behind_200), CASE(does_not_repeat_what_may_have_arrived),
      CASE(sweeps_uploads_that_are_old))
