/* Posts of a leading group. */
#include "app/leaders.h"

#include "app/person.h"
#include "base/utf8.h"
#include "read/facts.h"
#include "read/owner_name.h"

/* Duties as documents name them. The first that ends a duty counts; to add one: a row. */
static const struct {
    str ends;
    const char *role;
} duty_roles[] = {
    {T("副组长"), "deputy"},      {T("副总指挥"), "deputy"},
    {T("副指挥长"), "deputy"},    {T("组长"), "head"},
    {T("总指挥"), "head"},        {T("指挥长"), "head"},
    {T("召集人"), "head"},        {T("主任"), "office"},
    {T("成员"), "member"},        {T("组员"), "member"},
    {T("联络员"), "member"},      {T("专职人员"), "member"},
    {T("分管领导"), "in_charge"}, {T("第一责任人"), "first_responsible"},
};

static const char *role_of(str duty) {
    for (size_t i = 0; i < COUNT_OF(duty_roles); i++)
        if (str_ends(duty, duty_roles[i].ends))
            return duty_roles[i].role;
    return "";
}

/* Whether the group leads; a team for a single event is none. */
static bool is_leading(str group) {
    return group.len == 0 || str_has(group, S("领导")) || str_has(group, S("组织")) ||
           str_has(group, S("指挥部")) || str_has(group, S("办公室"));
}

bool leaders_is_person(const struct words *lexicon, str name) {
    size_t chars = utf8_chars(name);
    for (size_t at = 0; at < name.len;)
        if (!utf8_is_han(utf8_next(name, &at)))
            return false;
    return chars >= 2 && chars <= 4 && !owner_ends_name(lexicon, name);
}

err leaders_make(struct tx *tx, const struct leaders_in *in, i64 *posts_out) {
    const struct person_fact *facts = in->people.v;
    *posts_out = 0;
    for (size_t i = 0; i < in->people.n; i++) {
        const char *role = role_of(facts[i].duty);
        bool added;
        if (role[0] == '\0' || !is_leading(facts[i].group) ||
            !leaders_is_person(in->lexicon, facts[i].name))
            continue;
        struct post post = {.org = in->org,
                            .role = str_from(role),
                            .title = facts[i].post,
                            .full_time = str_has(facts[i].duty, S("专职")) ||
                                         str_has(facts[i].post, S("专职")),
                            .from_on = in->from_on};
        TRY(person_make(tx, facts[i].name, &post.person));
        TRY(post_make(tx, &post, &added));
        *posts_out += added;
    }
    return OK;
}
