/* The suites of db/. */
int db_tests(void);
int schema_tests(void);
