/* The file of workdays: what is taken is in order, and counting over it ends and agrees with
 * itself; what is not taken is refused with a sentence. */
#include "calendar/workday.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_over(const struct workdays *days) {
    for (size_t i = 0; i < days->n; i++) {
        const struct shifted *day = &days->v[i];
        if (!day_is_valid(day->on) || (i > 0 && day->on <= day[-1].on))
            abort();
        if (workday_is(days, day->on) != day->work)
            abort();
        i32 next = workday_add(days, day->on, 1, NULL);
        if (next != DAY_NONE && day->work && workday_add(days, next, -1, NULL) != day->on)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 28);
    struct ctx c = {.arena = a};
    struct workdays days = {0};
    err e = workdays_parse(&c, (str){(const char *)data, size}, &days);
    if ((e == OK) != (c.text.len == 0) || (e != OK && (e != ERR_INVALID || days.n > 0)))
        abort();
    count_over(&days);
    arena_close(a);
    return 0;
}
