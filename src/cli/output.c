/* Where results go. */
#include "cli/output.h"

#include "app/save.h"

#include <strings.h>
#include <unistd.h>

const char *const output_scripts[] = {"simplified", "as-is", NULL};
const char *const output_colours[] = {"auto", "always", "never", NULL};

bool output_simplified(const struct output *o) {
    return !str_eq(o->script, S("as-is"));
}

/* The suffix of the last part of a path with the dot; "" = none. */
static str suffix_of(str path) {
    for (size_t i = path.len; i > 1 && path.ptr[i - 1] != '/'; i--)
        if (path.ptr[i - 1] == '.' && path.ptr[i - 2] != '/')
            return str_sub(path, i - 1, path.len);
    return S("");
}

/* In any case of ASCII letters. */
static bool same_suffix(str suffix, const char *wanted) {
    return wanted != NULL && suffix.len == strlen(wanted) &&
           strncasecmp(suffix.ptr, wanted, suffix.len) == 0;
}

const void *output_format(const struct output *o, const void *rows, size_t size, size_t n) {
    str name = o->json ? S("json") : o->format, suffix = suffix_of(o->path);
    for (size_t i = 0; i < n; i++) {
        const struct output_kind *kind = (const void *)((const char *)rows + i * size);
        if (name.len > 0 ? str_eq(name, str_from(kind->name)) : same_suffix(suffix, kind->suffix))
            return kind;
    }
    return suffix.len > 0 ? NULL : rows;
}

/* That the suffix of the path tells no format. */
static str unknown_suffix(const struct call *call, str path) {
    str suffix = suffix_of(path);
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

/* That the results would replace what is read, or that standard input is read twice. */
static str check_files(const struct call *call, str path, strs files) {
    size_t from_input = 0;
    for (size_t i = 0; i < files.n; i++) {
        from_input += str_eq(files.v[i], S("-"));
        if (path.len > 0 && app_save_over(call->arena, path, files.v[i]))
            return call->chinese
                       ? str_fmt(call->arena, "%.*s 是要读的文件，结果请写到另一个文件", STR(path))
                       : str_fmt(call->arena, "%.*s is an input, write to another file", STR(path));
    }
    if (from_input > 1)
        return in(call, (struct both){"只能有一份文件从标准输入（-）读",
                                      "only one file can be read from standard input (-)"});
    return S("");
}

str output_check(const struct call *call, struct output *o, const void *format, strs files,
                 bool workbook) {
    if (o->json && o->format.len > 0 && !str_eq(o->format, S("json")))
        return call->chinese
                   ? str_fmt(call->arena, "--json 和 --format %.*s 只能用一个", STR(o->format))
                   : str_fmt(call->arena, "--json and --format %.*s exclude each other",
                             STR(o->format));
    if (str_eq(o->path, S("-")))
        o->path = S("");
    if (format == NULL)
        return unknown_suffix(call, o->path);
    str complaint = check_files(call, o->path, files);
    if (complaint.len > 0)
        return complaint;
    if (workbook && o->path.len == 0 && isatty(STDOUT_FILENO) == 1)
        return in(call, (struct both){"工作簿不能显示在终端上，请加 -o 文件.xlsx",
                                      "a workbook cannot be shown here, add -o FILE.xlsx"});
    return S("");
}
