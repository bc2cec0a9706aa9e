#include "base/limit.h"

#include "test.h"

TEST(every_limit_has_a_value_a_unit_and_a_reason) {
    for (int l = 0; l < LIMIT_COUNT; l++) {
        CHECK(limit_value((enum limit)l) > 0);
        CHECK(str_from(limit_name((enum limit)l)).len > 0);
        CHECK(str_from(limit_unit((enum limit)l)).len > 0);
        CHECK(str_from(limit_what((enum limit)l)).len > 0);
    }
}

TEST(places_fit_into_a_span) {
    CHECK(limit_value(LIMIT_VIEW_BYTES) <= UINT32_MAX);
    CHECK(limit_value(LIMIT_BLOCKS) <= UINT32_MAX);
    CHECK(limit_value(LIMIT_TABLE_COLS) <= UINT16_MAX); /* struct block: cols */
}

SUITE(limit_tests, CASE(every_limit_has_a_value_a_unit_and_a_reason), CASE(places_fit_into_a_span))
