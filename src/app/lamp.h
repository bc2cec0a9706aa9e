/* Lamps: how a duty stands today, always with words. */
#ifndef APP_LAMP_H
#define APP_LAMP_H

#include "export/sheet.h"
#include "store/duty.h"

enum lamp {
    LAMP_RED,    /* 已逾期 */
    LAMP_YELLOW, /* 临期 */
    LAMP_GREEN,  /* 正常推进 */
    LAMP_GREY,   /* 未到期, or no date is known */
    LAMP_DONE,   /* 已办结 */
    LAMPS,
};

enum {
    LAMP_NEAR_DAYS = 7, /* from so many days before the day on, yellow */
};

/* lamp_of: pure.
 *   today  yyyy-mm-dd
 *   days_left_out  until the day; may be NULL; 0 when no date is known */
enum lamp lamp_of(const struct duty_row *duty, str today, i64 *days_left_out);

/* lamp_words: 红 已逾期 3 天 · 黄 临期(剩 2 天) · 绿 正常推进 · 灰 未到期 · 灰 时限待明确 · 已办结.
 */
str lamp_words(struct arena *a, const struct duty_row *duty, str today);

/* lamp_tones: how these words stand out in a sheet. */
extern const struct toned lamp_tones[];

#endif
