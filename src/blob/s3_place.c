/* Addresses of S3. */
#include "blob/s3_place.h"

#include "base/utf8.h"

#define USUAL_REGION "us-east-1"

/* What may stand behind the question mark. To add one: a member here and a row below. */
struct options {
    str endpoint;
    str region;
    str style;
};

static const struct {
    str name;
    size_t offset;
} options[] = {
    {T("endpoint="), offsetof(struct options, endpoint)},
    {T("region="), offsetof(struct options, region)},
    {T("style="), offsetof(struct options, style)},
};

/* Scheme and the port that goes without saying. */
static const struct {
    str begins, port;
} schemes[] = {
    {T("https://"), T(":443")},
    {T("http://"), T(":80")},
};

static err wrong(struct ctx *c, const char *what) {
    return fail(c, ERR_INVALID,
                "S3 存储的地址%s，请写成 s3://存储桶/前缀?endpoint=https://主机&region=区域", what);
}

/* Cuts s at the first `by`: what stands before it, and in *rest what stands behind. */
static str cut(str s, char by, str *rest) {
    size_t at = 0;
    while (at < s.len && s.ptr[at] != by)
        at++;
    *rest = str_sub(s, at + 1, s.len);
    return str_sub(s, 0, at);
}

static err read_option(struct ctx *c, str text, struct options *out) {
    for (size_t i = 0; i < COUNT_OF(options); i++)
        if (str_starts(text, options[i].name)) {
            str *to = (str *)(void *)((char *)out + options[i].offset);
            *to = str_sub(text, options[i].name.len, text.len);
            return OK;
        }
    return wrong(c, "里有不认识的参数（只有 endpoint、region、style；密钥只从环境变量读取）");
}

/* Letters, figures, and what is in `more`. */
static bool made_of(str s, str more) {
    for (size_t i = 0; i < s.len; i++) {
        char ch = ascii_lower(s.ptr[i]);
        if (!ascii_is_digit(ch) && !(ch >= 'a' && ch <= 'z') && !str_has(more, (str){&ch, 1}))
            return false;
    }
    return s.len > 0;
}

static err read_endpoint(struct ctx *c, str endpoint, bool bucket_in_host, struct s3_place *place) {
    size_t i = 0;
    while (i < COUNT_OF(schemes) && !str_starts(endpoint, schemes[i].begins))
        i++;
    if (i == COUNT_OF(schemes))
        return wrong(c, "缺少 endpoint（以 https:// 或 http:// 开头）");
    str host = str_sub(endpoint, schemes[i].begins.len, endpoint.len);
    if (str_ends(host, S("/")))
        host.len--;
    if (!made_of(host, S(".-:[]")))
        return wrong(c, "中的 endpoint 只能是主机名和端口，不带路径和密钥");
    if (str_ends(host, schemes[i].port))
        host.len -= schemes[i].port.len;
    if (bucket_in_host)
        host = str_fmt(c->arena, "%.*s.%.*s", STR(place->bucket), STR(host));
    place->host = host;
    place->base = str_cat(c->arena, schemes[i].begins, host);
    place->root = bucket_in_host ? S("/") : str_fmt(c->arena, "/%.*s/", STR(place->bucket));
    return OK;
}

static void read_prefix(struct arena *a, str prefix, struct s3_place *place) {
    while (str_starts(prefix, S("/")))
        prefix = str_sub(prefix, 1, prefix.len);
    while (str_ends(prefix, S("/")))
        prefix.len--;
    place->prefix = prefix.len > 0 ? str_cat(a, prefix, S("/")) : S("");
    place->name = str_fmt(a, "s3://%.*s/%.*s", STR(place->bucket), STR(prefix));
}

err s3_place_parse(struct ctx *c, str address, struct s3_place *place_out) {
    struct options told = {.region = S(USUAL_REGION), .style = S("path")};
    struct s3_place place;
    str query, prefix;
    str rest = cut(str_sub(address, sizeof "s3://" - 1, address.len), '?', &query);
    place.bucket = cut(rest, '/', &prefix);
    if (!made_of(place.bucket, S(".-_")))
        return wrong(c, "缺少存储桶，或其名称有误");
    if (utf8_bad(prefix) != STR_NONE)
        return wrong(c, "不是 UTF-8 文字");
    read_prefix(c->arena, prefix, &place);
    while (query.len > 0)
        TRY(read_option(c, cut(query, '&', &query), &told));
    bool in_host = str_eq(told.style, S("host"));
    if (!in_host && !str_eq(told.style, S("path")))
        return wrong(c, "中的 style 只能是 path 或 host");
    if (!made_of(told.region, S("-_")))
        return wrong(c, "中的 region 有误");
    place.region = told.region;
    TRY(read_endpoint(c, told.endpoint, in_host, &place));
    *place_out = place;
    return OK;
}
