/* Who is told to act: responsibility tails, then subjects of clauses.
 *
 * A subject is a noun phrase from the start of a clause (or behind 由) to a word that ends the name
 * of an organisation or a post, when a predicate follows at once:
 *     各责任部门(单位) | 对照《测评体系》细化举措
 *     由 | 机关党委、党支部 | 为主具体负责
 * Staff in general, the document's own organisation, and parties that only may act are no owners.
 */
#include "read/owner.h"

#include "base/utf8.h"
#include "read/owner_name.h"

enum {
    PHRASE_TOKENS_MAX = 80 /* the longest list of names before one predicate */
};

static bool is_predicate(u8 class) {
    return class == W_MODAL || class == W_PRED || class == W_CHARGE || class == W_LEAD ||
           class == W_ASSIST || class == W_SET || class == W_PLACE || class == W_CADENCE ||
           class == W_UNTIL;
}

/* The phrase s[from, to), tokens [first, last): split into names. */
struct phrase {
    size_t first, last; /* tokens */
    u32 from, to;       /* of the text */
};

static u8 last_class(const struct tokens *t, size_t first, size_t last) {
    for (size_t k = last; k > first; k--)
        if (t->v[k - 1].class != W_UNQUOTE && t->v[k - 1].class != W_CLOSE)
            return t->v[k - 1].class;
    return W_NONE;
}

struct scan {
    struct arena *arena;
    const struct words *lexicon;
    const struct tokens *t;
    str s;
    struct owners *into;
    size_t first; /* first token of the open clause */
    u32 from;     /* its start in the text */
    bool done;    /* the clause has its subject */
    bool by;      /* it began behind 由 */
};

static void add_phrase(struct scan *z, struct phrase p, bool lead) {
    const struct tokens *t = z->t;
    str s = z->s;
    size_t piece = p.first;
    u32 from = p.from;
    int depth = 0;
    for (size_t k = p.first; k <= p.last; k++) {
        bool end = k == p.last;
        if (!end) {
            u8 c = t->v[k].class;
            depth += (c == W_OPEN || c == W_QUOTE || c == W_TITLE);
            depth -= (c == W_CLOSE || c == W_UNQUOTE || c == W_UNTITLE) && depth > 0;
            if (c != W_JOIN || depth > 0)
                continue;
        }
        u32 to = end ? p.to : t->v[k].from;
        str next = end ? S("") : str_sub(s, t->v[k].to, p.to);
        size_t cut = str_find(next, S("、"), 0);
        next = cut == STR_NONE ? next : str_sub(next, 0, cut);
        u8 class = last_class(t, piece, k);
        /* 村、居两委 and 各镇街、部门 are one name */
        bool name = str_starts(str_sub(s, from, to), S("各")) || word_ends_name(class) ||
                    class == W_STAFF || class == W_SELF;
        bool goes_on = !end && (!name || owner_is_bare(next) || to - from <= 3);
        if (goes_on)
            continue;
        owner_add(z->arena, z->into, str_sub(s, from, to), class, lead);
        if (end)
            break;
        piece = k + 1;
        from = t->v[k].to;
    }
}

/* The token before k that matters: a closing bracket gives way to what stands before it. */
static size_t noun_before(const struct tokens *t, size_t from, size_t k) {
    while (k > from) {
        u8 c = t->v[k - 1].class;
        if (c == W_CLOSE) {
            size_t open = k - 1;
            while (open > from && k - open < PHRASE_TOKENS_MAX && t->v[open].class != W_OPEN)
                open--;
            if (t->v[open].class != W_OPEN)
                return STR_NONE;
            k = open;
        } else if (c == W_UNQUOTE) {
            k--;
        } else {
            return k - 1;
        }
    }
    return STR_NONE;
}

/* 督查室, 组织部: a verb that begins the name of an office. */
static bool starts_name(const struct tokens *t, size_t k) {
    while (k + 1 < t->n && t->v[k + 1].from == t->v[k].to) {
        u8 c = t->v[++k].class;
        if (c == W_ORG_WEAK)
            return true;
        if (!(c == W_SET || (c == W_PRED && t->v[k].value == VERB_NOUN)))
            return false;
    }
    return false;
}

