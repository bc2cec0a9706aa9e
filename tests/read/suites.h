/* The suites of this folder. */
#ifndef TESTS_READ_SUITES_H
#define TESTS_READ_SUITES_H

int annex_tests(void);
int compare_tests(void);
int document_tests(void);
int match_tests(void);
int table_examples_tests(void);

#endif
