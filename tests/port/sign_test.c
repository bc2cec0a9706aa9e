#include "port/sign.h"

#include "port/suites.h"
#include "test.h"

static void from_hex(str hex, u8 *to) {
    static const char figures[] = "0123456789abcdef";
    for (size_t i = 0; i < hex.len / 2; i++)
        to[i] = (u8)((strchr(figures, hex.ptr[2 * i]) - figures) << 4 |
                     (strchr(figures, hex.ptr[2 * i + 1]) - figures));
}

/* source  RFC 8032, 7.1, TEST 1 to 3 */
static const struct {
    str key, public, bytes, signature;
} rows[] = {
    {T("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
     T("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), T(""),
     T("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf"
       "9b4"
       "6bd25bf5f0595bbe24655141438e7a100b")},
    {T("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
     T("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"), T("\x72"),
     T("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f"
       "11d"
       "8c387b2eaeb4302aeeb00d291612bb0c00")},
    {T("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"),
     T("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"), T("\xaf\x82"),
     T("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984"
       "dc6"
       "594a7c15e9716ed28dc027beceea1ec40a")},
};

TEST(signs_as_the_rfc_says) {
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ctx c = {.arena = a};
        struct sign_key key;
        struct sign_public public;
        struct signature signature;
        bool good = false;
        from_hex(rows[i].key, key.v);
        CHECK_INT(sign_public_of(&c, &key, &public), OK);
        CHECK_STR(str_hex(a, public.v, sizeof public.v), rows[i].public);
        CHECK_INT(sign_bytes(&c, &key, rows[i].bytes, &signature), OK);
        CHECK_STR(str_hex(a, signature.v, sizeof signature.v), rows[i].signature);
        CHECK_INT(sign_check(&c, &public, rows[i].bytes, &signature, &good), OK);
        CHECK(good);
        signature.v[5] ^= 1;
        CHECK_INT(sign_check(&c, &public, rows[i].bytes, &signature, &good), OK);
        CHECK(!good);
    }
}

TEST(keys_are_read_as_they_were_written) {
    struct ctx c = {.arena = a};
    struct sign_key key, key_again;
    struct sign_public public, public_again;
    struct signature signature, signature_again;
    str text;
    CHECK_INT(sign_key_make(&c, &key), OK);
    CHECK_INT(sign_public_of(&c, &key, &public), OK);
    CHECK_INT(sign_bytes(&c, &key, S("x"), &signature), OK);
    CHECK_INT(sign_key_write(&c, &key, &text), OK);
    CHECK_INT(sign_key_read(&c, text, &key_again), OK);
    CHECK(memcmp(&key, &key_again, sizeof key) == 0);
    CHECK_INT(sign_public_write(&c, &public, &text), OK);
    CHECK(str_starts(text, S("MCowBQYDK2VwAyEA")));
    CHECK_INT(sign_public_read(&c, text, &public_again), OK);
    CHECK(memcmp(&public, &public_again, sizeof public) == 0);
    CHECK_INT(signature_write(&c, &signature, &text), OK);
    CHECK_INT(signature_read(&c, text, &signature_again), OK);
    CHECK(memcmp(&signature, &signature_again, sizeof signature) == 0);
}

TEST(what_is_no_key_is_refused) {
    static const str others[] = {
        T(""),
        T("-----BEGIN PRIVATE KEY-----\n\n-----END PRIVATE KEY-----\n"),
        T("MCowBQYDK2VwAyEA"),
        T("MCowBQYDK2VuAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
        T("************************************************************"),
    };
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct ctx c = {.arena = a};
        struct sign_key key;
        struct sign_public public;
        struct signature signature;
        CHECK_INT(sign_key_read(&c, others[i], &key), ERR_INVALID);
        CHECK_INT(sign_public_read(&c, others[i], &public), ERR_INVALID);
        CHECK_INT(signature_read(&c, others[i], &signature), ERR_INVALID);
        CHECK(c.text.len > 0);
    }
}

SUITE(sign_tests, CASE(signs_as_the_rfc_says), CASE(keys_are_read_as_they_were_written),
      CASE(what_is_no_key_is_refused))
