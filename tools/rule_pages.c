/* Prints the pages of docs/diagnostics from the table of read/rules.h.
 * usage: rule_pages              the codes, a line each
 *        rule_pages index        README.gen.md: all codes, the severest first
 *        rule_pages CODE         CODE.gen.md: its meaning, an example and what to do */
#include "base/out.h"
#include "read/rules.h"

static const char *const severities[] = {"error", "warning", "note"};

static void write_codes(struct out *o) {
    for (size_t i = 0; i < read_rules_n; i++)
        out_fmt(o, "%s\n", read_rules[i].code);
}

static void write_index(struct out *o) {
    out_raw(o, S("# 检查意见\n\n`bihuan plan` 像编译器一样指出方案里要改的地方。由 "
                 "`src/read/rules.h` 的表生成（`make docs`）。\n\n"
                 "| 代码 | 级别 | 说明 |\n| --- | --- | --- |\n"));
    for (size_t s = 0; s < COUNT_OF(severities); s++)
        for (size_t i = 0; i < read_rules_n; i++) {
            const struct rule *r = &read_rules[i];
            if (str_eq(str_from(r->severity), str_from(severities[s])))
                out_fmt(o, "| [%s](%s.gen.md) | %s | %s |\n", r->code, r->code, r->severity,
                        r->title);
        }
}

static void write_rule(struct out *o, const struct rule *r) {
    out_fmt(o, "# %s：%s\n\n级别：%s\n\n%s\n", r->code, r->title, r->severity, r->meaning);
    if (str_from(r->example).len > 0)
        out_fmt(o, "\n## 例如\n\n```\n%s\n```\n", r->example);
    if (str_from(r->advice).len > 0)
        out_fmt(o, "\n## 怎么改\n\n%s\n", r->advice);
}

int main(int argc, char **argv) {
    struct arena *a = arena_open(1 << 20);
    struct out o = out_open_fd(a, 1);
    str page = str_from(argc > 1 ? argv[1] : NULL);
    const struct rule *rule = read_rule_find(page);
    bool known = true;
    if (page.len == 0)
        write_codes(&o);
    else if (str_eq(page, S("index")))
        write_index(&o);
    else if (rule != NULL)
        write_rule(&o, rule);
    else
        known = false;
    bool good = out_flush(&o) && known;
    arena_close(a);
    return good ? 0 : 1;
}
