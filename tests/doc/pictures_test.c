#include "doc/pictures.h"

#include "doc/fixture.h"
#include "test.h"

#define JPEG "\xFF\xD8\xFF\xE0 one"
#define PNG "\x89PNG\r\n\x1A\n two"

/* A document whose text shows two pictures, the first again, a drawing, one that lies outside, and
 * one that is not there. */
static str shown(struct arena *a) {
    static const struct part pictures[] = {
        {"image2.jpeg", JPEG}, {"image1.png", PNG}, {"image3.emf", "\x01 drawing"}};
    return docx_shown(a,
                      "<w:p><w:r><w:drawing><a:blip r:embed=\"p1\"/></w:drawing></w:r>"
                      "<w:r><w:pict><v:imagedata r:id=\"p2\"/></w:pict></w:r>"
                      "<w:r><w:drawing><a:blip r:embed=\"p1\"/></w:drawing></w:r>"
                      "<w:r><w:drawing><a:blip r:embed=\"p3\"/></w:drawing></w:r>"
                      "<w:r><w:drawing><a:blip r:embed=\"out\"/></w:drawing></w:r>"
                      "<w:r><w:drawing><a:blip r:embed=\"p9\"/></w:drawing></w:r></w:p>",
                      pictures, COUNT_OF(pictures));
}

TEST(pictures_come_in_the_order_of_the_text_each_once) {
    struct ctx c = {.arena = a};
    struct pictures p;
    CHECK_INT(pictures_of_docx(&c, shown(a), &p), OK);
    CHECK_INT(p.n, 2);
    CHECK_STR(p.v[0].name, S("图1.jpg"));
    CHECK_STR(p.v[0].bytes, S(JPEG));
    CHECK_STR(p.v[1].name, S("图2.png"));
    CHECK_STR(p.v[1].bytes, S(PNG));
}

static str packed(struct arena *a) {
    struct ctx c = {.arena = a};
    struct pictures p;
    struct out o = out_open(a);
    CHECK_INT(pictures_of_docx(&c, shown(a), &p), OK);
    pictures_pack(&o, &p);
    return out_str(&o);
}

TEST(they_travel_as_they_are) {
    struct ctx c = {.arena = a};
    struct pictures p;
    CHECK_INT(pictures_unpack(&c, packed(a), &p), OK);
    CHECK_INT(p.n, 2);
    CHECK_STR(p.v[1].name, S("图2.png"));
    CHECK_STR(p.v[1].bytes, S(PNG));
}

/* Any cut, and any byte that is another, gives pictures or a refusal, never anything else. */
TEST(what_a_broken_child_sends_is_refused) {
    str good = packed(a);
    for (size_t n = 0; n < good.len; n++) {
        struct ctx c = {.arena = a};
        struct pictures p;
        CHECK_INT(pictures_unpack(&c, str_sub(good, 0, n), &p), ERR_INVALID);
    }
    char *bytes = take(a, char, good.len);
    for (size_t i = 0; i < good.len; i++) {
        struct ctx c = {.arena = a};
        struct pictures p;
        memcpy(bytes, good.ptr, good.len);
        bytes[i] = (char)~bytes[i];
        err e = pictures_unpack(&c, (str){bytes, good.len}, &p);
        CHECK(e == OK || e == ERR_INVALID);
    }
}

TEST(what_is_no_document_has_no_pictures) {
    static const str texts[] = {T(""), T("PK\3\4"), T("plain text")};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct ctx c = {.arena = a};
        struct pictures p;
        CHECK_INT(pictures_of_docx(&c, texts[i], &p), ERR_INVALID);
    }
}

SUITE(pictures_tests, CASE(pictures_come_in_the_order_of_the_text_each_once),
      CASE(they_travel_as_they_are), CASE(what_a_broken_child_sends_is_refused),
      CASE(what_is_no_document_has_no_pictures))
