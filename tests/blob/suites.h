/* The suites of this folder. */
#ifndef TESTS_BLOB_SUITES_H
#define TESTS_BLOB_SUITES_H

int folder_tests(void);
int s3_tests(void);
int sigv4_tests(void);

#endif
