/* Runs the tests of read/. */
#include "read/suites.h"

#include <stddef.h>

static int (*const suites[])(void) = {
    annex_tests,
    compare_tests,
    document_tests,
    head_tests,
    heading_tests,
    mark_tests,
    marker_tests,
    match_tests,
    nest_tests,
    noise_tests,
    owner_tests,
    quantity_tests,
    role_tests,
    table_examples_tests,
    text_tests,
    when_tests,
    words_tests,
};

int main(void) {
    int failed = 0;
    for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++)
        failed += suites[i]();
    return failed > 0;
}