/* Whether nothing inside the phrase makes it a clause of its own. */
static bool is_plain(const struct tokens *t, size_t first, size_t last, u32 from) {
    if (last - first > PHRASE_TOKENS_MAX)
        return false;
    int quotes = 0;
    for (size_t k = first; k < last; k++) {
        u8 c = t->v[k].class;
        quotes += c == W_QUOTE || c == W_OPEN;
        quotes -= c == W_UNQUOTE || c == W_CLOSE;
        if (quotes > 0)
            continue;
        bool named = (c == W_PRED && t->v[k].value == VERB_NOUN) || c == W_SET;
        if (named && (t->v[k].from > from || starts_name(t, k)))
            continue;
        if (c == W_MODAL || c == W_PRED || c == W_SET || c == W_MAY || c == W_IS || c == W_UNTIL ||
            c == W_BY || c == W_COLON || c == W_TOWARD || c == W_NUMBER || c == W_CADENCE ||
            c == W_ASSIST || c == W_LEAD || c == W_CHARGE || c == W_TITLE || c == W_PLACE)
            return false;
    }
    return true;
}

static bool clause_has(const struct tokens *t, size_t k, u8 class, i16 value) {
    size_t end = k + SENTENCE_TOKENS_MAX < t->n ? k + SENTENCE_TOKENS_MAX : t->n;
    for (; k < end && t->v[k].class != W_STOP; k++)
        if (t->v[k].class == class && (value < 0 || t->v[k].value == value))
            return true;
    return false;
}

/* 责任 or 义务 in the rest of the sentence. */
static bool sentence_says(const struct tokens *t, size_t k, str s, str word) {
    size_t end = k;
    while (end < t->n && end < k + SENTENCE_TOKENS_MAX && t->v[end].class != W_STOP)
        end++;
    size_t to = end < t->n ? t->v[end].from : s.len;
    if (to > t->v[k].to + (size_t)SENTENCE_BYTES_MAX)
        to = t->v[k].to + (size_t)SENTENCE_BYTES_MAX;
    return str_has(str_sub(s, t->v[k].to, to), word);
}

/* Whether token k says that the phrase before it acts. */
static bool says_act(const struct tokens *t, size_t k, str s) {
    switch (t->v[k].class) {
    case W_TOWARD: /* 办公室对活动进行评估, not 上级部门对我局的检查 */
        return clause_has(t, k, W_CHARGE, -1) || sentence_says(t, k, s, S("进行")) ||
               sentence_says(t, k, s, S("开展")) || sentence_says(t, k, s, S("实行"));
    case W_IS:
        return sentence_says(t, k, s, S("责任人"));
    case W_HAVE:
        return sentence_says(t, k, s, S("责任"));
    default:
        return is_predicate(t->v[k].class);
    }
}

static void open_clause(struct scan *z, size_t k, bool by) {
    z->first = k + 1;
    z->from = z->t->v[k].to;
    z->done = false;
    z->by = by;
}

/* 美化厂容厂貌各单位|要…: where a mark was lost, the subject begins with the last 各. */
static bool skip_to_each(struct scan *z, str whole, size_t noun) {
    enum {
        NEAR_BYTES = 120
    };
    size_t last = STR_NONE, near = whole.len > NEAR_BYTES ? whole.len - NEAR_BYTES : 0;
    for (size_t at = near; (at = str_find(whole, S("各"), at)) != STR_NONE; at++)
        last = at;
    if (last == STR_NONE || z->from + last >= z->t->v[noun].from)
        return false;
    z->from += (u32)last;
    while (z->t->v[z->first].from < z->from)
        z->first++;
    return true;
}

