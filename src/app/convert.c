/* Formats that others read better. */
#include "app/convert.h"

#include "app/ocr.h"
#include "app/tool.h"
#include "base/limit.h"
#include "port/tempdir.h"

#include <unistd.h>

#define WRITER "libreoffice-writer-nogui"
#define CALC "libreoffice-calc-nogui"
#define POPPLER "poppler-utils poppler-data"

enum {
    ARGS_MAX = 16,
};

/* Words that stand for something of the present run: the input file, the profile's address. */
#define INPUT "{input}"
#define PROFILE "{profile}"

/* A profile of its own lets several run at once and keeps macros and addresses of people out. */
#define SOFFICE(to)                                                                                \
    {                                                                                              \
        "soffice", PROFILE, "--headless", "--norestore", "--nolockcheck", "--nodefault",           \
            "--convert-to", to, INPUT                                                              \
    }

/* One way to convert. Of several rows for a format the first whose program is installed counts;
 * when none is, the first row says what to install.
 * To add one: a row, best first. */
struct converter {
    enum format from, to;
    const char *argv[ARGS_MAX];
    const char *output; /* file that it writes; NULL = standard output is the result */
    const char *called, *package;
    const char *note; /* what gets lost; NULL = nothing */
    /* instead of argv, or when that gave no text; NULL = never */
    err (*ocr)(struct ctx *c, const struct bench *bench, struct out *text);
};

static const char antiword_note[] =
    "没有安装 LibreOffice，改用 antiword 读取：自动编号、修订和表格会丢失；"
    "要完整读取，请安装：sudo apt-get install " WRITER;

#define TO_DOCX(format)                                                                            \
    {                                                                                              \
        .from = (format), .to = FORMAT_DOCX, .argv = SOFFICE("docx"), .output = "in.docx",         \
        .called = "LibreOffice", .package = WRITER                                                 \
    }
#define TO_XLSX(format)                                                                            \
    {                                                                                              \
        .from = (format), .to = FORMAT_XLSX, .argv = SOFFICE("xlsx"), .output = "in.xlsx",         \
        .called = "LibreOffice", .package = CALC                                                   \
    }
#define BY_ANTIWORD(format)                                                                        \
    {                                                                                              \
        .from = (format), .to = FORMAT_TXT,                                                        \
        .argv = {"antiword", "-m", "UTF-8.txt", "-w", "0", INPUT}, .called = "antiword",           \
        .package = "antiword", .note = antiword_note                                               \
    }
#define BY_OCR(format)                                                                             \
    { .from = (format), .to = FORMAT_PDFTEXT, .ocr = ocr_picture }

static const struct converter converters[] = {
    TO_DOCX(FORMAT_DOC),
    BY_ANTIWORD(FORMAT_DOC),
    TO_DOCX(FORMAT_WPS),
    BY_ANTIWORD(FORMAT_WPS),
    TO_DOCX(FORMAT_RTF),
    TO_DOCX(FORMAT_ODT),
    TO_XLSX(FORMAT_XLS),
    TO_XLSX(FORMAT_ODS),
    {.from = FORMAT_PDF,
     .to = FORMAT_PDFTEXT,
     .argv = {"pdftotext", "-enc", "UTF-8", INPUT, "out.txt"},
     .output = "out.txt",
     .called = "pdftotext",
     .package = POPPLER,
     .ocr = ocr_pdf},
    BY_OCR(FORMAT_PNG),
    BY_OCR(FORMAT_JPEG),
    BY_OCR(FORMAT_TIFF),
    BY_OCR(FORMAT_BMP),
    BY_OCR(FORMAT_GIF),
    BY_OCR(FORMAT_WEBP),
};

static const struct converter *choose(struct arena *a, enum format from) {
    const struct converter *first = NULL;
    for (size_t i = 0; i < COUNT_OF(converters); i++) {
        const struct converter *v = &converters[i];
        if (v->from != from)
            continue;
        if (v->argv[0] == NULL || proc_find(a, v->argv[0]) != NULL)
            return v;
        if (first == NULL)
            first = v;
    }
    return first;
}

