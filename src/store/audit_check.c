/* Walking the chain beside its entries, then the records beside what the entries tell of them. Each
 * pair is in the same order and read in pages, so there is no query for a link or a record. */
#include "store/audit_check.h"

#include "base/pulse.h"
#include "db/pages.h"
#include "store/audit.h"
#include "store/audit.sql.h"
#include "store/merkle.h"
#include "store/noun.h"

enum {
    SCRATCH_BYTES = 64 << 20 /* for one link, entry or record at a time */
};

struct walk {
    struct ctx *c;      /* of the caller: what is found stays there */
    struct ctx scratch; /* rewound after each link, entry, record */
    struct arena_mark empty;
    struct digester *by;
    struct db *db;
    struct audit_fault *fault;
    i64 of_records; /* entries that were seen with their records */
};

static bool found(const struct walk *w) {
    return w->fault->sentence.len > 0;
}

static void find(struct walk *w, str sentence) {
    if (!found(w))
        w->fault->sentence = sentence;
}

/* ---- the chain ---- */

/* The entries of a link, into its tree; they come in the order of the links. */
static err take_entries(struct walk *w, struct pages *entries, i64 link, struct merkle *m) {
    const void *row;
    TRY(pages_peek(w->c, entries, &row));
    for (; row != NULL && ((const struct audit *)row)->link == link && !found(w);) {
        const struct audit *a = row;
        struct arena_mark mark = arena_mark(w->scratch.arena);
        str entry;
        TRY(audit_entry(&w->scratch, w->by, a, &entry));
        if (!str_eq(entry, a->entry))
            find(w, str_fmt(w->c->arena, "操作日志第 %lld 条被改动过", (long long)a->id));
        else
            TRY(merkle_add(&w->scratch, m, a->entry));
        arena_rewind(w->scratch.arena, mark);
        w->fault->entries++;
        pulse_beat(w->c);
        pages_pass(entries);
        TRY(pages_peek(w->c, entries, &row));
    }
    return OK;
}

/* An entry whose link comes before the one that is next stands in none. */
static err check_stray(struct walk *w, struct pages *entries, i64 link) {
    const void *row;
    TRY(pages_peek(w->c, entries, &row));
    const struct audit *a = row;
    if (a != NULL && a->link < link)
        find(w, str_fmt(w->c->arena, "操作日志第 %lld 条不在任何链节里", (long long)a->id));
    return OK;
}

/* What was seen of the chain so far. */
struct chain {
    i64 last;                      /* id of the link before, 0 = none */
    char digest[DIGEST_HEX_CHARS]; /* of the same */
    str algorithm;                 /* of the same */
    str head;                      /* that is looked for */
    bool seen;
};

static err check_link(struct walk *w, struct chain *chain, struct pages *entries,
                      const struct audit_link *link) {
    struct merkle m = {.by = w->by};
    struct digest root = {0};
    str digest, why = S("");
    str before = {chain->digest, chain->last == 0 ? 0 : DIGEST_HEX_CHARS};
    if (!audit_algorithm(link->algorithm, &m.kind)) {
        find(w, str_fmt(w->c->arena, "链节 %lld 的算法 %.*s 不认识", (long long)link->id,
                        STR(link->algorithm)));
        return OK;
    }
    TRY(audit_link_digest(&w->scratch, w->by, link, &digest));
    if (link->id != chain->last + 1)
        why = S("前面缺了链节");
    else if (!str_eq(link->previous, before))
        why = S("与前一节接不上");
    else if (!str_eq(digest, link->digest))
        why = S("自身被改动过");
    if (why.len == 0) {
        TRY(check_stray(w, entries, link->id));
        TRY(take_entries(w, entries, link->id, &m));
        if (m.n > 0)
            TRY(merkle_root(&w->scratch, &m, &root));
        if ((i64)m.n != link->entries)
            why = S("的日志条数不对");
        else if (!str_eq(digest_hex(w->scratch.arena, &root), link->root))
            why = S("的日志内容不对");
    }
    if (why.len > 0)
        find(w, str_fmt(w->c->arena, "链节 %lld %.*s", (long long)link->id, STR(why)));
    chain->seen = chain->seen || str_eq(digest, chain->head);
    chain->last = link->id;
    memcpy(chain->digest, digest.ptr, DIGEST_HEX_CHARS);
    return OK;
}

static err check_links(struct walk *w, struct chain *chain, struct pages *entries) {
    struct pages *links = pages_open(w->c, w->db, &q_audit_link_page, NULL);
    const void *row;
    TRY(pages_peek(w->c, links, &row));
    for (; row != NULL && !found(w); w->fault->links++) {
        const struct audit_link *link = row;
        TRY(check_link(w, chain, entries, link));
        arena_rewind(w->scratch.arena, w->empty);
        if (!str_eq(link->algorithm, chain->algorithm))
            chain->algorithm = str_dup(w->c->arena, link->algorithm);
        pages_pass(links);
        TRY(pages_peek(w->c, links, &row));
    }
    pages_close(links);
    return OK;
}

static err check_chain(struct walk *w, str head) {
    struct chain chain = {.head = head, .seen = head.len == 0};
    struct pages *entries = pages_open(w->c, w->db, &q_audit_page, NULL);
    struct merkle rest = {.by = w->by, .kind = DIGEST_SHA256};
    TRY(check_stray(w, entries, 0));
    TRY(take_entries(w, entries, 0, &rest));
    w->fault->unlinked = (i64)rest.n;
    TRY(check_links(w, &chain, entries));
    TRY(check_stray(w, entries, INT64_MAX));
    pages_close(entries);
    if (!chain.seen)
        find(w, S("链里没有给出的链头：链尾被截断，或链头不是这个库的"));
    if (chain.last > 0)
        w->fault->head = str_dup(w->c->arena, (str){chain.digest, DIGEST_HEX_CHARS});
    w->fault->algorithm = chain.algorithm;
    return OK;
}

