/* The head of a document but for its title: script, number, date and issuer, kind, years. */
#include "read/head.h"

#include "base/number.h"
#include "base/utf8.h"
#include "read/kind.h"
#include "read/lines.h"
#include "read/noise.h"
#include "read/title.h"

enum {
    HEAD_LINES = 60,       /* number and issuing notice stand within the first lines, */
    FLAT_HEAD_CHARS = 600, /* or characters of flattened text */
    LEAD_BYTES_MAX = 3000,
    HANT_SHARE = 50, /* one Traditional character in fifty makes a Traditional document */
};

static void find_script(struct reading *r) {
    r->head.script = r->text.hant * HANT_SHARE > r->text.han ? S("hant") : S("hans");
}

/* 国办函〔2018〕71号: the first one of the head. */
static void find_number(struct reading *r, u32 head_to) {
    str head = str_sub(r->text.norm, 0, head_to);
    size_t open = str_find(head, S("〔"), 0);
    if (open == STR_NONE)
        return;
    size_t end = str_find(head, S("号"), open);
    if (end == STR_NONE || end - open > 24)
        return;
    size_t from = open;
    while (from > 0 && (u8)head.ptr[from - 1] >= 0x80 && open - from < 30 &&
           !str_ends(str_sub(head, 0, from), S("文件")) &&
           !str_ends(str_sub(head, 0, from), S("。")))
        from = utf8_back(head, from);
    r->head.number = str_sub(head, from, end + 3);
}

/* The last `bytes` bytes of s, from a whole character on. */
static str tail_of(str s, size_t bytes) {
    str tail = s.len > bytes ? str_sub(s, s.len - bytes, s.len) : s;
    while (tail.len > 0 && ((u8)tail.ptr[0] & 0xC0) == 0x80)
        tail = str_sub(tail, 1, tail.len);
    return tail;
}

/* Flattened text: the date before 印发, else the last one of its end. */
static bool find_flat_issue(const struct reading *r, struct date *d_out) {
    str s = r->text.norm;
    for (size_t at = 0; (at = str_find(s, S("日印发"), at)) != STR_NONE; at += 9)
        if (date_find(tail_of(str_sub(s, 0, at + 3), 60), d_out))
            return true;
    return date_find(tail_of(s, 200), d_out);
}

/* The date of its signature: a line that is nothing but a date; a newspaper's date line counts, a
 * web page's posting time does not. gives  its line, STR_NONE = none */
static size_t find_signature(const struct reading *r, struct date *d_out) {
    size_t signed_at = STR_NONE;
    for (size_t i = 0; i < r->text.n_lines; i++) {
        str s = reading_line(r, i);
        struct date d;
        bool date = s.len <= 120 && line_is_date(s);
        bool printed = s.len <= 120 && !r->text.lines[i].noise && str_ends(s, S("印发"));
        if ((!date && !printed) || !date_find(s, &d))
            continue;
        if (signed_at == STR_NONE || !printed) {
            *d_out = d;
            signed_at = i;
        }
    }
    return signed_at;
}

static void find_issue(struct reading *r) {
    struct date d = {0};
    size_t line = find_signature(r, &d);
    if (line == STR_NONE && !(r->text.flat && find_flat_issue(r, &d)))
        return;
    r->head.issued_on = str_fmt(r->arena, "%04d-%02d-%02d", (int)d.year, (int)d.month, (int)d.day);
    bool signs = line != STR_NONE && line > 0 && line_is_date(reading_line(r, line)) &&
                 line_is_bare(reading_line(r, line - 1)) && !r->text.lines[line - 1].noise;
    if (signs)
        r->head.issuer = reading_line(r, line - 1);
}

/* A newspaper's date line above the title is furniture, though it dates the article. */
static void drop_dateline(struct reading *r) {
    for (size_t i = 0; i < r->text.n_lines && r->text.lines[i].from < r->title_from; i++) {
        if (r->text.lines[i].noise)
            continue;
        if (!line_is_date(reading_line(r, i)))
            return;
        r->text.lines[i].noise = true;
        noise_add(r, r->text.lines[i].from, r->text.lines[i].to, "date line");
    }
}

