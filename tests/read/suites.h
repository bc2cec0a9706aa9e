/* The suites of this folder. */
#ifndef TESTS_READ_SUITES_H
#define TESTS_READ_SUITES_H

int table_examples_tests(void);

#endif
