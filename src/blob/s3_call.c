/* One call of S3: signed, sent, tried again where that can help, and its failures as sentences. */
#include "blob/s3.h"

#include <time.h>

#define NO_CONTENT "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

enum {
    TRIES = 4,
    FIRST_PAUSE_MS = 100, /* at most; each pause is at most */
    PAUSE_GROWTH = 4,     /* as many times as long as the one before */
    HEADERS = 5,
};

/* ---- sentences ---- */

/* What S3 answers, by HTTP status and the code in its text; 0 and "" fit all. The first row that
 * fits counts. To add one: a row, the special before the general.
 * source  Amazon S3 API reference, "Error responses" */
static const struct {
    int status;
    str code;
    err is;
    const char *sentence;
} refusals[] = {
    {403, T("SignatureDoesNotMatch"), ERR_DENIED, "密钥不对，请核对环境变量 " BLOB_ENV_SECRET},
    {403, T("InvalidAccessKeyId"), ERR_DENIED, "没有这个访问密钥，请核对环境变量 " BLOB_ENV_KEY},
    {403, T("RequestTimeTooSkewed"), ERR_DENIED, "本机时钟与存储服务相差过大，请先校准时间（NTP）"},
    {403, T("AccessDenied"), ERR_DENIED, "这个密钥没有权限，请在存储服务上授予读写存储桶的权限"},
    {403, T(""), ERR_DENIED,
     "拒绝访问，请核对环境变量 " BLOB_ENV_KEY " 和 " BLOB_ENV_SECRET "，以及密钥的权限"},
    {404, T("NoSuchBucket"), ERR_NOT_FOUND, "没有这个存储桶，请先建立，或核对地址"},
    {404, T(""), ERR_NOT_FOUND, "没有这个文件"},
    {400, T("AuthorizationHeaderMalformed"), ERR_INVALID, "区域不对，请在地址里写明 region"},
    {301, T(""), ERR_INVALID, "存储桶在别的区域，请核对地址里的 endpoint 和 region"},
    {307, T(""), ERR_INVALID, "存储桶在别的区域，请核对地址里的 endpoint 和 region"},
    {400, T("XAmzContentSHA256Mismatch"), ERR_IO, "传输中内容有变，没有存入，请再试"},
    {429, T(""), ERR_BUSY, "存储服务正忙，请稍后再试"},
    {503, T(""), ERR_BUSY, "存储服务正忙，请稍后再试"},
    {507, T(""), ERR_IO, "存储空间不足，请扩容后再试"},
    {0, T("QuotaExceeded"), ERR_IO, "存储配额已用完，请扩容后再试"},
    {0, T(""), ERR_IO, "存储服务出错，请查看存储服务的日志"},
};

/* How a request can end without an answer. */
static const struct {
    err is;
    const char *sentence;
} broken[] = {
    [HTTP_DONE] = {ERR_BUG, "有答复"},
    [HTTP_NO_HOST] = {ERR_IO, "找不到主机，请核对地址里的 endpoint 和本机的域名解析"},
    [HTTP_NO_CONNECT] = {ERR_IO, "连接不上，请核对地址里的 endpoint，并检查网络和存储服务"},
    [HTTP_NO_TRUST] = {ERR_IO,
                       "证书不可信，请安装存储服务的根证书（update-ca-certificates）后再试"},
    [HTTP_TIMED_OUT] = {ERR_IO, "长时间没有回应，请检查网络和存储服务后再试"},
    [HTTP_TOO_BIG] = {ERR_IO, "答复过长，请核对 endpoint 是不是 S3 服务"},
    [HTTP_NO_SINK] = {ERR_BUG, "写不出去"}, /* told by driver_sink */
    [HTTP_BROKEN] = {ERR_IO, "连接中断，请检查网络后再试"},
};

/* The code in the text of an answer; empty when there is none, as after HEAD. */
static str code_of(struct arena *a, const struct http_answer *answer) {
    struct ctx inner = {.arena = a};
    const struct blob_store nameless = {.name = S("")};
    struct xml_tree tree;
    if (answer->body.len == 0 || s3_tree(&inner, &nameless, answer->body, &tree) != OK)
        return S("");
    u32 error = s3_find(&tree, 0, S3_ERROR);
    return error > 0 ? s3_text(&tree, error, S3_CODE) : S("");
}

bool s3_is(struct arena *a, const struct http_answer *answer, str code) {
    return str_eq(code_of(a, answer), code);
}

