/* JSON Schema (2020-12), as much of it as docs/plan.schema.json uses:
 *
 *   $schema $id $defs $ref title description examples     type enum const
 *   properties required additionalProperties (a bool)     items prefixItems minItems maxItems
 *   minimum maximum minLength pattern                     oneOf
 *
 * A word that is not in this list is a fault of the schema, so that no schema can lean on a word
 * which nobody checks. Patterns are POSIX extended regular expressions, a subset of ECMA's where
 * only [] () | ? * + {} ^ $ are used. */
#ifndef TESTS_JSON_SCHEMA_H
#define TESTS_JSON_SCHEMA_H

#include "base/json_value.h"

/* json_fits: whether a value is as the schema says.
 * gives  "" when it is, else a sentence with the path to what is wrong */
str json_fits(struct arena *a, const struct json *schema, const struct json *value);

#endif
