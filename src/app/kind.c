/* Kinds. */
#include "app/kind.h"

#include "app/kind_data.h"
#include "app/settings.h"
#include "app/typed.h"
#include "base/csv.h"
#include "base/nearest.h"
#include "export/sheet.h"

#include <assert.h>

enum {
    NAME_CHARS_MAX = 20,
    CODE_CHARS_MAX = 40,
    CHOICES_CHARS_MAX = 200,
};

/* ---- what comes with the program ---- */

/* The next row of a file of ours; lines with # are remarks, and the first row names the columns. */
static bool next_row(struct csv *in, str first_head, size_t columns, strs *cells_out) {
    in->separator = ',';
    while (csv_row(in, cells_out)) {
        str first = cells_out->v[0];
        if (first.len == 0 || first.ptr[0] == '#' || str_eq(first, first_head))
            continue;
        assert(cells_out->n == columns);
        return true;
    }
    return false;
}

static bool is_yes(str cell) {
    return str_eq(cell, S("yes"));
}

/* Columns of data/kinds.csv. */
enum {
    CODE,
    NAME,
    FAMILY,
    PURPOSE,
    SENSITIVE,
    MEETING,
    COUNTS,
    KIND_COLUMNS,
};

static err ship_kinds(struct tx *tx, i64 *added) {
    struct csv rows = csv_open(tx->c->arena, str_from(kinds_csv));
    for (strs v; next_row(&rows, S("code"), KIND_COLUMNS, &v);) {
        struct kind known;
        TRY(kind_find(tx->c, tx->db, v.v[CODE], &known));
        if (known.id == 0) /* or a kind of the unit's own bears the name */
            TRY(kind_find(tx->c, tx->db, v.v[NAME], &known));
        if (known.id != 0)
            continue;
        struct kind kind = {.code = v.v[CODE],
                            .name = v.v[NAME],
                            .family = v.v[FAMILY],
                            .purpose = v.v[PURPOSE],
                            .sensitive = is_yes(v.v[SENSITIVE]),
                            .meeting = is_yes(v.v[MEETING]),
                            .counts = v.v[COUNTS]};
        TRY(record_add(tx, &noun_kind, &kind));
        ++*added;
    }
    return OK;
}

/* Columns of data/kind_fields.csv. */
enum {
    OF_KIND,
    FIELD_NAME,
    LABEL,
    TYPE,
    UNIT,
    REQUIRED,
    CHOICES,
    FIELD_COLUMNS,
};

static bool has_field(struct list fields, str name) {
    const struct kind_field *v = fields.v;
    for (size_t i = 0; i < fields.n; i++)
        if (str_eq(v[i].name, name) || str_eq(v[i].label, name))
            return true;
    return false;
}

static err ship_fields(struct tx *tx, i64 *added) {
    struct csv rows = csv_open(tx->c->arena, str_from(kind_fields_csv));
    for (strs v; next_row(&rows, S("kind"), FIELD_COLUMNS, &v);) {
        struct kind kind;
        struct list known;
        TRY(kind_find(tx->c, tx->db, v.v[OF_KIND], &kind));
        if (kind.id == 0) /* the unit has one of its own by that name */
            continue;
        TRY(kind_fields(tx->c, tx->db, kind.id, &known));
        if (has_field(known, v.v[FIELD_NAME]) || has_field(known, v.v[LABEL]))
            continue;
        struct kind_field field = {.kind = kind.id,
                                   .ordinal = (i64)known.n + 1,
                                   .name = v.v[FIELD_NAME],
                                   .label = v.v[LABEL],
                                   .type = v.v[TYPE],
                                   .unit = v.v[UNIT],
                                   .required = is_yes(v.v[REQUIRED]),
                                   .choices = v.v[CHOICES]};
        TRY(record_add(tx, &noun_kind_field, &field));
        ++*added;
    }
    return OK;
}

static err ship(struct tx *tx, void *arg) {
    i64 added = 0;
    TRY(ship_kinds(tx, &added));
    TRY(ship_fields(tx, &added));
    *(i64 *)arg = added;
    return OK;
}

err app_kinds_ship(struct deed *d, i64 *added_out) {
    return tx_run(d, "ship kinds", ship, added_out);
}

/* ---- finding ---- */

