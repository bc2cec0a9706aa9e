/* Lamps. */
#include "app/lamp.h"

#include "calendar/day.h"

/* What a lamp is called; a number of days may follow. */
static const char *const lamp_called[LAMPS] = {
    [LAMP_RED] = "红 已逾期",  [LAMP_YELLOW] = "黄 临期", [LAMP_GREEN] = "绿 正常推进",
    [LAMP_GREY] = "灰 未到期", [LAMP_DONE] = "已办结",
};

const struct toned lamp_tones[] = {
    {"红", TONE_BAD}, {"黄", TONE_WARN}, {"灰", TONE_SOFT}, {NULL, TONE_PLAIN}};

static bool is_over(str state) {
    return str_eq(state, S("closed")) || str_eq(state, S("approved")) || str_eq(state, S("void"));
}

enum lamp lamp_of(const struct duty_row *duty, str today, i64 *days_left_out) {
    i32 now = day_parse(today), due = day_parse(duty->due_on), opens = day_parse(duty->opens_on);
    i64 left = due == DAY_NONE || now == DAY_NONE ? 0 : due - now;
    if (days_left_out != NULL)
        *days_left_out = left;
    if (is_over(duty->state))
        return LAMP_DONE;
    if (due == DAY_NONE || now == DAY_NONE)
        return LAMP_GREY;
    if (left < 0) /* what nobody is obliged to do is never late */
        return duty->required ? LAMP_RED : LAMP_YELLOW;
    if (left < LAMP_NEAR_DAYS)
        return LAMP_YELLOW;
    return opens != DAY_NONE && opens > now ? LAMP_GREY : LAMP_GREEN;
}

str lamp_words(struct arena *a, const struct duty_row *duty, str today) {
    i64 left;
    enum lamp lamp = lamp_of(duty, today, &left);
    if (lamp == LAMP_GREY && day_parse(duty->due_on) == DAY_NONE)
        return S("灰 时限待明确");
    if (lamp == LAMP_RED)
        return str_fmt(a, "%s %lld 天", lamp_called[lamp], (long long)-left);
    if (lamp == LAMP_YELLOW && left >= 0)
        return str_fmt(a, "%s(剩 %lld 天)", lamp_called[lamp], (long long)left);
    return str_from(lamp_called[lamp]);
}
