/* Runs the tests of store/. */
#include "store/suites.h"

int main(void) {
    return account_tests() + audit_tests() + duty_tests() + merkle_tests() + noun_tests() +
               proof_tests() + queries_tests() + record_tests() >
           0;
}
