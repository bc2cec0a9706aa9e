/* Speaking to a person. */
#include "cli/call.h"

#include "base/out.h"
#include "base/utf8.h"
#include "export/term.h"

#include <stdlib.h>
#include <unistd.h>

/* What went wrong, for readers of English; the sentence of the cause is Chinese. */
static const char *const english[ERR_COUNT] = {
    [ERR_NOT_FOUND] = "not found",  [ERR_INVALID] = "not valid",
    [ERR_DENIED] = "no permission", [ERR_CONFLICT] = "conflict",
    [ERR_TOO_BIG] = "too large",    [ERR_BUSY] = "busy",
    [ERR_MISSING] = "missing",      [ERR_IO] = "input or output failed",
    [ERR_DB] = "database failed",   [ERR_BUG] = "internal fault",
};

str in(const struct call *call, struct both text) {
    return str_from(call->chinese ? text.zh : text.en);
}

bool call_is_chinese(void) {
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        str value = str_from(getenv(names[i]));
        if (value.len > 0)
            return str_starts(value, S("zh"));
    }
    return false;
}

void call_say(const struct call *call, str line) {
    size_t bad = 0;
    struct out o = out_open(call->arena);
    out_raw(&o, S("bihuan: "));
    line = utf8_repair(call->arena, line, &bad); /* file names can be anything */
    out_raw(&o, term_text(call->arena, line));
    out_char(&o, '\n');
    str s = out_str(&o);
    ssize_t n = write(STDERR_FILENO, s.ptr, s.len); /* there is nowhere to report a failure to */
    (void)n;
}

int call_fail(const struct call *call, const struct ctx *c) {
    str text = c->text.len > 0 ? c->text : str_from(err_sentence(c->code));
    if (!call->chinese && english[c->code] != NULL)
        text = str_fmt(call->arena, "%s: %.*s", english[c->code], STR(text));
    call_say(call, text);
    return err_exit(c->code);
}

int call_usage(const struct call *call, const char *command, str complaint) {
    const char *name = command != NULL ? command : "";
    const char *space = command != NULL ? " " : "";
    call_say(call, call->chinese ? str_fmt(call->arena, "%.*s（用法：bihuan help%s%s）",
                                           STR(complaint), space, name)
                                 : str_fmt(call->arena, "%.*s (see bihuan help%s%s)",
                                           STR(complaint), space, name));
    return EXIT_USAGE;
}

str call_suggest(const struct call *call, str said, const char *before, const char *near) {
    if (near == NULL)
        return said;
    return call->chinese
               ? str_fmt(call->arena, "%.*s，是不是 %s%s？", STR(said), before, near)
               : str_fmt(call->arena, "%.*s, did you mean %s%s?", STR(said), before, near);
}

int call_end(const struct call *call, struct out *o) {
    if (out_flush(o))
        return EXIT_GOOD;
    call_say(call, in(call, (struct both){"写不到标准输出，请检查磁盘是否已满、管道是否已关闭",
                                          "cannot write to standard output"}));
    return EXIT_FAILED;
}
