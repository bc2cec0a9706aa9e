/* People, and who holds which role where. */
#ifndef STORE_PERSON_H
#define STORE_PERSON_H

#include "store/noun.h"

struct person {
    i64 id, version;
    str uid;
    str name;
    str left_on; /* "" = is here */
};
extern const struct shape person_shape;
extern const struct noun noun_person;

struct post {
    i64 id, version;
    i64 person;
    i64 org;
    str role;  /* head deputy member office first_responsible in_charge clerk staff */
    str title; /* office held otherwise, such as 副书记 */
    bool full_time;
    str from_on;
    str until_on; /* "" = holds it today */
};
extern const struct shape post_shape;
extern const struct noun noun_post;

/* person_named: those of a name who are here. person_here: all who are, by id, one page.
 * person_of_org: the one of a name with a role in an org, today or before; id 0 = none.
 * person_of_task: who leads or keeps a task for any department.
 *   after  id that was seen last, 0 = from the start */
MUST_USE err person_named(struct ctx *c, struct db *db, str name, struct list *people_out);
MUST_USE err person_here(struct ctx *c, struct db *db, i64 after, struct list *people_out);
MUST_USE err person_of_org(struct ctx *c, struct db *db, str name, i64 org,
                           struct person *person_out);
MUST_USE err person_of_task(struct ctx *c, struct db *db, i64 task, struct list *people_out);

/* post_of_org: who holds a role there today. post_of_person: all that one held, oldest first. */
MUST_USE err post_of_org(struct ctx *c, struct db *db, i64 org, struct list *posts_out);
MUST_USE err post_of_person(struct ctx *c, struct db *db, i64 person, struct list *posts_out);

#endif
