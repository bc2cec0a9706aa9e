/* Which reader reads what. */
#include "doc/read.h"

#include "base/limit.h"
#include "doc/charset.h"
#include "doc/csv.h"
#include "doc/docx.h"
#include "doc/html.h"
#include "doc/md.h"
#include "doc/pdftext.h"
#include "doc/text.h"
#include "doc/xlsx.h"

/* A row for each format whose way is WAY_OWN; those of text get it decoded. */
static const struct reader {
    enum format format;
    bool text;
    err (*read)(struct ctx *c, str bytes, struct doc *doc_out);
} readers[] = {
    {FORMAT_TXT, true, text_read},        {FORMAT_MD, true, md_read},
    {FORMAT_HTML, true, html_read},       {FORMAT_CSV, true, csv_read},
    {FORMAT_PDFTEXT, true, pdftext_read}, {FORMAT_DOCX, false, docx_read},
    {FORMAT_XLSX, false, xlsx_read},
};

static const struct reader *reader_of(enum format format) {
    for (size_t i = 0; i < COUNT_OF(readers); i++)
        if (readers[i].format == format)
            return &readers[i];
    return NULL;
}

static err read_text(struct ctx *c, const struct source *in, const struct reader *reader,
                     struct doc *doc_out) {
    struct charset_in raw = {.bytes = in->bytes, .name = in->charset};
    if (reader->format == FORMAT_HTML)
        raw.hint = html_charset(in->bytes);
    str text;
    enum charset set;
    TRY(charset_text(c, &raw, &text, &set));
    TRY(reader->read(c, text, doc_out));
    doc_out->charset = charset_name(set);
    return OK;
}

err doc_read(struct ctx *c, const struct source *in, struct doc *doc_out) {
    enum format format = in->format;
    if (in->bytes.len > limit_value(LIMIT_FILE_BYTES))
        return fail(c, ERR_TOO_BIG, "文件超过了限额 %llu MiB，请拆成几个文件再读",
                    (unsigned long long)(limit_value(LIMIT_FILE_BYTES) >> 20));
    if (format == FORMAT_UNKNOWN)
        TRY(format_detect(c, in->name, in->bytes, &format));
    TRY(format_readable(c, format));
    const struct reader *reader = reader_of(format);
    if (reader == NULL)
        return fail(c, ERR_MISSING, "%.*s要先转换才能读", STR(format_called(format)));
    struct doc doc = {.charset = charset_name(CHARSET_UTF8)};
    TRY(reader->text ? read_text(c, in, reader, &doc) : reader->read(c, in->bytes, &doc));
    if (doc.view.len == 0)
        return fail(c, ERR_INVALID,
                    "文件里没有文字，请确认选对了文件（若是图片或扫描件，请给原图）");
    doc.format = format_name(format);
    *doc_out = doc;
    return OK;
}
