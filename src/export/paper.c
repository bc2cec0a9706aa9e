/* Pages to print. */
#include "export/paper.h"

enum {
    GROUP_CHARS = 4, /* of a digest: what one reads aloud in a breath */
    LINE_CHARS = 32, /* of a digest on one line */
};

static const str style =
    T("@page{size:A4;margin:18mm 22mm}"
      "body{font-family:'Noto Serif CJK SC','Source Han Serif SC',SimSun,serif;color:#000;"
      "background:#fff;max-width:166mm;margin:0 auto;font-size:11pt;line-height:1.6}"
      "h1{font-size:20pt;text-align:center;letter-spacing:.1em;margin:0 0 8mm}"
      "table{border-collapse:collapse;width:100%;margin-bottom:6mm}"
      "th,td{border:.3mm solid #000;padding:1mm 3mm;text-align:left;vertical-align:top}"
      "th{width:32mm;font-weight:normal}"
      ".digest,pre{font-family:'Noto Sans Mono',Consolas,monospace}"
      ".digest{font-size:15pt;text-align:center;margin:0 auto 6mm;word-spacing:.2em}"
      "svg{display:block;width:60mm;height:60mm;margin:0 auto 4mm}"
      "pre{font-size:7pt;white-space:pre-wrap;word-break:break-all;border:.2mm solid "
      "#999;padding:2mm}"
      "p{margin:0 0 5mm}.sign{margin-top:8mm;display:flex;justify-content:space-between}"
      "@media screen{body{padding:20mm 0}}");

/* Runs of dark modules in a row become one rectangle each. */
static void write_svg(struct out *o, const struct qr *qr) {
    i64 size = (i64)qr->width + 2 * QR_QUIET;
    out_fmt(o,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %lld %lld\" role=\"img\" "
            "aria-label=\"二维码\" shape-rendering=\"crispEdges\"><rect width=\"%lld\" "
            "height=\"%lld\" fill=\"#fff\"/><path d=\"",
            (long long)size, (long long)size, (long long)size, (long long)size);
    for (i64 y = 0; y < (i64)qr->width; y++)
        for (i64 x = 0; x < (i64)qr->width; x++) {
            i64 from = x;
            while (qr_dark(qr, x, y))
                x++;
            if (x > from)
                out_fmt(o, "M%lld %lldh%lldv1h-%lldz", (long long)(from + QR_QUIET),
                        (long long)(y + QR_QUIET), (long long)(x - from), (long long)(x - from));
        }
    out_raw(o, S("\"/></svg>\n"));
}

static void write_groups(struct out *o, str digest) {
    out_raw(o, S("<p class=\"digest\">"));
    for (size_t i = 0; i < digest.len; i += GROUP_CHARS) {
        if (i > 0)
            out_raw(o, i % LINE_CHARS == 0 ? S("<br>") : S(" "));
        out_html(o, str_sub(digest, i, i + GROUP_CHARS));
    }
    out_raw(o, S("</p>\n"));
}

void paper_write(struct out *o, const struct paper *paper) {
    out_raw(o, S("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>"));
    out_html(o, paper->title);
    out_raw(o, S("</title><style>"));
    out_raw(o, style);
    out_raw(o, S("</style></head>\n<body>\n<h1>"));
    out_html(o, paper->title);
    out_raw(o, S("</h1>\n<table>\n"));
    for (size_t i = 0; i < paper->n_facts; i++) {
        out_raw(o, S("<tr><th scope=\"row\">"));
        out_html(o, paper->facts[i].label);
        out_raw(o, S("</th><td>"));
        out_html(o, paper->facts[i].value);
        out_raw(o, S("</td></tr>\n"));
    }
    out_raw(o, S("</table>\n"));
    write_groups(o, paper->digest);
    write_svg(o, &paper->qr);
    out_raw(o, S("<p>"));
    out_html(o, paper->how);
    out_raw(o, S("</p>\n"));
    if (paper->text.len > 0) {
        out_raw(o, S("<pre>"));
        out_html(o, paper->text);
        out_raw(o, S("</pre>\n"));
    }
    out_raw(o, S("<p class=\"sign\"><span>打印人：</span><span>见证人：</span>"
                 "<span>日期：　　　　　　</span></p>\n</body></html>\n"));
}

void paper_qr_term(struct out *o, const struct qr *qr) {
    static const str halves[] = {T("█"), T("▀"), T("▄"), T(" ")}; /* by which are dark: 2 above */
    i64 end = (i64)qr->width + QR_QUIET / 2;
    for (i64 y = -QR_QUIET / 2; y < end; y += 2) {
        for (i64 x = -QR_QUIET / 2; x < end; x++)
            out_raw(o, halves[(qr_dark(qr, x, y) ? 2 : 0) + (qr_dark(qr, x, y + 1) ? 1 : 0)]);
        out_char(o, '\n');
    }
}
