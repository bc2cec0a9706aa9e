/* The suites of this folder. */
#ifndef TESTS_PORT_SUITES_H
#define TESTS_PORT_SUITES_H

int bundle_tests(void);
int digest_tests(void);
int file_tests(void);
int folder_tests(void);
int iconv_tests(void);
int lib_tests(void);
int password_tests(void);
int proc_tests(void);
int sandbox_tests(void);
int save_tests(void);
int sign_tests(void);
int xml_tests(void);
int zip_tests(void);

/* What a child of proc_test.c does, by name; gives its exit status. */
int proc_test_child(const char *name);

#endif
