/* The tests of src/doc. */
int builder_tests(void);
int charset_tests(void);
int corpus_tests(void);
int csv_tests(void);
int docx_numbering_tests(void);
int docx_tests(void);
int exif_tests(void);
int format_tests(void);
int hostile_tests(void);
int html_table_tests(void);
int html_tests(void);
int md_tests(void);
int numeral_tests(void);
int pack_tests(void);
int pdftext_tests(void);
int text_tests(void);
int xlsx_tests(void);

int main(void) {
    int failed = builder_tests() + charset_tests() + corpus_tests() + csv_tests() +
                 docx_numbering_tests() + docx_tests() + exif_tests() + format_tests() +
                 hostile_tests() + html_table_tests() + html_tests() + md_tests() +
                 numeral_tests() + pack_tests() + pdftext_tests() + text_tests() + xlsx_tests();
    return failed > 0;
}
