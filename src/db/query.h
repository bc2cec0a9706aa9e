/* Named queries. They stand in .sql files beside the C that calls them; tools/queries.c makes a
 * constant `q_NAME` of each at build time:
 *
 *     -- org_children: the orgs right below one, in the order of their names
 *     --   $1 bigint above   id of the upper one
 *     --   gives org
 *     SELECT id, name FROM org WHERE above = $1 ORDER BY name
 *
 * Parameters are numbered from $1 and named; `gives org` means the shape org_shape of the header of
 * the same name. What is alike for all records is made from the list of their columns:
 *
 *     -- noun org: an organisation
 *     --   bigint id version above
 *     --   text name
 *     --   gives org
 *
 * becomes q_org_get ($1 id), q_org_page ($1 id that was seen last, $2 how many), q_org_add (all
 * columns), and q_org_set (all columns; the row must have the version given and gets the next). */
#ifndef DB_QUERY_H
#define DB_QUERY_H

#include "base/shape.h"

enum value_kind {
    VALUE_NULL,
    VALUE_INT,
    VALUE_TEXT,
};

struct query_param {
    str name;
    enum value_kind kind; /* VALUE_INT for bigint, VALUE_TEXT for text */
};

enum {
    QUERY_PARAMS_MAX = 40
};

struct query {
    const char *name;
    const char *sql;
    const struct query_param *params;
    size_t n_params;
    const struct shape *gives; /* of its rows; NULL = it gives none */
};

/* What a parameter is set to. */
struct value {
    enum value_kind kind;
    i64 n;
    str s;
};

#define V_INT(number) ((struct value){.kind = VALUE_INT, .n = (number)})
#define V_TEXT(text) ((struct value){.kind = VALUE_TEXT, .s = (text)})
#define V_NULL ((struct value){.kind = VALUE_NULL})

struct args {
    const struct value *v;
    size_t n;
};

/* A query with its values. */
struct ask {
    const struct query *q;
    struct args args;
};

/* ASK(q_org_get, V_INT(1)): with the values of $1 and so on. ASK_ALL: of a query without any. */
#define ASK(query, ...)                                                                            \
    ((struct ask){&(query),                                                                        \
                  {(const struct value[]){__VA_ARGS__},                                            \
                   sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value)}})
#define ASK_ALL(query) ((struct ask){&(query), {NULL, 0}})

/* Where the parameters of a query find their values in a record, found once for many: each has the
 * member of its name. A missing one is a mistake of ours. */
struct ask_form {
    const struct query *q;
    const struct field *fields[QUERY_PARAMS_MAX];
};
struct ask_form ask_form(const struct query *q, const struct shape *shape);

/* ask_of: with the values of a record. ask_with: the same for a single one. */
struct ask ask_of(struct arena *a, const struct ask_form *form, const void *record);
struct ask ask_with(struct arena *a, const struct query *q, const struct shape *shape,
                    const void *record);

#endif
