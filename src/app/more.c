/* Further fields. */
#include "app/more.h"

#include "app/typed.h"
#include "base/json_value.h"
#include "base/number.h"
#include "base/out.h"
#include "calendar/day.h"
#include "store/kind.h"

enum {
    VALUE_CHARS_MAX = 500
};

/* Pairs of name and value, by the bytes of their names. */
struct pair {
    str name, value;
};
VEC_TYPE(pairs, struct pair);

/* What somebody has put into the column behind our back reads as empty; verify tells of it. */
static struct pairs read(struct arena *a, str more) {
    struct pairs list = {0};
    struct json json;
    if (more.len == 0 || !json_parse(a, more, &json, NULL) || json.kind != JSON_OBJECT)
        return list;
    for (size_t i = 0; i < json.n; i++)
        if (json.v[i].kind == JSON_TEXT)
            *push(a, &list) = (struct pair){json.keys[i], json.v[i].text};
    return list;
}

static str write(struct arena *a, const struct pairs *list) {
    struct out o = out_open(a);
    for (size_t i = 0; i < list->n; i++) {
        if (list->v[i].value.len == 0)
            continue;
        out_char(&o, o.len == 0 ? '{' : ',');
        out_json(&o, list->v[i].name);
        out_char(&o, ':');
        out_json(&o, list->v[i].value);
    }
    if (o.len > 0)
        out_char(&o, '}');
    return out_str(&o);
}

static void put(struct arena *a, struct pairs *list, struct pair pair) {
    size_t at = 0;
    while (at < list->n && str_cmp(list->v[at].name, pair.name) < 0)
        at++;
    if (at == list->n || !str_eq(list->v[at].name, pair.name)) {
        push(a, list);
        for (size_t i = list->n - 1; i > at; i--)
            list->v[i] = list->v[i - 1];
    }
    list->v[at] = pair;
}

/* ---- values by the type of their field ---- */

static err take_text(struct ctx *c, const struct kind_field *f, str *value) {
    (void)c;
    (void)f;
    (void)value;
    return OK;
}

/* 1,200.5 or 十二, written 1200.5 and 12. */
static err take_number(struct ctx *c, const struct kind_field *f, str *value) {
    milli n;
    if (number_read(*value, &n, NULL) != value->len)
        return fail(c, ERR_INVALID, "“%.*s”要填数，不能是“%.*s”", STR(f->label), STR(*value));
    struct out o = out_open(c->arena);
    out_milli(&o, n);
    *value = out_str(&o);
    return OK;
}

static err take_day(struct ctx *c, const struct kind_field *f, str *value) {
    if (day_parse(*value) == DAY_NONE)
        return fail(c, ERR_INVALID, "“%.*s”要填日期，写成 2025-06-30，不能是“%.*s”", STR(f->label),
                    STR(*value));
    return OK;
}

static err take_choice(struct ctx *c, const struct kind_field *f, str *value) {
    const str comma = S("、");
    for (size_t at = 0; at <= f->choices.len;) {
        size_t end = str_find(f->choices, comma, at);
        end = end == STR_NONE ? f->choices.len : end;
        if (str_eq(str_sub(f->choices, at, end), *value))
            return OK;
        at = end + comma.len;
    }
    return fail(c, ERR_INVALID, "“%.*s”只能填：%.*s", STR(f->label), STR(f->choices));
}

/* To add one: a row, and the word in the comment of store/kind.h and of the schema. */
static const struct type {
    str name;
    err (*accept)(struct ctx *c, const struct kind_field *f, str *value);
} types[] = {{T("text"), take_text},
             {T("number"), take_number},
             {T("day"), take_day},
             {T("choice"), take_choice}};

static err take_value(struct ctx *c, const struct kind_field *f, str *value) {
    TRY(typed_check(c, *value, str_z(c->arena, f->label), VALUE_CHARS_MAX));
    for (size_t i = 0; i < COUNT_OF(types) && value->len > 0; i++)
        if (str_eq(f->type, types[i].name))
            return types[i].accept(c, f, value);
    return OK;
}

/* ---- pairs ---- */

static const struct kind_field *field_of(struct list fields, str word) {
    const struct kind_field *v = fields.v;
    for (size_t i = 0; i < fields.n; i++)
        if (str_eq(v[i].name, word) || str_eq(v[i].label, word))
            return &v[i];
    return NULL;
}

static err fail_unknown(struct ctx *c, struct list fields, str word) {
    const struct kind_field *v = fields.v;
    VEC(str) labels = {0};
    for (size_t i = 0; i < fields.n; i++)
        *push(c->arena, &labels) = v[i].label;
    if (fields.n == 0)
        return fail(c, ERR_INVALID, "这个类别没有附加字段，不能填“%.*s”", STR(word));
    return fail(c, ERR_INVALID, "没有“%.*s”这个字段，可以填：%.*s", STR(word),
                STR(str_join(c->arena, (strs){labels.v, labels.n}, S("、"))));
}

err more_set(struct ctx *c, struct list fields, str old, strs given, str *more_out) {
    struct pairs list = read(c->arena, old);
    for (size_t i = 0; i < given.n; i++) {
        size_t at = str_find(given.v[i], S("="), 0);
        if (at == STR_NONE)
            return fail(c, ERR_INVALID, "附加字段要写成 字段=值，不能是“%.*s”", STR(given.v[i]));
        str word = str_trim(str_sub(given.v[i], 0, at)),
            value = str_trim(str_sub(given.v[i], at + 1, given.v[i].len));
        const struct kind_field *f = field_of(fields, word);
        if (f == NULL)
            return fail_unknown(c, fields, word);
        TRY(take_value(c, f, &value));
        put(c->arena, &list, (struct pair){f->name, value});
    }
    *more_out = write(c->arena, &list);
    return OK;
}

str more_get(struct arena *a, str more, str name) {
    const struct pairs list = read(a, more);
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.v[i].name, name))
            return list.v[i].value;
    return S("");
}

str more_missing(struct arena *a, struct list fields, str more) {
    const struct kind_field *v = fields.v;
    for (size_t i = 0; i < fields.n; i++)
        if (v[i].required && more_get(a, more, v[i].name).len == 0)
            return v[i].label;
    return S("");
}

str more_words(struct arena *a, struct list fields, str more) {
    const struct kind_field *v = fields.v;
    struct out o = out_open(a);
    for (size_t i = 0; i < fields.n; i++) {
        str value = more_get(a, more, v[i].name);
        if (value.len > 0)
            out_fmt(&o, "%s%.*s：%.*s%.*s", o.len > 0 ? "；" : "", STR(v[i].label), STR(value),
                    STR(v[i].unit));
    }
    return out_str(&o);
}
