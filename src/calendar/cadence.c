/* The table of cadences and the units that they make. */
#include "calendar/cadence.h"

static const char *const quarters[] = {"第一季度", "第二季度", "第三季度", "第四季度"};
static const char *const halves[] = {"上半年", "下半年"};

/* To add one: a row, with an example that a test runs. The words are those of task.cadence. */
const struct cadence_rule cadence_rules[] = {
    {T("weekly"), 0, 2, "-W", NULL, "第", "周", "", "2024-12-29", "2025-01-06",
     "2024-W52 2025-W01 2025-W02", "2025年第2周"},
    {T("monthly"), 1, 2, "-", NULL, "", "月", "", "2024-12-31", "2025-02-01",
     "2024-12 2025-01 2025-02", "2025年2月"},
    {T("quarterly"), 3, 1, "-Q", quarters, "", "", "", "2025-03-31", "2025-10-01",
     "2025-Q1 2025-Q2 2025-Q3 2025-Q4", "2025年第四季度"},
    {T("half-yearly"), 6, 1, "-H", halves, "", "", "", "2025-06-30", "2025-07-01",
     "2025-H1 2025-H2", "2025年下半年"},
    {T("yearly"), 12, 0, "", NULL, "", "", "", "2024-12-31", "2026-01-01", "2024 2025 2026",
     "2026年"},
    /* 常态化, 长期坚持: nobody said how often, but somebody must look whether it is done. */
    {T("continuous"), 3, 1, "-Q", quarters, "", "", "常态化工作没有写明频次，暂按季度安排，请确认",
     "2025-01-01", "2025-06-30", "2025-Q1 2025-Q2", "2025年第二季度"},
};
const size_t cadence_rules_n = COUNT_OF(cadence_rules);

const struct cadence_rule *cadence_find(str word) {
    for (size_t i = 0; i < cadence_rules_n; i++)
        if (str_eq(cadence_rules[i].word, word))
            return &cadence_rules[i];
    return NULL;
}

static struct cadence_unit week_of(i32 on) {
    struct cadence_unit unit;
    unit.n = day_week(on, &unit.year);
    unit.days.from_on = on - day_weekday(on) + 1;
    unit.days.to_on = unit.days.from_on + 6;
    return unit;
}

struct cadence_unit cadence_unit_of(const struct cadence_rule *rule, i32 on) {
    if (rule->months == 0)
        return week_of(on);
    struct date d = day_date(on);
    i32 n = (d.month - 1) / rule->months;
    i32 first = day_find(d.year, n * rule->months + 1, 1);
    i32 last = day_find(d.year, (n + 1) * rule->months, 1);
    return (struct cadence_unit){{first, day_month_last(last)}, d.year, n + 1};
}

str cadence_key(struct arena *a, const struct cadence_rule *rule, struct cadence_unit unit) {
    if (rule->digits == 0)
        return str_fmt(a, "%04d", unit.year);
    return str_fmt(a, "%04d%s%0*d", unit.year, rule->mark, rule->digits, unit.n);
}

str cadence_label(struct arena *a, const struct cadence_rule *rule, struct cadence_unit unit) {
    if (rule->digits == 0)
        return str_fmt(a, "%d年", unit.year);
    if (rule->names != NULL)
        return str_fmt(a, "%d年%s", unit.year, rule->names[unit.n - 1]);
    return str_fmt(a, "%d年%s%d%s", unit.year, rule->before, unit.n, rule->after);
}
