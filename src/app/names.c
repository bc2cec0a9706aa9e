/* Names of organisations and people. */
#include "app/names.h"

#include "store/org.h"
#include "store/person.h"

/* gives  false where the name has to be asked for */
static bool find(const struct names_vec *known, i64 id, str *name_out) {
    *name_out = S("");
    for (size_t i = 0; i < known->n; i++)
        if (known->v[i].id == id) {
            *name_out = known->v[i].name;
            return true;
        }
    return id == 0;
}

/* The place of an id among names that stand by id, or where it would be. */
static size_t place_of(const struct names_vec *known, i64 id) {
    size_t from = 0, to = known->n;
    while (from < to) {
        size_t mid = from + (to - from) / 2;
        if (known->v[mid].id < id)
            from = mid + 1;
        else
            to = mid;
    }
    return from;
}

static err read_all_orgs(struct ctx *c, struct db *db, struct names *names) {
    struct list orgs;
    TRY(org_names(c, db, &orgs));
    const struct org_name *v = orgs.v;
    names->orgs = (struct names_vec){0};
    for (size_t i = 0; i < orgs.n; i++)
        *push(c->arena, &names->orgs) = (struct names_known){v[i].id, v[i].name};
    names->all_orgs = true;
    return OK;
}

static err one_of_all(struct ctx *c, const struct names_vec *known, i64 id, str *name_out) {
    size_t at = place_of(known, id);
    *name_out = S("");
    if (id == 0)
        return OK;
    if (at == known->n || known->v[at].id != id)
        return fail(c, ERR_NOT_FOUND, "没有编号为 %lld 的组织", (long long)id);
    *name_out = known->v[at].name;
    return OK;
}

err names_org(struct ctx *c, struct db *db, struct names *names, i64 id, str *name_out) {
    enum {
        ONE_BY_ONE = 16 /* asked so; who needs more gets all */
    };
    struct org org;
    if (!names->all_orgs && find(&names->orgs, id, name_out))
        return OK;
    if (!names->all_orgs && names->orgs.n == ONE_BY_ONE)
        TRY(read_all_orgs(c, db, names));
    if (names->all_orgs)
        return one_of_all(c, &names->orgs, id, name_out);
    TRY(record_get(c, db, &noun_org, id, &org));
    *push(c->arena, &names->orgs) = (struct names_known){id, org.name};
    *name_out = org.name;
    return OK;
}

err names_person(struct ctx *c, struct db *db, struct names *names, i64 id, str *name_out) {
    struct person person;
    if (find(&names->people, id, name_out))
        return OK;
    TRY(record_get(c, db, &noun_person, id, &person));
    *push(c->arena, &names->people) = (struct names_known){id, person.name};
    *name_out = person.name;
    return OK;
}
