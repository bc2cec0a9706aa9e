/* What kind of file the bytes are, told from their content; the name only breaks ties. */
#ifndef DOC_FORMAT_H
#define DOC_FORMAT_H

#include "base/err.h"

/* id, name, suffixes, way, what a person calls it.
 * To add one: a row here, in order of how often it is met, and its signs in format.c. */
#define FORMAT_LIST(X)                                                                             \
    X(UNKNOWN, "", "", WAY_NONE, "未知格式")                                                       \
    X(TXT, "txt", "txt text log", WAY_OWN, "纯文本")                                               \
    X(MD, "md", "md markdown", WAY_OWN, "Markdown 文本")                                           \
    X(HTML, "html", "html htm xhtml shtml", WAY_OWN, "网页")                                       \
    X(CSV, "csv", "csv tsv", WAY_OWN, "CSV 表格")                                                  \
    X(DOCX, "docx", "docx docm dotx", WAY_OWN, "Word 文档")                                        \
    X(XLSX, "xlsx", "xlsx xlsm xltx", WAY_OWN, "Excel 工作簿")                                     \
    X(DOC, "doc", "doc dot", WAY_CONVERT, "Word 97-2003 文档")                                     \
    X(WPS, "wps", "wps wpt", WAY_CONVERT, "WPS 文字文档")                                          \
    X(RTF, "rtf", "rtf", WAY_CONVERT, "RTF 文档")                                                  \
    X(ODT, "odt", "odt ott", WAY_CONVERT, "OpenDocument 文本")                                     \
    X(ODS, "ods", "ods ots", WAY_CONVERT, "OpenDocument 表格")                                     \
    X(XLS, "xls", "xls xlt et", WAY_CONVERT, "Excel 97-2003 工作簿")                               \
    X(PDF, "pdf", "pdf", WAY_CONVERT, "PDF 文件")                                                  \
    X(PDFTEXT, "pdf", "", WAY_OWN, "PDF 的文字")                                                   \
    X(PNG, "png", "png", WAY_OCR, "PNG 图片")                                                      \
    X(JPEG, "jpeg", "jpg jpeg", WAY_OCR, "JPEG 图片")                                              \
    X(TIFF, "tiff", "tif tiff", WAY_OCR, "TIFF 图片")                                              \
    X(BMP, "bmp", "bmp", WAY_OCR, "BMP 图片")                                                      \
    X(GIF, "gif", "gif", WAY_OCR, "GIF 图片")                                                      \
    X(WEBP, "webp", "webp", WAY_OCR, "WebP 图片")                                                  \
    X(HEIC, "heic", "heic heif", WAY_NONE, "HEIC 图片")                                            \
    X(PPTX, "pptx", "pptx pptm ppsx potx", WAY_NONE, "PowerPoint 演示文稿")                        \
    X(PPT, "ppt", "ppt pps pot dps", WAY_NONE, "PowerPoint 97-2003 演示文稿")                      \
    X(OFD, "ofd", "ofd", WAY_NONE, "OFD 版式文件")                                                 \
    X(MP4, "mp4", "mp4 m4v", WAY_NONE, "MP4 视频")                                                 \
    X(MOV, "mov", "mov", WAY_NONE, "MOV 视频")                                                     \
    X(MP3, "mp3", "mp3", WAY_NONE, "MP3 录音")                                                     \
    X(WAV, "wav", "wav", WAY_NONE, "WAV 录音")                                                     \
    X(ZIP, "zip", "zip", WAY_NONE, "ZIP 压缩包")                                                   \
    X(RAR, "rar", "rar", WAY_NONE, "RAR 压缩包")                                                   \
    X(SEVEN, "7z", "7z", WAY_NONE, "7z 压缩包")                                                    \
    X(PROGRAM, "program",                                                                          \
      "exe com scr dll msi cab lnk bat cmd ps1 vbs js wsf hta reg sh py jar apk class", WAY_NONE,  \
      "程序或脚本")

enum format {
#define X(id, name, suffixes, way, called) FORMAT_##id,
    FORMAT_LIST(X)
#undef X
    FORMAT_COUNT,
};

/* How a format is read. FORMAT_PDFTEXT is what pdftotext makes of a pdf: a form feed ends a page.
 */
enum format_way {
    WAY_NONE,    /* not at all: format_readable says what to do */
    WAY_OWN,     /* by doc_read */
    WAY_CONVERT, /* a converter makes docx, xlsx or text of it first */
    WAY_OCR,     /* a picture of text */
};

str format_name(enum format f);     /* "docx"; FORMAT_PDFTEXT is "pdf" */
str format_called(enum format f);   /* Chinese */
str format_suffixes(enum format f); /* divided by spaces, the usual one first */
enum format_way format_way(enum format f);

/* format_readable: whether text can be got out of it.
 * fails      INVALID: it cannot, and what to do instead */
MUST_USE err format_readable(struct ctx *c, enum format f);

/* format_of_name: by the suffix of a file name ("a/通知.docx") or a bare type ("docx"), in any
 * case. gives  FORMAT_UNKNOWN when it says nothing */
enum format format_of_name(str name);

/* format_detect: what the bytes are. A wrong suffix does no harm when the content is known.
 *   name     as given by the user, for ties (txt, md, csv; doc, wps) and sentences; may be empty
 * fails      INVALID: empty, encrypted (docx, xlsx, and the like), truncated or no document */
err format_detect(struct ctx *c, str name, str bytes, enum format *format_out);
err format_fail_encrypted(struct ctx *c, str name);

#endif
