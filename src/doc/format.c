/* Telling formats apart. First the signs at the front of binary files, then what lies inside a zip
 * or an OLE2 file, then the shape of text. */
#include "doc/format.h"

#include "base/csv.h"
#include "doc/charset.h"
#include "port/zip.h"

enum {
    SAMPLE_BYTES = 64 * 1024, /* of text, to tell html and csv */
    PDF_HEAD_BYTES = 1024,    /* a pdf may begin this late */
    CSV_ROWS_MIN = 3,         /* rows of equal length that make a table */
    TAGS_MIN = 5,             /* closing tags that make a page of a text with any name */
    OLE_SECTOR = 512,
};

static const struct {
    const char *name, *suffixes, *called;
    enum format_way way;
} formats[] = {
#define X(id, name, suffixes, way, called) {name, suffixes, called, way},
    FORMAT_LIST(X)
#undef X
};

str format_name(enum format f) {
    return str_from(formats[f].name);
}

str format_called(enum format f) {
    return str_from(formats[f].called);
}

str format_suffixes(enum format f) {
    return str_from(formats[f].suffixes);
}

enum format_way format_way(enum format f) {
    return formats[f].way;
}

/* Why a format is known but not read. Each whose way is WAY_NONE has its row. */
static const char *const refusals[FORMAT_COUNT] = {
    [FORMAT_UNKNOWN] = "内容不是文字也不是能读的文档，文件可能已损坏或不是文档",
    [FORMAT_HEIC] = "这是 HEIC 图片，请在手机或看图软件里另存为 JPEG 再读",
    [FORMAT_PPTX] = "这是演示文稿，不是文字材料，请另存为 PDF 再读",
    [FORMAT_PPT] = "这是演示文稿，不是文字材料，请另存为 PDF 再读",
    [FORMAT_OFD] = "这是 OFD 版式文件，请在阅读器里另存或打印为 PDF 再读",
    [FORMAT_MP4] = "这是视频，读不出文字，请给出文字材料",
    [FORMAT_MOV] = "这是视频，读不出文字，请给出文字材料",
    [FORMAT_MP3] = "这是录音，读不出文字，请给出文字材料",
    [FORMAT_WAV] = "这是录音，读不出文字，请给出文字材料",
    [FORMAT_ZIP] =
        "这是一个压缩包，里面不是 Word、Excel 或 OpenDocument 文档，请解压后读里面的文件",
    [FORMAT_RAR] = "这是一个压缩包，请解压后读里面的文件",
    [FORMAT_SEVEN] = "这是一个压缩包，请解压后读里面的文件",
    [FORMAT_PROGRAM] = "这是程序或脚本，不是能读的文档",
};

err format_readable(struct ctx *c, enum format f) {
    return refusals[f] == NULL ? OK : fail(c, ERR_INVALID, "%s", refusals[f]);
}

static bool same_word(str a, str lower) {
    if (a.len != lower.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.ptr[i]) != lower.ptr[i])
            return false;
    return true;
}

static bool lists_word(str list, str word) {
    while (list.len > 0) {
        size_t n = str_find(list, S(" "), 0);
        if (same_word(word, str_sub(list, 0, n)))
            return true;
        list = n == STR_NONE ? S("") : str_sub(list, n + 1, list.len);
    }
    return false;
}

enum format format_of_name(str name) {
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '.' && name.ptr[at - 1] != '/')
        at--;
    if (at > 0 && name.ptr[at - 1] == '/')
        return FORMAT_UNKNOWN;
    for (size_t f = FORMAT_UNKNOWN + 1; f < FORMAT_COUNT; f++)
        if (lists_word(format_suffixes((enum format)f), str_sub(name, at, name.len)))
            return (enum format)f;
    return FORMAT_UNKNOWN;
}

/* Signs of binary files. To add one: a row anywhere; of rows that begin alike the longer one comes
 * first. */
