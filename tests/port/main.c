/* Runs the tests of port/. Called with a word of proc_test.c it plays a child process. */
#include "port/suites.h"

int main(int argc, char **argv) {
    if (argc > 1)
        return proc_test_child(argv[1]);
    return bundle_tests() + digest_tests() + file_tests() + folder_tests() + iconv_tests() +
           lib_tests() + password_tests() + proc_tests() + sandbox_tests() + save_tests() +
           sign_tests() + xml_tests() + zip_tests();
}
