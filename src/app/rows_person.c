/* Rows of people: who holds which role where. Somebody is known again by name and organisation. */
#include "app/rows_in.h"

#include "app/org.h"
#include "app/person.h"
#include "app/typed.h"
#include "base/fold.h"

enum {
    NAME_CHARS_MAX = 50,
    TITLE_CHARS_MAX = 100,
    PATH_CHARS_MAX = 400,
};

enum {
    NAME,
    ORG,
    TITLE,
    ROLE,
    FULL_TIME,
    FROM,
    UNTIL,
    TERM,
    PRIVATE,
};
static const struct grid_head heads[] = {
    {"姓名|名字|人员姓名|责任人姓名|人员", true},
    {"单位|部门|单位/部门|部门/单位|所在单位|所在部门|工作单位|科室|所在科室|所属部门|所属单位|"
     "组织",
     true},
    {"职务|行政职务|党政职务|现任职务|职务职称|岗位", false},
    {"角色|创建角色|工作角色|领导小组职务|小组职务|创建职务", false},
    {"专职/兼职|专兼职|专职兼职|是否专职|专职|用工方式", false},
    {"开始日期|起始日期|任职日期|任职时间|开始时间|起", false},
    {"结束日期|终止日期|离任日期|结束时间|离任时间|止", false},
    {"起止日期|起止时间|任期|任职起止|起止", false},
    {"手机|手机号|手机号码|电话|联系电话|移动电话|联系方式|身份证|身份证号|身份证号码", false},
};

/* What people also write for a role (person.h). To add one: a row. */
static const struct {
    const char *word;
    const char *role; /* of struct post */
} roles[] = {
    {"常务副组长", "deputy"},    {"组员", "member"},
    {"小组成员", "member"},      {"领导小组成员", "member"},
    {"创建办", "office"},        {"创建办主任", "office"},
    {"创建办副主任", "office"},  {"创建办成员", "office"},
    {"办公室成员", "office"},    {"主要负责人", "first_responsible"},
    {"分管负责人", "in_charge"}, {"分管副职", "in_charge"},
    {"联络员", "clerk"},         {"专干", "clerk"},
    {"干事", "clerk"},           {"经办人", "clerk"},
    {"具体负责人", "clerk"},     {"职工", "staff"},
    {"干部职工", "staff"},       {"一般人员", "staff"},
};

/* Is 专职, is not. */
static const struct {
    const char *word;
    bool full_time;
} times[] = {{"专职", true},  {"全职", true}, {"是", true}, {"√", true},
             {"兼职", false}, {"否", false},  {"", false},  {"非专职", false}};

struct import {
    struct lookup orgs; /* by what rows call them */
    struct lookup seen;
};

/* ---- cells ---- */

static str parse_role(struct rows *r, size_t row) {
    struct arena *a = r->deed->c->arena;
    str text = fold_str(a, rows_text(r, row, ROLE, TITLE_CHARS_MAX));
    if (text.len == 0)
        return S("staff");
    const struct post_role *known = post_role_find(text);
    if (known != NULL)
        return str_from(known->role);
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (str_eq(text, str_from(roles[i].word)))
            return str_from(roles[i].role);
    rows_fault(r, row, ROLE,
               str_fmt(a,
                       "“%.*s”不认识，可以写：组长、副组长、成员、创建办、第一责任人、分管领导、"
                       "联络员、工作人员",
                       STR(text)));
    return S("");
}

static bool parse_full_time(struct rows *r, size_t row) {
    struct arena *a = r->deed->c->arena;
    str text = fold_str(a, rows_text(r, row, FULL_TIME, TITLE_CHARS_MAX));
    for (size_t i = 0; i < COUNT_OF(times); i++)
        if (str_eq(text, str_from(times[i].word)))
            return times[i].full_time;
    rows_fault(r, row, FULL_TIME, str_fmt(a, "“%.*s”不认识，请写专职或兼职", STR(text)));
    return false;
}

