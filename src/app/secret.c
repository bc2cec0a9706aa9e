/* Marks of classification. */
#include "app/secret.h"

#include "base/utf8.h"

/* The words alone are no mark: 保守国家秘密 is what every unit teaches. To add one: a row. */
const struct secret_mark secret_marks[] = {
    {T("绝密★"), false, T("绝密★长期")},
    {T("机密★"), false, T("机 密 ★ 20年")},
    {T("秘密★"), false, T("000001　秘密★1年")},
    {T("★绝密"), false, T("★绝密")},
    {T("★机密"), false, T("★机密")},
    {T("★秘密"), false, T("★秘密")},
    {T("密级：绝密"), false, T("密级：绝密")},
    {T("密级：机密"), false, T("密级： 机密")},
    {T("密级：秘密"), false, T("密级：秘密 保密期限：1年")},
    {T("密级:绝密"), false, T("密级: 绝密")},
    {T("密级:机密"), false, T("密级:机密")},
    {T("密级:秘密"), false, T("密级:秘密")},
    {T("绝密"), true, T("　绝　密　")},
    {T("机密"), true, T("机密")},
    {T("秘密"), true, T("秘 密")},
};
const size_t secret_marks_n = COUNT_OF(secret_marks);

/* Without white space, U+3000 included. */
static str squeezed(struct arena *a, str line) {
    char *to = arena_bytes(a, line.len + 1, 1);
    size_t n = 0;
    for (size_t at = 0; at < line.len;) {
        size_t from = at;
        u32 c = utf8_next(line, &at);
        if (c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000)
            continue;
        for (; from < at; from++)
            to[n++] = line.ptr[from];
    }
    return (str){to, n};
}

static const struct secret_mark *mark_of(str line) {
    for (size_t i = 0; i < secret_marks_n; i++)
        if (secret_marks[i].alone ? str_eq(line, secret_marks[i].mark)
                                  : str_has(line, secret_marks[i].mark))
            return &secret_marks[i];
    return NULL;
}

err secret_check(struct ctx *c, str text, const char *what) {
    str line;
    while (str_line(&text, &line)) {
        struct arena_mark before = arena_mark(c->arena);
        const struct secret_mark *mark =
            str_has(line, S("密")) ? mark_of(squeezed(c->arena, line)) : NULL;
        arena_rewind(c->arena, before);
        if (mark != NULL)
            return fail(c, ERR_INVALID, "%s带有密级标志“%.*s”：涉密材料不得录入本系统", what,
                        STR(mark->mark));
    }
    return OK;
}
