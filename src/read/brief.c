/* Reading a 简报. Labelled lines (时间:…) are believed before sentences. */
#include "read/brief.h"

#include "base/utf8.h"
#include "read/lines.h"
#include "read/quantity.h"
#include "read/read.h"
#include "read/text.h"

enum {
    BODY_LINES_MAX = 40,  /* in which it is told when and where */
    BODY_CHARS_MIN = 15,  /* of a line that is a paragraph, not a heading */
    FOUND_CHARS_MAX = 60, /* of a place, a host, people: more is no name */
    SUMMARY_CHARS = 200,  /* after which no further sentence is begun */
    SENTENCE_CHARS_MAX = 300,
    LABEL_GAP_BYTES = 1, /* the colon */
};

struct reader {
    struct arena *arena;
    const struct words *lexicon;
    struct tokens tokens;
    i64 year; /* of the document, 0 = not known */
    struct brief b;
};

/* ---- days ---- */

/* A whole number of one or two digits at s[*at]; moves behind it. gives  0 = none */
static i64 small_number(str s, size_t *at) {
    i64 n = 0;
    size_t from = *at;
    while (str_digit(s, *at) && *at - from < 2)
        n = n * 10 + (s.ptr[(*at)++] - '0');
    return str_digit(s, *at) ? 0 : n;
}

/* [2025年]3月5日 at s[at]; 7日 alone where *d is a day already: the end of a span in its month.
 * gives  its length in bytes, 0 = none */
static size_t day_at(str s, size_t at, struct date *d) {
    size_t end = at;
    struct date full;
    size_t len = date_read(str_sub(s, at, s.len), &full);
    if (len > 0 && full.month > 0 && full.day > 0) {
        *d = full;
        return len;
    }
    i64 first = small_number(s, &end);
    if (first == 0)
        return 0;
    if (d->month > 0 && str_starts(str_sub(s, end, s.len), S("日"))) {
        d->day = first;
        return end + strlen("日") - at;
    }
    if (!str_starts(str_sub(s, end, s.len), S("月")))
        return 0;
    end += strlen("月");
    i64 day = small_number(s, &end);
    if (day == 0 || !str_starts(str_sub(s, end, s.len), S("日")))
        return 0;
    d->month = first;
    d->day = day;
    return end + strlen("日") - at;
}

static bool is_day(const struct date *d) {
    static const i64 days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= days[d->month - 1];
}

static str day_text(struct arena *a, const struct date *d, i64 year) {
    year = d->year > 0 ? d->year : year;
    if (year == 0)
        return str_fmt(a, "XXXX-%02lld-%02lld", (long long)d->month, (long long)d->day);
    return str_fmt(a, "%04lld-%02lld-%02lld", (long long)year, (long long)d->month,
                   (long long)d->day);
}

/* The first day that a text names, and the last one where it names a span. */
static void find_days(struct reader *r, str s) {
    static const str to[] = {T("至"), T("-"), T("—"), T("~"), T("到")};
    for (size_t at = 0; at < s.len && r->b.happened_on.len == 0; at++) {
        struct date from = {0}, until;
        if (!str_digit(s, at) || (at > 0 && (str_digit(s, at - 1) || s.ptr[at - 1] == '.')))
            continue;
        size_t len = day_at(s, at, &from);
        if (len == 0 || !is_day(&from))
            continue;
        r->b.happened_on = day_text(r->arena, &from, r->year);
        for (size_t i = 0; i < COUNT_OF(to); i++) {
            if (!str_starts(str_sub(s, at + len, s.len), to[i]))
                continue;
            until = from;
            if (day_at(s, at + len + to[i].len, &until) > 0 && is_day(&until))
                r->b.until_on = day_text(r->arena, &until, r->year);
        }
    }
}

/* ---- people ---- */

static bool is_of_people(str unit) {
    static const str units[] = {T("人"), T("名"), T("人次"), T("位")};
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_eq(unit, units[i]))
            return true;
    return false;
}

static void find_persons(struct reader *r, str sentence) {
    static const str signs[] = {T("参加"), T("参与"), T("参会"), T("出席"), T("人次"), T("到场")};
    bool told = false;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        told = told || str_has(sentence, signs[i]);
    if (!told || r->b.persons > 0)
        return;
    lexicon_cut(r->arena, r->lexicon, sentence, &r->tokens);
    struct list found = quantity_find(r->arena, &r->tokens, sentence);
    const struct quantity *v = found.v;
    for (size_t i = 0; i < found.n && r->b.persons == 0; i++)
        if (is_of_people(v[i].unit))
            r->b.persons = v[i].n.v / 1000;
}

/* 全体党员共35人 → 全体党员 */
static str without_count(str s) {
    size_t end = s.len;
    for (size_t at = 0; at < s.len; at++)
        if (str_digit(s, at)) {
            end = at;
            break;
        }
    s = str_sub(s, 0, end);
    static const str tails[] = {T("共"), T("共计"), T("等"), T("约"), T("近"), T("总计")};
    for (size_t i = 0; i < COUNT_OF(tails); i++)
        if (str_ends(s, tails[i]))
            return str_sub(s, 0, s.len - tails[i].len);
    return s;
}

/* ---- phrases ---- */

/* 在…领导下, 在活动中, 在此次…期间: no place */
static bool is_place(str s) {
    static const str ends[] = {T("下"), T("中"), T("期间"),   T("时"),
                               T("后"), T("前"), T("基础上"), T("方面")};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends(s, ends[i]))
            return false;
    return true;
}

static str *member_of(struct brief *b, enum brief_part part) {
    str *const members[] = {
        [BRIEF_PLACE] = &b->place, [BRIEF_HOST] = &b->host, [BRIEF_PEOPLE] = &b->people};
    return members[part];
}

