/* JSON as a tree. Strict: RFC 8259 and nothing more, so that a text which parses here parses
 * anywhere. */
#ifndef BASE_JSON_VALUE_H
#define BASE_JSON_VALUE_H

#include "base/str.h"

enum json_kind {
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_TEXT,
    JSON_LIST,
    JSON_OBJECT,
};

struct json {
    enum json_kind kind;
    bool yes;   /* of a bool */
    bool whole; /* a number without fraction and exponent */
    double number;
    str text;       /* of a text, without its escapes; of a number, as it stands */
    str *keys;      /* of an object, one for each element of v */
    struct json *v; /* elements of a list or object */
    size_t n;
};

/* json_parse: one value and nothing behind it.
 * gives  false with the offset of the fault in *bad_out (may be NULL); also for a key that stands
 *        twice, text that is not UTF-8, and nesting deeper than 64 */
bool json_parse(struct arena *a, str s, struct json *json_out, size_t *bad_out);

/* json_get: the member of an object, NULL when there is none or it is no object. */
const struct json *json_get(const struct json *object, str key);

#endif