/* A predicate at k: is what stands before it a subject? */
static void try_subject(struct scan *z, size_t k) {
    const struct tokens *t = z->t;
    u32 end = t->v[k].from;
    size_t stop = k;
    bool comma = k > z->first && t->v[k - 1].class == W_COMMA;
    if (comma) { /* 社服中心和基金会,分别积极参与 */
        stop = k - 1;
        end = t->v[stop].from;
    }
    if (stop < z->first || z->done || end <= z->from)
        return;
    if (stop > z->first && t->v[z->first].class == W_JOIN && t->v[z->first].from == z->from)
        return;
    size_t noun = noun_before(t, z->first, stop);
    str whole = str_sub(z->s, z->from, end);
    bool all_of_them = t->v[k].class == W_MODAL && str_starts(whole, S("各")) && whole.len <= 36;
    if (all_of_them && noun == STR_NONE && is_plain(t, z->first, stop, z->from)) {
        owner_add(z->arena, z->into, whole, W_ORG, !z->into->named); /* 各网点要… */
        z->done = true;
        return;
    }
    if (noun == STR_NONE || noun < z->first)
        return;
    u8 class = t->v[noun].class;
    if (t->v[stop - 1].to != end || !(word_ends_name(class) || class == W_STAFF))
        return;
    if (!is_plain(t, z->first, stop, z->from) &&
        !(t->v[k].class == W_MODAL && skip_to_each(z, whole, noun)))
        return;
    bool weak = class == W_ORG_WEAK && t->v[noun].from == z->from;
    if (weak || !says_act(t, k, z->s))
        return;
    struct phrase p = {z->first, stop, z->from, end};
    size_t before = z->into->lead.n + z->into->with.n;
    bool leads = t->v[k].class == W_LEAD || clause_has(t, k, W_LEAD, -1);
    bool assists = t->v[k].class == W_ASSIST && t->v[k].value != ASSIST_JOINT;
    if (z->into->tail && z->first > 0 && t->v[z->first - 1].class == W_OPEN) {
        add_phrase(z, p, !assists);
        z->into->named = true;
    } else if (leads && !z->into->named && !assists) {
        /* what was found before 牵头 only assists */
        for (size_t i = 0; i < z->into->lead.n; i++)
            *push(z->arena, &z->into->with) = z->into->lead.v[i];
        z->into->lead.n = 0;
        z->into->leading = true;
        add_phrase(z, p, true);
        z->into->leading = false;
        z->into->named = true;
    } else {
        add_phrase(z, p, !z->into->named && !assists);
    }
    z->done = z->into->lead.n + z->into->with.n > before || t->v[k].class == W_MODAL;
}

/* 会同A、B: the last token of the list of names that begins at k. gives  0 = no names */
static size_t list_end(const struct tokens *t, size_t k) {
    size_t end = 0;
    int depth = 0;
    size_t last = k + PHRASE_TOKENS_MAX < t->n ? k + PHRASE_TOKENS_MAX : t->n;
    for (; k < last; k++) {
        u8 c = t->v[k].class;
        depth += c == W_OPEN;
        depth -= c == W_CLOSE;
        if (depth < 0 || c == W_STOP || c == W_COMMA || c == W_COLON)
            break;
        bool noun = word_ends_name(c) || (c == W_CLOSE && end > 0);
        if (noun)
            end = k + 1;
        bool joined = end > 0 && end == k && c == W_JOIN && t->v[k].from == t->v[k - 1].to;
        if (end > 0 && end < k + 1 && depth == 0 && !joined && t->v[k].class != W_PHRASE &&
            t->v[k - 1].class != W_JOIN)
            break;
    }
    return end;
}

