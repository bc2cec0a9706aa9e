/* Requests by libcurl's easy interface, loaded when it is first needed (lib.h). */
#include "port/http_client.h"

#include "base/out.h"
#include "port/lib.h"

#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Macros of the same names check the types of arguments; they cannot be called through a pointer.
 */
#undef curl_easy_setopt
#undef curl_easy_getinfo

#define CALLS(X)                                                                                   \
    X(curl_easy_init, CURL *, (void))                                                              \
    X(curl_easy_cleanup, void, (CURL *))                                                           \
    X(curl_easy_reset, void, (CURL *))                                                             \
    X(curl_easy_setopt, CURLcode, (CURL *, CURLoption, ...))                                       \
    X(curl_easy_getinfo, CURLcode, (CURL *, CURLINFO, ...))                                        \
    X(curl_easy_perform, CURLcode, (CURL *))                                                       \
    X(curl_easy_strerror, const char *, (CURLcode))                                                \
    X(curl_slist_append, struct curl_slist *, (struct curl_slist *, const char *))                 \
    X(curl_slist_free_all, void, (struct curl_slist *))
#define LIB_CALLS struct calls
struct calls {
    CALLS(LIB_MEMBER)
};
CALLS(LIB_CHECK)
static const struct lib_symbol symbols[] = {CALLS(LIB_SYMBOL)};
static const char *const files[] = {"libcurl.so.4"};
static const struct lib library = {
    .files = files,
    .n_files = COUNT_OF(files),
    .package = "libcurl4",
    .symbols = symbols,
    .n_symbols = COUNT_OF(symbols),
};

struct http_client {
    struct calls calls;
    struct http_limits limits;
    CURL *curl;
};

/* One request under way: what libcurl's calls work on. */
struct exchange {
    struct http_client *client;
    const struct http_request *in;
    struct out kept;
    str etag;
    struct arena *arena;
    u64 sent; /* of the body: where the next piece begins */
    bool too_big;
};

/* How libcurl's codes end a request. To add one: a row; the last is for all others. */
static const struct {
    CURLcode code;
    enum http_end end;
} ends[] = {
    {CURLE_OK, HTTP_DONE},
    {CURLE_COULDNT_RESOLVE_HOST, HTTP_NO_HOST},
    {CURLE_COULDNT_RESOLVE_PROXY, HTTP_NO_HOST},
    {CURLE_COULDNT_CONNECT, HTTP_NO_CONNECT},
    {CURLE_PEER_FAILED_VERIFICATION, HTTP_NO_TRUST},
    {CURLE_SSL_CACERT_BADFILE, HTTP_NO_TRUST},
    {CURLE_OPERATION_TIMEDOUT, HTTP_TIMED_OUT},
    {CURL_LAST, HTTP_BROKEN},
};

/* ---- what libcurl calls ---- */

static int status_of(const struct exchange *x) {
    long status = 0;
    x->client->calls.curl_easy_getinfo(x->client->curl, CURLINFO_RESPONSE_CODE, &status);
    return (int)status;
}

static bool sink_add(struct http_sink *sink, str bytes) {
    digest_add(sink->run, bytes);
    sink->bytes += bytes.len;
    while (bytes.len > 0) {
        ssize_t n = write(sink->fd, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            sink->code = n < 0 ? errno : EIO;
            return false;
        }
        bytes = str_sub(bytes, (size_t)n, bytes.len);
    }
    return true;
}

/* An answer of less than `n` ends the request. */
static size_t on_content(char *from, size_t size, size_t n, void *self) {
    struct exchange *x = self;
    struct http_sink *sink = x->in->sink;
    str bytes = {from, size * n};
    if (sink != NULL && status_of(x) == sink->status)
        return sink_add(sink, bytes) ? bytes.len : 0;
    x->too_big = x->kept.len + bytes.len > x->client->limits.kept_bytes;
    if (x->too_big)
        return 0;
    out_raw(&x->kept, bytes);
    return bytes.len;
}

static size_t on_header(char *from, size_t size, size_t n, void *self) {
    struct exchange *x = self;
    const str line = {from, size * n}, name = S("etag:");
    bool is_etag = line.len > name.len;
    for (size_t i = 0; is_etag && i < name.len; i++)
        is_etag = ascii_lower(line.ptr[i]) == name.ptr[i];
    if (is_etag)
        x->etag = str_dup(x->arena, str_trim(str_sub(line, name.len, line.len)));
    return line.len;
}

static size_t on_body(char *to, size_t size, size_t n, void *self) {
    struct exchange *x = self;
    const struct http_body *body = &x->in->body;
    u64 all = body->from_file ? body->bytes : body->text.len;
    size_t room = size * n, left = (size_t)(all - x->sent);
    room = left < room ? left : room;
    ssize_t done = (ssize_t)room;
    if (body->from_file)
        done = pread(body->fd, to, room, (off_t)(body->from + x->sent));
    else if (room > 0)
        memcpy(to, body->text.ptr + x->sent, room);
    if (done < 0 || (done == 0 && room > 0))
        return CURL_READFUNC_ABORT;
    x->sent += (u64)done;
    return (size_t)done;
}

/* A line that was kept open and has died meanwhile makes libcurl send the body again. */
static int on_seek(void *self, curl_off_t to, int origin) {
    struct exchange *x = self;
    if (origin != SEEK_SET)
        return CURL_SEEKFUNC_CANTSEEK;
    x->sent = (u64)to;
    return CURL_SEEKFUNC_OK;
}

