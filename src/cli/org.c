/* bihuan org: the tree of organisations and what becomes of them. */
#include "app/org.h"

#include "base/out.h"
#include "cli/command.h"
#include "cli/desk.h"

#include <unistd.h>

struct org_options {
    struct desk_options desk;
    i64 above;
    bool help;
};

static const struct option org_options[] = {
    {"above",
     0,
     OPTION_NUMBER,
     offsetof(struct org_options, above),
     NULL,
     {"编号", "ID"},
     {"新组织的上级", "What the new one stands below"}},
    DESK_OPTION(struct org_options, desk),
    {"help",
     'h',
     OPTION_FLAG,
     offsetof(struct org_options, help),
     NULL,
     {NULL, NULL},
     {"显示这份说明", "Shows this help"}},
};

/* What a verb is given. */
struct job {
    const struct org_options *options;
    const struct verb *verb;
    struct deed *deed;
    strs words; /* behind the verb */
    struct out out;
};

static err list(struct job *job) {
    struct list lines;
    TRY(app_org_tree(job->deed, &lines));
    const struct org_line *v = lines.v;
    for (size_t i = 0; i < lines.n; i++) {
        out_repeat(&job->out, ' ', (size_t)v[i].depth * 2);
        out_fmt(&job->out, "%.*s（%.*s %lld）\n", STR(v[i].name), STR(v[i].kind),
                (long long)v[i].id);
    }
    return OK;
}

static err say_new(struct job *job, const struct org *org) {
    out_fmt(&job->out, "%.*s %lld\n", STR(org->name), (long long)org->id);
    return OK;
}

static err add(struct job *job) {
    struct org org;
    const struct org like = {.name = job->words.v[0], .above = job->options->above};
    TRY(app_org_add(job->deed, like, &org));
    return say_new(job, &org);
}

static err rename_it(struct job *job) {
    return app_org_rename(job->deed, desk_id(job->words.v[0]), job->words.v[1]);
}

static err move(struct job *job) {
    return app_org_move(job->deed, desk_id(job->words.v[0]), desk_id(job->words.v[1]));
}

static err merge(struct job *job) {
    return app_org_merge(job->deed, desk_id(job->words.v[0]), desk_id(job->words.v[1]));
}

static err split(struct job *job) {
    struct org org;
    TRY(app_org_split(job->deed, desk_id(job->words.v[0]), job->words.v[1], &org));
    return say_new(job, &org);
}

/* The first is the default. To add one: a row, and its line in .more below. */
static const struct verb {
    const char *name;
    size_t words; /* that it takes */
    bool numbers; /* all of them are ids, else only the first where there are two */
    err (*run)(struct job *job);
} verbs[] = {
    {"list", 0, false, list}, {"add", 1, false, add},    {"rename", 2, false, rename_it},
    {"move", 2, true, move},  {"merge", 2, true, merge}, {"split", 2, false, split},
};

static const struct verb *find_verb(strs words) {
    if (words.n == 0)
        return &verbs[0];
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (str_eq(words.v[0], str_from(verbs[i].name)))
            return &verbs[i];
    return NULL;
}

/* gives  what is wrong with the words, "" = nothing */
static str check_words(const struct call *call, const struct verb *verb, strs words) {
    size_t n = words.n > 0 ? words.n - 1 : 0;
    if (verb == NULL)
        return call->chinese ? str_fmt(call->arena, "不认识 org %.*s", STR(words.v[0]))
                             : str_fmt(call->arena, "unknown verb org %.*s", STR(words.v[0]));
    if (n != verb->words)
        return call->chinese
                   ? str_fmt(call->arena, "org %s 要 %zu 个内容", verb->name, verb->words)
                   : str_fmt(call->arena, "org %s takes %zu words", verb->name, verb->words);
    for (size_t i = 0; i < n; i++)
        if ((verb->numbers || (verb->words == 2 && i == 0)) && desk_id(words.v[i + 1]) == 0)
            return call->chinese ? str_fmt(call->arena, "“%.*s”不是编号", STR(words.v[i + 1]))
                                 : str_fmt(call->arena, "\"%.*s\" is no id", STR(words.v[i + 1]));
    return S("");
}

static err work(const struct call *call, struct deed *d, void *arg) {
    struct job *job = arg;
    job->deed = d;
    job->out = out_open_fd(call->arena, STDOUT_FILENO);
    TRY(job->verb->run(job));
    return desk_end(d->c, &job->out);
}

static int run_org(const struct call *call, void *options, strs words) {
    struct job job = {.options = options, .verb = find_verb(words)};
    str complaint = check_words(call, job.verb, words);
    if (complaint.len > 0)
        return call_usage(call, command_org.name, complaint);
    if (words.n > 0)
        job.words = (strs){words.v + 1, words.n - 1};
    return desk_run(call, &job.options->desk, work, &job);
}

const struct command command_org = {
    .name = "org",
    .words = {"[选项] [list | add 名称 | rename 编号 名称 | move 编号 上级 | merge 编号 并入 | "
              "split 编号 新名称]",
              "[OPTION]... [list | add NAME | rename ID NAME | move ID ABOVE | merge ID INTO | "
              "split ID NAME]"},
    .help = {"组织：列出、新建、更名、调整、合并、分立，历史都留着。",
             "Organisations: lists, adds, renames, moves, merges, splits; history is kept."},
    .options = OPTIONS(org_options),
    .size = sizeof(struct org_options),
    .run = run_org,
};
