/* Grey pictures: reading the head, blurring. */
#include "app/pgm.h"

enum {
    SIDE_MAX = 65535, /* pixels */
    REACH = 2,        /* pixels to each side that the blur looks at */
};

/* exp(-d*d/2) for d = -2..2, of 256. */
static const u32 weights[2 * REACH + 1] = {14, 63, 102, 63, 14};

struct picture {
    size_t width, height;
    const u8 *pixels;
};

/* Numbers of the head, with comments (# to the end of the line) between them. */
static bool number(str pgm, size_t *at, size_t *n_out) {
    while (*at < pgm.len && (pgm.ptr[*at] <= ' ' || pgm.ptr[*at] == '#')) {
        if (pgm.ptr[*at] == '#')
            while (*at < pgm.len && pgm.ptr[*at] != '\n')
                (*at)++;
        else
            (*at)++;
    }
    size_t n = 0, from = *at;
    for (; *at < pgm.len && pgm.ptr[*at] >= '0' && pgm.ptr[*at] <= '9' && n <= SIDE_MAX; (*at)++)
        n = n * 10 + (size_t)(pgm.ptr[*at] - '0');
    *n_out = n;
    return *at > from && n > 0 && n <= SIDE_MAX;
}

static bool head(str pgm, struct picture *out) {
    size_t at = 2, most;
    if (!str_starts(pgm, S("P5")) || !number(pgm, &at, &out->width) ||
        !number(pgm, &at, &out->height) || !number(pgm, &at, &most) || most != 255)
        return false;
    at++; /* exactly one white space */
    if (at > pgm.len || (pgm.len - at) / out->width < out->height)
        return false;
    out->pixels = (const u8 *)pgm.ptr + at;
    return true;
}

/* Index of a neighbour, kept inside 0..n-1. */
static size_t near(size_t i, size_t k, size_t n) {
    size_t at = i + k < REACH ? 0 : i + k - REACH;
    return at < n ? at : n - 1;
}

/* One line blurred downwards, into sums of 8.8 bits. */
static void blur_down(const struct picture *p, size_t y, u32 *sums) {
    const u8 *lines[2 * REACH + 1];
    for (size_t k = 0; k < COUNT_OF(lines); k++)
        lines[k] = p->pixels + near(y, k, p->height) * p->width;
    for (size_t x = 0; x < p->width; x++)
        sums[x] = weights[0] * lines[0][x] + weights[1] * lines[1][x] + weights[2] * lines[2][x] +
                  weights[3] * lines[3][x] + weights[4] * lines[4][x];
}

bool pgm_blur(struct out *o, str pgm) {
    struct picture p;
    if (!head(pgm, &p))
        return false;
    u32 *sums = take(o->arena, u32, p.width);
    char *line = take(o->arena, char, p.width);
    out_fmt(o, "P5\n%zu %zu\n255\n", p.width, p.height);
    for (size_t y = 0; y < p.height; y++) {
        blur_down(&p, y, sums);
        for (size_t x = 0; x < p.width; x++) {
            u32 sum = 1u << 15; /* half, for rounding */
            for (size_t k = 0; k < COUNT_OF(weights); k++)
                sum += weights[k] * sums[near(x, k, p.width)];
            line[x] = (char)(u8)(sum >> 16);
        }
        out_raw(o, (str){line, p.width});
    }
    return true;
}
