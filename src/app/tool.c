/* One run of somebody else's program on one file. */
#include "app/tool.h"

#include "base/limit.h"
#include "doc/format.h"

enum {
    OPEN_FILES = 512,         /* soffice opens some two hundred */
    CAPTURE_BYTES = 16 << 20, /* of text on standard output */
    MS = 1000,
};

/* What programs say of a file or of themselves (poppler 22.12, LibreOffice 7.4, tesseract 5.3,
 * antiword 0.37, all in English under LANG=C.UTF-8), and what that means.
 * To add one: a row; the first that fits counts. */
static const struct {
    const char *words; /* in the error output */
    bool always;       /* also when the program says that all went well */
    err code;
    const char *sentence; /* NULL = that of encrypted files */
} complaints[] = {
    {"Incorrect password", false, ERR_INVALID, NULL},
    {"is encrypted", false, ERR_INVALID, NULL},
    {"Encrypted documents are not supported", false, ERR_INVALID, NULL},
    {"Missing language pack", true, ERR_MISSING,
     "缺少 PDF 的中文字符表，请安装：sudo apt-get install poppler-data"},
    {"Error opening data file", false, ERR_MISSING,
     "缺少中文识别数据，请安装：sudo apt-get install tesseract-ocr-chi-sim tesseract-ocr-chi-tra"},
    {"Couldn't find trailer dictionary", false, ERR_INVALID,
     "PDF 不完整或已损坏（可能没有下载完），请重新取得这个文件"},
    {"Couldn't read xref table", false, ERR_INVALID,
     "PDF 不完整或已损坏（可能没有下载完），请重新取得这个文件"},
    {"source file could not be loaded", false, ERR_INVALID,
     "无法打开，文件可能已损坏或有打开密码，请用原来的软件另存一份再试"},
    {"too small to handle", true, ERR_MISSING,
     "antiword 读不了这样短的文档，请安装：sudo apt-get install libreoffice-writer-nogui"},
    {"is not a Word Document", false, ERR_INVALID,
     "不是 Word 文档，文件可能已损坏，请重新取得这个文件"},
    {"Image too large", false, ERR_TOO_BIG, "图片过大，无法识别，请缩小后再试"},
    {"Error in pixReadStream", false, ERR_INVALID, "图片已损坏，无法读取，请重新取得这个文件"},
    {"image file not found", false, ERR_INVALID, "图片已损坏，无法读取，请重新取得这个文件"},
};

const char *bench_path(struct ctx *c, const struct bench *bench, const char *file) {
    return str_fmt(c->arena, "%s/%s%c", bench->dir, file, '\0').ptr;
}

/* gives  OK when the program has nothing to say against the file */
static err fail_complaint(struct ctx *c, str name, const struct proc_out *out) {
    size_t i = 0;
    while (i < COUNT_OF(complaints) && !((out->code != 0 || complaints[i].always) &&
                                         str_has(out->errors, str_from(complaints[i].words))))
        i++;
    if (i == COUNT_OF(complaints))
        return OK;
    if (complaints[i].sentence == NULL)
        return format_fail_encrypted(c, name);
    return fail(c, complaints[i].code, "%.*s：%s", STR(name), complaints[i].sentence);
}

err tool_run(struct ctx *c, const struct bench *bench, const struct tool *tool,
             struct proc_out *out) {
    const u64 seconds = limit_value(LIMIT_CONVERT_SECONDS);
    const struct proc_in in = {
        .argv = tool->argv,
        .fds = {PROC_NULL, bench->keep_output ? PROC_CAPTURE : PROC_NULL, PROC_CAPTURE},
        .extra_fd = -1,
        .dir = bench->dir,
        .wall = bench->wall,
        .limits = {.wall_ms = seconds * MS,
                   .cpu_seconds = seconds,
                   .memory_bytes = limit_value(LIMIT_CONVERT_MEMORY_BYTES),
                   .file_bytes = limit_value(LIMIT_CONVERT_FILE_BYTES),
                   .open_files = OPEN_FILES,
                   .capture_bytes = CAPTURE_BYTES}};
    TRY(proc_run(c, &in, out));
    switch (out->end) {
    case PROC_ABSENT:
        return fail(c, ERR_MISSING, "%.*s：读取这种文件需要 %s，请安装：sudo apt-get install %s",
                    STR(bench->name), tool->called, tool->package);
    case PROC_TIMED_OUT:
        return fail(c, ERR_TOO_BIG, "%.*s：转换超过 %llu 秒的限额，已停止，请拆分文件后再试",
                    STR(bench->name), (unsigned long long)seconds);
    case PROC_TOO_MUCH:
        return fail(c, ERR_TOO_BIG, "%.*s：转换后的内容超出限额，已停止，请拆分文件后再试",
                    STR(bench->name));
    case PROC_INTERRUPTED:
        return fail(c, ERR_BUSY, "%.*s：转换被中断", STR(bench->name));
    case PROC_SIGNALLED:
        return fail(c, ERR_INVALID, "%.*s：%s 出错退出，文件可能已损坏，请用原来的软件另存一份再试",
                    STR(bench->name), tool->called);
    case PROC_EXITED:
        break;
    }
    return fail_complaint(c, bench->name, out);
}
