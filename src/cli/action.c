/* Actions of a command. */
#include "cli/action.h"

#include "app/desk.h"
#include "app/roles.h"
#include "base/nearest.h"
#include "calendar/day.h"
#include "cli/command.h"
#include "cli/desk.h"
#include "store/audit.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

enum {
    NAMES_MAX = 32
};

static const struct action *find(struct actions list, strs words) {
    if (words.n == 0)
        return &list.v[0];
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(words.v[0], str_from(list.v[i].name)))
            return &list.v[i];
    return NULL;
}

/* That there is no such action, and which may be meant. */
static str unknown(const struct call *call, const struct command *command, str word) {
    const char *names[NAMES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < command->actions.n && n < NAMES_MAX; i++)
        names[n++] = command->actions.v[i].name;
    str said = call->chinese
                   ? str_fmt(call->arena, "%s 没有“%.*s”这个操作", command->name, STR(word))
                   : str_fmt(call->arena, "%s cannot \"%.*s\"", command->name, STR(word));
    return call_suggest(call, said, "", nearest(word, names, n));
}

/* How many words an action takes. */
static void count(const char *takes, size_t *least_out, size_t *most_out) {
    size_t n = strlen(takes);
    bool more = n > 0 && takes[n - 1] == '+';
    *most_out = more ? SIZE_MAX : n;
    *least_out = 0;
    for (size_t i = 0; i < n; i++)
        *least_out += islower((unsigned char)takes[i]) != 0;
}

/* The letter of a word; the last one stands for all that follow. */
static int letter_of(const char *takes, size_t i) {
    size_t n = strlen(takes) - (takes[strlen(takes) - 1] == '+');
    return tolower((unsigned char)takes[i < n ? i : n - 1]);
}

static str check_word(const struct call *call, int letter, str word) {
    if (letter == 'i' && desk_id(word) == 0)
        return call->chinese ? str_fmt(call->arena, "“%.*s”不是编号", STR(word))
                             : str_fmt(call->arena, "\"%.*s\" is no id", STR(word));
    if (letter == 'd' && day_parse(word) == DAY_NONE)
        return call->chinese
                   ? str_fmt(call->arena, "“%.*s”不是日期，请写成 2025-06-30", STR(word))
                   : str_fmt(call->arena, "\"%.*s\" is no day, write 2025-06-30", STR(word));
    return S("");
}

/* The ids of the words that may name several. gives  what is wrong with them, "" = nothing */
static str read_batch(const struct call *call, struct action_call *v) {
    struct ctx c = {.arena = call->arena};
    VEC(str) words = {0};
    for (size_t i = 0; i < v->words.n; i++)
        if (letter_of(v->action->takes, i) == 'b')
            *push(call->arena, &words) = v->words.v[i];
    if (batch_read(&c, (strs){words.v, words.n}, &v->batch) == OK)
        return S("");
    return call->chinese ? c.text : S("write ids and ranges such as 3 5 8-12, not too many");
}

/* gives  what is wrong with the words behind an action, "" = nothing */
static str check(const struct call *call, const struct command *command, struct action_call *v) {
    size_t least, most;
    count(v->action->takes, &least, &most);
    if (v->words.n < least || v->words.n > most)
        return call->chinese ? str_fmt(call->arena, "要写成 bihuan %s %s %s", command->name,
                                       v->action->name, v->action->words.zh)
                             : str_fmt(call->arena, "write bihuan %s %s %s", command->name,
                                       v->action->name, v->action->words.en);
    for (size_t i = 0; i < v->words.n; i++) {
        int letter = letter_of(v->action->takes, i);
        str wrong = check_word(call, letter, v->words.v[i]);
        if (wrong.len > 0)
            return wrong;
        if (letter == 'i' && i < ACTION_WORDS_MAX)
            v->ids[i] = desk_id(v->words.v[i]);
    }
    return read_batch(call, v);
}

err action_history(struct action_call *v, struct list history) {
    struct arena *a = v->deed->c->arena;
    const struct audit *entry = history.v;
    for (size_t i = 0; i < history.n; i++) {
        str name;
        const struct deed_row *row = deed_find(entry[i].deed);
        TRY(app_actor(v->deed, entry[i].who, &name));
        out_fmt(&v->out, "%.*s  %.*s  %.*s\n", STR(app_moment(a, entry[i].at)),
                STR(row != NULL ? str_from(row->called) : entry[i].deed), STR(name));
    }
    return OK;
}

static err work(const struct call *call, struct deed *d, void *arg) {
    struct action_call *v = arg;
    v->deed = d;
    v->out = out_open_fd(call->arena, STDOUT_FILENO);
    TRY(v->action->run(v));
    return desk_end(d->c, &v->out);
}

int action_run(const struct call *call, const struct command *command, void *options, strs words) {
    struct action_call v = {
        .call = call, .action = find(command->actions, words), .options = options};
    if (v.action == NULL)
        return call_usage(call, command->name, unknown(call, command, words.v[0]));
    v.words = words.n > 0 ? (strs){words.v + 1, words.n - 1} : words;
    str complaint = check(call, command, &v);
    if (complaint.len > 0)
        return call_usage(call, command->name, complaint);
    char *at = options;
    if (command->output != 0)
        complaint = desk_check(call, (struct output *)(void *)(at + command->output));
    if (complaint.len > 0)
        return call_usage(call, command->name, complaint);
    const void *desk = at + command->desk;
    bool anybody = command->anybody != NULL && strcmp(command->anybody, v.action->name) == 0;
    return anybody ? desk_run_anybody(call, desk, work, &v) : desk_run(call, desk, work, &v);
}
