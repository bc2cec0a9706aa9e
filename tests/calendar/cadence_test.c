/* Cadences: every row of the table by its own example; units cover the calendar without a gap. */
#include "calendar/cadence.h"
#include "read/lexicon.h"

#include "test.h"

TEST(cadences_cut_their_examples) {
    for (size_t i = 0; i < cadence_rules_n; i++) {
        const struct cadence_rule *rule = &cadence_rules[i];
        str keys = S(""), last = S("");
        i32 to = day_parse(str_from(rule->to));
        for (i32 on = day_parse(str_from(rule->from)); on <= to;) {
            struct cadence_unit unit = cadence_unit_of(rule, on);
            str key = cadence_key(a, rule, unit);
            keys = keys.len > 0 ? str_fmt(a, "%.*s %.*s", STR(keys), STR(key)) : key;
            last = cadence_label(a, rule, unit);
            on = unit.days.to_on + 1;
        }
        CHECK_STR(keys, str_from(rule->keys));
        CHECK_STR(last, str_from(rule->last));
        CHECK(cadence_find(rule->word) == rule);
    }
    CHECK(cadence_find(S("")) == NULL);
    CHECK(cadence_find(S("daily")) == NULL);
    CHECK(cadence_find(S("Weekly")) == NULL);
}

/* The rooms do not know each other, so their words are held together here. */
TEST(every_cadence_of_the_reader_has_a_row) {
    for (enum cadence c = WEEKLY; c <= CONTINUOUS; c++)
        CHECK(cadence_find(cadence_name(c)) != NULL);
    CHECK_INT(cadence_rules_n, CONTINUOUS);
}

TEST(every_day_lies_in_its_unit_and_units_touch) {
    for (size_t i = 0; i < cadence_rules_n; i++) {
        const struct cadence_rule *rule = &cadence_rules[i];
        struct cadence_unit unit = cadence_unit_of(rule, DAY_FIRST);
        for (i32 on = DAY_FIRST; on <= DAY_LAST; on++) {
            struct cadence_unit now = cadence_unit_of(rule, on);
            CHECK(now.days.from_on <= on && on <= now.days.to_on);
            CHECK(now.days.from_on == unit.days.from_on || now.days.from_on == unit.days.to_on + 1);
            unit = now;
        }
    }
}

SUITE(cadence_tests, CASE(cadences_cut_their_examples), CASE(every_cadence_of_the_reader_has_a_row),
      CASE(every_day_lies_in_its_unit_and_units_touch))