static const struct {
    size_t at;
    str bytes;
    enum format format;
} signs[] = {
    {0, {"{\\rtf", 5}, FORMAT_RTF},
    {0, {"\x89PNG\r\n\x1A\n", 8}, FORMAT_PNG},
    {0, {"\xFF\xD8\xFF", 3}, FORMAT_JPEG},
    {0, {"II*\0", 4}, FORMAT_TIFF},
    {0, {"MM\0*", 4}, FORMAT_TIFF},
    {0, {"GIF87a", 6}, FORMAT_GIF},
    {0, {"GIF89a", 6}, FORMAT_GIF},
    {8, {"WEBPVP8", 7}, FORMAT_WEBP},
    {4, {"ftypheic", 8}, FORMAT_HEIC},
    {4, {"ftypheix", 8}, FORMAT_HEIC},
    {4, {"ftypheim", 8}, FORMAT_HEIC},
    {4, {"ftypheis", 8}, FORMAT_HEIC},
    {4, {"ftyphevc", 8}, FORMAT_HEIC},
    {4, {"ftypmif1", 8}, FORMAT_HEIC},
    {4, {"ftypmsf1", 8}, FORMAT_HEIC},
    {4, {"ftypqt  ", 8}, FORMAT_MOV},
    {4, {"ftyp", 4}, FORMAT_MP4},
    {4, {"moov", 4}, FORMAT_MOV},
    {4, {"wide", 4}, FORMAT_MOV},
    {0, {"ID3\2", 4}, FORMAT_MP3},
    {0, {"ID3\3", 4}, FORMAT_MP3},
    {0, {"ID3\4", 4}, FORMAT_MP3},
    {0, {"\xFF\xFB", 2}, FORMAT_MP3}, /* frames of MPEG 1 and 2, layer 3 */
    {0, {"\xFF\xFA", 2}, FORMAT_MP3},
    {0, {"\xFF\xF3", 2}, FORMAT_MP3},
    {0, {"\xFF\xF2", 2}, FORMAT_MP3},
    {8, {"WAVEfmt ", 8}, FORMAT_WAV},
    {0, {"Rar!\x1A\7", 6}, FORMAT_RAR},
    {0, {"7z\xBC\xAF\x27\x1C", 6}, FORMAT_SEVEN},
    {0, {"\x7F\x45LF", 4}, FORMAT_PROGRAM},       /* ELF */
    {0, {"\xFE\xED\xFA\xCE", 4}, FORMAT_PROGRAM}, /* Mach-O, in either order of bytes */
    {0, {"\xFE\xED\xFA\xCF", 4}, FORMAT_PROGRAM},
    {0, {"\xCE\xFA\xED\xFE", 4}, FORMAT_PROGRAM},
    {0, {"\xCF\xFA\xED\xFE", 4}, FORMAT_PROGRAM},
    {0, {"\xCA\xFE\xBA\xBE", 4}, FORMAT_PROGRAM},  /* Java, and Mach-O of several machines */
    {0, {"MSCF\0\0\0\0", 8}, FORMAT_PROGRAM},      /* cabinet of an installer */
    {0, {"L\0\0\0\1\x14\2\0", 8}, FORMAT_PROGRAM}, /* Windows shortcut */
    {0, {"#!/", 3}, FORMAT_PROGRAM},               /* script */
};

/* Signs too short to be trusted alone: BM, whose reserved bytes are zero, and the MZ of Windows
 * programs, whose new head begins within 64 KiB. */
static enum format by_short_sign(str bytes) {
    if (str_starts(bytes, S("BM")) && str_eq(str_sub(bytes, 6, 10), (str){"\0\0\0\0", 4}))
        return FORMAT_BMP;
    if (str_starts(bytes, S("MZ")) && str_eq(str_sub(bytes, 62, 64), (str){"\0\0", 2}))
        return FORMAT_PROGRAM;
    return FORMAT_UNKNOWN;
}

static enum format by_sign(str bytes) {
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(str_sub(bytes, signs[i].at, bytes.len), signs[i].bytes))
            return signs[i].format;
    if (str_has(str_sub(bytes, 0, PDF_HEAD_BYTES), S("%PDF-")))
        return FORMAT_PDF;
    return by_short_sign(bytes);
}

err format_fail_encrypted(struct ctx *c, str name) {
    return fail(c, ERR_INVALID, "%s%.*s%s设了打开密码，读不出内容，请解除密码另存后再读",
                name.len > 0 ? "“" : "文件", STR(name), name.len > 0 ? "”" : "");
}

/* What a zip holds, by its list of content types (OOXML), its mimetype (OpenDocument), or a part
 * that no other kind has. To add one: a row anywhere. */