/* ---- the records ---- */

/* How a record went on by its entries. */
struct course {
    i64 entries;
    bool follows;                /* each begins where the one before ended, none is missing */
    char last[DIGEST_HEX_CHARS]; /* what the last one left */
    size_t last_len;             /* 0 = it is no more */
};

/* Digests that an entry tells are part of what its own digest covers, so they are of the right
 * length here; longer ones are cut and then fit nothing. */
static void go_on(struct course *course, const struct audit_step *step) {
    str last = {course->last, course->last_len};
    course->follows =
        course->follows && step->version == course->entries + 1 && str_eq(step->before, last);
    course->last_len = step->after.len < DIGEST_HEX_CHARS ? step->after.len : DIGEST_HEX_CHARS;
    memcpy(course->last, step->after.len > 0 ? step->after.ptr : "", course->last_len);
    course->entries++;
}

/* The entries of the record of that id, where the walk stands. */
static err take_course(struct walk *w, struct pages *steps, i64 id, struct course *course_out) {
    struct course course = {.follows = true};
    const void *row;
    TRY(pages_peek(w->c, steps, &row));
    while (row != NULL && ((const struct audit_step *)row)->record == id) {
        go_on(&course, row);
        pages_pass(steps);
        TRY(pages_peek(w->c, steps, &row));
    }
    w->of_records += course.entries;
    *course_out = course;
    return OK;
}

/* Records that are told of before the one of that id are no more, and the last entry of each must
 * say so. */
static err check_gone(struct walk *w, const struct noun *noun, struct pages *steps, i64 id) {
    const void *row;
    TRY(pages_peek(w->c, steps, &row));
    while (row != NULL && ((const struct audit_step *)row)->record < id && !found(w)) {
        struct course course;
        i64 gone = ((const struct audit_step *)row)->record;
        TRY(take_course(w, steps, gone, &course));
        if (!course.follows || course.last_len > 0)
            find(w, str_fmt(w->c->arena, "%s %lld 已不在库里，操作日志里却没有删除它", noun->called,
                            (long long)gone));
        TRY(pages_peek(w->c, steps, &row));
    }
    return OK;
}

static err check_record(struct walk *w, const struct noun *noun, struct pages *steps,
                        const void *record) {
    struct course course;
    i64 id = *(const i64 *)record; /* each record begins with its id */
    str now;
    TRY(check_gone(w, noun, steps, id));
    TRY(take_course(w, steps, id, &course));
    TRY(audit_text(&w->scratch, w->by, record_canonical(w->scratch.arena, noun, record), &now));
    w->fault->records++;
    pulse_beat(w->c);
    if (course.entries == 0)
        find(w, str_fmt(w->c->arena, "%s %lld 不在操作日志里", noun->called, (long long)id));
    else if (!course.follows || !str_eq(now, (str){course.last, course.last_len}))
        find(w, str_fmt(w->c->arena, "%s %lld 与操作日志不符，被绕过程序改动过", noun->called,
                        (long long)id));
    return OK;
}

static err check_noun(struct walk *w, const struct noun *noun) {
    const struct value of = V_TEXT(str_from(noun->name));
    struct pages *records = pages_open(w->c, w->db, noun->page, NULL);
    struct pages *steps = pages_open(w->c, w->db, &q_audit_steps_page, &of);
    const void *row;
    TRY(pages_peek(w->c, records, &row));
    while (row != NULL && !found(w)) {
        TRY(check_record(w, noun, steps, row));
        arena_rewind(w->scratch.arena, w->empty);
        pages_pass(records);
        TRY(pages_peek(w->c, records, &row));
    }
    TRY(check_gone(w, noun, steps, INT64_MAX));
    pages_close(records);
    pages_close(steps);
    return OK;
}

static err check_all(struct walk *w, str head) {
    TRY(check_chain(w, head));
    for (size_t i = 0; i < nouns_n && !found(w); i++)
        TRY(check_noun(w, nouns[i]));
    i64 more = w->fault->entries - w->of_records;
    if (more != 0)
        find(w, str_fmt(w->c->arena, "有 %lld 条操作日志说的是本程序没有的内容", (long long)more));
    return OK;
}

static void close_arena(void *arena) {
    arena_close(arena);
}

err audit_walk(struct ctx *c, struct db *db, str head, struct audit_fault *fault_out) {
    struct audit_fault fault = {0};
    struct walk w = {
        .c = c, .scratch = {.arena = arena_open(SCRATCH_BYTES)}, .db = db, .fault = &fault};
    arena_defer(c->arena, close_arena, w.scratch.arena);
    w.empty = arena_mark(w.scratch.arena);
    TRY(digester_open(c, &w.by));
    err e = check_all(&w, head);
    if (w.scratch.code != OK)
        return fail(c, w.scratch.code, "%.*s", STR(w.scratch.text));
    *fault_out = fault;
    return e;
}

err audit_check(struct ctx *c, struct db *db, str head, struct audit_fault *fault_out) {
    TRY(db_begin(c, db, DB_READ));
    err e = audit_walk(c, db, head, fault_out);
    db_rollback(db);
    return e;
}
