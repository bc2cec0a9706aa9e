#include "doc/exif.h"

#include "test.h"

/* A picture whose camera noted a day: one directory that points to the camera's, which points to
 * the text. The numbers are those of either order of bytes. */
#define LITTLE                                                                                     \
    "II*\0\x08\0\0\0"                                                                              \
    "\1\0\x69\x87\4\0\1\0\0\0\x1A\0\0\0\0\0\0\0"                                                   \
    "\1\0\3\x90\2\0\x14\0\0\0\x2C\0\0\0\0\0\0\0"
#define BIG                                                                                        \
    "MM\0*\0\0\0\x08"                                                                              \
    "\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x1A\0\0\0\0"                                                   \
    "\0\1\x90\3\0\2\0\0\0\x14\0\0\0\x2C\0\0\0\0"
#define TAKEN "2025:06:15 09:30:00\0"
#define JPEG                                                                                       \
    "\xFF\xD8\xFF\xE0\0\4ab\xFF\xE1\0\x48"                                                         \
    "Exif\0\0"
#define B(bytes)                                                                                   \
    { bytes, sizeof(bytes) - 1 }

static const struct {
    str bytes;
    const char *day;
} cases[] = {
    {B(JPEG LITTLE TAKEN), "2025-06-15"},
    {B(JPEG BIG TAKEN "\xFF\xDA"), "2025-06-15"},
    {B(JPEG LITTLE "    :  :     :  :  \0"), ""},
    {B(JPEG LITTLE "0000:00:00 00:00:00\0"), "0000-00-00"}, /* a camera without a clock */
    {B(JPEG LITTLE "2025:06"), ""},
    {B("\xFF\xD8\xFF\xDA" LITTLE TAKEN), ""},
    {B("\xFF\xD8\xFF\xE1\0\0Exif\0\0" LITTLE TAKEN), ""},
    {B("\xFF\xD8"), ""},
    {B(""), ""},
};

TEST(a_camera_tells_the_day) {
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(exif_day(a, cases[i].bytes), str_from(cases[i].day));
}

/* Each beginning of a good picture, and each with one byte changed: no day or one of ten
 * characters, and nothing is read outside. */
TEST(damage_does_no_harm) {
    const str good = cases[0].bytes;
    for (size_t i = 0; i < good.len; i++) {
        char *bytes = arena_bytes(a, i + 1, 1);
        memcpy(bytes, good.ptr, i);
        CHECK(exif_day(a, (str){bytes, i}).len % 10 == 0);
        char *all = arena_bytes(a, good.len, 1);
        memcpy(all, good.ptr, good.len);
        all[i] = (char)0xFF;
        CHECK(exif_day(a, (str){all, good.len}).len % 10 == 0);
    }
}

SUITE(exif_tests, CASE(a_camera_tells_the_day), CASE(damage_does_no_harm))
