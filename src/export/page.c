/* The page: head, panes, ledger and findings. */
#include "export/page.h"

#include "export/page_style.h"
#include "export/page_text.h"

struct writer {
    struct out *o;
    const struct page_doc *d;
    size_t number; /* of the document, from 1 */
};

static void write_pieces(struct out *o, const char *const *pieces) {
    for (; *pieces != NULL; pieces++)
        out_raw(o, str_from(*pieces));
}

static void write_missing(struct out *o, str text) {
    out_raw(o, S("<em class=\"missing\">"));
    out_raw(o, text);
    out_raw(o, S("</em>"));
}

static void write_texts(struct out *o, strs list) {
    for (size_t i = 0; i < list.n; i++) {
        if (i > 0)
            out_raw(o, S("、"));
        out_html(o, list.v[i]);
    }
}

/* A date or window; a line may end between two dates, not inside one. */
static void write_due(struct out *o, str due) {
    for (size_t from = 0; from < due.len;) {
        size_t space = str_find(due, S(" "), from), bracket = str_find(due, S("（"), from + 1);
        size_t to = space < bracket ? space : bracket; /* STR_NONE is the largest */
        to = to == STR_NONE ? due.len : to;
        out_raw(o, S("<span class=\"d\">"));
        out_html(o, str_sub(due, from, to));
        out_raw(o, S("</span>"));
        if (to < due.len && due.ptr[to] == ' ') {
            out_char(o, ' ');
            to++;
        }
        from = to;
    }
}

/* A line of a cell in small print; nothing when the text is empty. */
static void write_small(struct out *o, str label, str text) {
    if (text.len == 0)
        return;
    out_raw(o, S("<div class=\"small\">"));
    out_raw(o, label);
    out_html(o, text);
    out_raw(o, S("</div>"));
}

static void write_owners(struct out *o, const struct page_row *r) {
    out_raw(o, S("<td data-label=\"责任部门\">"));
    if (r->owners.n == 0)
        write_missing(o, S("责任部门待明确"));
    else
        write_texts(o, r->owners);
    if (r->co_owners.n > 0) {
        out_raw(o, S("<div class=\"small\">配合："));
        write_texts(o, r->co_owners);
        out_raw(o, S("</div>"));
    }
    out_raw(o, S("</td>"));
}

static void write_row(struct writer *w, size_t i) {
    struct out *o = w->o;
    const struct page_row *r = &w->d->rows[i];
    out_fmt(o, "<tr id=\"d%zur%zu\" data-to=\"d%zut%zu\"><td class=\"no\">", w->number, i + 1,
            w->number, i + 1);
    out_fmt(o, "<a href=\"#d%zut%zu\">%lld</a></td><td class=\"task\">", w->number, i + 1,
            (long long)r->id);
    out_html(o, r->task);
    if (r->measures.len > 0) {
        out_raw(o, S("<div class=\"how\">"));
        out_html(o, r->measures);
        out_raw(o, S("</div>"));
    }
    out_raw(o, S("</td>"));
    write_owners(o, r);
    out_raw(o, S("<td data-label=\"时限\">"));
    if (r->due.len == 0)
        write_missing(o, S("时限待明确"));
    else
        write_due(o, r->due);
    write_small(o, S("频次："), r->cadence);
    write_small(o, S("数量："), r->amount);
    out_raw(o, S("</td><td class=\"sure\" data-label=\"把握程度\">"));
    out_html(o, r->confidence);
    out_raw(o, S("</td></tr>\n"));
}

static void write_ledger(struct writer *w) {
    struct out *o = w->o;
    out_fmt(o, "<section class=\"part\" id=\"d%zul\"><h2>任务台账</h2>\n", w->number);
    if (w->d->n_rows == 0) {
        out_raw(o, S("<p class=\"none\">这份文件里没有可以列入台账的任务。</p></section>\n"));
        return;
    }
    out_raw(o, S("<table class=\"ledger\"><thead><tr><th>序号</th><th>任务与举措</th>"
                 "<th>责任部门</th><th>时限</th><th>把握</th></tr></thead><tbody>\n"));
    for (size_t i = 0; i < w->d->n_rows; i++) {
        str section = w->d->rows[i].section;
        bool new_group = i == 0 || !str_eq(section, w->d->rows[i - 1].section);
        if (new_group && section.len > 0) {
            out_raw(o, S("<tr class=\"group\"><th colspan=\"5\">"));
            out_html(o, section);
            out_raw(o, S("</th></tr>\n"));
        }
        write_row(w, i);
    }
    out_raw(o, S("</tbody></table></section>\n"));
}

