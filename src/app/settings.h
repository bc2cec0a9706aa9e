/* The settings of an installation: a table of names, defaults and meanings. They live in the
 * database, so that all who work on it work alike, and each change is in the audit. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "app/tx.h"

/* To add one: a row in settings.c, in the order in which people look for it. */
struct setting_row {
    const char *name;
    const char *def;                  /* what holds until somebody chooses; "" = nothing */
    const char *const *choices;       /* ended by NULL; NULL = any text */
    const char *meaning, *meaning_en; /* one sentence */
};
extern const struct setting_row setting_rows[];
extern const size_t setting_rows_n;

/* A setting as it stands. */
struct setting_line {
    str name;
    str value;   /* what holds */
    bool chosen; /* by somebody; else it is the default */
    str meaning, meaning_en;
};
extern const struct shape setting_line_shape;

/* app_setting_list: all settings, in the order of the table. */
MUST_USE err app_setting_list(struct ctx *c, struct db *db, struct list *lines_out);

/* app_setting: what holds. `name` is one of the table: another is a mistake of ours. */
MUST_USE err app_setting(struct ctx *c, struct db *db, const char *name, str *value_out);

/* app_setting_set: chooses a value.
 * fails  INVALID: no such setting, or not one of its choices; BUSY, DB, IO */
MUST_USE err app_setting_set(struct deed *d, str name, str value);

#endif
