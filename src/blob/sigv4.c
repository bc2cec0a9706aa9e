/* Signing, in the four steps of the specification: the request in canonical form, the string to
 * sign, a key derived from day, region and service, and the signature. */
#include "blob/sigv4.h"

#include "base/out.h"
#include "port/digest.h"

#include <stdlib.h>
#include <time.h>

#define ALGORITHM "AWS4-HMAC-SHA256"
#define SERVICE "s3"

/* ---- text ---- */

static bool is_plain(char ch) {
    return ascii_is_digit(ch) || (ascii_lower(ch) >= 'a' && ascii_lower(ch) <= 'z') || ch == '-' ||
           ch == '.' || ch == '_' || ch == '~';
}

static void put_encoded(struct out *o, str text, bool slash_is_plain) {
    for (size_t i = 0; i < text.len; i++) {
        char ch = text.ptr[i];
        if (is_plain(ch) || (slash_is_plain && ch == '/'))
            out_char(o, ch);
        else
            out_fmt(o, "%%%02X", (unsigned)(unsigned char)ch);
    }
}

str sigv4_encode(struct arena *a, str text) {
    struct out o = out_open(a);
    put_encoded(&o, text, false);
    return out_str(&o);
}

str sigv4_time(struct arena *a, i64 at) {
    struct tm tm;
    time_t t = (time_t)at;
    char *to = take(a, char, 17); /* 20130524T000000Z and its end */
    gmtime_r(&t, &tm);
    return (str){to, strftime(to, 17, "%Y%m%dT%H%M%SZ", &tm)};
}

static int by_name(const void *x, const void *y) {
    const struct sigv4_pair *a = x, *b = y;
    int order = str_cmp(a->name, b->name);
    return order != 0 ? order : str_cmp(a->value, b->value);
}

static struct sigv4_pair *sorted(struct arena *a, struct sigv4_pairs pairs) {
    struct sigv4_pair *v = take(a, struct sigv4_pair, pairs.n);
    for (size_t i = 0; i < pairs.n; i++)
        v[i] = pairs.v[i];
    if (pairs.n > 1)
        qsort(v, pairs.n, sizeof *v, by_name);
    return v;
}

/* Encoded first and sorted then, as the specification wants. */
static str query_text(struct arena *a, struct sigv4_pairs query) {
    struct sigv4_pair *v = take(a, struct sigv4_pair, query.n);
    for (size_t i = 0; i < query.n; i++)
        v[i] = (struct sigv4_pair){sigv4_encode(a, query.v[i].name),
                                   sigv4_encode(a, query.v[i].value)};
    v = sorted(a, (struct sigv4_pairs){v, query.n});
    struct out o = out_open(a);
    for (size_t i = 0; i < query.n; i++)
        out_fmt(&o, "%s%.*s=%.*s", i > 0 ? "&" : "", STR(v[i].name), STR(v[i].value));
    return out_str(&o);
}

str sigv4_target(struct arena *a, str path, struct sigv4_pairs query) {
    struct out o = out_open(a);
    put_encoded(&o, path, true);
    if (query.n > 0)
        out_fmt(&o, "?%.*s", STR(query_text(a, query)));
    return out_str(&o);
}

/* ---- the steps ---- */

/* What a signature is made of besides the key. */
struct signing {
    str time;    /* 20130524T000000Z */
    str scope;   /* 20130524/us-east-1/s3/aws4_request */
    str headers; /* names of the signed headers: host;range;x-amz-date */
};

static struct signing begin(struct arena *a, const struct sigv4_key *key,
                            const struct sigv4_request *in) {
    struct signing signing = {.time = sigv4_time(a, in->at)};
    signing.scope =
        str_fmt(a, "%.8s/%.*s/" SERVICE "/aws4_request", signing.time.ptr, STR(key->region));
    struct sigv4_pair *v = sorted(a, in->headers);
    struct out o = out_open(a);
    for (size_t i = 0; i < in->headers.n; i++)
        out_fmt(&o, "%s%.*s", i > 0 ? ";" : "", STR(v[i].name));
    signing.headers = out_str(&o);
    return signing;
}

static str canonical(struct arena *a, const struct sigv4_request *in, str headers) {
    struct out o = out_open(a);
    struct sigv4_pair *v = sorted(a, in->headers);
    out_fmt(&o, "%.*s\n", STR(in->method));
    put_encoded(&o, in->path, true);
    out_fmt(&o, "\n%.*s\n", STR(query_text(a, in->query)));
    for (size_t i = 0; i < in->headers.n; i++)
        out_fmt(&o, "%.*s:%.*s\n", STR(v[i].name), STR(str_trim(v[i].value)));
    out_fmt(&o, "\n%.*s\n%.*s", STR(headers), STR(in->payload));
    return out_str(&o);
}

static err signature(struct ctx *c, const struct sigv4_key *key, const struct sigv4_request *in,
                     const struct signing *signing, str *hex_out) {
    struct digest digest;
    TRY(digest_of(c, DIGEST_SHA256, canonical(c->arena, in, signing->headers), &digest));
    str text = str_fmt(c->arena, ALGORITHM "\n%.*s\n%.*s\n%.*s", STR(signing->time),
                       STR(signing->scope), STR(digest_hex(c->arena, &digest)));
    const str steps[] = {str_sub(signing->time, 0, 8), key->region, S(SERVICE), S("aws4_request"),
                         text};
    str with = str_fmt(c->arena, "AWS4%.*s", STR(key->secret));
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct digest mac;
        TRY(digest_hmac(c, with, steps[i], &mac));
        digest = mac;
        with = digest_bytes(&digest);
    }
    *hex_out = digest_hex(c->arena, &digest);
    return OK;
}

err sigv4_header(struct ctx *c, const struct sigv4_key *key, const struct sigv4_request *in,
                 str *value_out) {
    struct signing signing = begin(c->arena, key, in);
    str hex;
    TRY(signature(c, key, in, &signing, &hex));
    *value_out =
        str_fmt(c->arena, ALGORITHM " Credential=%.*s/%.*s,SignedHeaders=%.*s,Signature=%.*s",
                STR(key->id), STR(signing.scope), STR(signing.headers), STR(hex));
    return OK;
}

err sigv4_link(struct ctx *c, const struct sigv4_key *key, const struct sigv4_request *in,
               i64 seconds, str *target_out) {
    struct signing signing = begin(c->arena, key, in);
    const struct sigv4_pair own[] = {
        {S("X-Amz-Algorithm"), S(ALGORITHM)},
        {S("X-Amz-Credential"), str_fmt(c->arena, "%.*s/%.*s", STR(key->id), STR(signing.scope))},
        {S("X-Amz-Date"), signing.time},
        {S("X-Amz-Expires"), str_fmt(c->arena, "%lld", (long long)seconds)},
        {S("X-Amz-SignedHeaders"), signing.headers},
    };
    struct sigv4_pair *all = take(c->arena, struct sigv4_pair, COUNT_OF(own) + in->query.n);
    for (size_t i = 0; i < COUNT_OF(own) + in->query.n; i++)
        all[i] = i < COUNT_OF(own) ? own[i] : in->query.v[i - COUNT_OF(own)];
    struct sigv4_request request = *in;
    request.query = (struct sigv4_pairs){all, COUNT_OF(own) + in->query.n};
    request.payload = S(SIGV4_UNSIGNED);
    str hex;
    TRY(signature(c, key, &request, &signing, &hex));
    *target_out = str_fmt(c->arena, "%.*s&X-Amz-Signature=%.*s",
                          STR(sigv4_target(c->arena, in->path, request.query)), STR(hex));
    return OK;
}
