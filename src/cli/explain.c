/* Explaining codes. */
#include "cli/explain.h"

#include "base/nearest.h"
#include "read/rules.h"

#include <unistd.h>

enum {
    CODES_MAX = 128,
    INDENT_COLUMNS = 2,
};

str explain_check(const struct call *call, str code) {
    if (read_rule_find(code) != NULL)
        return S("");
    const char *codes[CODES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < read_rules_n && n < CODES_MAX; i++)
        codes[n++] = read_rules[i].code;
    const char *near = nearest(code, codes, n);
    str text = call->chinese ? str_fmt(call->arena, "没有“%.*s”这条检查", STR(code))
                             : str_fmt(call->arena, "unknown code \"%.*s\"", STR(code));
    return call_suggest(call, text, "", near);
}

static void write_part(struct out *o, const struct term *t, const char *head, const char *text) {
    str rest = str_from(text);
    if (rest.len == 0)
        return;
    out_char(o, '\n');
    term_strong(o, t);
    out_raw(o, str_from(head));
    term_plain(o, t);
    out_char(o, '\n');
    str line;
    while (str_line(&rest, &line)) {
        do {
            out_repeat(o, ' ', INDENT_COLUMNS);
            out_raw(o, term_fold(&line, t->columns - INDENT_COLUMNS));
            out_char(o, '\n');
        } while (line.len > 0);
    }
}

int explain_write(const struct call *call, const struct term *t, str code) {
    const struct rule *rule = read_rule_find(code);
    struct out o = out_open_fd(call->arena, STDOUT_FILENO);
    out_fmt(&o, "%s [%s] ", rule->severity, rule->code);
    term_strong(&o, t);
    out_raw(&o, str_from(rule->title));
    term_plain(&o, t);
    out_char(&o, '\n');
    write_part(&o, t, "说明", rule->meaning);
    write_part(&o, t, "例如", rule->example);
    write_part(&o, t, "怎么改", rule->advice);
    return call_end(call, &o);
}
