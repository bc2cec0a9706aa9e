/* A validator: one function a keyword, in a table. */
#include "json_schema.h"

#include "base/utf8.h"

#include <regex.h>

struct check {
    struct arena *arena;
    const struct json *root;
    const struct json *schema; /* the one that holds the keyword */
    const struct json *word;   /* the keyword's value */
    const struct json *value;  /* what is judged */
    str path;
    str *wrong; /* first fault; "" = none so far */
};

static void fits(struct check z);

static void wrong(const struct check *z, const char *what, str more) {
    if (z->wrong->len == 0)
        *z->wrong = str_fmt(z->arena, "%.*s: %s %.*s", STR(z->path), what, STR(more));
}

/* Judges `value` by `schema`, below the place of z. */
static void below(const struct check *z, const struct json *schema, const struct json *value,
                  str step) {
    struct check inner = *z;
    inner.schema = schema;
    inner.value = value;
    inner.path = str_cat(z->arena, z->path, step);
    fits(inner);
}

static bool same(const struct json *x, const struct json *y) {
    if (x->kind != y->kind)
        return false;
    return x->kind == JSON_BOOL ? x->yes == y->yes
                                : str_eq(x->text, y->text); /* lists are not needed */
}

static bool is_type(str type, const struct json *value) {
    static const struct {
        str name;
        enum json_kind kind;
    } types[] = {{T("null"), JSON_NULL},   {T("boolean"), JSON_BOOL}, {T("number"), JSON_NUMBER},
                 {T("string"), JSON_TEXT}, {T("array"), JSON_LIST},   {T("object"), JSON_OBJECT}};
    if (str_eq(type, S("integer")))
        return value->kind == JSON_NUMBER && value->whole;
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_eq(type, types[i].name))
            return value->kind == types[i].kind;
    return false;
}

static void check_type(const struct check *z) {
    bool fits_one = z->word->kind == JSON_TEXT && is_type(z->word->text, z->value);
    for (size_t i = 0; i < z->word->n; i++)
        fits_one = fits_one || is_type(z->word->v[i].text, z->value);
    if (!fits_one)
        wrong(z, "has another type than", z->word->n > 0 ? z->word->v[0].text : z->word->text);
}

static void check_enum(const struct check *z) {
    for (size_t i = 0; i < z->word->n; i++)
        if (same(&z->word->v[i], z->value))
            return;
    wrong(z, "is none of the values allowed:", z->value->text);
}

static void check_const(const struct check *z) {
    if (!same(z->word, z->value))
        wrong(z, "is not", z->word->text);
}

static void check_ref(const struct check *z) {
    static const str home = T("#/$defs/");
    const struct json *defs = json_get(z->root, S("$defs")), *found = NULL;
    if (defs != NULL && str_starts(z->word->text, home))
        found = json_get(defs, str_sub(z->word->text, home.len, z->word->text.len));
    if (found == NULL)
        wrong(z, "the schema names what is not there:", z->word->text);
    else
        below(z, found, z->value, S(""));
}

static void check_properties(const struct check *z) {
    for (size_t i = 0; i < z->word->n; i++) {
        const struct json *member = json_get(z->value, z->word->keys[i]);
        if (member != NULL)
            below(z, &z->word->v[i], member, str_cat(z->arena, S("."), z->word->keys[i]));
    }
}

static void check_required(const struct check *z) {
    for (size_t i = 0; i < z->word->n && z->value->kind == JSON_OBJECT; i++)
        if (json_get(z->value, z->word->v[i].text) == NULL)
            wrong(z, "lacks", z->word->v[i].text);
}

static void check_additional(const struct check *z) {
    const struct json *known = json_get(z->schema, S("properties"));
    for (size_t i = 0; i < z->value->n && z->value->kind == JSON_OBJECT && !z->word->yes; i++)
        if (known == NULL || json_get(known, z->value->keys[i]) == NULL)
            wrong(z, "has an unknown member", z->value->keys[i]);
}

static void check_items(const struct check *z) {
    const struct json *front = json_get(z->schema, S("prefixItems"));
    for (size_t i = front != NULL ? front->n : 0; i < z->value->n && z->value->kind == JSON_LIST;
         i++)
        below(z, z->word, &z->value->v[i], str_fmt(z->arena, "[%zu]", i));
}

