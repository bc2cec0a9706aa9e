/* Results of a command: the options that say where they go and how they look, alike for all
 * commands that write some. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/options.h"

/* A member of the options of each such command. */
struct output {
    str path;   /* "" = standard output */
    str format; /* "" = by the suffix of the path, else the command's first */
    bool json;
    str charset; /* of texts that are read; "" = found out */
    str script;
    str colour;
    i64 width; /* columns, 0 = those of the terminal */
    bool help;
};

extern const char *const output_scripts[], *const output_colours[];

/* The rows of these options. A macro, because tables of options hold constants.
 *   type, member  the command's struct and its `struct output`
 *   words         names of the formats, ended by NULL */
#define OUTPUT_AT(type, member, name) offsetof(type, member) + offsetof(struct output, name)
#define OUTPUT_OPTIONS(type, member, words)                                                        \
    {"output",                                                                                     \
     'o',                                                                                          \
     OPTION_TEXT,                                                                                  \
     OUTPUT_AT(type, member, path),                                                                \
     NULL,                                                                                         \
     {"文件", "FILE"},                                                                             \
     {"写到文件；不给 --format 时按后缀定格式", "Writes to a file; its suffix tells the format"}}, \
        {"format",                                                                                 \
         0,                                                                                        \
         OPTION_TEXT,                                                                              \
         OUTPUT_AT(type, member, format),                                                          \
         (words),                                                                                  \
         {"格式", "FORMAT"},                                                                       \
         {"输出格式", "Output format"}},                                                           \
        {"json",                                                                                   \
         0,                                                                                        \
         OPTION_FLAG,                                                                              \
         OUTPUT_AT(type, member, json),                                                            \
         NULL,                                                                                     \
         {NULL, NULL},                                                                             \
         {"同 --format json", "Same as --format json"}},                                           \
        {"charset",                                                                                \
         0,                                                                                        \
         OPTION_TEXT,                                                                              \
         OUTPUT_AT(type, member, charset),                                                         \
         NULL,                                                                                     \
         {"编码", "NAME"},                                                                         \
         {"文本的编码，如 GB18030；不给则自动识别", "Charset of texts; found out when absent"}},   \
        {"script",                                                                                 \
         0,                                                                                        \
         OPTION_TEXT,                                                                              \
         OUTPUT_AT(type, member, script),                                                          \
         output_scripts,                                                                           \
         {"字体", "SCRIPT"},                                                                       \
         {"显示简体，或照原文", "Shows Simplified characters, or those of the document"}},         \
        {"color",                                                                                  \
         0,                                                                                        \
         OPTION_TEXT,                                                                              \
         OUTPUT_AT(type, member, colour),                                                          \
         output_colours,                                                                           \
         {"何时", "WHEN"},                                                                         \
         {"颜色", "Colours"}},                                                                     \
        {"width",                                                                                  \
         0,                                                                                        \
         OPTION_NUMBER,                                                                            \
         OUTPUT_AT(type, member, width),                                                           \
         NULL,                                                                                     \
         {"列数", "COLUMNS"},                                                                      \
         {"按这个宽度排版", "Lays out for this width"}},                                           \
    {                                                                                              \
        "help", 'h', OPTION_FLAG, OUTPUT_AT(type, member, help), NULL, {NULL, NULL}, {             \
            "显示这份说明", "Shows this help"                                                      \
        }                                                                                          \
    }

/* The first member of each row of a command's table of formats. */
struct output_kind {
    const char *name;
    const char *suffix; /* NULL = none tells it */
};

/* output_simplified: whether texts are shown in Simplified characters. */
bool output_simplified(const struct output *o);

/* output_format: the row of a table of formats that is asked for, by name or by suffix.
 *   rows, size, n  the table, the bytes of a row, and how many
 * gives  the first when nothing is said; NULL when the suffix tells none */
const void *output_format(const struct output *o, const void *rows, size_t size, size_t n);

/* output_check: what is wrong with where the results go, "" = nothing. o->path is "" for "-" then.
 *   format    what output_format gave
 *   files     that are read: none of them may be written over, one may be standard input
 *   workbook  the format is xlsx, which no terminal shows */
str output_check(const struct call *call, struct output *o, const void *format, strs files,
                 bool workbook);

#endif
