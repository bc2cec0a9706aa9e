/* From a path to a document. */
#include "app/open.h"

#include "app/answer.h"
#include "app/convert.h"
#include "app/work.h"
#include "base/limit.h"
#include "doc/pack.h"
#include "port/file.h"
#include "port/proc.h"

#include <signal.h>
#include <sys/stat.h>

enum {
    WALL_FACTOR = 2, /* a loaded machine may take this many times the processor time */
    OPEN_FILES = 64, /* descriptors of a worker */
    OWN_BYTES = 256 << 20,
};

/* ---- how a child that gave no answer ended ---- */

static err fail_limit(struct ctx *c, str name, enum limit which) {
    return fail(c, ERR_TOO_BIG,
                "%.*s：内容超出解析限额（%s %llu %s），已停止读取，请拆分或精简后再试", STR(name),
                which == LIMIT_READ_SECONDS ? "处理时间" : "内存",
                (unsigned long long)(which == LIMIT_READ_SECONDS ? limit_value(which)
                                                                 : limit_value(which) >> 30),
                which == LIMIT_READ_SECONDS ? "秒" : "GiB");
}

static err fail_without_answer(struct ctx *c, str name, const struct proc_out *out) {
    if (out->end == PROC_TIMED_OUT)
        return fail_limit(c, name, LIMIT_READ_SECONDS);
    if (out->end == PROC_INTERRUPTED)
        return fail(c, ERR_BUSY, "%.*s：读取被中断", STR(name));
    /* The arena's own limit ends with a word of ours; the kernel, short of memory, just kills. */
    if (str_starts(out->errors, S("bihuan: ")) ||
        (out->end == PROC_SIGNALLED && out->code == SIGKILL))
        return fail_limit(c, name, LIMIT_READ_MEMORY_BYTES);
    return fail(c, ERR_INVALID,
                "%.*s：解析时出错，已停止读取，文件可能已损坏，请用原来的软件打开并另存一份再试",
                STR(name));
}

/* ---- one run of the worker ---- */

/* One file on its way. */
struct job {
    str name; /* as sentences show it; its suffix also tells the format */
    str charset;
    str note;
    struct file file;     /* to be parsed */
    bool look;            /* tell the format, parse no text */
    enum format format;   /* of .file; FORMAT_UNKNOWN = detect */
    struct file packed;   /* the answer of the last worker */
    struct answer answer; /* the same, taken apart */
};

static err ask_worker(struct ctx *c, struct job *job) {
    const char *argv[] = {"bihuan",
                          "worker",
                          job->look ? WORK_LOOK
                                    : str_fmt(c->arena, "%d%c", (int)job->format, '\0').ptr,
                          str_z(c->arena, job->charset),
                          str_z(c->arena, job->name),
                          NULL};
    TRY(file_memory(c, &job->packed.fd));
    const u64 seconds = limit_value(LIMIT_READ_SECONDS);
    const struct proc_in in = {
        .argv = argv,
        .program = "/proc/self/exe",
        .fds = {job->file.fd, PROC_NULL, PROC_CAPTURE},
        .extra_fd = job->packed.fd,
        .wall = PROC_WALL_NONE, /* its own sandbox is tighter */
        .limits = {.wall_ms = seconds * 1000 * WALL_FACTOR, .open_files = OPEN_FILES}};
    struct proc_out out;
    struct stat st;
    str bytes;
    TRY(proc_run(c, &in, &out));
    TRY(file_seal(c, job->packed.fd));
    if (fstat(job->packed.fd, &st) != 0)
        return fail(c, ERR_IO, "%.*s：无法读取解析结果", STR(job->name));
    job->packed.bytes = (u64)st.st_size;
    TRY(file_map(c, &job->packed, &bytes));
    if (out.end == PROC_EXITED && out.code == 0 && answer_read(c->arena, bytes, &job->answer))
        return OK;
    return fail_without_answer(c, job->name, &out);
}

/* The child's sentence with the name in front, unless the name stands in it already. */
static err fail_as_answered(struct ctx *c, str name, const struct answer *answer) {
    str quoted = str_fmt(c->arena, "“%.*s”", STR(name));
    if (str_starts(answer->text, name) || str_has(answer->text, quoted))
        return fail(c, answer->code, "%.*s", STR(answer->text));
    return fail(c, answer->code, "%.*s：%.*s", STR(name), STR(answer->text));
}

static err parse(struct ctx *c, struct job *job) {
    TRY(ask_worker(c, job));
    return job->answer.code == OK ? OK : fail_as_answered(c, job->name, &job->answer);
}

/* What cannot be read directly is converted, and the result is parsed as a stranger's, too. */
static err parse_converted(struct ctx *c, struct job *job) {
    const struct convert_in in = {
        .name = job->name, .file = job->file, .format = job->answer.format};
    struct converted made;
    TRY(convert_run(c, &in, &made));
    job->note = made.note;
    job->file = made.file;
    job->format = made.format;
    job->charset = S("");
    TRY(parse(c, job));
    if (job->answer.doc.len == 0)
        return fail(c, ERR_BUG, "%.*s：转换后的内容无法识别", STR(job->name));
    return OK;
}

/* gives  in *came_as_out the format of the file before any conversion */
static err read_file(struct ctx *c, const char *path, struct job *job, enum format *came_as_out) {
    TRY(file_open(c, path, limit_value(LIMIT_FILE_BYTES), &job->file));
    TRY(parse(c, job));
    *came_as_out = job->answer.format;
    return job->answer.doc.len > 0 ? OK : parse_converted(c, job);
}

/* The answer is mapped once more, for as long as the document is wanted. */
static err take_over(struct ctx *c, const struct job *job, struct doc *doc_out) {
    struct answer answer;
    str bytes;
    TRY(file_map(c, &job->packed, &bytes));
    if (!answer_read(c->arena, bytes, &answer))
        return fail(c, ERR_BUG, "%.*s：解析结果无法识别", STR(job->name));
    return doc_unpack(c, answer.doc, doc_out);
}

err app_open(struct ctx *c, const struct open_in *in, struct doc *doc_out) {
    /* Descriptors and copies end with this call, not with the request: thousands of files may be
     * read in one. */
    struct ctx own = {.arena = arena_open(OWN_BYTES)};
    str name = file_shown(c->arena, in->name.len > 0 ? in->name : in->path);
    struct job job = {.name = name, .charset = in->charset, .note = S("")};
    enum format came_as = FORMAT_UNKNOWN;
    struct doc doc = {.view = S("")};
    err e = read_file(&own, str_z(own.arena, in->path), &job, &came_as);
    if (e == OK)
        e = take_over(c, &job, &doc);
    else
        e = fail(c, e, "%.*s", STR(own.text));
    if (e == OK && in->note_out != NULL)
        *in->note_out = str_dup(c->arena, job.note);
    arena_close(own.arena);
    if (e != OK)
        return e;
    doc.format = format_name(came_as);
    *doc_out = doc;
    return OK;
}

err app_look(struct ctx *c, str name, const struct file *file, struct look *look_out) {
    struct ctx own = {.arena = arena_open(OWN_BYTES)};
    struct job job = {.name = name, .look = true, .file = *file};
    err e = parse(&own, &job);
    if (e != OK)
        e = fail(c, e, "%.*s", STR(own.text));
    else
        *look_out = (struct look){job.answer.format, str_dup(c->arena, job.answer.doc)};
    arena_close(own.arena);
    return e;
}
