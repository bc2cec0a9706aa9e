/* Compiling filters. Which index answers is left to the engine: conditions on 部门, 状态, 方案 and
 * 时限 are plain comparisons of columns that lead an index, so it always finds one, and all columns
 * that a list shows stand in the indexes (src/store/schema/0001_start.sql). */
#include "app/filter_query.h"

#include "app/lamp.h"
#include "app/org.h"
#include "base/out.h"
#include "calendar/day.h"
#include "store/plan.h"

enum {
    KEYS_MAX = 4 /* to sort by */
};

struct compiler {
    struct ctx *c;
    struct db *db;
    const struct filter *filter; /* at hand */
    str today, near;             /* today, and the first day that is not near any more */
    struct out sql;
    struct value values[QUERY_PARAMS_MAX];
    size_t n;
    bool overflow;
};

/* ---- values ---- */

static bool same(const struct value *x, const struct value *y) {
    return x->kind == y->kind && x->n == y->n && str_eq(x->s, y->s);
}

/* Writes $n; a value that was given before is given once. */
static void put_value(struct compiler *k, struct value v) {
    size_t i = 0;
    while (i < k->n && !same(&k->values[i], &v))
        i++;
    if (i == QUERY_PARAMS_MAX) {
        k->overflow = true;
        return;
    }
    if (i == k->n)
        k->values[k->n++] = v;
    out_char(&k->sql, '$');
    out_int(&k->sql, (i64)i + 1);
}

static void put(struct compiler *k, const char *sql) {
    out_raw(&k->sql, str_from(sql));
}

/* column op $n */
static void put_comparison(struct compiler *k, const char *column, const char *op, struct value v) {
    put(k, column);
    put(k, op);
    put_value(k, v);
}

/* %…%, with what has a meaning in it made harmless. */
static str pattern_of(struct arena *a, str text) {
    struct out o = out_open(a);
    out_char(&o, '%');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' || text.ptr[i] == '_' || text.ptr[i] == '!')
            out_char(&o, '!');
        out_char(&o, text.ptr[i]);
    }
    out_char(&o, '%');
    return out_str(&o);
}

/* ---- lamps ---- */

/* app/lamp.c as conditions: T is today, N the first day that is not near any more. A test compares
 * the two. */
#define OPEN "state NOT IN ('approved','closed','void') AND "
static const struct {
    const char *lamp;
    const char *sql;
} lamps[] = {
    {"red", OPEN "due_on > '' AND due_on < T AND required = 1"},
    {"yellow", OPEN "due_on > '' AND due_on < N AND (due_on >= T OR required = 0)"},
    {"green", OPEN "due_on >= N AND opens_on <= T"},
    {"grey", OPEN "(due_on = '' OR (due_on >= N AND opens_on > T))"},
    {"done", "state IN ('approved','closed','void')"},
};

static void put_lamp(struct compiler *k, str lamp) {
    for (size_t i = 0; i < COUNT_OF(lamps); i++) {
        if (!str_eq(lamp, str_from(lamps[i].lamp)))
            continue;
        for (const char *z = lamps[i].sql; *z != '\0'; z++) {
            bool letter =
                (*z == 'T' || *z == 'N') && z[1] != 'O' && z > lamps[i].sql && z[-1] == ' ';
            if (letter)
                put_value(k, V_TEXT(*z == 'T' ? k->today : k->near));
            else
                out_char(&k->sql, *z);
        }
    }
}

/* ---- terms ---- */

static void put_days(struct compiler *k, const struct filter_node *node) {
    const char *column = node->field->column;
    str from = node->days.from, to = node->days.to;
    switch (node->op) {
    case FILTER_IS:
        put_comparison(k, column, " >= ", V_TEXT(from));
        put(k, " AND ");
        put_comparison(k, column, " <= ", V_TEXT(to));
        return;
    case FILTER_BELOW:
    case FILTER_UPTO: /* without a date it is neither before nor after */
        put(k, column);
        put(k, " > '' AND ");
        put_comparison(k, column, node->op == FILTER_BELOW ? " < " : " <= ",
                       V_TEXT(node->op == FILTER_BELOW ? from : to));
        return;
    case FILTER_ABOVE:
        put_comparison(k, column, " > ", V_TEXT(to));
        return;
    case FILTER_FROM:
        put_comparison(k, column, " >= ", V_TEXT(from));
        return;
    }
}

static err put_org(struct compiler *k, const struct filter_node *node) {
    struct org org;
    i64 id = 0;
    bool digits = node->text.len > 0 && node->text.len < 16;
    for (size_t i = 0; i < node->text.len && digits; i++) {
        digits = str_digit(node->text, i);
        id = id * 10 + (node->text.ptr[i] - '0');
    }
    if (digits)
        TRY(record_get(k->c, k->db, &noun_org, id, &org));
    else
        TRY(app_org_at(k->c, k->db, node->text, 0, &org));
    put_comparison(k, "org", " = ", V_INT(org.id));
    return OK;
}

static err put_number(struct compiler *k, const struct filter_node *node) {
    static const char *const ops[] = {[FILTER_IS] = " = ",
                                      [FILTER_BELOW] = " < ",
                                      [FILTER_UPTO] = " <= ",
                                      [FILTER_ABOVE] = " > ",
                                      [FILTER_FROM] = " >= "};
    struct plan plan;
    if (strcmp(node->field->column, "plan") == 0)
        TRY(record_get(k->c, k->db, &noun_plan, node->number, &plan));
    put_comparison(k, node->field->column, ops[node->op], V_INT(node->number));
    return OK;
}

