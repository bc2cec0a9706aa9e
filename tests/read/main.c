/* Runs the tests of read/. */
#include "read/suites.h"

int main(void) {
    return table_examples_tests();
}
