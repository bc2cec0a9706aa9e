/* Organisations: what is done with them. */
#ifndef APP_ORG_H
#define APP_ORG_H

#include "app/tx.h"
#include "store/org.h"

/* app_org_add: a new one.
 *   like  name, kind (unit where nothing is above, else department), above
 * fails  INVALID: no name, nothing above of that id; CONFLICT: there is one of that name already */
MUST_USE err app_org_add(struct deed *d, struct org like, struct org *org_out);

/* app_org_rename: the old name stays in its history.
 * app_org_move: below another one. app_org_merge: what it did is done by another, it is closed.
 * app_org_split: a new one takes a part of what it did; both exist.
 * fails  NOT_FOUND, INVALID: would stand below itself, is closed; CONFLICT */
MUST_USE err app_org_rename(struct deed *d, i64 id, str name);
MUST_USE err app_org_move(struct deed *d, i64 id, i64 above);
MUST_USE err app_org_merge(struct deed *d, i64 id, i64 into);
MUST_USE err app_org_split(struct deed *d, i64 id, str name, struct org *org_out);

/* app_org_at: an org by its name or its path from above: 办公室, 青禾县图书馆/办公室.
 *   near   org right below which it is looked for first; 0 = nowhere in particular
 * fails  NOT_FOUND; CONFLICT: several of that name, the path tells which */
MUST_USE err app_org_at(struct ctx *c, struct db *db, str path, i64 near, struct org *org_out);

/* app_org_relate: whose territory it lies in (属地), and which authority of its line (主管) it
 * answers to; 0 = it stays. fails  NOT_FOUND; INVALID: is closed, is itself, nothing is said */
MUST_USE err app_org_relate(struct deed *d, i64 id, i64 territory, i64 line);

/* org_kind: department, of 部门 or of itself; "" = there is none. org_kind_called: the other way
 * round. org_change_called: 更名, of rename. */
str org_kind(str called);
str org_kind_called(str kind);
str org_change_called(str kind);

/* A line of the tree. */
struct org_line {
    i64 id;
    i64 depth; /* 0 = top */
    str name;
    str kind; /* 单位 部门 */
};
extern const struct shape org_line_shape;

/* app_org_tree: all that exist, each below its upper one; however deep. */
MUST_USE err app_org_tree(struct deed *d, struct list *lines_out);

#endif
