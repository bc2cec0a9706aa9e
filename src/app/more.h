/* The further fields of a record or of a row of a register (store/kind.h), kept as one JSON object
 * of texts whose keys stand in order: {"level":"高","post":"采购"}. Numbers are plain (2.5), days
 * yyyy-mm-dd. "" = none is filled in. */
#ifndef APP_MORE_H
#define APP_MORE_H

#include "base/err.h"
#include "base/shape.h"

/* more_set: fills fields in.
 *   fields    struct kind_field
 *   old       what there was
 *   pairs     字段=值, by name or label; an empty value empties the field
 * gives       *more_out in canonical form
 * fails       INVALID: no such field, no number, no day, none of the choices, too long */
MUST_USE err more_set(struct ctx *c, struct list fields, str old, strs pairs, str *more_out);

/* more_get: the value of a field, "" = it is not filled in. */
str more_get(struct arena *a, str more, str name);

/* more_missing: the label of the first required field without a value, "" = none is missing. */
str more_missing(struct arena *a, struct list fields, str more);

/* more_words: for people, in the order of the form: 主题：…；主讲人：… */
str more_words(struct arena *a, struct list fields, str more);

#endif
