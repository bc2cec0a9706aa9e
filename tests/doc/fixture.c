/* Helpers of the tests of doc/. */
#include "doc/fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/out.h"
#include "doc/pack.h"

static u32 crc_of(str s) {
    u32 crc = 0xFFFFFFFFu;
    for (size_t i = 0; i < s.len; i++) {
        crc ^= (u8)s.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320u & (0u - (crc & 1)));
    }
    return ~crc;
}

static void put16(struct out *o, u32 n) {
    out_char(o, (char)(n & 0xFF));
    out_char(o, (char)(n >> 8 & 0xFF));
}

static void put32(struct out *o, u32 n) {
    put16(o, n & 0xFFFF);
    put16(o, n >> 16);
}

/* What local and central heads share: version to name length. */
static void put_entry(struct out *o, str name, str text) {
    put16(o, 20);
    put16(o, 0);
    put16(o, 0);
    put32(o, 0x58210000);
    put32(o, crc_of(text));
    put32(o, (u32)text.len);
    put32(o, (u32)text.len);
    put16(o, (u32)name.len);
    put16(o, 0);
}

str zip_of(struct arena *a, const struct part *parts, size_t n) {
    struct out o = out_open(a), central = out_open(a);
    for (size_t i = 0; i < n; i++) {
        str name = str_from(parts[i].name), text = str_from(parts[i].text);
        u32 at = (u32)o.len;
        out_raw(&o, S("PK\3\4"));
        put_entry(&o, name, text);
        out_raw(&o, name);
        out_raw(&o, text);
        out_raw(&central, S("PK\1\2"));
        put16(&central, 20);
        put_entry(&central, name, text);
        put16(&central, 0);
        put32(&central, 0);
        put32(&central, 0);
        put32(&central, at);
        out_raw(&central, name);
    }
    u32 at = (u32)o.len;
    out_raw(&o, out_str(&central));
    out_raw(&o, S("PK\5\6"));
    put32(&o, 0);
    put16(&o, (u32)n);
    put16(&o, (u32)n);
    put32(&o, (u32)central.len);
    put32(&o, at);
    put16(&o, 0);
    return out_str(&o);
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char *document(struct arena *a, const char *root, const char *text) {
    return str_fmt(a,
                   XML "<w:%s xmlns:w=\"w\" xmlns:mc=\"mc\" xmlns:v=\"v\" xmlns:a=\"a\">%s</w:%s>",
                   root, text, root)
        .ptr;
}

str docx_of(struct arena *a, const char *body, const char *numbering, const char *styles) {
    str wrapped = str_fmt(a, "<w:body>%s<w:sectPr/></w:body>", body);
    const struct part parts[] = {
        {"[Content_Types].xml",
         XML "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
             "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
        {"_rels/.rels", XML "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
                            "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
        {"word/_rels/document.xml.rels",
         XML "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
             "numbering\" Target=\"numbering.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
             "styles\" Target=\"/word/styles.xml\"/></Relationships>"},
        {"word/document.xml", document(a, "document", wrapped.ptr)},
        {"word/numbering.xml", document(a, "numbering", numbering == NULL ? "" : numbering)},
        {"word/styles.xml", document(a, "styles", styles == NULL ? "" : styles)},
    };
    return zip_of(a, parts, COUNT_OF(parts));
}

str xlsx_of(struct arena *a, const char *sheet, const char *strings, const char *styles) {
    const char *sst = strings == NULL ? "" : strings;
    const struct part parts[] = {
        {"[Content_Types].xml",
         XML "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd."
             "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"},
        {"_rels/.rels", XML "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
                            "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/_rels/workbook.xml.rels", XML
         "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
         "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
         "sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" OFFICE
         "styles\" Target=\"styles.xml\"/></Relationships>"},
        {"xl/workbook.xml", XML
         "<workbook xmlns:r=\"r\"><sheets><sheet name=\"隐藏\" sheetId=\"2\" state=\"hidden\" "
         "r:id=\"rId1\"/><sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/worksheets/sheet1.xml", str_fmt(a, XML "<worksheet>%s</worksheet>", sheet).ptr},
        {"xl/sharedStrings.xml", str_fmt(a, XML "<sst>%s</sst>", sst).ptr},
        {"xl/styles.xml",
         str_fmt(a, XML "<styleSheet>%s</styleSheet>", styles == NULL ? "" : styles).ptr},
    };
    return zip_of(a, parts, COUNT_OF(parts));
}

static void put_block(struct out *o, str view, const struct block *b) {
    static const char *const looks[] = {"bold", "centred", "control", "link", "header", "meta"};
    out_char(o, "PHICM"[b->kind]);
    if (b->level > 0)
        out_int(o, b->level);
    if (b->kind == BLOCK_CELL)
        out_fmt(o, "%u,%u", b->row, b->col);
    if (b->rows > 1 || b->cols > 1)
        out_fmt(o, " %ux%u", b->rows, b->cols);
    if (b->source > 0 && b->kind != BLOCK_CELL)
        out_fmt(o, " page%u", b->source);
    for (size_t i = 0; i < COUNT_OF(looks); i++)
        if ((b->flags >> i & 1) != 0)
            out_fmt(o, " +%s", looks[i]);
    if (b->marker > 0)
        out_fmt(o, " ‹%.*s›", STR(str_sub(view, b->from, b->from + b->marker)));
    out_fmt(o, "%s%.*s\n", b->to > b->from + b->marker ? " " : "",
            STR(str_trim(str_sub(view, b->from + b->marker, b->to))));
}

str doc_lines(struct arena *a, const struct doc *doc) {
    struct out o = out_open(a);
    for (size_t i = 0; i < doc->n_blocks; i++)
        put_block(&o, doc->view, &doc->blocks[i]);
    return out_str(&o);
}

str read_lines(struct arena *a, const char *name, str bytes) {
    struct ctx c = {.arena = a};
    struct source in = {.name = str_from(name), .bytes = bytes, .charset = S("")};
    struct doc doc, again;
    if (doc_read(&c, &in, &doc) != OK)
        return str_cat(a, S("ERROR: "), c.text);
    struct out packed = out_open(a);
    doc_pack(&packed, &doc);
    if (doc_unpack(&c, out_str(&packed), &again) != OK)
        return str_cat(a, S("UNPACK: "), c.text);
    return doc_lines(a, &again);
}

str file_bytes(struct arena *a, const char *path) {
    const char *root = getenv("BIHUAN_ROOT");
    str full = str_fmt(a, "%s/%s", root == NULL ? "." : root, path);
    FILE *file = fopen(full.ptr, "rb");
    if (file == NULL)
        return S("");
    struct out o = out_open(a);
    char piece[4096];
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        out_raw(&o, (str){piece, n});
    fclose(file);
    return out_str(&o);
}
