/* The tests of src/cli. */
int call_tests(void);
int help_tests(void);
int options_tests(void);
int progress_tests(void);
int watch_tests(void);

int main(void) {
    int failed = call_tests() + help_tests() + options_tests() + progress_tests() + watch_tests();
    return failed > 0;
}