/* ---- the door ---- */

static void close_client(void *arg) {
    struct http_client *client = arg;
    client->calls.curl_easy_cleanup(client->curl);
}

err http_client_open(struct ctx *c, const struct http_limits *limits,
                     struct http_client **client_out) {
    struct http_client *client = take(c->arena, struct http_client, 1);
    TRY(lib_load(c, &library, &client->calls));
    client->limits = *limits;
    client->curl = client->calls.curl_easy_init();
    if (client->curl == NULL)
        return fail(c, ERR_BUG, "libcurl 不能启动");
    arena_defer(c->arena, close_client, client);
    *client_out = client;
    return OK;
}

/* What is said of the method. libcurl calls a PUT an upload, and knows POST by its fields; both are
 * sent here as uploads under their own name, since both have a body of known length. */
static bool set_method(const struct http_client *client, struct exchange *x) {
    const struct http_request *in = x->in;
    CURL *curl = client->curl;
    CURLcode (*set)(CURL *, CURLoption, ...) = client->calls.curl_easy_setopt;
    str method = str_from(in->method);
    if (str_eq(method, S("HEAD")))
        return set(curl, CURLOPT_NOBODY, 1L) == CURLE_OK;
    if (!str_eq(method, S("PUT")) && !str_eq(method, S("POST")))
        return set(curl, CURLOPT_CUSTOMREQUEST, in->method) == CURLE_OK;
    u64 bytes = in->body.from_file ? in->body.bytes : in->body.text.len;
    return set(curl, CURLOPT_UPLOAD, 1L) == CURLE_OK &&
           set(curl, CURLOPT_CUSTOMREQUEST, in->method) == CURLE_OK &&
           set(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)bytes) == CURLE_OK &&
           set(curl, CURLOPT_READFUNCTION, on_body) == CURLE_OK &&
           set(curl, CURLOPT_READDATA, x) == CURLE_OK &&
           set(curl, CURLOPT_SEEKFUNCTION, on_seek) == CURLE_OK &&
           set(curl, CURLOPT_SEEKDATA, x) == CURLE_OK;
}

static bool set_all(struct http_client *client, struct exchange *x, struct curl_slist *headers) {
    const struct http_limits *limits = &client->limits;
    CURL *curl = client->curl;
    CURLcode (*set)(CURL *, CURLoption, ...) = client->calls.curl_easy_setopt;
    const struct {
        CURLoption option;
        long value;
    } numbers[] = {
        {CURLOPT_NOSIGNAL, 1}, /* the signals of the program are its own */
        {CURLOPT_PATH_AS_IS, 1},      {CURLOPT_CONNECTTIMEOUT_MS, (long)limits->connect_ms},
        {CURLOPT_LOW_SPEED_LIMIT, 1}, {CURLOPT_LOW_SPEED_TIME, (long)limits->idle_s},
    };
    client->calls.curl_easy_reset(curl); /* keeps the line */
    for (size_t i = 0; i < COUNT_OF(numbers); i++)
        if (set(curl, numbers[i].option, numbers[i].value) != CURLE_OK)
            return false;
    return set(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
           set(curl, CURLOPT_URL, str_z(x->arena, x->in->url)) == CURLE_OK &&
           set(curl, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
           set(curl, CURLOPT_WRITEFUNCTION, on_content) == CURLE_OK &&
           set(curl, CURLOPT_WRITEDATA, x) == CURLE_OK &&
           set(curl, CURLOPT_HEADERFUNCTION, on_header) == CURLE_OK &&
           set(curl, CURLOPT_HEADERDATA, x) == CURLE_OK && set_method(client, x);
}

static enum http_end end_of(const struct exchange *x, CURLcode code) {
    size_t i = 0;
    if (x->too_big)
        return HTTP_TOO_BIG;
    if (x->in->sink != NULL && x->in->sink->code != 0)
        return HTTP_NO_SINK;
    while (ends[i].code != CURL_LAST && ends[i].code != code)
        i++;
    return ends[i].end;
}

static void perform(struct http_client *client, struct exchange *x,
                    struct http_answer *answer_out) {
    curl_off_t length = 0;
    CURLcode code = client->calls.curl_easy_perform(client->curl);
    client->calls.curl_easy_getinfo(client->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    *answer_out = (struct http_answer){
        .end = end_of(x, code),
        .status = status_of(x),
        .length = length > 0 ? (u64)length : 0,
        .etag = x->etag,
        .body = out_str(&x->kept),
        .why = str_from(client->calls.curl_easy_strerror(code)),
    };
}

err http_send(struct ctx *c, struct http_client *client, const struct http_request *in,
              struct http_answer *answer_out) {
    struct exchange x = {.client = client, .in = in, .kept = out_open(c->arena), .arena = c->arena};
    struct curl_slist *headers = NULL;
    bool ready = true;
    for (size_t i = 0; i < in->n_headers && ready; i++) {
        str line = str_fmt(c->arena, "%.*s: %.*s%c", STR(in->headers[i].name),
                           STR(in->headers[i].value), '\0');
        struct curl_slist *longer = client->calls.curl_slist_append(headers, line.ptr);
        ready = longer != NULL;
        headers = ready ? longer : headers;
    }
    ready = ready && set_all(client, &x, headers);
    if (ready)
        perform(client, &x, answer_out);
    client->calls.curl_slist_free_all(headers);
    return ready ? OK : fail(c, ERR_BUG, "libcurl 不接受这个请求");
}
