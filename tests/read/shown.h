/* Facts as short texts that a person can write by hand and compare. */
#ifndef TESTS_READ_SHOWN_H
#define TESTS_READ_SHOWN_H

#include "read/facts.h"

/* shown_head: "title: …\nkind: plan\nyears: 2023-2025\nscript: hans\nissuer: …\n…"; what is absent
 *             is left out, one year stands alone
 * shown_outline: a line an item, indented by its level: "  1.深化学习 [task]"; "~" stands for a
 *             missing marker
 * shown_tasks: a line a task: path, its first 15 characters, then what it has of
 *             owners= co= due= period= every= amounts= cites=, several values divided by |
 * shown_noise: a line each: "reason: " and its first 12 characters
 * shown_codes: the codes of the diagnostics in one line, each once
 * shown_facts: all of them under headings, as in tests/data/docs/NAME.facts */
str shown_head(struct arena *a, const struct facts *f);
str shown_outline(struct arena *a, const struct facts *f);
str shown_tasks(struct arena *a, const struct facts *f);
str shown_noise(struct arena *a, const struct facts *f);
str shown_codes(struct arena *a, const struct facts *f);
str shown_facts(struct arena *a, const struct facts *f);

/* A plan by name, so that the text of a test need not say that it is one. */
#define PLAN "某馆2024年创建工作方案\n"

/* What a text gives, against the literal `want`. */
#define CHECK_OUTLINE(text, want)                                                                  \
    CHECK_STR(shown_outline(a, paper_of(a, "a.txt", (text)).facts), S(want))
#define CHECK_TASKS(text, want)                                                                    \
    CHECK_STR(shown_tasks(a, paper_of(a, "a.txt", (text)).facts), S(want))
#define CHECK_NOISE(text, want)                                                                    \
    CHECK_STR(shown_noise(a, paper_of(a, "a.txt", (text)).facts), S(want))

#endif
