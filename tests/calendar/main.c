/* The tests of src/calendar. */
#include "suites.h"

int main(void) {
    int failed = cadence_tests() + day_tests() + festival_tests() + lunar_tests() +
                 mention_tests() + partial_tests() + window_tests() + workday_tests();
    return failed > 0;
}