static const struct {
    const char *part;
    const char *says;
    enum format format;
} packages[] = {
    {"[Content_Types].xml", "wordprocessingml.document.main+xml", FORMAT_DOCX},
    {"[Content_Types].xml", "wordprocessingml.template.main+xml", FORMAT_DOCX},
    {"[Content_Types].xml", "ms-word.document.macroEnabled.main+xml", FORMAT_DOCX},
    {"[Content_Types].xml", "ms-word.template.macroEnabledTemplate.main+xml", FORMAT_DOCX},
    {"[Content_Types].xml", "spreadsheetml.sheet.main+xml", FORMAT_XLSX},
    {"[Content_Types].xml", "spreadsheetml.template.main+xml", FORMAT_XLSX},
    {"[Content_Types].xml", "ms-excel.sheet.macroEnabled.main+xml", FORMAT_XLSX},
    {"[Content_Types].xml", "ms-excel.template.macroEnabled.main+xml", FORMAT_XLSX},
    {"[Content_Types].xml", "presentationml", FORMAT_PPTX},
    {"OFD.xml", "", FORMAT_OFD},
    {"mimetype", "application/vnd.oasis.opendocument.text", FORMAT_ODT},
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", FORMAT_ODS},
    {"META-INF/MANIFEST.MF", "", FORMAT_PROGRAM}, /* jar */
    {"AndroidManifest.xml", "", FORMAT_PROGRAM},  /* apk */
};

/* A part that need only be there is not unpacked. */
static err in_zip(struct ctx *c, str bytes, enum format *format_out) {
    struct zip_parts *zip;
    TRY(zip_unpack(c, bytes, &zip));
    str part = S(""), text = S("");
    *format_out = FORMAT_ZIP;
    for (size_t i = 0; i < COUNT_OF(packages) && *format_out == FORMAT_ZIP; i++) {
        str name = str_from(packages[i].part), says = str_from(packages[i].says);
        if (!zip_has(zip, name))
            continue;
        if (says.len > 0 && !str_eq(part, name))
            TRY(zip_part(c, zip, name, &text));
        part = says.len > 0 ? name : part;
        if (says.len == 0 || str_has(text, says))
            *format_out = packages[i].format;
    }
    return OK;
}

/* Whether an OLE2 file has a stream of this name; its directory holds names as UTF-16. */
static bool ole_has(str bytes, str name) {
    char wide[64];
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++) {
        wide[n++] = name.ptr[i];
        wide[n++] = '\0';
    }
    return str_has(bytes, (str){wide, n});
}

/* Word's own file head: the encryption flag is bit 8 of its word at 10 ([MS-DOC] 2.5.2). */
static bool doc_encrypted(str bytes) {
    str head = str_sub(bytes, OLE_SECTOR, OLE_SECTOR + 12);
    return head.len == 12 && str_starts(head, S("\xEC\xA5")) && ((u8)head.ptr[11] & 1) != 0;
}

static err in_ole(struct ctx *c, str name, str bytes, enum format *format_out) {
    enum format named = format_of_name(name);
    bool word = ole_has(bytes, S("WordDocument"));
    bool sheet = ole_has(bytes, S("Workbook")) || ole_has(bytes, S("Book"));
    if (ole_has(bytes, S("EncryptedPackage")) || (word && doc_encrypted(bytes)))
        return format_fail_encrypted(c, name);
    if (word && !(sheet && named == FORMAT_XLS))
        *format_out = named == FORMAT_WPS ? FORMAT_WPS : FORMAT_DOC;
    else if (sheet)
        *format_out = FORMAT_XLS;
    else if (ole_has(bytes, S("PowerPoint Document")))
        *format_out = FORMAT_PPT;
    else if (named == FORMAT_WPS || named == FORMAT_DOC || named == FORMAT_XLS)
        *format_out = named;
    else
        return fail(c, ERR_INVALID, "这是旧式 Office 文件，但不是 Word、WPS 或 Excel 文档，读不了");
    return OK;
}

static const char *const tags[] = {
    "!doctype", "a",      "article", "b",      "blockquote", "body",   "br",    "button", "center",
    "div",      "dl",     "em",      "font",   "footer",     "form",   "h1",    "h2",     "h3",
    "h4",       "h5",     "h6",      "head",   "header",     "hr",     "html",  "i",      "img",
    "input",    "label",  "li",      "link",   "main",       "meta",   "nav",   "ol",     "p",
    "pre",      "script", "section", "select", "span",       "strong", "style", "table",  "tbody",
    "td",       "th",     "thead",   "title",  "tr",         "u",      "ul",
};

