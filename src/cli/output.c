/* Checking -o. */
#include "cli/output.h"

#include "app/save.h"

#include <strings.h>
#include <unistd.h>

str output_suffix(str path) {
    for (size_t i = path.len; i > 1 && path.ptr[i - 1] != '/'; i--)
        if (path.ptr[i - 1] == '.' && path.ptr[i - 2] != '/')
            return str_sub(path, i - 1, path.len);
    return S("");
}

bool output_ends(str path, const char *suffix) {
    str own = output_suffix(path), wanted = str_from(suffix);
    return own.len == wanted.len && strncasecmp(own.ptr, wanted.ptr, own.len) == 0;
}

str output_check(const struct call *call, str path, strs files, bool workbook) {
    for (size_t i = 0; i < files.n && path.len > 0; i++)
        if (app_save_over(call->arena, path, files.v[i]))
            return call->chinese
                       ? str_fmt(call->arena, "%.*s 是要读的文件，结果请写到另一个文件", STR(path))
                       : str_fmt(call->arena, "%.*s is an input, write to another file", STR(path));
    if (workbook && path.len == 0 && isatty(STDOUT_FILENO) == 1)
        return in(call, (struct both){"工作簿不能显示在终端上，请加 -o 文件.xlsx",
                                      "a workbook cannot be shown here, add -o FILE.xlsx"});
    return S("");
}

str output_unknown(const struct call *call, str path) {
    str suffix = output_suffix(path);
    return call->chinese
               ? str_fmt(call->arena,
                         "看不出后缀 %.*s 是哪种输出格式，请换成 .xlsx、.csv、.md、.json 或 .txt，"
                         "或加 --format",
                         STR(suffix))
               : str_fmt(call->arena,
                         "the suffix %.*s tells no output format, use .xlsx .csv .md .json .txt or "
                         "add --format",
                         STR(suffix));
}
