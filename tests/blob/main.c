/* Runs the tests of blob/ that need no server. */
#include "blob/suites.h"

#include <stdlib.h>

int main(void) {
    setenv("no_proxy", "127.0.0.1", 1); /* the servers of these tests are here */
    return folder_tests() + sigv4_tests() + s3_tests();
}
