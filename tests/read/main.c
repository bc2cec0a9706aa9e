/* Runs the tests of read/. */
#include "read/suites.h"

#include <stddef.h>

static int (*const suites[])(void) = {
    annex_tests,          check_plan_tests, check_stale_tests, check_task_tests, check_text_tests,
    compare_tests,        corpus_tests,     document_tests,    finding_tests,    goal_tests,
    head_tests,           heading_tests,    mark_tests,        marker_tests,     match_tests,
    nest_tests,           noise_tests,      owner_tests,       person_tests,     property_tests,
    quantity_tests,       role_tests,       schema_tests,      stage_tests,      table_tests,
    table_examples_tests, task_tests,       text_tests,        when_tests,       words_tests,
};

int main(void) {
    int failed = 0;
    for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++)
        failed += suites[i]();
    return failed > 0;
}
