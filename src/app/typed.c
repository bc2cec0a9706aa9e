/* Texts that people typed. */
#include "app/typed.h"

#include "base/utf8.h"

err typed_check(struct ctx *c, str text, const char *what, size_t max_chars) {
    if (utf8_bad(text) != STR_NONE)
        return fail(c, ERR_INVALID, "%s不是 UTF-8 文字，请检查终端的编码", what);
    for (size_t i = 0; i < text.len; i++)
        if ((u8)text.ptr[i] < 0x20 || text.ptr[i] == 0x7F)
            return fail(c, ERR_INVALID, "%s里有换行或控制字符，请去掉", what);
    if (utf8_chars(text) > max_chars)
        return fail(c, ERR_INVALID, "%s最多 %zu 个字", what, max_chars);
    return OK;
}
