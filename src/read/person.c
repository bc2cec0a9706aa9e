/* Rosters. White space between a name and a post is lost in the normalised text, so the lines of
 * rosters are read from the view text. */
#include "read/person.h"

#include "base/utf8.h"
#include "read/role.h"
#include "read/words.h"

VEC_TYPE(people, struct person_fact);

/* Duties of a leading group; longer words first where one ends another. */
static const str duties[] = {
    T("常务副组长"), T("副组长"), T("执行组长"),   T("组长"),   T("副总指挥"), T("总指挥"),
    T("副指挥长"),   T("指挥长"), T("办公室主任"), T("副主任"), T("主任"),     T("成员"),
    T("组员"),       T("联络员"), T("专职人员"),   T("召集人"), T("分管领导"), T("第一责任人"),
};

/* How a post begins, where nothing divides it from the name. */
static const str post_begins[] = {T("镇"),   T("县"),   T("市"),   T("区"),   T("局"), T("党"),
                                  T("副"),   T("主任"), T("书记"), T("校"),   T("院"), T("中心"),
                                  T("办"),   T("科"),   T("纪"),   T("工会"), T("委"), T("支部"),
                                  T("街道"), T("社区"), T("站"),   T("所"),   T("处"), T("总"),
                                  T("部"),   T("妇联"), T("团"),   T("村"),   T("(")};

enum {
    NAME_BYTES_MAX = 60,
    NAME_CHARS_MAX = 4,
    ROSTER_CHARS_MAX = 60,
    GROUP_CHARS_MAX = 20,
    GROUP_BYTES_MAX = 4 * GROUP_CHARS_MAX, /* a longer line has more characters in any case */
};

static str squeeze(struct arena *a, str view) {
    return text_normal(a, view);
}

static bool begins_post(str s) {
    for (size_t i = 0; i < COUNT_OF(post_begins); i++)
        if (str_starts(s, post_begins[i]))
            return true;
    return false;
}

/* Length of the name at the front of s; the rest is the post. */
static size_t name_len(str s) {
    size_t at = 0, chars = 0;
    while (at < s.len && chars < NAME_CHARS_MAX) {
        for (size_t i = 0; chars >= 2 && i < COUNT_OF(post_begins); i++)
            if (str_starts(str_sub(s, at, s.len), post_begins[i]))
                return at;
        size_t next = at;
        u32 c = utf8_next(s, &next);
        if (!utf8_is_han(c) && c != 'X')
            return at;
        at = next;
        chars++;
    }
    return chars <= 3 ? at : 0;
}

static void add(struct reading *r, struct people *found, struct person_fact p) {
    if (p.name.len > 0)
        *push(r->arena, found) = p;
}

/* One entry "杨天华 镇党委副书记" of the view, starting at byte `at` of it. */
static void add_entry(struct reading *r, struct people *found, str entry, size_t at,
                      struct person_fact like) {
    str whole = squeeze(r->arena, entry);
    if (whole.len == 0 || utf8_chars(whole) > ROSTER_CHARS_MAX)
        return;
    str trimmed = str_trim(entry);
    size_t gap = str_find(trimmed, S(" "), 0);
    size_t wide = str_find(trimmed, S("\u3000"), 0);
    gap = wide < gap ? wide : gap;
    str first = gap == STR_NONE ? whole : squeeze(r->arena, str_sub(trimmed, 0, gap));
    bool spaced = gap != STR_NONE && utf8_chars(first) >= 2 && utf8_chars(first) <= NAME_CHARS_MAX;
    size_t len = spaced ? first.len : name_len(whole);
    like.name = str_sub(whole, 0, len);
    like.post = str_sub(whole, len, whole.len);
    if (str_starts(like.post, S("(")) && str_ends(like.post, S(")")))
        like.post = str_sub(like.post, 1, like.post.len - 1);
    like.place = (span){(u32)at, (u32)(at + entry.len)};
    add(r, found, like);
}

/* Entries of a list, divided by 、 or , in the view; posts hold 、 too, so a piece without a name
 * belongs to the post before it. */
static void add_entries(struct reading *r, struct people *found, size_t from, size_t to,
                        struct person_fact like) {
    str view = str_sub(r->doc->view, from, to);
    bool several = !str_has(view, S("\u3000")) && !str_has(str_trim(view), S(" ")) &&
                   utf8_chars(view) > NAME_CHARS_MAX;
    if (!several) {
        add_entry(r, found, view, from, like);
        return;
    }
    size_t begin = 0;
    int depth = 0; /* of brackets, whose posts hold marks of their own */
    for (size_t at = 0; at <= view.len;) {
        str rest = str_sub(view, at, view.len);
        depth += str_starts(rest, S("（")) || str_starts(rest, S("("));
        depth -= (str_starts(rest, S("）")) || str_starts(rest, S(")"))) && depth > 0;
        bool mark = depth == 0 && (str_starts(rest, S("、")) || str_starts(rest, S("，")));
        if (!mark && at < view.len) {
            utf8_next(view, &at);
            continue;
        }
        str piece = str_sub(view, begin, at);
        str text = squeeze(r->arena, piece);
        if (begin > 0 && found->n > 0 && begins_post(text)) {
            struct person_fact *last = &found->v[found->n - 1];
            last->post = str_fmt(r->arena, "%.*s、%.*s", STR(last->post), STR(text));
        } else {
            add_entry(r, found, piece, from + begin, like);
        }
        begin = at + 3;
        if (at >= view.len)
            break;
        at += 3;
    }
}

