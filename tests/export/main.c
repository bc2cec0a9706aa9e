/* The tests of src/export. */
int csv_tests(void);
int diag_tests(void);
int lines_tests(void);
int md_tests(void);
int page_tests(void);
int sheet_tests(void);
int table_tests(void);
int term_tests(void);
int tree_tests(void);
int xlsx_tests(void);

int main(void) {
    int failed = csv_tests() + diag_tests() + lines_tests() + md_tests() + page_tests() +
                 sheet_tests() + table_tests() + term_tests() + tree_tests() + xlsx_tests();
    return failed > 0;
}