/* Whether a tag that html knows begins at the front of s, after its "<" (and "/"). */
static bool known_tag(str s) {
    size_t n = 0;
    while (n < s.len && n < 10 && s.ptr[n] > ' ' && s.ptr[n] != '>' && s.ptr[n] != '/')
        n++;
    if (n == s.len)
        return false;
    for (size_t i = 0; i < COUNT_OF(tags); i++)
        if (same_word(str_sub(s, 0, n), str_from(tags[i])))
            return true;
    return false;
}

static size_t count_tags(str s, str opening) {
    size_t n = 0;
    for (size_t at = 0; (at = str_find(s, opening, at)) != STR_NONE; at += opening.len)
        n += known_tag(str_sub(s, at + opening.len, s.len));
    return n;
}

static bool looks_html(str sample, enum format named) {
    str s = str_trim(sample);
    if (named == FORMAT_MD || named == FORMAT_CSV)
        return false;
    bool first = str_starts(s, S("<")) && known_tag(str_sub(s, 1, s.len));
    bool remark = str_starts(s, S("<!--")) || str_starts(s, S("<?xml"));
    size_t closing = count_tags(s, S("</"));
    if (named == FORMAT_HTML && (closing > 0 || count_tags(s, S("<")) > 0))
        return true;
    return (first && (closing > 0 || count_tags(s, S("<")) > 1)) || (remark && closing > 0) ||
           closing >= TAGS_MIN;
}

/* Rows of one length; under the name .txt only where tabs divide at least three columns. */
static bool looks_csv(struct arena *a, str sample, bool cut_off, enum format named) {
    struct csv csv = csv_open(a, sample);
    bool plain = named == FORMAT_TXT;
    if (plain && csv.separator != '\t')
        return false;
    size_t rows = 0, cols = 0, least = plain ? 3 : 2;
    for (strs cells; csv_row(&csv, &cells);) {
        if (cut_off && csv.rest.len == 0)
            break; /* the sample ends inside this row */
        if (cells.n < least || (rows > 0 && cells.n != cols))
            return false;
        cols = cells.n;
        rows++;
    }
    return rows >= CSV_ROWS_MIN;
}

static enum format office_xml(str s) {
    if (!str_has(s, S("<?mso-application")))
        return FORMAT_UNKNOWN;
    return str_has(s, S("Word.Document")) ? FORMAT_DOC
           : str_has(s, S("Excel.Sheet")) ? FORMAT_XLS
                                          : FORMAT_UNKNOWN;
}

/* The front of the file, not cut inside a character of UTF-8. */
static str front(str bytes) {
    if (bytes.len <= SAMPLE_BYTES)
        return bytes;
    size_t end = SAMPLE_BYTES;
    while (end > SAMPLE_BYTES - 4 && ((u8)bytes.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_sub(bytes, 0, end);
}

static err in_text(struct ctx *c, str name, str bytes, enum format *format_out) {
    enum format named = format_of_name(name);
    struct charset_in in = {.bytes = front(bytes)};
    enum charset set = charset_detect(in.bytes, CHARSET_UNKNOWN);
    if (set == CHARSET_UNKNOWN)
        return format_readable(c, FORMAT_UNKNOWN);
    str sample;
    in.name = charset_name(set);
    TRY(charset_text(c, &in, &sample, &set));
    if (str_trim(sample).len == 0 && bytes.len <= SAMPLE_BYTES)
        return fail(c, ERR_INVALID, "文件是空的，没有内容可读，请确认选对了文件");
    enum format office = office_xml(sample);
    if (office != FORMAT_UNKNOWN)
        *format_out = office;
    else if (looks_html(sample, named))
        *format_out = FORMAT_HTML;
    else if (named == FORMAT_MD || named == FORMAT_CSV)
        *format_out = named;
    else if (looks_csv(c->arena, sample, bytes.len > SAMPLE_BYTES, named))
        *format_out = FORMAT_CSV;
    else
        *format_out = FORMAT_TXT;
    return OK;
}

err format_detect(struct ctx *c, str name, str bytes, enum format *format_out) {
    if (bytes.len == 0)
        return fail(c, ERR_INVALID, "文件是空的，没有内容可读，请确认选对了文件");
    if (str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("PK\x05\x06")))
        return in_zip(c, bytes, format_out);
    if (str_starts(bytes, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")))
        return in_ole(c, name, bytes, format_out);
    enum format sign = by_sign(bytes);
    if (sign == FORMAT_UNKNOWN)
        return in_text(c, name, bytes, format_out);
    *format_out = sign;
    return OK;
}
