/* What may be kept as proof: kinds of files, told by their content. */
#ifndef APP_FILE_TYPE_H
#define APP_FILE_TYPE_H

#include "doc/format.h"
#include "port/file.h"

/* Kinds whose names people mix up without harm: a name of the same family is no lie. */
enum file_family {
    FAMILY_NONE, /* on its own: a PNG called .jpg is worth a word */
    FAMILY_TEXT, /* may be a page with scripts, which are looked for */
    FAMILY_OLD_OFFICE,
    FAMILY_FILM,
};

/* A kind that may be kept. To add one: a row in file_type.c; what has none is refused. */
struct file_type {
    enum format format;
    const char *mime; /* as a browser is told */
    enum file_family family;
};
extern const struct file_type file_types[];
extern const size_t file_types_n;

/* file_type_name: a name as it may be kept: the last part of a path, of one line, in UTF-8; one
 * that is not UTF-8 is read as GBK. fails      INVALID: too long */
MUST_USE err file_type_name(struct ctx *c, str path, str *name_out);

/* What a file is. */
struct file_told {
    const struct file_type *type;
    str note;     /* that the name says another kind than the content; "" = it does not */
    i32 taken_on; /* day of a photo by the clock of its camera, DAY_NONE = not noted */
};

/* file_type_of: what kind it is, told in a process of its own.
 *   name     of file_type_name
 * fails      INVALID: empty, damaged, nothing we know, a program, a page with scripts; IO */
MUST_USE err file_type_of(struct ctx *c, str name, const struct file *file,
                          struct file_told *told_out);

#endif