/* Where the clause begins that ends at `end`: behind , ; : or the start of the sentence. */
static size_t clause_from(str s, size_t end) {
    size_t from = end;
    while (from > 0 && s.ptr[from - 1] != ',' && s.ptr[from - 1] != ';' && s.ptr[from - 1] != ':')
        from--;
    return from;
}

/* What a phrase tells in a sentence; "" = nothing. */
static str phrase_in(const struct brief_phrase *p, str s) {
    for (size_t at = 0; (at = str_find(s, p->behind, at)) != STR_NONE; at += p->behind.len) {
        size_t from = clause_from(s, at);
        if (p->before.len > 0) {
            size_t word = str_find(str_sub(s, 0, at), p->before, from);
            if (word == STR_NONE)
                continue;
            from = word + p->before.len;
        }
        str found = str_sub(s, from, at);
        found = p->part == BRIEF_PEOPLE ? without_count(found) : found;
        bool good = found.len > 0 && utf8_chars(found) <= FOUND_CHARS_MAX &&
                    (p->part != BRIEF_PLACE || is_place(found));
        if (good)
            return found;
    }
    return S("");
}

static void find_phrases(struct reader *r, str sentence) {
    for (size_t i = 0; i < brief_phrases_n; i++) {
        str *member = member_of(&r->b, brief_phrases[i].part);
        if (member->len == 0)
            *member = phrase_in(&brief_phrases[i], sentence);
    }
}

/* ---- lines ---- */

/* A line such as 地点:三楼会议室. gives  whether it is one */
static bool take_label(struct reader *r, str line) {
    for (size_t i = 0; i < brief_labels_n; i++) {
        const struct brief_label *l = &brief_labels[i];
        if (!str_starts(line, l->label) || line.len <= l->label.len ||
            line.ptr[l->label.len] != ':')
            continue;
        str value = str_sub(line, l->label.len + LABEL_GAP_BYTES, line.len);
        if (value.len > 0 && str_ends(value, S("。")))
            value = str_sub(value, 0, value.len - strlen("。"));
        if (l->part == 'd')
            find_days(r, value);
        else if (l->part == 'n')
            find_persons(r, str_cat(r->arena, S("参加"), value));
        else
            *member_of(&r->b, l->part == 'p'   ? BRIEF_PLACE
                              : l->part == 'h' ? BRIEF_HOST
                                               : BRIEF_PEOPLE) =
                utf8_cut(value, SENTENCE_CHARS_MAX);
        return true;
    }
    return false;
}

/* The next sentence of *rest, its 。 included. */
static bool next_sentence(str *rest, str *sentence_out) {
    const str stop = S("。");
    if (rest->len == 0)
        return false;
    size_t end = str_find(*rest, stop, 0);
    end = end == STR_NONE ? rest->len : end + stop.len;
    *sentence_out = str_sub(*rest, 0, end);
    *rest = str_sub(*rest, end, rest->len);
    return true;
}

static void take_sentence(struct reader *r, str sentence) {
    str told = utf8_cut(sentence, SENTENCE_CHARS_MAX);
    find_days(r, told);
    find_persons(r, told);
    find_phrases(r, told);
}

static void take_paragraph(struct reader *r, str line) {
    for (str sentence; next_sentence(&line, &sentence);) {
        take_sentence(r, sentence);
        if (utf8_chars(r->b.summary) < SUMMARY_CHARS)
            r->b.summary = str_cat(r->arena, r->b.summary, utf8_cut(sentence, SENTENCE_CHARS_MAX));
    }
}

/* What stands above a text, or below it, as a paragraph of its own. */
static bool is_furniture(str line) {
    return line_is_date(line) || line_is_tail(line) || line_is_attachment_list(line) ||
           utf8_chars(line) < BODY_CHARS_MIN;
}

static str kind_in(str s) {
    for (size_t i = 0; i < brief_kinds_n; i++)
        if (str_has(s, brief_kinds[i].word))
            return brief_kinds[i].code;
    return S("");
}

static i64 year_of(const struct facts *f) {
    const struct head *head = &f->document;
    if (head->issued_on.len > 4) {
        i64 year = 0;
        for (size_t i = 0; i < 4; i++)
            year = year * 10 + (head->issued_on.ptr[i] - '0');
        return year;
    }
    return head->year_from == head->year_to ? head->year_from : 0;
}

void brief_read(struct arena *a, const struct doc *doc, str file, struct brief *brief_out) {
    struct facts facts;
    struct text text;
    read_facts(a, doc, file, &facts);
    text_make(a, doc, &text);
    struct reader r = {.arena = a,
                       .lexicon = lexicon_make(a),
                       .year = year_of(&facts),
                       .b = {.title = facts.document.title}};
    str body = S("");
    for (size_t i = 0; i < text.n_lines && i < BODY_LINES_MAX; i++) {
        str line = text_line(&text, &text.lines[i]);
        if (r.b.title.len == 0)
            r.b.title = utf8_cut(line, FOUND_CHARS_MAX);
        if (str_eq(line, r.b.title) || take_label(&r, line) || is_furniture(line))
            continue;
        take_paragraph(&r, line);
        if (utf8_chars(body) < SENTENCE_CHARS_MAX)
            body = str_cat(a, body, utf8_cut(line, SENTENCE_CHARS_MAX));
    }
    r.b.kind = kind_in(r.b.title);
    if (r.b.kind.len == 0)
        r.b.kind = kind_in(utf8_cut(body, SENTENCE_CHARS_MAX));
    *brief_out = r.b;
}
