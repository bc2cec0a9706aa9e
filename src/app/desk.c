/* Coming to the database. */
#include "app/desk.h"

#include "app/backup.h"
#include "app/kind.h"
#include "port/clock.h"
#include "store/person.h"
#include "store/steps.h"

#include <unistd.h>

str app_moment(struct arena *a, i64 at) {
    return clock_text(a, at);
}

err app_actor(const struct deed *d, i64 who, str *name_out) {
    struct person person = {.name = S("程序")};
    if (who != 0)
        TRY(record_get(d->c, d->db, &noun_person, who, &person));
    *name_out = person.name;
    return OK;
}

static err connect(struct ctx *c, str address, struct deed *deed_out, size_t *pending_out) {
    *deed_out = (struct deed){.c = c, .now = clock_now(), .today = clock_today(c->arena)};
    TRY(db_open(c, address, &deed_out->db));
    return schema_pending(c, deed_out->db, store_schema, pending_out);
}

err app_desk_open(struct ctx *c, str address, struct deed *deed_out) {
    size_t pending;
    bool file = !str_has(address, S("://"));
    if (file && access(str_z(c->arena, address), F_OK) != 0)
        return fail(c, ERR_NOT_FOUND, "没有数据库 %.*s，请先运行 bihuan init", STR(address));
    TRY(connect(c, address, deed_out, &pending));
    if (pending > 0)
        return fail(c, ERR_DB, "数据库还没有建好或版本较旧，请运行 bihuan init");
    return OK;
}

err app_desk_bare(struct ctx *c, str address, struct deed *deed_out) {
    size_t pending;
    return connect(c, address, deed_out, &pending);
}

/* bihuan.db has bihuan.schema-2.2025-06-15.zip; on the same day of a later try -2 and so on, since
 * an older backup is never written over. */
static str free_name(struct arena *a, str address, size_t steps, str today) {
    enum {
        TRIES = 1000
    };
    bool file = !str_has(address, S("://"));
    str front = file ? address : S("bihuan.db");
    if (str_ends(front, S(".db")))
        front = str_sub(front, 0, front.len - S(".db").len);
    front = str_fmt(a, "%.*s.schema-%zu.%.*s", STR(front), steps, STR(today));
    str name = str_cat(a, front, S(".zip"));
    for (int i = 2; i < TRIES && access(str_z(a, name), F_OK) == 0; i++)
        name = str_fmt(a, "%.*s-%d.zip", STR(front), i);
    return name;
}

err app_desk_make(struct ctx *c, const struct desk_making *in, struct deed *deed_out,
                  struct desk_made *made_out) {
    struct desk_made made = {0};
    struct backup_sum sum;
    TRY(connect(c, in->address, deed_out, &made.steps));
    size_t had = store_schema.n - made.steps;
    if (made.steps > 0 && had > 0) {
        str name = in->backup.len > 0 ? in->backup
                                      : free_name(c->arena, in->address, had, deed_out->today);
        const struct backup_job job = {.path = str_z(c->arena, name), .program = in->program};
        TRY(app_backup(deed_out, &job, &sum));
        made.backup = name;
    }
    *made_out = made;
    TRY(schema_update(c, deed_out->db, store_schema, deed_out->now));
    i64 kinds;
    return app_kinds_ship(deed_out, &kinds);
}
