/* Settings: what an installation has decided for itself. Their names, defaults and meanings are a
 * table of app/settings.c. */
#ifndef STORE_SETTING_H
#define STORE_SETTING_H

#include "store/noun.h"

struct setting {
    i64 id, version;
    str name;
    str value;
};
extern const struct shape setting_shape;
extern const struct noun noun_setting;

/* setting_find: the one of a name; setting_out->id is 0 when nobody has chosen a value. */
MUST_USE err setting_find(struct ctx *c, struct db *db, str name, struct setting *setting_out);

#endif