/* 支持机关工会、共青团和妇联积极开展工作: who is set in motion. 与结对社区共同开展: with whom. */
static void try_set(struct scan *z, size_t k) {
    const struct tokens *t = z->t;
    if (t->v[k].class == W_ASSIST) {
        size_t end = list_end(t, k + 1);
        if (end == 0 || t->v[end - 1].to - t->v[k].to < 6)
            return;
        struct phrase p = {k + 1, end, t->v[k].to, t->v[end - 1].to};
        add_phrase(z, p, false);
        return;
    }
    for (size_t end = k + 1; end < t->n && end < k + 14; end++) {
        u8 c = t->v[end].class;
        if (c == W_STOP || c == W_COMMA || c == W_TITLE || c == W_COLON)
            return;
        bool how = c == W_PRED && t->v[end].value == VERB_HOW;
        bool acts = t->v[k].class == W_JOIN ? c == W_PRED && t->v[end].value == VERB_TOGETHER
                                            : is_predicate(c) && !how;
        if (!acts)
            continue;
        size_t noun = noun_before(t, k + 1, end);
        if (noun == STR_NONE || !word_ends_name(t->v[noun].class) ||
            t->v[end - 1].to != t->v[end].from)
            return;
        if (t->v[noun].class == W_ORG_WEAK && t->v[noun].from == t->v[k].to)
            return;
        if (!is_plain(t, k + 1, end, t->v[k].to))
            return;
        struct phrase p = {k + 1, end, t->v[k].to, t->v[end].from};
        add_phrase(z, p, false);
        return;
    }
}

/* (教育局牵头,财政局、人社局配合) or (残联负责): a bracket that ends with what its parties do. */
static bool is_tail_bracket(const struct tokens *t, size_t k) {
    for (size_t end = k + 1; end < t->n && end < k + 60; end++) {
        u8 c = t->v[end].class;
        if (c == W_STOP && t->v[end].to - t->v[end].from > 1)
            return false; /* 。 */
        if (c != W_CLOSE || t->v[end - 1].to != t->v[end].from)
            continue;
        u8 last = t->v[end - 1].class;
        return last == W_LEAD || last == W_CHARGE || last == W_ASSIST;
    }
    return false;
}

/* A tail outranks what the text said before it. */
static void open_tail(struct scan *z) {
    if (z->into->tail)
        return;
    for (size_t i = 0; i < z->into->lead.n; i++)
        *push(z->arena, &z->into->with) = z->into->lead.v[i];
    z->into->lead.n = 0;
    z->into->named = false;
    z->into->tail = true;
}

/* (责任单位:A、B;配合单位:C): from the label at token k to the end of its list. */
static void read_label(struct scan *z, size_t k) {
    const struct tokens *t = z->t;
    u32 from = t->v[k + 1].to;
    size_t end = k + 2;
    int depth = 0;
    for (; end < t->n; end++) {
        u8 c = t->v[end].class;
        depth += c == W_OPEN;
        if (c == W_CLOSE && depth-- == 0)
            break;
        if (c == W_STOP || c == W_LABEL)
            break;
    }
    str names = str_sub(z->s, from, end < t->n ? t->v[end].from : z->s.len);
    if (str_ends(names, S(","))) /* before the next label */
        names.len--;
    bool lead = t->v[k].value == LABEL_OWNER;
    bool led = z->into->named && z->into->tail; /* 牵头单位: stands before 责任单位: */
    if (lead && led && str_starts(str_sub(z->s, t->v[k].from, z->s.len), S("责任")))
        lead = false;
    if (lead)
        open_tail(z);
    if (lead || led || t->v[k].value == LABEL_CO) {
        owner_cell(z->arena, z->lexicon, names, lead, z->into);
        z->into->named = z->into->tail;
    }
}

/* Classes that tell owner_find nothing; most tokens are of these, and are passed over before the
 * switch, whose jumps nobody can foretell. */
static const u64 mute = CLASS(W_NUMBER) | CLASS(W_UNIT) | CLASS(W_UNIT_WEAK) | CLASS(W_ORG) |
                        CLASS(W_ORG_WEAK) | CLASS(W_POST) | CLASS(W_STAFF) | CLASS(W_PHRASE) |
                        CLASS(W_CLOSE) | CLASS(W_YEAR) | CLASS(W_MONTH) | CLASS(W_DAY) |
                        CLASS(W_MORE) | CLASS(W_NTH) | CLASS(W_BEFORE) | CLASS(W_AT_LEAST);

