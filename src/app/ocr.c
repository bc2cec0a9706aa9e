/* Text out of pictures. Which script a paper is in is tried on its first page: the model of the
 * wrong script reads a third of the characters wrong (measured: 2.9 % against 37.6 %). */
#include "app/ocr.h"

#include "app/pgm.h"
#include "base/limit.h"
#include "base/number.h"
#include "port/file.h"

#include <fcntl.h>
#include <unistd.h>

#define TESSERACT_PACKAGES "tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra"

enum {
    PDFTOPPM_BEYOND = 99,  /* its exit status for a page that is not there */
    TSV_CONFIDENCE = 10,   /* column of tesseract's table */
    PAGE_BYTES = 64 << 20, /* of the work on one page; pictures lie in files */
    CONFIDENCE_MIN = 30,   /* per cent; a page of dirt or of another script stays below */
};

static const char *const scripts[] = {"chi_sim", "chi_tra"};

/* What one model made of one page. */
struct reading {
    str text;
    i64 confidence; /* mean over words, per cent; 0 = no words */
};

static str read_made(struct ctx *c, const struct bench *bench, const char *file) {
    struct ctx trial = {.arena = c->arena}; /* a file that was not written is no error */
    const u64 limit_bytes = limit_value(LIMIT_CONVERT_FILE_BYTES);
    str bytes;
    const char *path = bench_path(c, bench, file);
    return file_read(&trial, path, limit_bytes, &bytes) == OK ? bytes : S("");
}

/* The mean of the confidences in tesseract's table: one line a word, columns divided by tabs, -1
 * for lines that are no word. */
static i64 mean_confidence(str tsv) {
    i64 sum = 0, n = 0;
    for (str line; str_line(&tsv, &line);) {
        size_t at = 0;
        for (int column = 0; column < TSV_CONFIDENCE && at != STR_NONE; column++) {
            at = str_find(line, S("\t"), at);
            at = at == STR_NONE ? at : at + 1;
        }
        milli confidence;
        if (at == STR_NONE || number_read(str_sub(line, at, line.len), &confidence, NULL) == 0)
            continue;
        sum += confidence.v / 1000;
        n++;
    }
    return n == 0 ? 0 : sum / n;
}

static err read_page(struct ctx *c, const struct bench *bench, const char *picture,
                     const char *script, struct reading *out) {
    const char *const argv[] = {"tesseract", picture, "page", "-l", script, "txt", "tsv", NULL};
    const struct tool tool = {argv, "文字识别程序 tesseract", TESSERACT_PACKAGES};
    struct proc_out end;
    TRY(tool_run(c, bench, &tool, &end));
    if (end.code != 0)
        return fail(c, ERR_INVALID, "%.*s：图片无法识别，文件可能已损坏，请重新扫描或另存一份再试",
                    STR(bench->name));
    out->text = str_dup(c->arena, read_made(c, bench, "page.txt")); /* the file is used again */
    out->confidence = mean_confidence(read_made(c, bench, "page.tsv"));
    return OK;
}

/* Reads a page; *script_io is NULL for the first one and names its model afterwards. */
static err read_best(struct ctx *c, const struct bench *bench, const char *picture,
                     const char **script_io, str *text_out) {
    struct reading best = {.text = S(""), .confidence = -1};
    const char *known = *script_io;
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        struct reading now = {.confidence = 0};
        if (known != NULL && known != scripts[i])
            continue;
        TRY(read_page(c, bench, picture, scripts[i], &now));
        if (now.confidence <= best.confidence)
            continue;
        best = now;
        if (now.text.len > 0 && now.confidence >= CONFIDENCE_MIN)
            *script_io = scripts[i];
    }
    *text_out = best.text;
    return OK;
}

static err fail_no_text(struct ctx *c, const struct bench *bench) {
    return fail(c, ERR_INVALID, "%.*s：没有识别出文字，请换一份更清晰的扫描件（建议 300 dpi）",
                STR(bench->name));
}

err ocr_picture(struct ctx *c, const struct bench *bench, struct out *text) {
    const char *script = NULL;
    str page;
    TRY(read_best(c, bench, bench->input, &script, &page));
    out_raw(text, page);
    return script == NULL ? fail_no_text(c, bench) : OK;
}

/* One page as page.pgm, blurred. gives  false in *there_out when the document has no such page */
static err render(struct ctx *c, const struct bench *bench, u64 number, bool *there_out) {
    const char *n = str_fmt(c->arena, "%llu%c", (unsigned long long)number, '\0').ptr;
    const char *const argv[] = {"pdftoppm", "-gray", "-r",          "200",        "-f",  n,
                                "-l",       n,       "-singlefile", bench->input, "raw", NULL};
    const struct tool tool = {argv, "pdftoppm", "poppler-utils poppler-data"};
    struct proc_out end;
    unlink(bench_path(c, bench, "raw.pgm"));
    unlink(bench_path(c, bench, "page.pgm"));
    TRY(tool_run(c, bench, &tool, &end));
    *there_out = false;
    if (end.code == PDFTOPPM_BEYOND)
        return OK;
    str raw = read_made(c, bench, "raw.pgm");
    if (raw.len == 0)
        return OK;
    int fd = open(bench_path(c, bench, "page.pgm"), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return fail(c, ERR_IO, "%.*s：无法写入临时文件，请检查磁盘空间", STR(bench->name));
    struct out o = out_open_fd(c->arena, fd);
    bool blurred = pgm_blur(&o, raw);
    bool written = out_flush(&o);
    close(fd);
    if (!blurred || !written)
        return fail(c, ERR_IO, "%.*s：无法写入临时文件，请检查磁盘空间", STR(bench->name));
    *there_out = true;
    return OK;
}

/* A scan on its way. */
struct scan {
    const struct bench *bench;
    const char *script; /* model that fits; NULL = not yet known */
    struct out *text;
};

/* gives  false in *there_out when the document has no such page */
static err read_pdf_page(struct ctx *c, struct scan *scan, u64 number, bool *there_out) {
    const u64 most = limit_value(LIMIT_OCR_PAGES);
    str page;
    TRY(render(c, scan->bench, number, there_out));
    if (!*there_out)
        return OK;
    if (number > most)
        return fail(c, ERR_TOO_BIG, "%.*s：扫描件超过 %llu 页的识别限额，请拆分后再读取",
                    STR(scan->bench->name), (unsigned long long)most);
    TRY(read_best(c, scan->bench, "page.pgm", &scan->script, &page));
    out_raw(scan->text, page);
    if (!str_ends(page, S("\f")))
        out_char(scan->text, '\f');
    return OK;
}

err ocr_pdf(struct ctx *c, const struct bench *bench, struct out *text) {
    struct scan scan = {.bench = bench, .text = text};
    bool there = true;
    for (u64 number = 1; there; number++) {
        /* A page's pictures stay on the disk as long as they are open, so they end with it. */
        struct ctx page = {.arena = arena_open(PAGE_BYTES)};
        err e = read_pdf_page(&page, &scan, number, &there);
        if (e != OK)
            fail(c, e, "%.*s", STR(page.text));
        arena_close(page.arena);
        if (e != OK)
            return e;
    }
    return scan.script == NULL ? fail_no_text(c, bench) : OK;
}