static void check_prefix(const struct check *z) {
    for (size_t i = 0; i < z->word->n && i < z->value->n && z->value->kind == JSON_LIST; i++)
        below(z, &z->word->v[i], &z->value->v[i], str_fmt(z->arena, "[%zu]", i));
}

static void check_min_items(const struct check *z) {
    if (z->value->kind == JSON_LIST && (double)z->value->n < z->word->number)
        wrong(z, "has too few elements, at least", z->word->text);
}

static void check_max_items(const struct check *z) {
    if (z->value->kind == JSON_LIST && (double)z->value->n > z->word->number)
        wrong(z, "has too many elements, at most", z->word->text);
}

static void check_minimum(const struct check *z) {
    if (z->value->kind == JSON_NUMBER && z->value->number < z->word->number)
        wrong(z, "is less than", z->word->text);
}

static void check_maximum(const struct check *z) {
    if (z->value->kind == JSON_NUMBER && z->value->number > z->word->number)
        wrong(z, "is more than", z->word->text);
}

static void check_min_length(const struct check *z) {
    if (z->value->kind == JSON_TEXT && (double)utf8_chars(z->value->text) < z->word->number)
        wrong(z, "has too few characters, at least", z->word->text);
}

static void check_pattern(const struct check *z) {
    regex_t re;
    if (z->value->kind != JSON_TEXT)
        return;
    if (regcomp(&re, str_z(z->arena, z->word->text), REG_EXTENDED | REG_NOSUB) != 0) {
        wrong(z, "the schema has a bad pattern", z->word->text);
        return;
    }
    if (regexec(&re, str_z(z->arena, z->value->text), 0, NULL, 0) != 0)
        wrong(z, "does not fit its pattern:", z->value->text);
    regfree(&re);
}

static void check_one_of(const struct check *z) {
    size_t n = 0;
    str first = S("");
    for (size_t i = 0; i < z->word->n; i++) {
        str fault = S("");
        struct check branch = *z;
        branch.wrong = &fault;
        below(&branch, &z->word->v[i], z->value, S(""));
        n += fault.len == 0;
        first = first.len == 0 ? fault : first;
    }
    if (n != 1)
        wrong(z, n == 0 ? "fits no branch:" : "fits several branches", first);
}

static void check_nothing(const struct check *z) {
    (void)z; /* words for people, and those that other words read */
}

/* To add a keyword: a row here, its function above, and its name in the header. */
static const struct {
    str word;
    void (*check)(const struct check *z);
} words[] = {
    {T("$schema"), check_nothing},
    {T("$id"), check_nothing},
    {T("$defs"), check_nothing},
    {T("title"), check_nothing},
    {T("description"), check_nothing},
    {T("examples"), check_nothing},
    {T("$ref"), check_ref},
    {T("type"), check_type},
    {T("enum"), check_enum},
    {T("const"), check_const},
    {T("properties"), check_properties},
    {T("required"), check_required},
    {T("additionalProperties"), check_additional},
    {T("items"), check_items},
    {T("prefixItems"), check_prefix},
    {T("minItems"), check_min_items},
    {T("maxItems"), check_max_items},
    {T("minimum"), check_minimum},
    {T("maximum"), check_maximum},
    {T("minLength"), check_min_length},
    {T("pattern"), check_pattern},
    {T("oneOf"), check_one_of},
};

static void fits(struct check z) {
    for (size_t i = 0; i < z.schema->n; i++) {
        size_t k = 0;
        while (k < COUNT_OF(words) && !str_eq(words[k].word, z.schema->keys[i]))
            k++;
        z.word = &z.schema->v[i];
        if (k == COUNT_OF(words))
            wrong(&z, "the schema uses a word that nobody checks:", z.schema->keys[i]);
        else
            words[k].check(&z);
    }
}

str json_fits(struct arena *a, const struct json *schema, const struct json *value) {
    str fault = S("");
    fits((struct check){.arena = a,
                        .root = schema,
                        .schema = schema,
                        .value = value,
                        .path = S("$"),
                        .wrong = &fault});
    return fault;
}
