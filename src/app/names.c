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

err names_org(struct ctx *c, struct db *db, struct names *names, i64 id, str *name_out) {
    struct org org;
    if (find(&names->orgs, id, name_out))
        return OK;
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
