/* bihuan person: people and their posts. */
#include "app/person.h"

#include "app/names.h"
#include "cli/command.h"
#include "cli/desk.h"

struct person_options {
    struct desk_options desk;
    str role, title, on;
    bool full_time;
    bool help;
};

#define AT(member) offsetof(struct person_options, member)

static const struct option person_options[] = {
    {"role",
     0,
     OPTION_TEXT,
     AT(role),
     NULL,
     {"角色", "ROLE"},
     {"post：组长、副组长、成员、办公室主任、分管领导、第一责任人、创建办人员、工作人员",
      "Of post: head, deputy, member, office, in_charge, first_responsible, clerk, staff"}},
    {"title",
     0,
     OPTION_TEXT,
     AT(title),
     NULL,
     {"职务", "TITLE"},
     {"post：本人的职务，如 副书记", "Of post, office held otherwise"}},
    {"full-time",
     0,
     OPTION_FLAG,
     AT(full_time),
     NULL,
     {NULL, NULL},
     {"post：专职，不给则为兼职", "Of post, full time; part time when absent"}},
    {"on",
     0,
     OPTION_TEXT,
     AT(on),
     NULL,
     {"日期", "DAY"},
     {"end、left：哪一天，不给则为今天", "Of end and left, the day; today when absent"}},
    DESK_OPTION(struct person_options, desk),
    {"help", 'h', OPTION_FLAG, AT(help), NULL, {NULL, NULL}, {"显示这份说明", "Shows this help"}},
};

/* 组长 青禾县图书馆（3） */
static err write_posts(struct action_call *v, struct names *names, i64 person) {
    struct deed *d = v->deed;
    struct list list;
    TRY(post_of_person(d->c, d->db, person, &list));
    const struct post *post = list.v;
    for (size_t i = 0; i < list.n; i++) {
        const struct post_role *role = post_role_find(post[i].role);
        str org;
        if (post[i].until_on.len > 0)
            continue;
        TRY(names_org(d->c, d->db, names, post[i].org, &org));
        out_fmt(&v->out, " · %.*s%s（%lld）", STR(org), role != NULL ? role->called : "",
                (long long)post[i].id);
    }
    return OK;
}

static err list(struct action_call *v) {
    struct deed *d = v->deed;
    struct names names = {0};
    struct list page;
    i64 after = 0;
    do {
        TRY(person_here(d->c, d->db, after, &page));
        const struct person *person = page.v;
        for (size_t i = 0; i < page.n; i++) {
            out_fmt(&v->out, "%lld %.*s", (long long)person[i].id, STR(person[i].name));
            TRY(write_posts(v, &names, person[i].id));
            out_char(&v->out, '\n');
            after = person[i].id;
        }
    } while (page.n > 0);
    return OK;
}

static err add(struct action_call *v) {
    struct person person;
    TRY(app_person_add(v->deed, v->words.v[0], &person));
    out_fmt(&v->out, "%.*s %lld\n", STR(person.name), (long long)person.id);
    return OK;
}

static err post(struct action_call *v) {
    const struct person_options *o = v->options;
    struct post post;
    const struct post like = {.person = v->ids[0],
                              .org = v->ids[1],
                              .role = o->role,
                              .title = o->title,
                              .full_time = o->full_time};
    TRY(app_post_add(v->deed, &like, &post));
    out_fmt(&v->out, v->call->chinese ? "任职 %lld\n" : "post %lld\n", (long long)post.id);
    return OK;
}

static err end(struct action_call *v) {
    const struct person_options *o = v->options;
    return app_post_end(v->deed, v->ids[0], o->on);
}

static err left(struct action_call *v) {
    const struct person_options *o = v->options;
    return app_person_left(v->deed, v->ids[0], o->on);
}

static const struct action person_actions[] = {
    {"list",
     "",
     {"", ""},
     {"列出人员和任职（默认）", "Lists people and posts (the default)"},
     list},
    {"add", "t", {"姓名", "NAME"}, {"登记", "Adds one"}, add},
    {"post",
     "ii",
     {"人员 组织", "PERSON ORG"},
     {"任职，要写明 --role", "Gives a post, with --role"},
     post},
    {"end", "i", {"任职", "POST"}, {"结束一个任职", "Ends a post"}, end},
    {"left", "i", {"编号", "ID"}, {"离开，任职一并结束", "Has left; all posts end"}, left},
};

const struct command command_person = {
    .name = "person",
    .words = {"[操作 …] [选项]", "[ACTION ...] [OPTION]..."},
    .help = {"人员和任职：领导小组、分管领导、第一责任人、创建办。",
             "People and posts: leading group, leaders in charge, first responsible."},
    .options = OPTIONS(person_options),
    .size = sizeof(struct person_options),
    .actions = ACTIONS(person_actions),
    .desk = offsetof(struct person_options, desk),
};
