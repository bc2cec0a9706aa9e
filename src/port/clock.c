/* Time. */
#include "port/clock.h"

#include <time.h>

i64 clock_now(void) {
    return (i64)time(NULL);
}

str clock_today(struct arena *a) {
    time_t now = time(NULL);
    struct tm day;
    localtime_r(&now, &day);
    return str_fmt(a, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

void clock_sleep_ms(i64 ms) {
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}
