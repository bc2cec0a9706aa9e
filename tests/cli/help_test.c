#include "base/out.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "test.h"

static str help(struct arena *a, bool chinese, const struct command *command) {
    struct call call = {.arena = a, .chinese = chinese};
    struct out o = out_open(a);
    help_write(&o, &call, command);
    return out_str(&o);
}

TEST(names_every_command) {
    for (size_t i = 0; i < commands_n; i++) {
        CHECK(str_has(help(a, true, NULL), str_from(commands[i]->name)));
        CHECK(str_has(help(a, false, NULL), str_from(commands[i]->help.en)));
        CHECK(command_find(str_from(commands[i]->name)) == commands[i]);
    }
    CHECK(command_find(S("worker")) == NULL);
}

TEST(names_every_option_in_both_languages) {
    for (size_t i = 0; i < commands_n; i++) {
        const struct command *c = commands[i];
        for (size_t k = 0; k < c->options.n; k++) {
            CHECK(str_has(help(a, true, c), str_from(c->options.v[k].help.zh)));
            CHECK(str_has(help(a, false, c), str_from(c->options.v[k].help.en)));
        }
    }
}

TEST(names_every_action_in_both_languages) {
    for (size_t i = 0; i < commands_n; i++) {
        const struct command *c = commands[i];
        CHECK((c->actions.n > 0) != (c->run != NULL));
        for (size_t k = 0; k < c->actions.n; k++) {
            CHECK(str_has(help(a, true, c), str_from(c->actions.v[k].help.zh)));
            CHECK(str_has(help(a, false, c), str_from(c->actions.v[k].help.en)));
        }
    }
}

TEST(english_help_holds_no_chinese) {
    for (size_t i = 0; i < commands_n; i++) {
        str text = help(a, false, commands[i]);
        for (size_t at = 0; at < text.len;)
            CHECK(!utf8_is_han(utf8_next(text, &at)));
    }
}

SUITE(help_tests, CASE(names_every_command), CASE(names_every_option_in_both_languages),
      CASE(names_every_action_in_both_languages), CASE(english_help_holds_no_chinese))
