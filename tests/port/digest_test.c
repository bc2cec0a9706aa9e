/* Digests against the examples of the standards that define them. */
#include "test.h"

#include "port/digest.h"
#include "port/suites.h"

#include <string.h>

/* source  FIPS 180-4 examples (NIST CSRC), GB/T 32905-2016 annex A.
 * To add one: text, times it is repeated, kind, digest. */
static const struct {
    str text;
    int times;
    enum digest_kind kind;
    str hex;
} rows[] = {
    {T(""), 1, DIGEST_SHA256,
     T("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")},
    {T("abc"), 1, DIGEST_SHA256,
     T("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")},
    {T("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 1, DIGEST_SHA256,
     T("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")},
    {T("aaaaaaaaaa"), 100000, DIGEST_SHA256,
     T("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")},
    {T("abc"), 1, DIGEST_SM3,
     T("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")},
    {T("abcd"), 16, DIGEST_SM3,
     T("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")},
};

TEST(gives_the_digests_of_the_standards) {
    struct digester *d;
    struct ctx outer = {.arena = a};
    CHECK_INT(digester_open(&outer, &d), OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ctx c = {.arena = a};
        struct digest_run *run;
        struct digest digest;
        CHECK_INT(digest_begin(&c, rows[i].kind, &run), OK);
        for (int k = 0; k < rows[i].times; k++)
            digest_add(run, rows[i].text);
        CHECK_INT(digest_end(&c, run, &digest), OK);
        CHECK_STR(digest_hex(a, &digest), rows[i].hex);
        if (rows[i].times > 1)
            continue;
        CHECK_INT(digest_of(&c, rows[i].kind, rows[i].text, &digest), OK);
        CHECK_STR(digest_hex(a, &digest), rows[i].hex);
        CHECK_INT(digester_take(&c, d, rows[i].kind, rows[i].text, &digest), OK);
        CHECK_STR(digest_hex(a, &digest), rows[i].hex);
    }
}

/* source  RFC 4231, cases 1, 2, 6 and 7 */
TEST(gives_the_codes_of_rfc_4231) {
    char ones[20], many[131];
    memset(ones, 0x0b, sizeof ones);
    memset(many, 0xaa, sizeof many);
    const struct {
        str key, text, hex;
    } codes[] = {
        {{ones, sizeof ones},
         T("Hi There"),
         T("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")},
        {T("Jefe"), T("what do ya want for nothing?"),
         T("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")},
        {{many, sizeof many},
         T("Test Using Larger Than Block-Size Key - Hash Key First"),
         T("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")},
        {{many, sizeof many},
         T("This is a test using a larger than block-size key and a larger than block-size data. "
           "The key needs to be hashed before being used by the HMAC algorithm."),
         T("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2")},
        {T(""), T(""), T("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")},
    };
    for (size_t i = 0; i < COUNT_OF(codes); i++) {
        struct ctx c = {.arena = a};
        struct digest mac;
        CHECK_INT(digest_hmac(&c, codes[i].key, codes[i].text, &mac), OK);
        CHECK_STR(digest_hex(a, &mac), codes[i].hex);
    }
}

TEST(reads_its_own_figures_and_no_others) {
    const str hex = S("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    struct digest digest, other;
    CHECK(digest_parse(hex, &digest));
    CHECK_STR(digest_hex(a, &digest), hex);
    CHECK_INT(digest.v[0], 0x01);
    CHECK_INT(digest.v[31], 0xef);
    CHECK_INT(digest_bytes(&digest).len, DIGEST_BYTES);
    CHECK(digest_parse(hex, &other) && digest_eq(&digest, &other));
    other.v[31] ^= 1;
    CHECK(!digest_eq(&digest, &other));
    CHECK(!digest_parse(str_sub(hex, 0, 63), &digest));
    CHECK(!digest_parse(str_cat(a, hex, S("0")), &digest));
    CHECK(!digest_parse(str_cat(a, str_sub(hex, 0, 63), S("F")), &digest));
    CHECK(!digest_parse(str_cat(a, str_sub(hex, 0, 63), S("/")), &digest));
}

TEST(gives_back_a_run_that_nobody_ends) {
    struct ctx c = {.arena = arena_open(1 << 20)};
    struct digest_run *run;
    CHECK_INT(digest_begin(&c, DIGEST_SM3, &run), OK);
    digest_add(run, S("abc"));
    arena_close(c.arena); /* the sanitizer would tell of what is lost */
}

SUITE(digest_tests, CASE(gives_the_digests_of_the_standards), CASE(gives_the_codes_of_rfc_4231),
      CASE(reads_its_own_figures_and_no_others), CASE(gives_back_a_run_that_nobody_ends))