/* 组长: at the front of a normalised line: which duty, and its length. */
static bool duty_at(str s, str *duty_out, size_t *len_out) {
    for (size_t i = 0; i < COUNT_OF(duties); i++) {
        if (!str_starts(s, duties[i]) || !str_starts(str_sub(s, duties[i].len, s.len), S(":")))
            continue;
        *duty_out = duties[i];
        *len_out = duties[i].len + 1;
        return true;
    }
    return false;
}

static str duty_word(const void *table, size_t i) {
    return ((const str *)table)[i];
}

/* The start of the words before `end`: behind a mark or 由; `end` itself where none is near. */
static size_t name_from(str s, size_t end) {
    static const str marks[] = {T(","), T("。"), T("由"), T(";"), T(":")};
    size_t from = end;
    while (from > 0 && end - from < NAME_BYTES_MAX) {
        size_t prev = utf8_back(s, from);
        for (size_t i = 0; i < COUNT_OF(marks); i++)
            if (str_eq(str_sub(s, prev, from), marks[i]))
                return from;
        from = prev;
    }
    return from == 0 ? 0 : end;
}

/* XXX任组长, 由张三任办公室主任, XXX为成员. */
static void find_sentences(struct reading *r, size_t i, const struct words *words,
                           struct people *found) {
    static const str links[] = {T("担任"), T("兼任"), T("任"), T("为")};
    str s = reading_line(r, i);
    u32 base = r->text.lines[i].from, id;
    for (size_t at = 0, len; (len = words_next(words, s, &at, &id)) > 0; at += len) {
        str before = str_sub(s, 0, at);
        size_t end = 0;
        for (size_t l = 0; l < COUNT_OF(links) && end == 0; l++)
            if (str_ends(before, links[l]))
                end = before.len - links[l].len;
        if (end == 0)
            continue;
        size_t from = name_from(s, end);
        str name = str_sub(s, from, end);
        if (str_ends(name, S("同志")))
            name = str_sub(name, 0, name.len - 6);
        size_t chars = utf8_chars(name);
        if (chars < 2 || chars > 12)
            continue;
        add(r, found,
            (struct person_fact){
                .name = name,
                .duty = duties[id],
                .place = text_place(&r->text, base + (u32)from, base + (u32)(at + len)),
            });
    }
}

/* The group that a numbered heading names: (一)演出现场组. */
static str group_of(str line, const struct marker *m) {
    return utf8_chars(line) <= GROUP_CHARS_MAX ? str_sub(line, m->len, line.len) : S("");
}

struct list person_find(struct reading *r) {
    const struct words *words = words_make(r->arena, duties, COUNT_OF(duties), duty_word);
    struct people found = {0};
    size_t item = 0;               /* first item at or behind line i */
    struct person_fact open = {0}; /* duty and group that the next lines belong to */
    for (size_t i = 0; i < r->text.n_lines; i++) {
        const struct line *line = &r->text.lines[i];
        if (line->noise || line->kind == BLOCK_CELL)
            continue;
        str s = text_line(&r->text, line);
        struct marker m;
        size_t len;
        if (line->item && (s.len > GROUP_BYTES_MAX || marker_at(s, 0, &m))) {
            open = (struct person_fact){.group = s.len > GROUP_BYTES_MAX ? S("") : group_of(s, &m)};
        } else if (s.len < 600 && duty_at(s, &open.duty, &len)) {
            span place = text_place(&r->text, line->from + (u32)len, line->to);
            if (len < s.len)
                add_entries(r, &found, place.from, place.to, open);
            continue;
        } else if (open.duty.len > 0 && s.len <= 90 && !str_has(s, S(":"))) {
            add_entries(r, &found, line->vfrom, line->vto, open);
            continue;
        } else {
            open.duty = S("");
        }
        while (item < r->items.n && r->items.v[item].line < i)
            item++;
        bool roster = item == 0 || r->items.v[item - 1].role == ROLE_ORGANISATION ||
                      (item < r->items.n && r->items.v[item].line == i &&
                       r->items.v[item].role == ROLE_ORGANISATION);
        if (roster)
            find_sentences(r, i, words, &found);
    }
    return (struct list){found.v, found.n};
}
