/* Taking over. */
#include "app/heir.h"

#include "store/duty.h"
#include "store/task.h"

err heir_check_name(struct tx *tx, str name, i64 above) {
    struct org known;
    TRY(org_find(tx->c, tx->db, name, above, &known));
    return known.id == 0
               ? OK
               : fail(tx->c, ERR_CONFLICT, "那里已经有“%.*s”（编号 %lld），请先给其中一个更名",
                      STR(name), (long long)known.id);
}

static err take_below(struct tx *tx, const struct org *from, const struct org *heir) {
    struct list below;
    TRY(org_below(tx->c, tx->db, from->id, &below));
    for (size_t i = 0; i < below.n; i++) {
        struct org child = ((const struct org *)below.v)[i];
        TRY(heir_check_name(tx, child.name, heir->id));
        child.above = heir->id;
        TRY(record_set(tx, &noun_org, &child));
    }
    return OK;
}

/* Of a task that both have the heir keeps one role: to lead is more than to help. */
static err take_assignment(struct tx *tx, struct assignment mine, i64 heir) {
    struct assignment theirs;
    TRY(assignment_find(tx->c, tx->db, mine.task, heir, &theirs));
    if (theirs.id == 0) {
        mine.org = heir;
        return record_set(tx, &noun_assignment, &mine);
    }
    bool lead = str_eq(mine.role, S("lead")) && !str_eq(theirs.role, S("lead"));
    if (lead || theirs.role.len == 0) {
        theirs.role = mine.role;
        TRY(record_set(tx, &noun_assignment, &theirs));
    }
    mine.role = S("");
    return record_set(tx, &noun_assignment, &mine);
}

static err take_assignments(struct tx *tx, i64 from, i64 heir) {
    struct assignment last = {0};
    struct list page = {NULL, ASSIGNMENT_PAGE_ROWS};
    while (page.n == ASSIGNMENT_PAGE_ROWS) {
        TRY(assignment_page(tx->c, tx->db, from, &last, &page));
        for (size_t i = 0; i < page.n; i++) {
            last = ((const struct assignment *)page.v)[i];
            TRY(take_assignment(tx, last, heir));
        }
    }
    return OK;
}

static err take_duties(struct tx *tx, i64 from, i64 heir) {
    struct duty last = {0};
    struct list page = {NULL, DUTY_PAGE_ROWS};
    while (page.n == DUTY_PAGE_ROWS) {
        TRY(duty_open_of_org(tx->c, tx->db, from, &last, &page));
        for (size_t i = 0; i < page.n; i++) {
            last = ((const struct duty *)page.v)[i];
            struct duty duty = last;
            duty.org = heir;
            TRY(record_set(tx, &noun_duty, &duty));
        }
    }
    return OK;
}

err heir_take(struct tx *tx, const struct org *from, const struct org *heir) {
    TRY(take_below(tx, from, heir));
    TRY(take_assignments(tx, from->id, heir->id));
    return take_duties(tx, from->id, heir->id);
}