/* The row's words with the names of this run. */
static const char *const *fill_in(struct ctx *c, const struct bench *bench,
                                  const struct converter *v) {
    const char **argv = take(c->arena, const char *, ARGS_MAX + 1);
    for (size_t i = 0; i < ARGS_MAX && v->argv[i] != NULL; i++) {
        str word = str_from(v->argv[i]);
        argv[i] = v->argv[i];
        if (str_eq(word, S(INPUT)))
            argv[i] = bench->input;
        if (str_eq(word, S(PROFILE)))
            argv[i] =
                str_fmt(c->arena, "-env:UserInstallation=file://%s/profile%c", bench->dir, '\0')
                    .ptr;
    }
    return argv;
}

static bool has_text(str s) {
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] > ' ')
            return true;
    return false;
}

/* Text from memory as a file, for the next step. */
static err keep_text(struct ctx *c, str text, struct file *out) {
    struct file made = {.bytes = text.len};
    TRY(file_memory(c, &made.fd));
    struct out o = out_open_fd(c->arena, made.fd);
    out_raw(&o, text);
    if (!out_flush(&o))
        return fail(c, ERR_IO, "无法写入内存文件");
    *out = made;
    return OK;
}

static err keep_file(struct ctx *c, const struct bench *bench, const char *name, struct file *out) {
    const char *path = bench_path(c, bench, name);
    if (access(path, F_OK) != 0)
        return fail(
            c, ERR_INVALID,
            "%.*s：转换没有得到内容，文件可能已损坏或有打开密码，请用原来的软件另存一份再试",
            STR(bench->name));
    return file_open(c, path, limit_value(LIMIT_CONVERT_FILE_BYTES), out);
}

static err run_program(struct ctx *c, struct bench *bench, const struct converter *v,
                       struct file *out) {
    const struct tool tool = {fill_in(c, bench, v), v->called, v->package};
    struct proc_out end;
    bench->keep_output = v->output == NULL;
    TRY(tool_run(c, bench, &tool, &end));
    if (v->output != NULL)
        return keep_file(c, bench, v->output, out);
    if (!has_text(end.out))
        return fail(c, ERR_INVALID,
                    "%.*s：文件中没有文字，可能已损坏或有打开密码，请用原来的软件另存一份再试",
                    STR(bench->name));
    return keep_text(c, end.out, out);
}

static err run_ocr(struct ctx *c, const struct bench *bench, const struct converter *v,
                   struct converted *out) {
    struct out text = out_open(c->arena);
    TRY(v->ocr(c, bench, &text));
    out->note = S("文字由图像识别得来，可能有错字，请对照原件");
    return keep_text(c, out_str(&text), &out->file);
}

static err run(struct ctx *c, struct bench *bench, const struct converter *v,
               struct converted *out) {
    *out = (struct converted){.format = v->to, .note = str_from(v->note)};
    if (v->argv[0] == NULL)
        return run_ocr(c, bench, v, out);
    TRY(run_program(c, bench, v, &out->file));
    if (v->ocr == NULL)
        return OK;
    str text;
    TRY(file_map(c, &out->file, &text));
    return has_text(text) ? OK : run_ocr(c, bench, v, out);
}

/* The folder is made and filled; whatever happens after, the caller removes it. */
static err run_in(struct ctx *c, const struct convert_in *in, const char *dir,
                  struct converted *out) {
    const struct converter *v = choose(c->arena, in->format);
    struct bench bench = {.name = in->name, .dir = dir, .wall = proc_wall_find(c)};
    if (v == NULL)
        return fail(c, ERR_INVALID, "%.*s：不支持读取%.*s，请另存为 docx 或 txt 再试",
                    STR(in->name), STR(format_called(in->format)));
    bench.input = str_fmt(c->arena, "in.%.*s%c", STR(format_name(in->format)), '\0').ptr;
    TRY(file_copy(c, &in->file, bench_path(c, &bench, bench.input)));
    TRY(run(c, &bench, v, out));
    if (bench.wall == PROC_WALL_NONE && out->note.len == 0)
        out->note = S("转换程序未能与网络隔离，建议安装：sudo apt-get install bubblewrap");
    return OK;
}

err convert_run(struct ctx *c, const struct convert_in *in, struct converted *out) {
    struct proc_held held = proc_hold();
    const char *dir = NULL;
    err e = tempdir_open(c, &dir);
    if (e == OK) {
        e = run_in(c, in, dir, out);
        tempdir_drop(dir);
    }
    proc_release(&held);
    return e;
}
