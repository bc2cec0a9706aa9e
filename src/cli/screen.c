/* Asking the terminal. */
#include "cli/screen.h"

#include "base/number.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    DEFAULT_COLUMNS = 80,
    COLUMNS_MAX = 1000,
};

static i64 columns_of_terminal(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    str columns = str_from(getenv("COLUMNS"));
    i64 n = columns.len > 0 ? number_ordinal(columns) : -1;
    return n > 0 ? n : DEFAULT_COLUMNS;
}

static bool wants_colour(str colour) {
    if (str_eq(colour, S("always")))
        return true;
    if (str_eq(colour, S("never")) || str_from(getenv("NO_COLOR")).len > 0)
        return false;
    return isatty(STDOUT_FILENO) == 1 && !str_eq(str_from(getenv("TERM")), S("dumb"));
}

struct term screen_of(const struct call *call, str colour, i64 width) {
    i64 columns = width > 0 ? width : columns_of_terminal();
    if (columns < TERM_COLUMNS_MIN)
        columns = TERM_COLUMNS_MIN;
    if (columns > COLUMNS_MAX)
        columns = COLUMNS_MAX;
    return (struct term){
        .columns = (size_t)columns, .colour = wants_colour(colour), .chinese = call->chinese};
}
