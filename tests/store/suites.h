/* The suites of store/. */
int account_tests(void);
int audit_tests(void);
int duty_tests(void);
int merkle_tests(void);
int noun_tests(void);
int proof_tests(void);
int queries_tests(void);
int record_tests(void);
