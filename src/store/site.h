/* Sites: physical spots of an organisation. */
#ifndef STORE_SITE_H
#define STORE_SITE_H

#include "store/noun.h"

struct site {
    i64 id, version;
    str uid;
    i64 org;
    str name;      /* 党员活动室 */
    str kind;      /* 活动室, 书屋, 窗口 …; "" = not said */
    str place;     /* where it is: 主楼三层; "" = not said */
    str closed_on; /* "" = it exists */
};
extern const struct shape site_shape;
extern const struct noun noun_site;

/* site_list: those of an org that exist, by name; of all orgs when org is 0. */
MUST_USE err site_list(struct ctx *c, struct db *db, i64 org, struct list *sites_out);

#endif
