/* Shapes: a struct told to the program. A constant table names the members; the kind comes from the
 * member itself, so that table and struct cannot disagree. The same table writes JSON and the
 * columns of a sheet (and, in later rooms, reads rows and forms). */
#ifndef BASE_SHAPE_H
#define BASE_SHAPE_H

#include "base/str.h"

enum field_kind {
    KIND_INT,   /* i64 */
    KIND_BOOL,  /* bool */
    KIND_TEXT,  /* str */
    KIND_MILLI, /* milli */
    KIND_TEXTS, /* strs */
    KIND_SPAN,  /* span: [from, to] */
    KIND_SPANS, /* spans: [[from, to], …] */
    KIND_RANGE, /* range: [from, to], null when both are empty */
    KIND_LIST,  /* struct list: an array of structs of .shape */
    KIND_SHAPE, /* a struct of .shape inside this one */
};

/* An array whose elements are described by the shape of its field. */
struct list {
    const void *v;
    size_t n;
};

struct field {
    const char *name;
    str key; /* its name as a JSON key, colon included */
    enum field_kind kind;
    size_t offset;
    const struct shape *shape; /* of KIND_LIST and KIND_SHAPE */
    const char *label;         /* Chinese column head */
    const char *unit;          /* of numbers; NULL = none */
    bool null_when_empty;      /* JSON null instead of "" or 0 */
    bool secret;               /* a password, a token: it never leaves the database */
    int width;                 /* of a sheet's column, in characters; 0 = by content */
};

struct shape {
    const char *name;
    size_t size;
    const struct field *fields;
    size_t n;
};

/* FIELD(struct x, member, .label = "…", …): the attributes may be left out. */
#define FIELD(type, ...) FIELD_KIND(type, __VA_ARGS__, )
#define FIELD_KIND(type, member, ...)                                                              \
    {                                                                                              \
        .name = #member, .key = T("\"" #member "\":"),                                             \
        .kind = _Generic(((type *)0)->member, i64                                                  \
                         : KIND_INT, bool                                                          \
                         : KIND_BOOL, str                                                          \
                         : KIND_TEXT, milli                                                        \
                         : KIND_MILLI, strs                                                        \
                         : KIND_TEXTS, span                                                        \
                         : KIND_SPAN, spans                                                        \
                         : KIND_SPANS, range                                                       \
                         : KIND_RANGE),                                                            \
        .offset = offsetof(type, member), __VA_ARGS__                                              \
    }
/* FIELD_LIST(struct x, member, &shape, …), FIELD_SHAPE(struct x, member, &shape, …) */
#define FIELD_LIST(type, member, ...) FIELD_OF(type, member, KIND_LIST, __VA_ARGS__, )
#define FIELD_SHAPE(type, member, ...) FIELD_OF(type, member, KIND_SHAPE, __VA_ARGS__, )
#define FIELD_OF(type, member, is, of, ...)                                                        \
    {                                                                                              \
        .name = #member, .key = T("\"" #member "\":"), .kind = (is),                               \
        .offset = offsetof(type, member), .shape = (of), __VA_ARGS__                               \
    }
#define SHAPE(type, table)                                                                         \
    { .name = #type, .size = sizeof(type), .fields = (table), .n = COUNT_OF(table) }

/* shape_find: the field of that name, NULL = there is none. */
const struct field *shape_find(const struct shape *shape, str name);

/* shape_open: the same without the fields that are secret; the very same where there is none. */
const struct shape *shape_open(struct arena *a, const struct shape *shape);

/* field_text: the value of a field as a person reads it in a cell: texts joined by 、, a span as
 * "from-to", a range as "from 至 to"; lists and shapes give "". */
str field_text(struct arena *a, const struct field *f, const void *record);

#endif
