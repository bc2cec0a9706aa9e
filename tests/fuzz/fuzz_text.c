/* Words of base/ on any bytes: repair gives valid UTF-8, measures agree, numbers stay in the text,
 * lines put together again are the text. */
#include <stdint.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/number.h"
#include "base/out.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool so) {
    if (!so)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *a = arena_open((size_t)1 << 28);
    size_t bad = 0;
    str raw = {(const char *)data, size}, s = utf8_repair(a, raw, &bad);
    must(utf8_bad(s) == STR_NONE);
    must((bad == 0) == (utf8_bad(raw) == STR_NONE));
    must(utf8_chars(s) <= s.len && utf8_columns(s) <= 2 * utf8_chars(s));
    must(utf8_chars(fold_str(a, s)) == utf8_chars(s));
    must(utf8_cut(s, utf8_chars(s)).len == s.len);
    must(utf8_columns(utf8_fit(s, 10)) <= 10);
    for (size_t at = 0; at < s.len;) {
        milli n = {0};
        str rest = str_sub(s, at, s.len);
        size_t len = number_read(rest, &n, NULL);
        must(len <= rest.len && n.v >= 0);
        size_t before = at;
        utf8_next(s, &at);
        must(utf8_back(s, at) == before);
    }
    size_t lines = 0;
    for (str rest = s, line; str_line(&rest, &line);)
        lines += line.len + 1;
    must(lines <= s.len + 1);
    struct out o = out_open(a);
    out_json(&o, s);
    out_html(&o, s);
    out_csv(&o, s);
    must(utf8_bad(out_str(&o)) == STR_NONE);
    arena_close(a);
    return 0;
}
