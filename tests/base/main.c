/* The tests of src/base. */
int arena_tests(void);
int csv_tests(void);
int err_tests(void);
int fold_tests(void);
int json_tests(void);
int limit_tests(void);
int lookup_tests(void);
int nearest_tests(void);
int number_tests(void);
int out_tests(void);
int shape_tests(void);
int str_tests(void);
int utf8_tests(void);

int main(void) {
    int failed = arena_tests() + csv_tests() + err_tests() + fold_tests() + json_tests() +
                 limit_tests() + lookup_tests() + nearest_tests() + number_tests() + out_tests() +
                 shape_tests() + str_tests() + utf8_tests();
    return failed > 0;
}
