/* Whole documents: tests/data/docs/NAME.txt, .html, .md or .csv against NAME.facts, which a person
 * wrote. To add one: the document and its facts (shown.h says how they are written). All promises
 * are looked at as well. */
#include "test.h"

#include "read/pair.h"
#include "read/promise.h"
#include "read/shown.h"

#include <dirent.h>

#define FOLDER "tests/data/docs"

/* The first line that differs, so that a long document shows where to look. */
static bool same(str name, str got, str want) {
    str g = S(""), w = S("");
    while (str_eq(g, w)) {
        bool more = str_line(&got, &g), wanted = str_line(&want, &w);
        if (!more && !wanted)
            return true;
        g = more ? g : S("(end)");
        w = wanted ? w : S("(end)");
    }
    print_error("%.*s\n   got: %.*s\n  want: %.*s\n", STR(name), STR(g), STR(w));
    return false;
}

TEST(documents_hold_what_a_person_finds) {
    DIR *folder = opendir(FOLDER);
    CHECK(folder != NULL);
    size_t n = 0, good = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        str name = str_from(entry->d_name);
        size_t dot = str_find(name, S("."), 1);
        if (dot == STR_NONE || str_ends(name, S(".facts")))
            continue;
        str stem = str_sub(name, 0, dot);
        str want = file_text(a, str_z(a, str_fmt(a, FOLDER "/%.*s.facts", STR(stem))));
        struct paper p = paper_file(a, str_z(a, str_cat(a, S(FOLDER "/"), name)));
        const char *broken = promise_broken(a, p.doc);
        if (broken != NULL)
            print_error("%s: broken: %s\n", entry->d_name, broken);
        n++;
        good += same(name, shown_facts(a, p.facts), want) && broken == NULL;
    }
    closedir(folder);
    CHECK(n >= 10);
    CHECK_INT(good, n);
}

SUITE(document_tests, CASE(documents_hold_what_a_person_finds))
