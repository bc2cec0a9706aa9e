/* Walking the records that point to files. */
#include "app/files_check.h"

#include "db/pages.h"
#include "port/reason.h"
#include "store/plan.h"
#include "store/proof.h"

#include <fcntl.h>

enum {
    STEP_BYTES = 16 << 20, /* memory of one step, given back at its end */
};

/* What a record points to. */
struct pointer {
    str name;   /* of the file, as people know it */
    str digest; /* "" = it points to no bytes */
    i64 bytes;
};

static struct pointer of_document(const void *record) {
    const struct document *document = record;
    return (struct pointer){document->name, document->digest, document->bytes};
}

static struct pointer of_proof(const void *record) {
    const struct proof *proof = record;
    const bool there = str_eq(proof->kind, S("file")) && !str_eq(proof->state, S("purged"));
    return (struct pointer){proof->name, there ? proof->digest : S(""), proof->bytes};
}

/* To add a kind of record that points to files: a row. */
static const struct {
    const struct noun *noun;
    struct pointer (*points)(const void *record);
} kinds[] = {
    {&noun_document, of_document},
    {&noun_proof, of_proof},
};

err files_check_begin(const struct deed *d, struct files_check *check_out) {
    struct files_check check = {
        .sentence = S(""), .deed = d, .nowhere = open("/dev/null", O_WRONLY)};
    if (check.nowhere < 0)
        return fail(d->c, ERR_IO, "/dev/null 打不开，请检查系统");
    int *kept = take(d->c->arena, int, 1);
    *kept = check.nowhere;
    arena_defer(d->c->arena, reason_close, kept);
    *check_out = check;
    return OK;
}

/* The file behind a pointer: there, of that length, of that digest. */
static err check_bytes(struct ctx *c, const struct files_check *check, const struct pointer *p) {
    struct digest id;
    u64 bytes;
    if (!digest_parse(p->digest, &id))
        return fail(c, ERR_IO, "摘要不是 SHA-256");
    TRY(blob_size(c, check->store, &id, &bytes));
    if (bytes != (u64)p->bytes)
        return fail(c, ERR_IO, "长度不对，应为 %lld 字节，实为 %llu 字节，请从备份恢复",
                    (long long)p->bytes, (unsigned long long)bytes);
    return blob_get(c, check->store, &id, check->nowhere);
}

/* Somebody may have purged it just now: then the record tells so. */
static err still_points(const struct deed *d, const struct noun *noun, const void *record,
                        bool *still_out) {
    const i64 *front = record; /* each record begins with id and version */
    i64 *now = arena_bytes(d->c->arena, noun->shape->size, 16);
    TRY(record_get(d->c, d->db, noun, front[0], now));
    *still_out = now[1] == front[1];
    return OK;
}

/* One record; its words live in d->c->arena, which is that of the step. */
static err check_record(const struct deed *d, struct files_check *check, const void *record) {
    const struct noun *noun = kinds[check->kind].noun;
    struct pointer p = kinds[check->kind].points(record);
    struct ctx own = {.arena = d->c->arena};
    bool still;
    if (p.digest.len == 0)
        return OK;
    if (check->store == NULL)
        TRY(files_open(check->deed, &check->store));
    err e = check_bytes(&own, check, &p);
    if (e == ERR_DENIED || e == ERR_BUSY || e == ERR_MISSING)
        return fail(d->c, e, "%.*s", STR(own.text));
    check->files++;
    check->bytes += (u64)p.bytes;
    if (e == OK)
        return OK;
    TRY(still_points(d, noun, record, &still));
    if (still)
        check->sentence = str_fmt(d->c->arena, "%s %lld（%.*s）：%.*s", noun->called,
                                  (long long)*(const i64 *)record, STR(p.name), STR(own.text));
    return OK;
}

static err step(const struct deed *d, struct files_check *check) {
    const void *record;
    if (check->records == NULL)
        check->records = pages_open(check->deed->c, d->db, kinds[check->kind].noun->page, NULL);
    TRY(pages_peek(d->c, check->records, &record));
    if (record == NULL) {
        pages_close(check->records);
        check->records = NULL;
        check->kind++;
        check->done = check->kind == COUNT_OF(kinds);
        return OK;
    }
    TRY(check_record(d, check, record));
    pages_pass(check->records);
    check->done = check->sentence.len > 0;
    return OK;
}

err files_check_next(struct files_check *check) {
    struct ctx *c = check->deed->c;
    struct ctx own = {.arena = arena_open(STEP_BYTES)};
    struct deed inner = *check->deed;
    inner.c = &own;
    err e = step(&inner, check);
    check->sentence = str_dup(c->arena, check->sentence);
    if (e != OK)
        e = fail(c, e, "%.*s", STR(own.text));
    arena_close(own.arena);
    return e;
}
