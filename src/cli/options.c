/* Parsing options. */
#include "cli/options.h"

#include "base/nearest.h"
#include "base/number.h"

enum {
    NAMES_MAX = 64, /* options of a command, or words of a choice */
};

struct parser {
    const struct call *call;
    struct options table;
    void *into;
    size_t next; /* index of the next word of the call */
    VEC(str) words;
    str complaint;
};

/* Says what is wrong with a word, once. */
static void complain(struct parser *p, struct both text, str word) {
    if (p->complaint.len == 0)
        p->complaint = str_fmt(p->call->arena, "%.*s%.*s", STR(in(p->call, text)), STR(word));
}

/* Adds "，是不是 --x？" where a known word is near. */
static void suggest(struct parser *p, const char *dashes, const char *word) {
    p->complaint = call_suggest(p->call, p->complaint, dashes, word);
}

static void unknown_option(struct parser *p, str word) {
    const char *names[NAMES_MAX];
    size_t n = 0;
    for (size_t i = 0; i < p->table.n && n < NAMES_MAX; i++)
        names[n++] = p->table.v[i].name;
    complain(p, (struct both){"没有这个选项：", "unknown option "}, word);
    if (str_starts(word, S("--")))
        suggest(p, "--", nearest(str_sub(word, 2, word.len), names, n));
}

static const struct option *find_name(const struct parser *p, str name) {
    for (size_t i = 0; i < p->table.n; i++)
        if (str_eq(name, str_from(p->table.v[i].name)))
            return &p->table.v[i];
    return NULL;
}

static const struct option *find_letter(const struct parser *p, char letter) {
    for (size_t i = 0; i < p->table.n; i++)
        if (p->table.v[i].letter == letter)
            return &p->table.v[i];
    return NULL;
}

static void check_choice(struct parser *p, const struct option *option, str value) {
    if (option->choices == NULL)
        return;
    size_t n = 0;
    for (; option->choices[n] != NULL; n++)
        if (str_eq(value, str_from(option->choices[n])))
            return;
    str name = str_fmt(p->call->arena, "--%s %.*s", option->name, STR(value));
    complain(p, (struct both){"不认识 ", "unknown value "}, name);
    suggest(p, "", nearest(value, option->choices, n));
}

static bool is_option(str word) {
    return word.len > 1 && word.ptr[0] == '-';
}

static void add_text(struct parser *p, strs *list, str text) {
    str *v = take(p->call->arena, str, list->n + 1);
    for (size_t i = 0; i < list->n; i++)
        v[i] = list->v[i];
    v[list->n] = text;
    *list = (strs){v, list->n + 1};
}

static void add_list(struct parser *p, const struct option *option, str value, strs *list) {
    for (size_t from = 0; from <= value.len;) {
        size_t comma = str_find(value, S(","), from);
        size_t to = comma == STR_NONE ? value.len : comma;
        str part = str_sub(value, from, to);
        if (part.len > 0)
            add_text(p, list, part);
        check_choice(p, option, part);
        from = to + 1;
    }
}

static void add_rest(struct parser *p, str first, strs *list) {
    const strs *args = &p->call->args;
    add_text(p, list, first);
    while (p->next < args->n && !is_option(args->v[p->next]))
        add_text(p, list, args->v[p->next++]);
}

static void set_value(struct parser *p, const struct option *option, str value) {
    void *member = (char *)p->into + option->offset;
    switch (option->kind) {
    case OPTION_FLAG:
        *(bool *)member = true;
        return;
    case OPTION_TEXT:
        *(str *)member = value;
        check_choice(p, option, value);
        return;
    case OPTION_NUMBER:
        *(i64 *)member = number_ordinal(value);
        if (*(i64 *)member < 1)
            complain(p, (struct both){"应是正整数：", "must be a positive number: "}, value);
        return;
    case OPTION_LIST:
        add_list(p, option, value, member);
        return;
    case OPTION_EACH:
        add_text(p, member, value);
        return;
    case OPTION_REST:
        add_rest(p, value, member);
        return;
    }
}

/* The value of an option: what is glued to it, or the next word. */
static void take_value(struct parser *p, const struct option *option, str word, const str *glued) {
    if (option->kind == OPTION_FLAG) {
        if (glued != NULL)
            complain(p, (struct both){"这个选项不带值：", "this option takes no value: "}, word);
        else
            set_value(p, option, S(""));
        return;
    }
    if (glued != NULL) {
        set_value(p, option, *glued);
        return;
    }
    const strs *args = &p->call->args;
    if (p->next >= args->n) {
        str lacks =
            str_fmt(p->call->arena, "%.*s %.*s", STR(word), STR(in(p->call, option->argument)));
        complain(p, (struct both){"选项后面缺少内容：", "an option lacks its value: "}, lacks);
        return;
    }
    set_value(p, option, args->v[p->next++]);
}

static void parse_long(struct parser *p, str word) {
    size_t equals = str_find(word, S("="), 0);
    str name = str_sub(word, 2, equals == STR_NONE ? word.len : equals);
    const struct option *option = find_name(p, name);
    if (option == NULL) {
        unknown_option(p, str_sub(word, 0, name.len + 2));
        return;
    }
    str glued = equals == STR_NONE ? S("") : str_sub(word, equals + 1, word.len);
    take_value(p, option, word, equals == STR_NONE ? NULL : &glued);
}

static void parse_short(struct parser *p, str word) {
    const struct option *option = find_letter(p, word.ptr[1]);
    if (option == NULL) {
        unknown_option(p, word);
        return;
    }
    str glued = str_sub(word, 2, word.len);
    take_value(p, option, word, glued.len > 0 ? &glued : NULL);
}

struct parsed options_parse(const struct call *call, struct options table, void *into) {
    struct parser p = {.call = call, .table = table, .into = into};
    bool ended = false;
    while (p.next < call->args.n && p.complaint.len == 0) {
        str word = call->args.v[p.next++];
        if (ended || !is_option(word))
            *push(call->arena, &p.words) = word;
        else if (str_eq(word, S("--")))
            ended = true;
        else if (str_starts(word, S("--")))
            parse_long(&p, word);
        else
            parse_short(&p, word);
    }
    return (struct parsed){.words = {p.words.v, p.words.n}, .complaint = p.complaint};
}