/* 2024-01-01 至 2025-12-31; one end may be missing, or 今. */
static void parse_term(struct rows *r, size_t row, struct post *post) {
    static const str between[] = {T("至今"), T("至"), T("到"), T("~"), T("～"), T("—"), T("--")};
    struct arena *a = r->deed->c->arena;
    str text = rows_text(r, row, TERM, TITLE_CHARS_MAX), from = text, until = S("");
    for (size_t i = 0; i < COUNT_OF(between); i++) {
        size_t at = str_find(text, between[i], 0);
        if (at == STR_NONE)
            continue;
        from = str_trim(str_sub(text, 0, at));
        until = str_trim(str_sub(text, at + between[i].len, text.len));
        break;
    }
    bool good = (from.len == 0 || typed_day(a, from, &post->from_on)) &&
                (until.len == 0 || typed_day(a, until, &post->until_on));
    if (!good)
        rows_fault(r, row, TERM,
                   str_fmt(a, "“%.*s”看不懂，请写成 2024-01-01 至 2025-12-31", STR(text)));
}

static struct post parse_post(struct rows *r, size_t row) {
    struct post post = {.role = parse_role(r, row),
                        .title = rows_text(r, row, TITLE, TITLE_CHARS_MAX),
                        .full_time = parse_full_time(r, row),
                        .from_on = rows_day(r, row, FROM),
                        .until_on = rows_day(r, row, UNTIL)};
    if (grid_text(&r->grid.v[row], TERM).len > 0)
        parse_term(r, row, &post);
    if (post.until_on.len > 0 && str_cmp(post.until_on, post.from_on) < 0)
        rows_fault(r, row, UNTIL, S("结束日期早于开始日期"));
    return post;
}

/* ---- the database ---- */

/* The org that a row names, 0 after noting a fault. */
static err org_of(struct rows *r, struct import *im, size_t row, str path, i64 *id_out) {
    struct ctx own = {.arena = r->tx->c->arena};
    i64 *known = lookup_at(own.arena, &im->orgs, path);
    struct org org = {.id = *known};
    if (*known == 0) {
        err e = app_org_at(&own, r->tx->db, path, r->in->unit, &org);
        if (e == ERR_NOT_FOUND || e == ERR_CONFLICT)
            rows_fault(r, row, ORG, own.text);
        else if (e != OK)
            return fail(r->tx->c, e, "%.*s", STR(own.text));
        *known = org.id;
    }
    *id_out = org.id;
    return OK;
}

/* The person of that name in an org; else one who is named in ledgers but holds no post yet. */
static err find_person(struct rows *r, str name, i64 org, struct person *person_out) {
    struct list named, posts;
    TRY(person_of_org(r->tx->c, r->tx->db, name, org, person_out));
    if (person_out->id != 0)
        return OK;
    TRY(person_named(r->tx->c, r->tx->db, name, &named));
    const struct person *v = named.v;
    for (size_t i = 0; i < named.n; i++) {
        TRY(post_of_person(r->tx->c, r->tx->db, v[i].id, &posts));
        if (posts.n > 0)
            continue;
        *person_out = v[i];
        return OK;
    }
    return OK;
}

/* The post of that role in that org, which is held today. */
static err find_post(struct rows *r, const struct post *want, struct post *post_out) {
    struct list posts;
    *post_out = (struct post){0};
    TRY(post_of_person(r->tx->c, r->tx->db, want->person, &posts));
    const struct post *v = posts.v;
    for (size_t i = 0; i < posts.n; i++)
        if (v[i].org == want->org && str_eq(v[i].role, want->role) &&
            (v[i].until_on.len == 0 || str_eq(v[i].until_on, want->until_on)))
            *post_out = v[i];
    return OK;
}

static bool has(const struct rows *r, size_t row, size_t head) {
    return grid_text(&r->grid.v[row], head).len > 0;
}

