/* Kinds of proofs. */
#include "app/file_type.h"

#include "app/ledger.h"
#include "app/open.h"
#include "base/utf8.h"
#include "calendar/day.h"
#include "doc/charset.h"

enum {
    NAME_CHARS_MAX = 200,
    NAME_BYTES_MAX = 4 * NAME_CHARS_MAX, /* a longer one is not even decoded */
};

const struct file_type file_types[] = {
    {FORMAT_JPEG, "image/jpeg", FAMILY_NONE},
    {FORMAT_PNG, "image/png", FAMILY_NONE},
    {FORMAT_HEIC, "image/heic", FAMILY_NONE},
    {FORMAT_WEBP, "image/webp", FAMILY_NONE},
    {FORMAT_GIF, "image/gif", FAMILY_NONE},
    {FORMAT_BMP, "image/bmp", FAMILY_NONE},
    {FORMAT_TIFF, "image/tiff", FAMILY_NONE},
    {FORMAT_PDF, "application/pdf", FAMILY_NONE},
    {FORMAT_OFD, "application/ofd", FAMILY_NONE},
    {FORMAT_DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     FAMILY_NONE},
    {FORMAT_XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FAMILY_NONE},
    {FORMAT_PPTX, "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     FAMILY_NONE},
    {FORMAT_DOC, "application/msword", FAMILY_OLD_OFFICE},
    {FORMAT_XLS, "application/vnd.ms-excel", FAMILY_NONE},
    {FORMAT_PPT, "application/vnd.ms-powerpoint", FAMILY_NONE},
    {FORMAT_WPS, "application/vnd.ms-works", FAMILY_OLD_OFFICE},
    {FORMAT_RTF, "application/rtf", FAMILY_OLD_OFFICE},
    {FORMAT_ODT, "application/vnd.oasis.opendocument.text", FAMILY_NONE},
    {FORMAT_ODS, "application/vnd.oasis.opendocument.spreadsheet", FAMILY_NONE},
    {FORMAT_TXT, "text/plain", FAMILY_TEXT},
    {FORMAT_CSV, "text/csv", FAMILY_TEXT},
    {FORMAT_MD, "text/markdown", FAMILY_TEXT},
    {FORMAT_HTML, "text/html", FAMILY_TEXT},
    {FORMAT_ZIP, "application/zip", FAMILY_NONE},
    {FORMAT_RAR, "application/vnd.rar", FAMILY_NONE},
    {FORMAT_SEVEN, "application/x-7z-compressed", FAMILY_NONE},
    {FORMAT_MP4, "video/mp4", FAMILY_FILM},
    {FORMAT_MOV, "video/quicktime", FAMILY_FILM},
    {FORMAT_MP3, "audio/mpeg", FAMILY_NONE},
    {FORMAT_WAV, "audio/wav", FAMILY_NONE},
};
const size_t file_types_n = COUNT_OF(file_types);

static const struct file_type *row_of(enum format format) {
    for (size_t i = 0; i < file_types_n; i++)
        if (file_types[i].format == format)
            return &file_types[i];
    return NULL;
}

/* ---- names ---- */

err file_type_name(struct ctx *c, str path, str *name_out) {
    str name = file_base(path);
    if (name.len > NAME_BYTES_MAX)
        return fail(c, ERR_INVALID, "文件名最多 %d 个字，请改短后再试", NAME_CHARS_MAX);
    const struct charset_in gbk = {.bytes = name, .name = S("GB18030")};
    enum charset set;
    if (utf8_bad(name) != STR_NONE)
        TRY(charset_text(c, &gbk, &name, &set));
    for (size_t at; (at = str_find(name, S("\\"), 0)) != STR_NONE;) /* a path of Windows */
        name = str_sub(name, at + 1, name.len);
    if (name.len == 0)
        return fail(c, ERR_INVALID, "没有文件名，请给出文件");
    if (utf8_chars(name) > NAME_CHARS_MAX)
        return fail(c, ERR_INVALID, "文件名最多 %d 个字，请改短后再试", NAME_CHARS_MAX);
    *name_out = file_shown(c->arena, name);
    return OK;
}

/* ---- scripts ---- */

/* Elements that act or fetch by themselves. To add one: a row. */
static const str active_tags[] = {T("script"), T("iframe"), T("object"), T("embed"), T("base")};

static bool is_letter(char c) {
    return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z';
}

static bool is_word(str s, str lower) {
    bool same = s.len == lower.len;
    for (size_t i = 0; same && i < s.len; i++)
        same = ascii_lower(s.ptr[i]) == lower.ptr[i];
    return same;
}

static bool begins_active_tag(str s, size_t at) {
    size_t end = at;
    while (end < s.len && is_letter(s.ptr[end]))
        end++;
    for (size_t i = 0; i < COUNT_OF(active_tags); i++)
        if (is_word(str_sub(s, at, end), active_tags[i]))
            return true;
    return false;
}

/* The letters before `at`, white space in between passed over. */
static str word_before(str s, size_t at) {
    while (at > 0 && (u8)s.ptr[at - 1] <= ' ')
        at--;
    size_t from = at;
    while (from > 0 && is_letter(s.ptr[from - 1]))
        from--;
    return str_sub(s, from, at);
}

/* onload=, javascript: */
static bool ends_active_word(str s, size_t at) {
    enum {
        EVENT_LETTERS_MIN = 5 /* oncut */
    };
    str word = word_before(s, at);
    if (s.ptr[at] == '=')
        return word.len >= EVENT_LETTERS_MIN && is_word(str_sub(word, 0, 2), S("on"));
    return word.len >= 6 && is_word(str_sub(word, word.len - 6, word.len), S("script"));
}

static bool acts(str page) {
    for (size_t i = 0; i < page.len; i++) {
        char c = page.ptr[i];
        if (c == '<' && begins_active_tag(page, i + 1))
            return true;
        if ((c == '=' || c == ':') && ends_active_word(page, i))
            return true;
    }
    return false;
}

/* Text that begins with a tag may be shown as a page, whatever its name: SVG for one. */
static bool is_page(str bytes, enum format format) {
    size_t at = 0;
    while (at < bytes.len && at < 4 && (u8)bytes.ptr[at] >= 0xEF)
        at++; /* a byte order mark */
    bytes = str_sub(bytes, at, bytes.len);
    while (bytes.len > 0 && (u8)bytes.ptr[0] <= ' ')
        bytes = str_sub(bytes, 1, bytes.len);
    return format == FORMAT_HTML || str_starts(bytes, S("<"));
}

/* In UTF-16 no word would be found, and no honest page is written in it. */
static err check_scripts(struct ctx *c, str name, enum format format, str bytes) {
    if (!is_page(bytes, format) || (!acts(bytes) && memchr(bytes.ptr, 0, bytes.len) == NULL))
        return OK;
    return fail(c, ERR_INVALID, "%.*s：网页里带有脚本，不能作佐证，请另存为 PDF 再登记", STR(name));
}

/* ---- the kind ---- */

static bool is_near(enum format named, const struct file_type *type) {
    const struct file_type *other = row_of(named);
    bool family = other != NULL && other->family == type->family && type->family != FAMILY_NONE;
    return named == type->format || family;
}

/* The map of the file ends with this call, not with the request: there may be hundreds of files. */
static err scan(struct ctx *c, str name, const struct file_type *type, const struct file *file) {
    struct ctx own = {.arena = arena_open((size_t)1 << 20)};
    str bytes;
    err e = file_map(&own, file, &bytes);
    if (e == OK)
        e = check_scripts(&own, name, type->format, bytes);
    if (e != OK)
        e = fail(c, e, "%.*s", STR(own.text));
    arena_close(own.arena);
    return e;
}

err file_type_of(struct ctx *c, str name, const struct file *file, struct file_told *told_out) {
    const enum format named = format_of_name(name);
    struct look look = {.format = FORMAT_PROGRAM};
    if (file->bytes == 0)
        return fail(c, ERR_INVALID, "%.*s：文件是空的，不能作佐证，请确认选对了文件", STR(name));
    if (named != FORMAT_PROGRAM)
        TRY(app_look(c, name, file, &look));
    const struct file_type *type = row_of(look.format);
    if (type == NULL)
        return fail(c, ERR_INVALID,
                    "%.*s：内容是%.*s，不能作佐证，请给出图片、文档、音视频或压缩包", STR(name),
                    STR(format_called(look.format)));
    if (type->family == FAMILY_TEXT)
        TRY(scan(c, name, type, file));
    struct file_told told = {.type = type, .taken_on = day_parse(look.taken_on)};
    if (named != FORMAT_UNKNOWN && !is_near(named, type))
        told.note = str_fmt(c->arena, "%.*s：名称像是%.*s，内容是%.*s，按内容登记", STR(name),
                            STR(format_called(named)), STR(format_called(look.format)));
    *told_out = told;
    return OK;
}
