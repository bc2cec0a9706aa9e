/* A task in words. */
#include "app/task_words.h"

#include "base/out.h"
#include "calendar/festival.h"
#include "store/plan.h"
#include "store/task.h"

static const struct {
    const char *role;
    const char *called;
} roles[] = {{"lead", "牵头"}, {"support", "配合"}, {"supervise", "督办"}};

static const struct {
    const char *source;
    const char *called;
} sources[] = {{"document", "文件"},
               {"indicator", "指标"},
               {"order", "上级交办"},
               {"hand", "手工录入"},
               {"meeting", "会议议定"}};

err task_words_people(struct ctx *c, struct db *db, struct names *names,
                      const struct assignment *to, str *words_out) {
    str leader, keeper;
    struct out o = out_open(c->arena);
    TRY(names_person(c, db, names, to->leader, &leader));
    TRY(names_person(c, db, names, to->keeper, &keeper));
    if (leader.len > 0)
        out_fmt(&o, "责任领导 %.*s", STR(leader));
    if (keeper.len > 0)
        out_fmt(&o, "%s责任人 %.*s", leader.len > 0 ? "，" : "", STR(keeper));
    *words_out = out_str(&o);
    return OK;
}

err task_words_assigned(struct ctx *c, struct db *db, struct names *names, struct list assignments,
                        str *words_out) {
    const struct assignment *v = assignments.v;
    struct out o = out_open(c->arena);
    for (size_t k = 0; k < COUNT_OF(roles); k++) {
        bool first = true;
        for (size_t i = 0; i < assignments.n; i++) {
            str name, people;
            if (!str_eq(v[i].role, str_from(roles[k].role)))
                continue;
            TRY(names_org(c, db, names, v[i].org, &name));
            if (first)
                out_fmt(&o, "%s%s ", o.len > 0 ? "；" : "", roles[k].called);
            else
                out_raw(&o, S("、"));
            first = false;
            out_raw(&o, name);
            TRY(task_words_people(c, db, names, &v[i], &people));
            if (people.len > 0)
                out_fmt(&o, "（%.*s）", STR(people));
        }
    }
    *words_out = out_str(&o);
    return OK;
}

err task_words_served(struct ctx *c, struct db *db, struct names *names, struct list goals,
                      str *words_out) {
    const struct task_goal *v = goals.v;
    struct out o = out_open(c->arena);
    for (size_t i = 0; i < goals.n; i++) {
        struct goal goal;
        str lead;
        TRY(record_get(c, db, &noun_goal, v[i].goal, &goal));
        TRY(names_org(c, db, names, v[i].org, &lead));
        out_fmt(&o, "%s%.*s%.*s", i > 0 ? "、" : "", STR(goal.level), STR(goal.title));
        if (lead.len > 0)
            out_fmt(&o, "（牵头 %.*s）", STR(lead));
    }
    *words_out = out_str(&o);
    return OK;
}

str task_words_festivals(struct arena *a, str ids) {
    struct out o = out_open(a);
    for (size_t from = 0; from < ids.len;) {
        str id = str_sub(ids, from, str_find(ids, S(" "), from));
        const struct festival *f = festival_find(id);
        if (f != NULL)
            out_fmt(&o, "%s%.*s", o.len > 0 ? "、" : "", STR(f->name));
        from += id.len + 1;
    }
    return out_str(&o);
}

str task_words_source(str source) {
    for (size_t i = 0; i < COUNT_OF(sources); i++)
        if (str_eq(source, str_from(sources[i].source)))
            return str_from(sources[i].called);
    return source;
}

str task_source_find(str word) {
    for (size_t i = 0; i < COUNT_OF(sources); i++)
        if (str_eq(word, str_from(sources[i].source)) || str_eq(word, str_from(sources[i].called)))
            return str_from(sources[i].source);
    return S("");
}
