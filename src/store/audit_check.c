/* Walking the chain, then the records. */
#include "store/audit_check.h"

#include "store/audit.h"
#include "store/audit.sql.h"
#include "store/merkle.h"
#include "store/noun.h"

enum {
    PAGE_ROWS = 500
};

struct walk {
    struct ctx *c;
    struct db *db;
    struct audit_fault *fault;
    i64 of_records; /* entries that were seen with their records */
};

static bool found(const struct walk *w) {
    return w->fault->sentence.len > 0;
}

/* One entry by itself. */
static err check_entry(struct walk *w, const struct audit *a) {
    str entry;
    TRY(audit_entry(w->c, a, &entry));
    if (!str_eq(entry, a->entry) && !found(w))
        w->fault->sentence = str_fmt(w->c->arena, "操作日志第 %lld 条被改动过", (long long)a->id);
    return OK;
}

/* The entries of a link, 0 = of none; into its tree. */
static err check_entries(struct walk *w, i64 link, struct merkle *m) {
    struct ctx own = {.arena = w->c->arena};
    struct rows *rows;
    struct audit a;
    bool more = true;
    TRY(rows_open(w->c, w->db, ASK(q_audit_of_link, V_INT(link)), &rows));
    while (more) {
        TRY(rows_next(w->c, rows, &a, &more));
        if (!more)
            break;
        struct arena_mark mark = arena_mark(own.arena);
        bool before = found(w);
        TRY(check_entry(w, &a));
        TRY(merkle_add(w->c, m, a.entry));
        w->fault->entries++;
        if (found(w) == before)
            arena_rewind(own.arena, mark);
    }
    return OK;
}

/* The link before the first has id 0 and no digest. */
static err check_link(struct walk *w, const struct audit_link *link,
                      const struct audit_link *before) {
    struct merkle m = {0};
    struct digest root;
    str digest, why = S("");
    if (!audit_algorithm(link->algorithm, &m.kind)) {
        w->fault->sentence = str_fmt(w->c->arena, "链节 %lld 的算法 %.*s 不认识",
                                     (long long)link->id, STR(link->algorithm));
        return OK;
    }
    TRY(check_entries(w, link->id, &m));
    if (m.n > 0)
        TRY(merkle_root(w->c, &m, &root));
    TRY(audit_link_digest(w->c, m.kind, link, &digest));
    if (link->id != before->id + 1)
        why = S("前面缺了链节");
    else if (!str_eq(link->previous, before->digest))
        why = S("与前一节接不上");
    else if (!str_eq(digest, link->digest))
        why = S("自身被改动过");
    else if ((i64)m.n != link->entries)
        why = S("的日志条数不对");
    else if (!str_eq(digest_hex(w->c->arena, &root), link->root))
        why = S("的日志内容不对");
    if (why.len > 0 && !found(w))
        w->fault->sentence = str_fmt(w->c->arena, "链节 %lld %.*s", (long long)link->id, STR(why));
    return OK;
}

/* Some links, from the one behind *last on, which becomes the last of them; its text lives on. */
static err check_links(struct walk *w, str head, struct audit_link *last, bool *seen, bool *more) {
    struct list links;
    TRY(db_list(w->c, w->db, ASK(q_audit_link_page, V_INT(last->id), V_INT(PAGE_ROWS)), &links));
    const struct audit_link *v = links.v;
    for (size_t i = 0; i < links.n && !found(w); i++) {
        TRY(check_link(w, &v[i], last));
        *seen = *seen || str_eq(v[i].digest, head);
        *last = v[i];
        w->fault->links++;
    }
    *more = links.n == PAGE_ROWS && !found(w);
    return OK;
}

static err check_chain(struct walk *w, str head) {
    struct audit_link last = {.digest = S("")};
    char digest[DIGEST_HEX_CHARS];
    bool seen = head.len == 0, more = true;
    while (more) {
        struct arena_mark mark = arena_mark(w->c->arena);
        TRY(check_links(w, head, &last, &seen, &more));
        if (!more)
            break;
        memcpy(digest, last.digest.ptr, sizeof digest); /* whose form was just proven */
        arena_rewind(w->c->arena, mark);
        last.digest.ptr = digest;
    }
    w->fault->head = str_dup(w->c->arena, last.digest);
    if (!seen && !found(w))
        w->fault->sentence = S("链里没有给出的链头：链尾被截断，或链头不是这个库的");
    struct merkle rest = {.kind = DIGEST_SHA256};
    TRY(check_entries(w, 0, &rest));
    w->fault->unlinked = (i64)rest.n;
    return OK;
}

/* The entries of a record follow each other, and the last tells what it is now. */
static err check_record(struct walk *w, const struct noun *noun, i64 id, const void *record) {
    struct ctx *c = w->c;
    struct list entries;
    str now, last = S("");
    TRY(audit_text(c, record_canonical(c->arena, noun, record), &now));
    TRY(audit_history(c, w->db, str_from(noun->name), id, &entries));
    const struct audit *v = entries.v;
    bool follows = true;
    for (size_t i = 0; i < entries.n; i++) {
        follows = follows && v[i].version == (i64)i + 1 && str_eq(v[i].before, last);
        last = v[i].after;
    }
    w->of_records += (i64)entries.n;
    w->fault->records++;
    if (!found(w) && !(follows && str_eq(last, now)))
        w->fault->sentence = str_fmt(c->arena,
                                     entries.n == 0 ? "%s %lld 不在操作日志里"
                                                    : "%s %lld 与操作日志不符，被绕过程序改动过",
                                     noun->called, (long long)id);
    return OK;
}

static err check_noun(struct walk *w, const struct noun *noun) {
    for (i64 last = 0; !found(w);) {
        struct list page;
        struct arena_mark mark = arena_mark(w->c->arena);
        const struct value args[] = {V_INT(last), V_INT(PAGE_ROWS)};
        TRY(db_list(w->c, w->db, (struct ask){noun->page, {args, COUNT_OF(args)}}, &page));
        for (size_t i = 0; i < page.n && !found(w); i++) {
            const char *record = (const char *)page.v + i * noun->shape->size;
            last = *(const i64 *)(const void *)record; /* each record begins with its id */
            TRY(check_record(w, noun, last, record));
        }
        if (page.n < PAGE_ROWS)
            return OK;
        if (!found(w))
            arena_rewind(w->c->arena, mark);
    }
    return OK;
}

static err check_all(struct walk *w, str head) {
    TRY(check_chain(w, head));
    for (size_t i = 0; i < nouns_n && !found(w); i++)
        TRY(check_noun(w, nouns[i]));
    i64 more = w->fault->entries - w->of_records;
    if (!found(w) && more > 0)
        w->fault->sentence =
            str_fmt(w->c->arena, "有 %lld 条操作日志所说的内容已不在库里", (long long)more);
    else if (!found(w) && more < 0)
        w->fault->sentence =
            str_fmt(w->c->arena, "有 %lld 条操作日志不在任何链节里", (long long)-more);
    return OK;
}

/* In one state of the data: others may be writing meanwhile. */
err audit_check(struct ctx *c, struct db *db, str head, struct audit_fault *fault_out) {
    struct audit_fault fault = {0};
    struct walk w = {.c = c, .db = db, .fault = &fault};
    TRY(db_begin(c, db, DB_READ));
    err e = check_all(&w, head);
    db_rollback(db);
    *fault_out = fault;
    return e;
}