static str severity_word(str severity) {
    if (str_eq(severity, S("error")))
        return S("错误");
    return str_eq(severity, S("warning")) ? S("应改") : S("提示");
}

static void write_finding(struct writer *w, size_t i) {
    struct out *o = w->o;
    const struct page_finding *f = &w->d->findings[i];
    bool placed = f->place.to > f->place.from;
    out_raw(o, S("<li class=\""));
    out_html(o, f->severity);
    out_fmt(o, "\" id=\"d%zuf%zu\"", w->number, i + 1);
    if (placed)
        out_fmt(o, " data-to=\"d%zuk%zu\"", w->number, i + 1);
    out_raw(o, S("><span class=\"sev\">"));
    out_raw(o, severity_word(f->severity));
    out_raw(o, S("</span><div>"));
    out_html(o, f->message);
    if (f->advice.len > 0) {
        out_raw(o, S("<div class=\"small\">建议："));
        out_html(o, f->advice);
        out_raw(o, S("</div>"));
    }
    out_raw(o, S("<div class=\"small\">"));
    if (placed)
        out_fmt(o, "<a href=\"#d%zuk%zu\">第 %lld 行</a>", w->number, i + 1, (long long)f->line);
    if (placed && f->more.n > 0)
        out_fmt(o, "，另有 %zu 处", f->more.n);
    out_raw(o, S(" <code>"));
    out_html(o, f->code);
    out_raw(o, S("</code></div></div></li>\n"));
}

static void write_findings(struct writer *w) {
    struct out *o = w->o;
    out_fmt(o, "<section class=\"part\" id=\"d%zuc\"><h2>方案检查</h2>\n", w->number);
    if (w->d->n_findings == 0)
        out_raw(o, S("<p class=\"none\">没有发现需要修改的地方。</p>"));
    out_raw(o, S("<ol class=\"findings\">\n"));
    for (size_t i = 0; i < w->d->n_findings; i++)
        write_finding(w, i);
    out_raw(o, S("</ol></section>\n"));
}

static void write_doc(struct writer *w, bool simplified) {
    struct out *o = w->o;
    const struct page_doc *d = w->d;
    out_fmt(o, "<article class=\"doc\" id=\"d%zu\">\n<header><h1>", w->number);
    out_html(o, d->title.len > 0 ? d->title : d->file);
    out_raw(o, S("</h1><p class=\"sum\">"));
    out_html(o, d->summary);
    out_fmt(o, "</p><nav><a href=\"#d%zul\">任务台账 %zu</a>", w->number, d->n_rows);
    out_fmt(o, "<a href=\"#d%zuc\">方案检查 %zu</a>", w->number, d->n_findings);
    out_fmt(o, "<a href=\"#d%zuo\">原文</a></nav></header>\n", w->number);
    out_fmt(o, "<div class=\"panes\">\n<section class=\"text\" id=\"d%zuo\"><h2>原文 ", w->number);
    out_raw(o, S("<small>"));
    out_html(o, d->file);
    out_raw(o, S("</small></h2>\n"));
    page_text_write(o, d, w->number, simplified);
    out_raw(o, S("</section>\n<div class=\"side\">\n"));
    write_ledger(w);
    write_findings(w);
    out_raw(o, S("</div></div>\n</article>\n"));
}

static void write_contents(struct out *o, const struct page *p) {
    out_raw(o, S("<nav class=\"contents\"><ol>\n"));
    for (size_t i = 0; i < p->n; i++) {
        out_fmt(o, "<li><a href=\"#d%zu\">", i + 1);
        out_html(o, p->docs[i].title.len > 0 ? p->docs[i].title : p->docs[i].file);
        out_raw(o, S("</a> "));
        out_html(o, p->docs[i].summary);
        out_raw(o, S("</li>\n"));
    }
    out_raw(o, S("</ol></nav>\n"));
}

void page_write(struct out *o, const struct page *p, bool simplified) {
    out_raw(o, S("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"));
    if (p->n > 0)
        out_html(o, p->docs[0].title.len > 0 ? p->docs[0].title : p->docs[0].file);
    out_raw(o, S(" · 任务台账</title>\n<style>\n"));
    write_pieces(o, page_style);
    out_raw(o, p->n > 1 ? S("</style>\n</head>\n<body class=\"many\">\n")
                        : S("</style>\n</head>\n<body>\n"));
    if (p->n > 1)
        write_contents(o, p);
    for (size_t i = 0; i < p->n; i++) {
        struct writer w = {.o = o, .d = &p->docs[i], .number = i + 1};
        write_doc(&w, simplified);
    }
    out_raw(o, S("<script>\n"));
    write_pieces(o, page_script);
    out_raw(o, S("</script>\n</body>\n</html>\n"));
}