static err fail_unknown(struct ctx *c, struct db *db, const char *purpose, str word) {
    struct list kinds;
    TRY(kind_list(c, db, str_from(purpose), &kinds));
    const struct kind *v = kinds.v;
    const char **names = take(c->arena, const char *, kinds.n + 1);
    for (size_t i = 0; i < kinds.n; i++)
        names[i] = str_z(c->arena, v[i].name);
    const char *near = nearest(word, names, kinds.n);
    return fail(c, ERR_NOT_FOUND, "没有“%.*s”这个类别%s%s%s，全部类别见 bihuan %s kinds", STR(word),
                near == NULL ? "" : "，是不是“", near == NULL ? "" : near, near == NULL ? "" : "”",
                purpose);
}

err app_kind(struct ctx *c, struct db *db, const char *purpose, str word, struct kind *kind_out) {
    TRY(kind_find(c, db, word, kind_out));
    bool fits = kind_out->id != 0 && str_eq(kind_out->purpose, str_from(purpose));
    return fits ? OK : fail_unknown(c, db, purpose, word);
}

bool kind_counts(const struct kind *kind, str quantity) {
    return str_has(kind->counts, quantity);
}

err kind_is_closed(struct ctx *c, struct db *db, const struct kind *kind, bool *closed_out) {
    str value;
    TRY(app_setting(c, db, "record.sensitive", &value));
    *closed_out = kind->sensitive && str_eq(value, S("count"));
    return OK;
}

/* ---- a unit's own ---- */

static err check_name(struct ctx *c, str name, const char *what) {
    if (str_trim(name).len == 0)
        return fail(c, ERR_INVALID, "%s不能为空", what);
    return typed_check(c, name, what, NAME_CHARS_MAX);
}

/* Nobody could tell two of one name or code apart. */
static err check_free(struct tx *tx, str word) {
    struct kind known;
    TRY(kind_find(tx->c, tx->db, word, &known));
    return known.id == 0 ? OK
                         : fail(tx->c, ERR_CONFLICT, "已经有“%.*s”这个类别，没有再建", STR(word));
}

static err add(struct tx *tx, void *arg) {
    struct kind *kind = arg;
    TRY(check_free(tx, kind->code));
    TRY(check_free(tx, kind->name));
    return record_add(tx, &noun_kind, kind);
}

err app_kind_add(struct deed *d, struct kind like, struct kind *kind_out) {
    TRY(check_name(d->c, like.name, "类别名称"));
    TRY(typed_check(d->c, like.code, "类别代码", CODE_CHARS_MAX));
    TRY(typed_check(d->c, like.family, "大类", NAME_CHARS_MAX));
    like.name = str_trim(like.name);
    like.code = like.code.len > 0 ? like.code : like.name;
    like.family = like.family.len > 0 ? like.family : S("其他");
    TRY(tx_run(d, "add kind", add, &like));
    *kind_out = like;
    return OK;
}

struct renaming {
    str word, name;
};

static err rename_kind(struct tx *tx, void *arg) {
    const struct renaming *w = arg;
    struct kind kind;
    TRY(kind_find(tx->c, tx->db, w->word, &kind));
    if (kind.id == 0)
        return fail(tx->c, ERR_NOT_FOUND, "没有“%.*s”这个类别", STR(w->word));
    if (str_eq(kind.name, w->name))
        return OK;
    if (!str_eq(kind.code, w->name)) /* back to what it was called at first */
        TRY(check_free(tx, w->name));
    kind.name = w->name;
    return record_set(tx, &noun_kind, &kind);
}

err app_kind_rename(struct deed *d, str word, str name) {
    struct renaming w = {word, str_trim(name)};
    TRY(check_name(d->c, name, "类别名称"));
    return tx_run(d, "rename kind", rename_kind, &w);
}

struct new_field {
    str word;
    struct kind_field field;
};

static err add_field(struct tx *tx, void *arg) {
    struct new_field *w = arg;
    struct kind kind;
    struct list known;
    TRY(kind_find(tx->c, tx->db, w->word, &kind));
    if (kind.id == 0)
        return fail(tx->c, ERR_NOT_FOUND, "没有“%.*s”这个类别", STR(w->word));
    TRY(kind_fields(tx->c, tx->db, kind.id, &known));
    if (has_field(known, w->field.label) || has_field(known, w->field.name))
        return fail(tx->c, ERR_CONFLICT, "%.*s 已经有“%.*s”这个字段", STR(kind.name),
                    STR(w->field.label));
    w->field.kind = kind.id;
    w->field.ordinal = (i64)known.n + 1;
    return record_add(tx, &noun_kind_field, &w->field);
}

