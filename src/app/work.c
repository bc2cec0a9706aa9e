/* The child's side of reading. */
#include "app/work.h"

#include "app/answer.h"
#include "base/limit.h"
#include "doc/exif.h"
#include "doc/pack.h"
#include "doc/read.h"
#include "port/file.h"
#include "port/sandbox.h"

#include <stdlib.h>
#include <sys/stat.h>

enum {
    HARD_FACTOR = 4, /* of arena.h: an arena ends the program at this many times its soft limit */
};

static err map_input(struct ctx *c, str *bytes_out) {
    struct stat st;
    if (fstat(WORK_INPUT_FD, &st) != 0 || st.st_size < 0)
        return fail(c, ERR_IO, "无法读取输入");
    const struct file file = {.fd = WORK_INPUT_FD, .bytes = (u64)st.st_size};
    return file_map(c, &file, bytes_out);
}

/* Nothing is parsed before the sandbox is entered, and nothing is opened for writing after. */
static err parse(struct ctx *c, const struct work_in *in, enum format *format, str *taken_on,
                 struct doc *doc_out) {
    const struct sandbox limits = {.cpu_seconds = limit_value(LIMIT_READ_SECONDS),
                                   .memory_bytes = limit_value(LIMIT_READ_MEMORY_BYTES)};
    struct source source = {.name = in->name, .charset = in->charset};
    TRY(map_input(c, &source.bytes));
    sandbox_enter(&limits);
    if (*format == FORMAT_UNKNOWN)
        TRY(format_detect(c, in->name, source.bytes, format));
    if (in->look) {
        *taken_on = *format == FORMAT_JPEG ? exif_day(c->arena, source.bytes) : S("");
        return OK;
    }
    TRY(format_readable(c, *format));
    if (format_way(*format) != WAY_OWN)
        return OK;
    source.format = *format;
    return doc_read(c, &source, doc_out);
}

int work_parse(const struct work_in *in) {
    const size_t soft_bytes = (size_t)limit_value(LIMIT_READ_MEMORY_BYTES) / HARD_FACTOR;
    struct ctx c = {.arena = arena_open(soft_bytes)};
    struct doc doc = {.view = S("")};
    enum format format = in->format;
    str taken_on = S("");
    err code = parse(&c, in, &format, &taken_on, &doc);
    struct out answer = out_open_fd(c.arena, WORK_ANSWER_FD);
    answer_write(&answer, &(struct answer){.code = code, .format = format, .text = c.text});
    out_raw(&answer, taken_on);
    if (code == OK && !in->look && format_way(format) == WAY_OWN)
        doc_pack(&answer, &doc);
    return out_flush(&answer) ? 0 : 1;
}

int work_main(int argc, char **argv) {
    if (argc != 3)
        return 2;
    char *end = "";
    const bool look = strcmp(argv[0], WORK_LOOK) == 0;
    long format = look ? FORMAT_UNKNOWN : strtol(argv[0], &end, 10);
    if (*end != '\0' || format < 0 || format >= FORMAT_COUNT)
        return 2;
    const struct work_in in = {.look = look,
                               .format = (enum format)format,
                               .charset = str_from(argv[1]),
                               .name = str_from(argv[2])};
    return work_parse(&in);
}
