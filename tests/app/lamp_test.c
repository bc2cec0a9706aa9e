#include "app/lamp.h"

#include "app/suites.h"
#include "test.h"

/* Today is 2025-06-15. To add one: a row. */
static const struct {
    const char *state, *opens_on, *due_on;
    bool required;
    const char *words;
} cases[] = {
    {"idle", "2025-01-01", "2025-06-14", true, "红 已逾期 1 天"},
    {"review", "2025-01-01", "2024-06-15", true, "红 已逾期 365 天"},
    {"active", "2025-01-01", "2025-06-15", true, "黄 临期(剩 0 天)"},
    {"active", "2025-01-01", "2025-06-21", true, "黄 临期(剩 6 天)"},
    {"active", "2025-01-01", "2025-06-22", true, "绿 正常推进"},
    {"unsigned", "2025-07-01", "2025-09-30", true, "灰 未到期"},
    {"unsigned", "", "", true, "灰 时限待明确"},
    {"idle", "2025-01-01", "2025-06-14", false, "黄 临期"},
    {"closed", "2025-01-01", "2025-06-14", true, "已办结"},
    {"approved", "", "", true, "已办结"},
    {"void", "2025-01-01", "2025-06-14", true, "已办结"},
    {"active", "2025-01-01", "no day", true, "灰 时限待明确"},
};

TEST(each_duty_has_its_lamp) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct duty_row duty = {.state = str_from(cases[i].state),
                                      .opens_on = str_from(cases[i].opens_on),
                                      .due_on = str_from(cases[i].due_on),
                                      .required = cases[i].required};
        CHECK_STR(lamp_words(a, &duty, S("2025-06-15")), str_from(cases[i].words));
    }
}

SUITE(lamp_tests, CASE(each_duty_has_its_lamp))
