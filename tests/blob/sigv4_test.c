/* Signatures against the examples that AWS has published for its S3 API. */
#include "test.h"

#include "blob/sigv4.h"
#include "blob/suites.h"

#define AT 1369353600 /* 2013-05-24 00:00:00 UTC, the moment of all examples */
#define HOST "examplebucket.s3.amazonaws.com"
#define EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define WELCOME "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"
#define CREDENTIAL "Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"

/* The key of the examples; it opens nothing. */
static const struct sigv4_key key = {
    .id = T("AKIAIOSFODNN7EXAMPLE"),
    .secret = T("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    .region = T("us-east-1"),
};

/* source  AWS, "Signature Calculations for the Authorization Header: Transferring Payload in a
 *         Single Chunk", examples 1 to 4. Headers stand here in the order of the page or worse. */
static const struct {
    str method, path;
    struct sigv4_pair query[2];
    size_t n_query;
    struct sigv4_pair headers[5];
    size_t n_headers;
    str payload, wants;
} rows[] = {
    {.method = T("GET"),
     .path = T("/test.txt"),
     .headers = {{T("host"), T(HOST)},
                 {T("range"), T("bytes=0-9")},
                 {T("x-amz-content-sha256"), T(EMPTY)},
                 {T("x-amz-date"), T("20130524T000000Z")}},
     .n_headers = 4,
     .payload = T(EMPTY),
     .wants = T("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")},
    {.method = T("PUT"),
     .path = T("/test$file.text"),
     .headers = {{T("x-amz-storage-class"), T("REDUCED_REDUNDANCY")},
                 {T("host"), T(HOST)},
                 {T("date"), T(" Fri, 24 May 2013 00:00:00 GMT ")},
                 {T("x-amz-date"), T("20130524T000000Z")},
                 {T("x-amz-content-sha256"), T(WELCOME)}},
     .n_headers = 5,
     .payload = T(WELCOME),
     .wants = T("SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class,"
                "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")},
    {.method = T("GET"),
     .path = T("/"),
     .query = {{T("lifecycle"), T("")}},
     .n_query = 1,
     .headers = {{T("host"), T(HOST)},
                 {T("x-amz-content-sha256"), T(EMPTY)},
                 {T("x-amz-date"), T("20130524T000000Z")}},
     .n_headers = 3,
     .payload = T(EMPTY),
     .wants = T("SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")},
    {.method = T("GET"),
     .path = T("/"),
     .query = {{T("prefix"), T("J")}, {T("max-keys"), T("2")}},
     .n_query = 2,
     .headers = {{T("host"), T(HOST)},
                 {T("x-amz-content-sha256"), T(EMPTY)},
                 {T("x-amz-date"), T("20130524T000000Z")}},
     .n_headers = 3,
     .payload = T(EMPTY),
     .wants = T("SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")},
};

TEST(signs_the_published_examples) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ctx c = {.arena = a};
        const struct sigv4_request request = {
            .method = rows[i].method,
            .path = rows[i].path,
            .query = {rows[i].query, rows[i].n_query},
            .headers = {rows[i].headers, rows[i].n_headers},
            .payload = rows[i].payload,
            .at = AT,
        };
        str got;
        CHECK_INT(sigv4_header(&c, &key, &request, &got), OK);
        CHECK_STR(got, str_cat(a, S("AWS4-HMAC-SHA256 " CREDENTIAL), rows[i].wants));
    }
}

/* source  AWS, "Authenticating Requests: Using Query Parameters", its example */
TEST(signs_the_published_link) {
    struct ctx c = {.arena = a};
    const struct sigv4_pair host = {S("host"), S(HOST)};
    const struct sigv4_request request = {
        .method = S("GET"), .path = S("/test.txt"), .headers = {&host, 1}, .at = AT};
    str got;
    CHECK_INT(sigv4_link(&c, &key, &request, 86400, &got), OK);
    CHECK_STR(got, S("/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                     "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2F"
                     "aws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                     "&X-Amz-SignedHeaders=host&X-Amz-Signature="
                     "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
}

TEST(encodes_chinese_and_everything_special) {
    const struct sigv4_pair query[] = {{S("prefix"), S("证 (一)/+1~*")}, {S("a"), S("&=%")}};
    CHECK_STR(sigv4_encode(a, S("Az09-._~")), S("Az09-._~"));
    CHECK_STR(sigv4_target(a, S("/桶/照片 1+2.jpg"), (struct sigv4_pairs){query, 2}),
              S("/%E6%A1%B6/%E7%85%A7%E7%89%87%201%2B2.jpg"
                "?a=%26%3D%25&prefix=%E8%AF%81%20%28%E4%B8%80%29%2F%2B1~%2A"));
    CHECK_STR(sigv4_target(a, S("/"), (struct sigv4_pairs){NULL, 0}), S("/"));
    CHECK_STR(sigv4_time(a, AT + 86399), S("20130524T235959Z"));
}

SUITE(sigv4_tests, CASE(signs_the_published_examples), CASE(signs_the_published_link),
      CASE(encodes_chinese_and_everything_special))