/* What stands before the first item, at most LEAD_BYTES_MAX of it. */
static str lead_of(const struct reading *r) {
    u32 from = r->title_to, to = from;
    struct marker m;
    for (size_t i = 0; i < r->text.n_lines && to < from + LEAD_BYTES_MAX; i++) {
        const struct line *line = &r->text.lines[i];
        if (line->noise || line->from < from)
            continue;
        if (marker_at(text_line(&r->text, line), 0, &m))
            break;
        to = line->to;
    }
    str lead = str_sub(r->text.norm, from, to);
    size_t chapter = str_find(lead, S("一、"), 0); /* flattened text */
    return chapter == STR_NONE ? lead : str_sub(lead, 0, chapter);
}

/* No title that tells: what the lead says; a text full of results is a summary, a table a ledger.
 */
static str kind_by_content(const struct reading *r) {
    size_t cells = 0;
    for (size_t i = 0; i < r->text.n_lines; i++)
        cells += r->text.lines[i].kind == BLOCK_CELL && !r->text.lines[i].noise;
    if (cells * 2 > r->text.n_lines)
        return S("ledger");
    str told = kind_of_lead(lead_of(r));
    if (told.len > 0)
        return told;
    static const str past[] = {T("一年来"), T("今年以来"), T("截至目前"), T("取得了新"), T("总结")};
    size_t hits = 0;
    for (size_t i = 0; i < COUNT_OF(past); i++)
        hits += str_has(r->text.norm, past[i]);
    bool next = str_has(r->text.norm, S("下一步"));
    if (hits > 0 && next)
        return S("summary");
    static const str duties[] = {T("牵头,"), T("牵头单位:"), T("责任单位:"), T("责任部门:")};
    bool titled = r->head.title.len > 0;
    for (size_t i = 0; i < COUNT_OF(duties) && !titled; i++)
        titled = str_has(r->text.norm, duties[i]);
    struct marker m;
    for (size_t i = 0; i < r->text.n_lines; i++)
        if (marker_at(reading_line(r, i), 0, &m) && m.style <= STYLE_HAN_IN)
            return titled ? S("plan") : S("other");
    return r->head.title.len > 0 ? S("article") : S("other");
}

void head_find(struct reading *r) {
    find_script(r);
    size_t lines = r->text.n_lines < HEAD_LINES ? r->text.n_lines : HEAD_LINES;
    u32 head_to = lines == 0 ? 0 : r->text.lines[lines - 1].to;
    if (r->text.flat)
        head_to = (u32)utf8_cut(r->text.norm, FLAT_HEAD_CHARS).len;
    title_find(r, head_to);
    find_number(r, head_to);
    find_issue(r);
    drop_dateline(r);
    r->head.kind = kind_of_title(r->head.title);
    if (r->head.kind.len == 0)
        r->head.kind = kind_by_content(r);
    r->head.charset = r->doc->charset;
    r->head.format = r->doc->format;
}

/* …制定2021年创建实施方案: the year that the lead paragraph gives its paper. */
static i64 year_of_purpose(const struct reading *r) {
    for (size_t i = r->body_line; i < r->text.n_lines && i < r->body_line + 2u; i++) {
        str s = reading_line(r, i);
        size_t at = str_find(s, S("制定"), 0);
        i64 year;
        for (size_t k = at; at != STR_NONE && k < at + 24 && k < s.len; k++)
            if (year_at(s, k, &year))
                return year;
    }
    return 0;
}

void head_years(struct reading *r, i64 last_year) {
    struct head *h = &r->head;
    if (years_of(h->title, &h->year_from, &h->year_to))
        return;
    i64 issued = h->issued_on.len > 0 ? number_ordinal(str_sub(h->issued_on, 0, 4)) : 0;
    if (issued == 0)
        issued = year_of_purpose(r);
    if (issued == 0) { /* a text that begins with its year */
        struct date d;
        str first = r->body_line < r->text.n_lines ? reading_line(r, r->body_line) : S("");
        if (date_read(first, &d) > 0)
            issued = d.year;
    }
    h->year_from = issued;
    h->year_to = last_year > issued && issued > 0 ? last_year : issued;
}
