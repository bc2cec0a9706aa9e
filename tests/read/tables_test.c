/* Every row of every table of patterns is tested by its own example. */
#include "test.h"

#include "base/out.h"
#include "doc/read.h"
#include "read/column.h"
#include "read/kind.h"
#include "read/marker.h"
#include "read/noise.h"
#include "read/owner.h"
#include "read/quantity.h"
#include "read/read.h"
#include "read/role.h"
#include "read/rules.h"
#include "read/text.h"
#include "read/when.h"

static str normal(struct arena *a, const char *text) {
    return text_normal(a, str_from(text));
}

/* The text of an example without its marker: role tables are asked for headings. */
static str heading_of(struct arena *a, const char *example) {
    str s = normal(a, example);
    struct marker m;
    return marker_at(s, 0, &m) ? str_sub(s, m.len, s.len) : s;
}

TEST(markers_read_their_examples) {
    for (size_t i = 0; i < marker_rules_n; i++) {
        struct marker m = {0};
        str s = str_from(marker_rules[i].example);
        CHECK(marker_at(s, 0, &m));
        CHECK_INT(m.style, marker_rules[i].style);
        CHECK_STR(str_sub(s, 0, m.bare), str_from(marker_rules[i].bare));
    }
}

TEST(roles_fit_their_examples) {
    for (size_t i = 0; i < role_rules_n; i++)
        CHECK_STR(role_name(role_of_heading(heading_of(a, role_rules[i].example))),
                  role_name(role_rules[i].role));
}

TEST(kinds_fit_their_examples) {
    for (size_t i = 0; i < kind_rules_n; i++)
        CHECK_STR(kind_of_title(str_from(kind_rules[i].example)), str_from(kind_rules[i].kind));
    for (size_t i = 0; i < lead_rules_n; i++)
        CHECK_STR(kind_of_lead(str_from(lead_rules[i].example)), str_from(lead_rules[i].kind));
}

TEST(columns_fit_their_examples) {
    for (size_t i = 0; i < column_rules_n; i++)
        CHECK_INT(column_of(str_from(column_rules[i].example)), column_rules[i].column);
}

TEST(noise_fits_its_examples) {
    struct noise_words words = noise_words_make(a);
    for (size_t i = 0; i < noise_rules_n; i++) {
        const struct noise_rule *rule =
            noise_rule_of(&words, normal(a, noise_rules[i].example), true);
        CHECK(rule != NULL);
        CHECK_STR(str_from(rule->reason), str_from(noise_rules[i].reason));
    }
}

static void check_names(struct arena *a, const str *v, size_t n, const char *want) {
    CHECK_STR(str_join(a, (strs){(str *)v, n}, S("|")), str_from(want));
}

TEST(owners_fit_their_examples) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < owner_cases_n; i++) {
        struct tokens tokens = {0};
        struct owners found = {0};
        str s = normal(a, owner_cases[i].text);
        lexicon_cut(a, lexicon, s, &tokens);
        owner_find(a, lexicon, &tokens, s, &found);
        check_names(a, found.lead.v, found.lead.n, owner_cases[i].owners);
        check_names(a, found.with.v, found.with.n, owner_cases[i].co_owners);
    }
}

TEST(times_fit_their_examples) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < when_cases_n; i++) {
        struct tokens tokens = {0};
        struct when w = {0};
        str s = normal(a, when_cases[i].text);
        lexicon_cut(a, lexicon, s, &tokens);
        when_find(&tokens, s, &w);
        if (w.from.month == 0 && when_cases[i].from[0] != '\0')
            when_span(&tokens, s, &w);
        CHECK_STR(point_text(a, w.due, 2021), str_from(when_cases[i].due));
        CHECK_STR(point_text(a, w.from, 2021), str_from(when_cases[i].from));
        CHECK_STR(point_text(a, w.to, 2021), str_from(when_cases[i].to));
        CHECK_STR(cadence_name(w.cadence), str_from(when_cases[i].cadence));
    }
}

TEST(quantities_fit_their_examples) {
    struct words *lexicon = lexicon_make(a);
    for (size_t i = 0; i < quantity_cases_n; i++) {
        struct tokens tokens = {0};
        str s = normal(a, quantity_cases[i].text);
        lexicon_cut(a, lexicon, s, &tokens);
        struct list found = quantity_find(a, &tokens, s);
        const struct quantity *q = found.v;
        struct out o = out_open(a);
        for (size_t k = 0; k < found.n; k++) {
            out_raw(&o, k > 0 ? S("|") : S(""));
            out_milli(&o, q[k].n);
            out_fmt(&o, " %.*s %.*s", STR(q[k].unit), STR(q[k].bound));
        }
        CHECK_STR(out_str(&o), str_from(quantity_cases[i].found));
    }
}

TEST(rules_find_their_examples) {
    for (size_t i = 0; i < read_rules_n; i++) {
        struct ctx c = {.arena = a};
        struct doc doc;
        struct facts facts;
        struct source in = {
            .name = S("例.txt"), .bytes = str_from(read_rules[i].example), .format = FORMAT_TXT};
        CHECK_INT(doc_read(&c, &in, &doc), OK);
        read_facts(a, &doc, in.name, &facts);
        const struct diagnostic *d = facts.diagnostics.v;
        bool found = false;
        for (size_t k = 0; k < facts.diagnostics.n; k++)
            found = found || str_eq(d[k].code, str_from(read_rules[i].code));
        if (!found)
            print_error("the example of %s does not earn it\n", read_rules[i].code);
        CHECK(found);
    }
}

SUITE(table_examples_tests, CASE(markers_read_their_examples), CASE(roles_fit_their_examples),
      CASE(kinds_fit_their_examples), CASE(columns_fit_their_examples),
      CASE(noise_fits_its_examples), CASE(owners_fit_their_examples),
      CASE(times_fit_their_examples), CASE(quantities_fit_their_examples),
      CASE(rules_find_their_examples))
