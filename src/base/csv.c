/* Reading CSV. */
#include "base/csv.h"

enum {
    CELL_BYTES = 256, /* first room for a quoted cell; it doubles */
};

/* How often `separator` stands outside quotes in a line. */
static size_t count_outside(str line, char separator) {
    if (str_find(line, (str){&separator, 1}, 0) == STR_NONE) /* at the speed of memory */
        return 0;
    size_t n = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.len; i++) {
        quoted ^= line.ptr[i] == '"';
        n += !quoted && line.ptr[i] == separator;
    }
    return n;
}

struct csv csv_open(struct arena *a, str text) {
    static const char separators[] = {',', '\t', ';'};
    struct csv in = {.arena = a, .rest = text, .separator = ','};
    size_t most = 0;
    str line;
    for (str rest = text; most == 0 && str_line(&rest, &line);) {
        for (size_t i = 0; i < COUNT_OF(separators); i++) {
            size_t n = count_outside(line, separators[i]);
            if (n > most) {
                most = n;
                in.separator = separators[i];
            }
        }
    }
    return in;
}

static bool ends_cell(const struct csv *in, char c) {
    return c == in->separator || c == '\n' || c == '\r';
}

/* A cell that begins with a quote; a quote inside is written twice. What stands between the closing
 * quote and the separator belongs to the cell, as spreadsheets take it. */
static str read_quoted(struct csv *in) {
    str s = in->rest;
    size_t cap = CELL_BYTES, n = 0, at = 1;
    char *cell = arena_bytes(in->arena, cap, 1);
    for (bool quoted = true; at < s.len; at++) {
        if (quoted && s.ptr[at] == '"') {
            quoted = at + 1 < s.len && s.ptr[at + 1] == '"';
            at++;
            if (at == s.len)
                break;
        }
        if (!quoted && ends_cell(in, s.ptr[at]))
            break;
        if (n == cap) {
            cell = arena_extend(in->arena, cell, cap, cap, 1);
            cap *= 2;
        }
        cell[n++] = s.ptr[at];
    }
    in->rest = str_sub(s, at, s.len);
    return (str){cell, n};
}

static str read_cell(struct csv *in) {
    if (str_starts(in->rest, S("\"")))
        return read_quoted(in);
    size_t n = 0;
    while (n < in->rest.len && !ends_cell(in, in->rest.ptr[n]))
        n++;
    str cell = str_sub(in->rest, 0, n);
    in->rest = str_sub(in->rest, n, in->rest.len);
    return cell;
}

bool csv_row(struct csv *in, strs *cells_out) {
    if (in->rest.len == 0)
        return false;
    VEC(str) cells = {0};
    for (;;) {
        *push(in->arena, &cells) = read_cell(in);
        if (in->rest.len == 0 || in->rest.ptr[0] != in->separator)
            break;
        in->rest = str_sub(in->rest, 1, in->rest.len);
    }
    str line_end;
    str_line(&in->rest, &line_end);
    *cells_out = (strs){cells.v, cells.n};
    return true;
}
