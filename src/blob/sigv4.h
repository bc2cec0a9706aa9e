/* AWS Signature Version 4, by which object storage knows its users. Pure: no clock, no network, no
 * environment; the same input gives the same signature for ever.
 *
 * source     AWS, "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API reference; its
 *            examples are the cases of tests/blob/sigv4_test.c */
#ifndef BLOB_SIGV4_H
#define BLOB_SIGV4_H

#include "base/err.h"

#define SIGV4_UNSIGNED "UNSIGNED-PAYLOAD" /* in place of a digest: the content is not signed */

struct sigv4_key {
    str id;     /* access key id */
    str secret; /* secret access key */
    str region; /* such as us-east-1 */
};

/* A name and a value: of the query as plain text, or of a header, whose name is in lower case. */
struct sigv4_pair {
    str name;
    str value;
};
struct sigv4_pairs {
    const struct sigv4_pair *v;
    size_t n;
};

struct sigv4_request {
    str method;
    str path;                   /* plain text, from the first / on */
    struct sigv4_pairs query;   /* in any order */
    struct sigv4_pairs headers; /* all that are to be signed, host among them, in any order */
    str payload;                /* SHA-256 of the body in hex, or SIGV4_UNSIGNED */
    i64 at;                     /* the moment of the request, seconds since 1970 */
};

/* sigv4_header: the value of the header Authorization.
 * fails      MISSING (libcrypto) */
MUST_USE err sigv4_header(struct ctx *c, const struct sigv4_key *key,
                          const struct sigv4_request *in, str *value_out);

/* sigv4_link: path and query of a link that is valid for `seconds` from in->at on. in->payload is
 * not looked at: such a link carries none.
 * fails      MISSING (libcrypto) */
MUST_USE err sigv4_link(struct ctx *c, const struct sigv4_key *key, const struct sigv4_request *in,
                        i64 seconds, str *target_out);

/* sigv4_target: path and query as they stand in the request line: encoded, in the order in which
 * they are signed.
 * sigv4_encode: text with all but A-Z a-z 0-9 - . _ ~ as %XX.
 * sigv4_time: a moment as 20130524T000000Z. */
str sigv4_target(struct arena *a, str path, struct sigv4_pairs query);
str sigv4_encode(struct arena *a, str text);
str sigv4_time(struct arena *a, i64 at);

#endif
