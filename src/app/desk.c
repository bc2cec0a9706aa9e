/* Coming to the database. */
#include "app/desk.h"

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

err app_desk_make(struct ctx *c, str address, struct deed *deed_out, size_t *steps_out) {
    TRY(connect(c, address, deed_out, steps_out));
    return schema_update(c, deed_out->db, store_schema, deed_out->now);
}
