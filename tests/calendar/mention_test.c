#include "calendar/mention.h"

#include "base/out.h"
#include "suites.h"
#include "test.h"

static str ids_of(struct arena *a, struct mentions m) {
    struct out o = out_open(a);
    for (size_t i = 0; i < m.n; i++)
        out_fmt(&o, "%s%.*s", i > 0 ? " " : "", STR(m.v[i]->id));
    return out_str(&o);
}

TEST(every_example_names_what_it_says) {
    for (size_t i = 0; i < mention_cases_n; i++) {
        const struct mention_case *m = &mention_cases[i];
        str got = ids_of(a, mention_find(a, str_from(m->text)));
        if (!str_eq(got, str_from(m->ids)))
            print_error("%s\n", m->text);
        CHECK_STR(got, str_from(m->ids));
    }
}

/* Whatever a festival is called in full, it is found by it. */
TEST(every_festival_is_found_by_its_name) {
    for (size_t i = 0; i < festivals_n; i++) {
        str text = str_fmt(a, "围绕%.*s、开展活动", STR(festivals[i].name));
        CHECK_STR(ids_of(a, mention_find(a, text)), festivals[i].id);
    }
}

SUITE(mention_tests, CASE(every_example_names_what_it_says),
      CASE(every_festival_is_found_by_its_name))
