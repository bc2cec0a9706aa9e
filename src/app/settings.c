/* Settings. */
#include "app/settings.h"

#include "app/typed.h"
#include "base/nearest.h"
#include "store/setting.h"

#include <assert.h>

enum {
    VALUE_CHARS_MAX = 1000
};

static const char *const algorithms[] = {"sha256", "sm3", NULL};

const struct setting_row setting_rows[] = {
    {"chain.algorithm", "sha256", algorithms, "操作日志链用的摘要算法",
     "Digest of the links of the audit chain"},
    {"files", "", NULL, "佐证材料存放处：文件夹，或 s3://…；空的则在数据库文件旁边",
     "Where files are kept: a folder, or s3://...; beside the database file when empty"},
};
const size_t setting_rows_n = COUNT_OF(setting_rows);

static const struct field line_fields[] = {
    FIELD(struct setting_line, name),       FIELD(struct setting_line, value),
    FIELD(struct setting_line, chosen),     FIELD(struct setting_line, meaning),
    FIELD(struct setting_line, meaning_en),
};

static const struct setting_row *row_of(str name) {
    for (size_t i = 0; i < setting_rows_n; i++)
        if (str_eq(name, str_from(setting_rows[i].name)))
            return &setting_rows[i];
    return NULL;
}

const struct shape setting_line_shape = SHAPE(struct setting_line, line_fields);

err app_setting_list(struct ctx *c, struct db *db, struct list *lines_out) {
    struct setting_line *lines = take(c->arena, struct setting_line, setting_rows_n);
    for (size_t i = 0; i < setting_rows_n; i++) {
        const struct setting_row *row = &setting_rows[i];
        struct setting setting;
        TRY(setting_find(c, db, str_from(row->name), &setting));
        lines[i] =
            (struct setting_line){.name = str_from(row->name),
                                  .value = setting.id != 0 ? setting.value : str_from(row->def),
                                  .chosen = setting.id != 0,
                                  .meaning = str_from(row->meaning),
                                  .meaning_en = str_from(row->meaning_en)};
    }
    *lines_out = (struct list){lines, setting_rows_n};
    return OK;
}

err app_setting(struct ctx *c, struct db *db, const char *name, str *value_out) {
    struct setting setting;
    const struct setting_row *row = row_of(str_from(name));
    assert(row != NULL);
    TRY(setting_find(c, db, str_from(name), &setting));
    *value_out = setting.id != 0 ? setting.value : str_from(row->def);
    return OK;
}

/* That there is no such setting, and which may be meant. */
static err fail_unknown(struct ctx *c, str name) {
    const char **names = take(c->arena, const char *, setting_rows_n);
    for (size_t i = 0; i < setting_rows_n; i++)
        names[i] = setting_rows[i].name;
    const char *near = nearest(name, names, setting_rows_n);
    if (near != NULL)
        return fail(c, ERR_INVALID, "没有“%.*s”这个设置，是不是 %s？", STR(name), near);
    return fail(c, ERR_INVALID, "没有“%.*s”这个设置，请用 bihuan config 查看", STR(name));
}

static err fail_choice(struct ctx *c, const struct setting_row *row, str value) {
    VEC(str) choices = {0};
    for (size_t i = 0; row->choices[i] != NULL; i++)
        *push(c->arena, &choices) = str_from(row->choices[i]);
    return fail(c, ERR_INVALID, "设置 %s 不能是“%.*s”，可以是 %.*s", row->name, STR(value),
                STR(str_join(c->arena, (strs){choices.v, choices.n}, S("、"))));
}

static err check(struct ctx *c, str name, str value) {
    const struct setting_row *row = row_of(name);
    if (row == NULL)
        return fail_unknown(c, name);
    TRY(typed_check(c, value, row->meaning, VALUE_CHARS_MAX));
    if (row->choices == NULL)
        return OK;
    for (size_t i = 0; row->choices[i] != NULL; i++)
        if (str_eq(value, str_from(row->choices[i])))
            return OK;
    return fail_choice(c, row, value);
}

static err set(struct tx *tx, void *arg) {
    const struct setting *wanted = arg;
    struct setting setting;
    TRY(setting_find(tx->c, tx->db, wanted->name, &setting));
    if (setting.id == 0) {
        setting = *wanted;
        return record_add(tx, &noun_setting, &setting);
    }
    setting.value = wanted->value;
    return record_set(tx, &noun_setting, &setting);
}

err app_setting_set(struct deed *d, str name, str value) {
    struct setting wanted = {.name = name, .value = value};
    TRY(check(d->c, name, value));
    return tx_run(d, "set setting", set, &wanted);
}
