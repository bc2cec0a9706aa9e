/* Numbers of workbooks as they are shown. */
#ifndef DOC_XLSX_NUMBER_H
#define DOC_XLSX_NUMBER_H

#include "base/str.h"

enum xlsx_kind {
    XLSX_GENERAL,
    XLSX_FIXED,   /* .decimals of them, at least .decimals_min */
    XLSX_PERCENT, /* the same */
    XLSX_DATE,
    XLSX_TEXT,
};

/* What a number format says. */
struct xlsx_format {
    enum xlsx_kind kind;
    u8 decimals, decimals_min;
    bool year, month, day, time; /* parts of a date that are shown */
    str before, after;           /* texts around the number, such as 个 */
};

/* xlsx_format_builtin: by its id, 0..163. source  ECMA-376 part 1, 18.8.30, with the East Asian ids
 * xlsx_format_parse: from a format code such as yyyy"年"m"月"d"日". */
struct xlsx_format xlsx_format_builtin(i32 id);
struct xlsx_format xlsx_format_parse(struct arena *a, str code);

/* xlsx_number_text: a stored number as shown; dates as yyyy-mm-dd, yyyy-mm where no day is shown,
 * with HH:MM where a time is. What is no number comes back unchanged.
 *   since_1904   days are counted from 1904-01-01, as old Macintosh workbooks do */
str xlsx_number_text(struct arena *a, str stored, const struct xlsx_format *f, bool since_1904);

#endif
