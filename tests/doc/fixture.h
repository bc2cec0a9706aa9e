/* Helpers of the tests of doc/: documents made in code, and documents as lines of text. */
#ifndef TESTS_DOC_FIXTURE_H
#define TESTS_DOC_FIXTURE_H

#include "base/out.h"
#include "doc/read.h"

/* A part of a package. */
struct part {
    const char *name;
    const char *text;
};

/* zip_of: an archive of parts, stored without compression. */
str zip_of(struct arena *a, const struct part *parts, size_t n);

/* docx_of: a docx whose body holds `body`; numbering and styles may be NULL.
 * xlsx_of: a workbook with one sheet; strings and styles may be NULL. */
str docx_of(struct arena *a, const char *body, const char *numbering, const char *styles);
str xlsx_of(struct arena *a, const char *sheet, const char *strings, const char *styles);

/* docx_shown: a docx with pictures; body shows the first of them as
 * <w:drawing><a:blip r:embed="p1"/></w:drawing>, and so on. */
str docx_shown(struct arena *a, const char *body, const struct part *pictures, size_t n);

/* doc_lines: a line a block: kind, level, place, looks, marker and text, such as
 *     H1 +bold 一、总体要求
 *     I2 ‹1.› 文字
 *     C0,1 2x1 +header 单位
 * The kinds are P, H, I (item), C and M (picture).
 * read_lines: what doc_read makes of the bytes, or "ERROR: sentence". It also packs and unpacks. */
str doc_lines(struct arena *a, const struct doc *doc);
str read_lines(struct arena *a, const char *name, str bytes);

/* file_bytes: a file below the folder of the sources; empty when it is not there. */
str file_bytes(struct arena *a, const char *path);

#endif
