/* Runs the tests of db/. */
#include "db/suites.h"

int main(void) {
    return db_tests() + schema_tests() > 0;
}
