/* Settings. */
#include "app/settings.h"

#include "app/typed.h"
#include "store/setting.h"

#include <assert.h>

enum {
    VALUE_CHARS_MAX = 1000
};

static const char *const algorithms[] = {"sha256", "sm3", NULL}, *const sensitive[] = {"count",
                                                                                       "all", NULL};

const struct setting_row setting_rows[] = {
    {"chain.algorithm", "sha256", algorithms, "操作日志链用的摘要算法",
     "Digest of the links of the audit chain"},
    {"files", "", NULL, "佐证材料存放处：文件夹，或 s3://…；空的则在数据库文件旁边",
     "Where files are kept: a folder, or s3://...; beside the database file when empty"},
    {"record.sensitive", "count", sensitive,
     "家访、谈话等敏感类别记什么：count 只记时间和数量，all 也记内容和人员",
     "What is kept of home visits, talks and the like: day and counts, or all"},
};
const size_t setting_rows_n = COUNT_OF(setting_rows);

static const struct setting_row *row_of(str name) {
    for (size_t i = 0; i < setting_rows_n; i++)
        if (str_eq(name, str_from(setting_rows[i].name)))
            return &setting_rows[i];
    return NULL;
}

err app_setting(struct ctx *c, struct db *db, const char *name, str *value_out) {
    struct setting setting;
    const struct setting_row *row = row_of(str_from(name));
    assert(row != NULL);
    TRY(setting_find(c, db, str_from(name), &setting));
    *value_out = setting.id != 0 ? setting.value : str_from(row->def);
    return OK;
}

static err check(struct ctx *c, str name, str value) {
    const struct setting_row *row = row_of(name);
    if (row == NULL)
        return fail(c, ERR_INVALID, "没有“%.*s”这个设置", STR(name));
    TRY(typed_check(c, value, row->meaning, VALUE_CHARS_MAX));
    if (row->choices == NULL)
        return OK;
    for (size_t i = 0; row->choices[i] != NULL; i++)
        if (str_eq(value, str_from(row->choices[i])))
            return OK;
    return fail(c, ERR_INVALID, "设置 %.*s 不能是“%.*s”", STR(name), STR(value));
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