void owner_find(struct arena *a, const struct words *lexicon, const struct tokens *t, str s,
                struct owners *into) {
    struct scan z = {.arena = a, .lexicon = lexicon, .t = t, .s = s, .into = into};
    for (size_t k = 0; k < t->n; k++) {
        if (mute >> t->v[k].class & 1)
            continue;
        switch (t->v[k].class) {
        case W_STOP:
        case W_COLON:
            open_clause(&z, k, false);
            break;
        case W_COMMA:
            if (!(k + 1 < t->n && t->v[k + 1].from == t->v[k].to &&
                  ((t->v[k + 1].class == W_PRED && t->v[k + 1].value == VERB_EACH) ||
                   t->v[k + 1].class == W_CHARGE || t->v[k + 1].class == W_MODAL)))
                open_clause(&z, k, false);
            break;
        case W_OPEN:
            if (is_tail_bracket(t, k)) {
                open_clause(&z, k, false);
                open_tail(&z);
            }
            break;
        case W_BY:
        case W_RESET:
            open_clause(&z, k, t->v[k].class == W_BY);
            break;
        case W_WITH:
            if (clause_has(t, k, W_CHARGE, -1) && z.first == k)
                open_clause(&z, k, true);
            break;
        case W_LABEL:
            if (k + 1 < t->n && t->v[k + 1].class == W_COLON && t->v[k].value <= LABEL_CO)
                read_label(&z, k);
            break;
        case W_JOIN:
            if (k == z.first && str_eq(str_sub(s, t->v[k].from, t->v[k].to), S("与")))
                try_set(&z, k);
            break;
        default:
            if (is_predicate(t->v[k].class) || t->v[k].class == W_TOWARD || t->v[k].class == W_IS ||
                t->v[k].class == W_HAVE)
                try_subject(&z, k);
            if ((t->v[k].class == W_SET && !starts_name(t, k)) ||
                (t->v[k].class == W_ASSIST && t->v[k].value == ASSIST_JOINT))
                try_set(&z, k);
            break;
        }
    }
}

/* 建设节约型单位 is a deed, 建设局 an office: a verb in front, and what follows is not all names.
 */
static bool is_deed(const struct tokens *t) {
    if (t->n == 0 || t->v[0].from > 0 || t->v[0].class != W_PHRASE)
        return false;
    for (size_t k = 1; k < t->n; k++)
        if (t->v[k].from != t->v[k - 1].to)
            return true;
    return false;
}

bool owner_is_unit(struct arena *a, const struct words *lexicon, str s) {
    if (s.len < 6 || s.len > 48 || !owner_ends_name(lexicon, s))
        return false;
    struct tokens t = {0};
    lexicon_cut(a, lexicon, s, &t);
    size_t noun = noun_before(&t, 0, t.n);
    if (is_deed(&t))
        return false;
    return noun != STR_NONE && word_ends_name(t.v[noun].class) && t.v[t.n - 1].to == s.len &&
           is_plain(&t, 0, t.n, 0) && utf8_chars(s) >= 3;
}

void owner_label(struct arena *a, const struct words *lexicon, str names, struct owners *into) {
    owner_cell(a, lexicon, names, true, into);
    into->named = into->lead.n > 0;
}

const struct owner_case owner_cases[] = {
    {"各责任部门(单位)对照《测评体系》细化举措。", "各责任部门(单位)", ""},
    {"由机关党委、党支部为主具体负责;", "机关党委|党支部", ""},
    {"创建工作由精神文明建设领导小组牵头,领导小组办公室负责具体推动。", "精神文明建设领导小组",
     "领导小组办公室"},
    {"领导班子带头学法用法,干部职工依法办事。", "领导班子", ""},
    {"支持机关工会、共青团和妇联积极开展工作。", "", "机关工会|共青团|妇联"},
    {"各部门(单位)可自愿建立志愿服务队。", "", ""},
    {"与结对社区共同开展活动。", "", "结对社区"},
    {"村、居两委要把健身活动作为一项工作。", "村、居两委", ""},
    {"各镇街、部门要坚持以财政投入为主。", "各镇街、部门", ""},
    {"开展比赛。(责任单位:工会、各科室;配合单位:办公室)", "工会|各科室", "办公室"},
};
const size_t owner_cases_n = COUNT_OF(owner_cases);
