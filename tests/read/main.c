/* Runs the tests of read/. */
#include "read/suites.h"

int main(void) {
    return annex_tests() + compare_tests() + document_tests() + match_tests() +
           table_examples_tests();
}