err s3_fail(struct ctx *c, const struct blob_store *store, const struct http_answer *answer) {
    str code = code_of(c->arena, answer);
    size_t i = 0;
    while ((refusals[i].status != 0 && refusals[i].status != answer->status) ||
           (refusals[i].code.len > 0 && !str_eq(refusals[i].code, code)))
        i++;
    return fail(c, refusals[i].is, "%.*s：%s（HTTP %d%s%.*s）", STR(store->name),
                refusals[i].sentence, answer->status, code.len > 0 ? " " : "", STR(code));
}

/* ---- sending ---- */

/* Whether sending again may help and cannot harm. POST is not repeated once it may have arrived. */
static bool again(const struct s3_call *call, const struct http_answer *answer) {
    bool harmless = !str_eq(str_from(call->method), S("POST"));
    switch (answer->end) {
    case HTTP_NO_HOST:
    case HTTP_NO_CONNECT:
        return true;
    case HTTP_TIMED_OUT:
    case HTTP_BROKEN:
        return harmless;
    case HTTP_DONE:
        return answer->status == 503 || answer->status == 429 ||
               (answer->status >= 500 && answer->status <= 504 && answer->status != 501 &&
                harmless);
    case HTTP_NO_TRUST:
    case HTTP_TOO_BIG:
    case HTTP_NO_SINK:
        break;
    }
    return false;
}

/* Half of each pause is left to chance, so that many clients do not come back at one moment. */
static void pause_before(int try) {
    long ms = FIRST_PAUSE_MS;
    struct timespec t;
    for (int i = 1; i < try; i++)
        ms *= PAUSE_GROWTH;
    clock_gettime(CLOCK_MONOTONIC, &t);
    ms = ms / 2 + t.tv_nsec / 1000 % (ms / 2);
    nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

static err send_once(struct ctx *c, struct blob_store *store, const struct s3_call *call,
                     struct http_answer *answer_out) {
    const struct s3 *s3 = store->s3;
    struct http_sink *sink = call->sink;
    i64 now = (i64)time(NULL);
    struct sigv4_pair signed_headers[HEADERS] = {
        {S("host"), s3->place.host},
        {S("x-amz-content-sha256"), call->payload},
        {S("x-amz-date"), sigv4_time(c->arena, now)},
    };
    size_t n = 3;
    if (sink != NULL)
        sink->status = sink->bytes > 0 ? 206 : 200;
    if (sink != NULL && sink->bytes > 0)
        signed_headers[n++] = (struct sigv4_pair){
            S("range"), str_fmt(c->arena, "bytes=%llu-", (unsigned long long)sink->bytes)};
    const struct sigv4_request request = {
        .method = str_from(call->method),
        .path = str_cat(c->arena, s3->place.root, call->key),
        .query = call->query,
        .headers = {signed_headers, n},
        .payload = call->payload,
        .at = now,
    };
    str authorization;
    TRY(sigv4_header(c, &s3->key, &request, &authorization));
    struct http_header headers[HEADERS];
    for (size_t i = 1; i < n; i++) /* libcurl makes Host by itself */
        headers[i] = (struct http_header){signed_headers[i].name, signed_headers[i].value};
    headers[0] = (struct http_header){S("Authorization"), authorization};
    const struct http_request in = {
        .method = call->method,
        .url =
            str_cat(c->arena, s3->place.base, sigv4_target(c->arena, request.path, request.query)),
        .headers = headers,
        .n_headers = n,
        .body = call->body,
        .sink = sink,
    };
    return http_send(c, s3->client, &in, answer_out);
}

err s3_send(struct ctx *c, struct blob_store *store, const struct s3_call *call,
            struct http_answer *answer_out) {
    struct s3_call complete = *call;
    struct digest digest;
    if (call->payload.len == 0 && call->body.text.len == 0)
        complete.payload = S(NO_CONTENT);
    if (call->payload.len == 0 && call->body.text.len > 0) {
        TRY(digest_of(c, DIGEST_SHA256, call->body.text, &digest));
        complete.payload = digest_hex(c->arena, &digest);
    }
    TRY(send_once(c, store, &complete, answer_out));
    for (int try = 1; try < TRIES && again(call, answer_out); try++) {
        pause_before(try);
        TRY(send_once(c, store, &complete, answer_out));
    }
    if (answer_out->end == HTTP_NO_SINK)
        return driver_sink(c, call->sink->code);
    if (answer_out->end != HTTP_DONE)
        return fail(c, broken[answer_out->end].is, "%.*s：%s（%.*s，%.*s）", STR(store->name),
                    broken[answer_out->end].sentence, STR(store->s3->place.base),
                    STR(answer_out->why));
    const bool unknown = answer_out->status == 501; /* to be judged by who asked */
    return answer_out->status >= 500 && !unknown ? s3_fail(c, store, answer_out) : OK;
}