/* What the file does not say stays as it is. */
static err compare(struct rows *r, size_t row, struct post old, const struct post *want) {
    struct arena *a = r->tx->c->arena;
    str words = S("");
    struct post new = old;
    bool term = has(r, row, TERM);
    if (has(r, row, TITLE))
        new.title = want->title;
    if (has(r, row, FULL_TIME))
        new.full_time = want->full_time;
    if (has(r, row, FROM) || term)
        new.from_on = want->from_on;
    if (has(r, row, UNTIL) || term)
        new.until_on = want->until_on;
    rows_difference(a, &words, "职务", old.title, new.title);
    rows_difference(a, &words, "专兼职", old.full_time ? S("专职") : S("兼职"),
                    new.full_time ? S("专职") : S("兼职"));
    rows_difference(a, &words, "开始日期", old.from_on, new.from_on);
    rows_difference(a, &words, "结束日期", old.until_on, new.until_on);
    if (words.len == 0) {
        r->done.same++;
        return OK;
    }
    rows_changed(r, str_fmt(a, "%.*s（%.*s）：%.*s", STR(grid_text(&r->grid.v[row], NAME)),
                            STR(grid_text(&r->grid.v[row], ORG)), STR(words)));
    return record_set(r->tx, &noun_post, &new);
}

static err keep_person(struct rows *r, size_t row, str name, struct post post) {
    struct person person;
    struct post known;
    TRY(find_person(r, name, post.org, &person));
    bool new = person.id == 0;
    if (new) {
        person = (struct person){.name = name};
        TRY(record_add(r->tx, &noun_person, &person));
    }
    post.person = person.id;
    if (!new)
        TRY(find_post(r, &post, &known));
    if (!new &&known.id != 0)
        return compare(r, row, known, &post);
    if (new)
        r->done.added++;
    else
        rows_changed(r, str_fmt(r->tx->c->arena, "%.*s（%.*s）：新任%s", STR(name),
                                STR(grid_text(&r->grid.v[row], ORG)),
                                post_role_find(post.role)->called));
    return record_add(r->tx, &noun_post, &post);
}

static err keep_row(struct rows *r, struct import *im, size_t row) {
    struct arena *a = r->tx->c->arena;
    str name = rows_text(r, row, NAME, NAME_CHARS_MAX);
    str path = rows_text(r, row, ORG, PATH_CHARS_MAX);
    struct post post = parse_post(r, row);
    if (name.len == 0 && !r->bad[row])
        rows_fault(r, row, NAME, S("没有写姓名"));
    if (path.len == 0 && !r->bad[row])
        rows_fault(r, row, ORG, S("没有写单位或部门"));
    if (path.len > 0)
        TRY(org_of(r, im, row, path, &post.org));
    if (!r->bad[row])
        rows_once(r, &im->seen, row,
                  str_fmt(a, "%.*s\n%lld\n%.*s\n%.*s", STR(name), (long long)post.org,
                          STR(post.role), STR(post.from_on)));
    return r->bad[row] ? OK : keep_person(r, row, name, post);
}

/* Numbers of phones and identity cards are not needed for what the program does; the law on
 * personal data (个人信息保护法 article 6) wants them left out then. */
static void note_private(struct rows *r) {
    for (size_t i = 0; i < r->grid.n && r->done.note.len == 0; i++)
        if (has(r, i, PRIVATE))
            r->done.note = S("手机号、身份证号不保存（个人信息只留必需的），已略过这一列");
}

static err read(struct rows *r) {
    TRY(rows_read(r));
    note_private(r);
    return OK;
}

static err keep(struct rows *r) {
    struct import im = {0};
    for (size_t i = 0; i < r->grid.n; i++)
        if (!r->grid.v[i].banner)
            TRY(keep_row(r, &im, i));
    return OK;
}

static const struct grid_heads all_heads = GRID_HEADS(heads);

const struct rows_way rows_people = {
    .deed = "import people", .heads = &all_heads, .read = read, .keep = keep};
