/* The way to one entry: segments of a JPEG, the directories of a TIFF inside of one of them. Every
 * number is read within bounds: outside of them everything is zero. */
#include "doc/exif.h"

enum {
    MARK_EXIF = 0xE1,   /* segment APP1 */
    MARK_PIXELS = 0xDA, /* from here on there is nothing to be read */
    TAG_EXIF = 0x8769,  /* where the directory of the camera stands */
    TAG_TAKEN = 0x9003, /* DateTimeOriginal */
    ENTRY_BYTES = 12,
    SEGMENTS_MAX = 200,
    TAKEN_BYTES = 10, /* 2025:06:15 */
};

/* A TIFF and the order of its bytes. */
struct tiff {
    str bytes;
    bool big; /* the highest byte comes first */
};

static u32 number(const struct tiff *t, size_t at, size_t n) {
    const str s = str_sub(t->bytes, at, at + n);
    u32 value = 0;
    if (s.len != n)
        return 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | (u8)s.ptr[t->big ? i : n - 1 - i];
    return value;
}

/* Where the entry of a directory stands, 0 = there is none. */
static size_t find_entry(const struct tiff *t, size_t directory, u32 tag) {
    const u32 n = number(t, directory, 2);
    for (u32 i = 0; i < n; i++) {
        const size_t at = directory + 2 + (size_t)i * ENTRY_BYTES;
        if (number(t, at, 2) == tag)
            return at;
    }
    return 0;
}

/* The number of an entry, or where its text stands. */
static u32 value_of(const struct tiff *t, size_t directory, u32 tag) {
    const size_t entry = find_entry(t, directory, tag);
    return entry == 0 ? 0 : number(t, entry + 8, 4);
}

static str taken(const struct tiff *t) {
    const u32 camera = value_of(t, number(t, 4, 4), TAG_EXIF);
    const u32 text = camera == 0 ? 0 : value_of(t, camera, TAG_TAKEN);
    return text == 0 ? S("") : str_sub(t->bytes, text, text + TAKEN_BYTES);
}

/* The TIFF of the first segment that holds one. */
static str find_tiff(str jpeg) {
    const str sign = S("Exif\0\0");
    const struct tiff order = {jpeg, true};
    size_t at = 2;
    for (int i = 0; i < SEGMENTS_MAX && number(&order, at, 1) == 0xFF; i++) {
        const u32 mark = number(&order, at + 1, 1), bytes = number(&order, at + 2, 2);
        const str body = str_sub(jpeg, at + 4, at + 2 + bytes);
        if (mark == MARK_EXIF && str_starts(body, sign))
            return str_sub(body, sign.len, body.len);
        if (mark == MARK_PIXELS || bytes < 2)
            break;
        at += 2 + bytes;
    }
    return S("");
}

str exif_day(struct arena *a, str jpeg) {
    const struct tiff t = {.bytes = find_tiff(jpeg), .big = str_starts(find_tiff(jpeg), S("MM"))};
    const str day = taken(&t);
    if (day.len != TAKEN_BYTES)
        return S("");
    for (size_t i = 0; i < day.len; i++)
        if (i == 4 || i == 7 ? day.ptr[i] != ':' : !str_digit(day, i))
            return S("");
    return str_fmt(a, "%.4s-%.2s-%.2s", day.ptr, day.ptr + 5, day.ptr + 8);
}
