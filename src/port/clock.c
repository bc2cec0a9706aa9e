/* Time. */
#include "port/clock.h"

#include <time.h>

i64 clock_now(void) {
    return (i64)time(NULL);
}

str clock_text(struct arena *a, i64 at) {
    time_t moment = (time_t)at;
    struct tm t;
    localtime_r(&moment, &t);
    return str_fmt(a, "%04d-%02d-%02d %02d:%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday,
                   t.tm_hour, t.tm_min);
}

str clock_today(struct arena *a) {
    return str_sub(clock_text(a, clock_now()), 0, 10);
}

void clock_sleep_ms(i64 ms) {
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}
