/* What the program refuses to read, in one table with units: past a limit the answer is one clear
 * sentence, below it the input is read. */
#ifndef BASE_LIMIT_H
#define BASE_LIMIT_H

#include "base/types.h"

/* name, value, unit, what it bounds.
 * To add one: a row here; docs/limits.gen.md is made from it. */
#define LIMIT_LIST(X)                                                                              \
    X(FILE_BYTES, 512ull << 20, "bytes", "one input file")                                         \
    X(PROOF_BYTES, 2ull << 30, "bytes", "one file that is filed as proof")                         \
    X(PROOF_FILES, 500, "files", "filed as proof in one call")                                     \
    X(VIEW_BYTES, 512ull << 20, "bytes", "the text made of one input")                             \
    X(PACK_BYTES, 256ull << 20, "bytes", "all parts of a docx or xlsx, unpacked")                  \
    X(PACK_RATIO, 400, "times", "unpacked against packed size of one part above 1 MiB")            \
    X(PACK_PARTS, 10000, "parts", "entries of a docx or xlsx")                                     \
    X(DEPTH, 256, "levels", "elements inside one another in XML or HTML")                          \
    X(TABLE_ROWS, 1000000, "rows", "one table")                                                    \
    X(TABLE_COLS, 512, "columns", "one table")                                                     \
    X(BLOCKS, 20000000, "blocks", "paragraphs and cells of one document")                          \
    X(READ_SECONDS, 300, "seconds", "processor time to parse one file")                            \
    X(READ_MEMORY_BYTES, 4ull << 30, "bytes", "memory to parse one file")                          \
    X(CONVERT_SECONDS, 120, "seconds", "one run of a converter")                                   \
    X(CONVERT_MEMORY_BYTES, 4ull << 30, "bytes", "memory of a converter")                          \
    X(CONVERT_FILE_BYTES, 512ull << 20, "bytes", "one file written by a converter")                \
    X(OCR_PAGES, 100, "pages", "a scan that is read by OCR")                                       \
    X(OCCURRENCES, 5000, "occurrences", "what the cadence of one task makes")                      \
    X(BATCH, 5000, "records", "what one command changes at once")                                  \
    X(IMPORT_ROWS, 100000, "rows", "one file of people, organisations or tasks to be imported")

enum limit {
#define X(name, value, unit, what) LIMIT_##name,
    LIMIT_LIST(X)
#undef X
    LIMIT_COUNT,
};

u64 limit_value(enum limit l);
const char *limit_name(enum limit l);
const char *limit_unit(enum limit l);
const char *limit_what(enum limit l);

#endif
