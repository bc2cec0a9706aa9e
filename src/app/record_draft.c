/* Drafting. */
#include "app/record_draft.h"

#include "app/kind.h"
#include "app/ledger.h"
#include "app/open.h"
#include "app/proof.h"
#include "app/secret.h"
#include "app/wording.h"
#include "base/limit.h"
#include "base/number.h"
#include "base/utf8.h"
#include "calendar/day.h"
#include "read/brief.h"
#include "store/plan.h"

enum {
    YEARS_BACK = 8 /* within which every day of a year has been, 29 February too */
};

struct work {
    struct record_in told;
    struct document document;
    const struct proof_kept *kept; /* its pictures */
    size_t n_kept;
    struct record record; /* the result */
};

/* ---- what the document tells ---- */

/* XXXX-03-05: the last such day up to today. gives  whether a year was put in its place */
static bool put_year(struct deed *d, str *day) {
    const str unknown = S("XXXX");
    if (!str_starts(*day, unknown))
        return false;
    i64 year = number_ordinal(str_sub(d->today, 0, unknown.len));
    for (i64 i = 0; i < YEARS_BACK; i++) {
        str known = str_fmt(d->c->arena, "%04lld%.*s", (long long)(year - i),
                            STR(str_sub(*day, unknown.len, day->len)));
        if (day_parse(known) != DAY_NONE && str_cmp(known, d->today) <= 0) {
            *day = known;
            return true;
        }
    }
    *day = S("");
    return false;
}

/* The days of the document; one that no year has is not taken. */
static bool put_days(struct deed *d, struct brief *b) {
    bool assumed = put_year(d, &b->until_on);
    assumed = put_year(d, &b->happened_on) || assumed;
    if (day_parse(b->happened_on) == DAY_NONE)
        b->happened_on = S("");
    if (day_parse(b->until_on) == DAY_NONE || str_cmp(b->until_on, b->happened_on) < 0)
        b->until_on = S("");
    return assumed;
}

/* What the clerk has not said is taken from the document, as an office writes it. */
static void put_text(struct arena *a, str *said, str told, size_t max_chars) {
    if (said->len == 0)
        *said = utf8_cut(wording_office(a, told), max_chars);
}

static void put_texts(struct arena *a, struct record_in *in, const struct brief *b) {
    put_text(a, &in->title, b->title, RECORD_TITLE_CHARS);
    put_text(a, &in->place, b->place, RECORD_PLACE_CHARS);
    put_text(a, &in->host, b->host, RECORD_HOST_CHARS);
    put_text(a, &in->people, b->people, RECORD_PEOPLE_CHARS);
    put_text(a, &in->summary, b->summary, RECORD_SUMMARY_CHARS);
}

static void put_rest(struct record_in *in, const struct brief *b) {
    if (in->happened_on.len == 0) {
        in->happened_on = b->happened_on;
        in->until_on = b->until_on;
    }
    if (in->persons == RECORD_NOT_SAID && b->persons > 0)
        in->persons = b->persons;
}

/* ---- what is kept of it ---- */

static err keep_document(struct ctx *c, struct blob_store *store, const struct draft_in *in,
                         struct document *document_out) {
    struct file file;
    struct blob blob;
    str name = file_shown(c->arena, file_base(in->path));
    TRY(file_open(c, str_z(c->arena, in->path), limit_value(LIMIT_FILE_BYTES), &file));
    TRY(files_put(c, store, &file, &blob));
    *document_out = (struct document){.name = name,
                                      .digest = digest_hex(c->arena, &blob.id),
                                      .bytes = (i64)blob.bytes,
                                      .kind = S("other")};
    return OK;
}

/* A picture that is damaged or of no kind that is kept does not stop the others. */
static err keep_pictures(struct ctx *c, struct blob_store *store, const struct pictures *pictures,
                         struct work *w) {
    struct proof_kept *kept = take(c->arena, struct proof_kept, pictures->n + 1);
    for (size_t i = 0; i < pictures->n; i++) {
        const struct picture *picture = &pictures->v[i];
        struct ctx own = {.arena = c->arena};
        err e = proof_keep_bytes(&own, store, picture->name, picture->bytes, &kept[w->n_kept]);
        if (e != OK && e != ERR_INVALID)
            return fail(c, e, "%.*s", STR(own.text));
        w->n_kept += e == OK;
    }
    w->kept = kept;
    return OK;
}

static err keep(struct deed *d, const struct draft_in *in, const struct pictures *pictures,
                struct work *w) {
    struct blob_store *store;
    TRY(files_open(d, &store));
    TRY(keep_document(d->c, store, in, &w->document));
    w->document.title = w->told.title;
    return keep_pictures(d->c, store, pictures, w);
}

/* ---- the change ---- */

static err draft(struct tx *tx, void *arg) {
    struct work *w = arg;
    struct record_in told = w->told;
    if (w->document.digest.len > 0) {
        struct document document = w->document;
        TRY(record_add(tx, &noun_document, &document));
        told.document = document.id;
    }
    TRY(record_enter(tx, &told, &w->record));
    for (size_t i = 0; i < w->n_kept; i++) {
        struct proof proof = w->kept[i].proof;
        const struct proof_in in = {.record = w->record.id, .org = w->record.org};
        TRY(proof_enter(tx, &in, &proof));
    }
    return OK;
}

static err find_kind(struct deed *d, const struct brief *b, struct record_in *told, bool *closed) {
    struct kind kind;
    if (told->kind.len == 0)
        told->kind = b->kind;
    if (told->kind.len == 0)
        return fail(d->c, ERR_INVALID,
                    "看不出这份简报属于哪个类别，请加 --kind，类别见 bihuan record kinds");
    TRY(app_kind(d->c, d->db, "record", told->kind, &kind));
    return kind_is_closed(d->c, d->db, &kind, closed);
}

err app_record_draft(struct deed *d, const struct draft_in *in, struct drafted *out) {
    struct drafted drafted = {0};
    struct work w = {.told = in->said};
    struct pictures pictures = {0};
    struct brief brief;
    struct doc doc;
    bool closed;
    const struct open_in open = {.path = in->path,
                                 .charset = in->charset,
                                 .note_out = &drafted.note,
                                 .pictures_out = &pictures};
    TRY(app_open(d->c, &open, &doc));
    TRY(secret_check(d->c, doc.view, "文件"));
    brief_read(d->c->arena, &doc, file_shown(d->c->arena, in->path), &brief);
    TRY(find_kind(d, &brief, &w.told, &closed));
    drafted.year_assumed = put_days(d, &brief) && w.told.happened_on.len == 0;
    put_rest(&w.told, &brief);
    if (!closed) {
        put_texts(d->c->arena, &w.told, &brief);
        TRY(keep(d, in, &pictures, &w));
        drafted.refused = pictures.n - w.n_kept;
    }
    TRY(tx_run(d, "draft record", draft, &w));
    drafted.record = w.record;
    drafted.pictures = w.n_kept;
    *out = drafted;
    return OK;
}