static void put_choice(struct compiler *k, const struct filter_node *node) {
    const char *column = node->field->column;
    if (strcmp(column, "lamp") == 0) {
        put_lamp(k, node->text);
    } else if (strcmp(column, "source") == 0) {
        put(k, "EXISTS (SELECT 1 FROM task WHERE task.id = duty.task AND ");
        put_comparison(k, "task.source", " = ", V_TEXT(node->text));
        put(k, ")");
    } else if (strcmp(column, "required") == 0) {
        put_comparison(k, column, " = ", V_INT(str_eq(node->text, S("1"))));
    } else {
        put_comparison(k, column, " = ", V_TEXT(node->text));
    }
}

static err put_term(struct compiler *k, const struct filter_node *node) {
    switch (node->field->kind) {
    case FILTER_CHOICE:
        put_choice(k, node);
        return OK;
    case FILTER_DAY:
        put_days(k, node);
        return OK;
    case FILTER_NUMBER:
    case FILTER_ID:
        return put_number(k, node);
    case FILTER_ORG:
        return put_org(k, node);
    case FILTER_TEXT:
        put_comparison(k, node->field->column, " LIKE ",
                       V_TEXT(pattern_of(k->c->arena, node->text)));
        put(k, " ESCAPE '!'");
        return OK;
    }
    return OK;
}

/* The depth of the tree has a limit: FILTER_DEPTH_MAX, and FILTER_TERMS_MAX in a row. */
static err put_node(struct compiler *k, u32 at) {
    const struct filter_node *node = &k->filter->v[at];
    bool pair = node->what == FILTER_AND || node->what == FILTER_OR;
    bool bare = node->what == FILTER_AND; /* so that the planner sees each condition */
    put(k, node->what == FILTER_NOT ? "NOT (" : bare ? "" : "(");
    if (pair) {
        TRY(put_node(k, node->left));
        put(k, node->what == FILTER_AND ? " AND " : " OR ");
        TRY(put_node(k, node->right));
    } else if (node->what == FILTER_NOT) {
        TRY(put_node(k, node->left));
    } else if (node->what == FILTER_WORD) {
        put(k, node->word->sql);
    } else {
        TRY(put_term(k, node));
    }
    put(k, bare ? "" : ")");
    return OK;
}

static bool names_void(const struct filter *f) {
    for (size_t i = 0; i < f->n; i++)
        if (f->v[i].what == FILTER_TERM && strcmp(f->v[i].field->column, "state") == 0 &&
            str_eq(f->v[i].text, S("void")))
            return true;
    return false;
}

/* ---- order ---- */

/* A lamp and a source have no column; within a key the soonest due comes first. */
static err put_order(struct compiler *k, const struct filter_order *order) {
    put(k, " ORDER BY ");
    if (order->keys.n > KEYS_MAX)
        return fail(k->c, ERR_INVALID, "排序最多用 %d 项", KEYS_MAX);
    for (size_t i = 0; i < order->keys.n; i++) {
        str name = order->keys.v[i];
        bool down = str_starts(name, S("-"));
        name = str_sub(name, down, name.len);
        const struct filter_field *field = filter_field_of(name);
        bool good = field != NULL && strcmp(field->column, "lamp") != 0 &&
                    strcmp(field->column, "source") != 0;
        str near = filter_near(name);
        if (!good)
            return fail(k->c, ERR_INVALID, "不能按“%.*s”排序%s%.*s%s", STR(name),
                        field == NULL && near.len > 0 ? "，是不是 " : "",
                        STR(field == NULL ? near : S("")),
                        field == NULL && near.len > 0 ? "？" : "");
        put(k, field->column);
        put(k, down ? " DESC, " : ", ");
    }
    put(k, "due_on, id LIMIT ");
    put_value(k, V_INT(order->limit));
    return OK;
}

/* ---- the query ---- */

static const char columns[] = "SELECT id, plan, org, title, label, opens_on, due_on, state, "
                              "progress_pct, required FROM duty WHERE ";

static struct ask ask_for(struct compiler *k) {
    struct arena *a = k->c->arena;
    struct query *q = take(a, struct query, 1);
    struct query_param *params = take(a, struct query_param, k->n + 1);
    struct value *values = take(a, struct value, k->n + 1);
    for (size_t i = 0; i < k->n; i++) {
        params[i].kind = k->values[i].kind;
        values[i] = k->values[i];
    }
    out_char(&k->sql, '\0');
    *q = (struct query){.name = "",
                        .sql = out_str(&k->sql).ptr,
                        .params = params,
                        .n_params = k->n,
                        .gives = &duty_row_shape};
    return (struct ask){q, {values, k->n}};
}

err filter_query(struct ctx *c, struct db *db, struct filters filters,
                 const struct filter_order *order, struct ask *ask_out) {
    struct compiler k = {.c = c, .db = db, .today = order->today};
    bool all = false;
    for (size_t i = 0; i < filters.n; i++)
        all = all || names_void(&filters.v[i]);
    k.sql = out_open(c->arena);
    k.near = day_text(c->arena, day_parse(order->today) + LAMP_NEAR_DAYS);
    put(&k, columns);
    put(&k, all ? "1 = 1" : "state <> 'void'");
    for (size_t i = 0; i < filters.n; i++) {
        k.filter = &filters.v[i];
        if (k.filter->n == 0)
            continue;
        put(&k, " AND ");
        TRY(put_node(&k, (u32)k.filter->n - 1));
    }
    TRY(put_order(&k, order));
    if (k.overflow)
        return fail(c, ERR_INVALID, "条件里的值太多，最多 %d 个", QUERY_PARAMS_MAX);
    *ask_out = ask_for(&k);
    return OK;
}
