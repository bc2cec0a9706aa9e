#include "store/merkle.h"
#include "store/suites.h"

#include "test.h"

static str root_of(struct arena *a, const str *leaves, size_t n) {
    struct ctx c = {.arena = a};
    struct merkle m = {.kind = DIGEST_SHA256};
    struct digest root;
    assert_int_equal(digester_open(&c, &m.by), OK);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(merkle_add(&c, &m, leaves[i]), OK);
    assert_int_equal(merkle_root(&c, &m, &root), OK);
    return digest_hex(a, &root);
}

/* The leaves and roots of the certificate transparency project's reference tree (RFC 6962), as far
 * as its leaves are text. */
TEST(roots_are_those_of_the_reference) {
    static const str leaves[] = {T(""), T("\x00"), T("\x10"), T("\x20\x21"), T("\x30\x31")};
    CHECK_STR(root_of(a, leaves, 1),
              S("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
    CHECK_STR(root_of(a, leaves, 2),
              S("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"));
    CHECK_STR(root_of(a, leaves, 3),
              S("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"));
    CHECK_STR(root_of(a, leaves, 4),
              S("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    CHECK_STR(root_of(a, leaves, 5),
              S("4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"));
}

TEST(order_and_number_of_leaves_count) {
    static const str one[] = {T("a"), T("b"), T("c")}, other[] = {T("b"), T("a"), T("c")};
    CHECK(!str_eq(root_of(a, one, 3), root_of(a, other, 3)));
    CHECK(!str_eq(root_of(a, one, 3), root_of(a, one, 2)));
}

SUITE(merkle_tests, CASE(roots_are_those_of_the_reference), CASE(order_and_number_of_leaves_count))