err app_kind_field(struct deed *d, str word, struct kind_field like) {
    struct new_field w = {word, like};
    TRY(check_name(d->c, like.label, "字段名称"));
    TRY(typed_check(d->c, like.name, "字段代码", CODE_CHARS_MAX));
    TRY(typed_check(d->c, like.unit, "字段的计量单位", NAME_CHARS_MAX));
    TRY(typed_check(d->c, like.choices, "可选值", CHOICES_CHARS_MAX));
    if (str_eq(like.type, S("choice")) != (like.choices.len > 0))
        return fail(d->c, ERR_INVALID, "可选值用顿号分开，只用于 choice 类型的字段，且不能没有");
    if (str_has(like.label, S("=")) || str_has(like.name, S("=")))
        return fail(d->c, ERR_INVALID, "字段名称里不能有等号");
    w.field.label = str_trim(like.label);
    w.field.name = like.name.len > 0 ? like.name : w.field.label;
    return tx_run(d, "add kind field", add_field, &w);
}

/* ---- the list ---- */

static const struct field kind_line_fields[] = {
    FIELD(struct kind_line, name, .label = "类别", .width = 16),
    FIELD(struct kind_line, code, .label = "代码", .width = 18),
    FIELD(struct kind_line, family, .label = "大类", .width = 12),
    FIELD(struct kind_line, counts, .label = "计入合计", .width = 20),
    FIELD(struct kind_line, fields, .label = "附加字段（*必填）", .width = 40),
    FIELD(struct kind_line, sensitive, .label = "敏感", .width = 16),
};
const struct shape kind_line_shape = SHAPE(struct kind_line, kind_line_fields);

static const struct column kind_columns[] = {{.rank = 1}, {.rank = 2}, {.rank = 3},
                                             {.rank = 2}, {.rank = 1}, {.rank = 2}};

static str counts_in_words(struct arena *a, const struct kind *kind) {
    static const struct {
        str name, called;
    } all[] = {{T("times"), T("场次")},
               {T("persons"), T("人次")},
               {T("hours"), T("小时")},
               {T("amount"), T("万元")}};
    VEC(str) words = {0};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (kind_counts(kind, all[i].name))
            *push(a, &words) = all[i].called;
    return str_join(a, (strs){words.v, words.n}, S("、"));
}

static str fields_in_words(struct arena *a, struct list fields) {
    const struct kind_field *v = fields.v;
    VEC(str) words = {0};
    for (size_t i = 0; i < fields.n; i++)
        *push(a, &words) = str_cat(a, v[i].label, v[i].required ? S("*") : S(""));
    return str_join(a, (strs){words.v, words.n}, S("、"));
}

err app_kind_book(struct deed *d, const char *purpose, struct book *book_out) {
    struct arena *a = d->c->arena;
    struct list kinds, fields;
    VEC(struct kind_line) lines = {0};
    bool closed;
    TRY(kind_list(d->c, d->db, str_from(purpose), &kinds));
    const struct kind *v = kinds.v;
    for (size_t i = 0; i < kinds.n; i++) {
        TRY(kind_fields(d->c, d->db, v[i].id, &fields));
        TRY(kind_is_closed(d->c, d->db, &v[i], &closed));
        *push(a, &lines) = (struct kind_line){.name = v[i].name,
                                              .code = v[i].code,
                                              .family = v[i].family,
                                              .counts = counts_in_words(a, &v[i]),
                                              .fields = fields_in_words(a, fields),
                                              .sensitive = closed ? S("只记时间和数量") : S("")};
    }
    struct sheet *sheet = take(a, struct sheet, 1);
    *sheet = (struct sheet){.name = S("类别"),
                            .title = S("类别"),
                            .shape = &kind_line_shape,
                            .columns = kind_columns,
                            .rows = lines.v,
                            .n = lines.n};
    *book_out = (struct book){sheet, 1};
    return OK;
}
