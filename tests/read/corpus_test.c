/* The reading corpus beside the project, where it is present: the documents keep every promise, and
 * tasks and owners are those of the hand-made labels. tools/plan_score.py, which stands beside the
 * corpus, is the full measure; this is a floor that catches a reader gone wrong. */
#include "test.h"

#include "base/json_value.h"
#include "read/pair.h"
#include "read/promise.h"

#include <dirent.h>

#define CORPUS "../shared/corpus/"

enum {
    STARTS_CHARS = 10, /* as in plan_score.py */
    TASKS_FOUND_PCT = 90,
    OWNERS_FOUND_PCT = 70,
};

struct score {
    size_t labelled, found, owners, owners_found, given;
};

/* Characters of the start, counted without the marks that labels and facts may write differently.
 */
static str start_of(str s) {
    size_t at = 0;
    for (size_t i = 0; i < STARTS_CHARS && at < s.len; i++) {
        at++;
        while (at < s.len && ((u8)s.ptr[at] & 0xC0) == 0x80)
            at++;
    }
    return str_sub(s, 0, at);
}

static const struct task_fact *find_task(const struct facts *f, str start) {
    const struct task_fact *tasks = f->tasks.v;
    for (size_t i = 0; i < f->tasks.n; i++)
        if (str_eq(start_of(tasks[i].text), start))
            return &tasks[i];
    return NULL;
}

static void score_document(struct arena *a, str name, struct score *s) {
    struct json labels;
    str text = file_text(a, str_z(a, str_fmt(a, CORPUS "labels/%.*s", STR(name))));
    CHECK(json_parse(a, text, &labels, NULL));
    const struct json *file = json_get(&labels, S("file")), *tasks = json_get(&labels, S("tasks"));
    CHECK(file != NULL && tasks != NULL);
    str path = str_fmt(a, CORPUS "docs/%.*s", STR(file->text));
    struct paper p = paper_file(a, str_z(a, path));
    if (p.doc->view.len == 0)
        return;
    const char *broken = promise_broken(a, p.doc);
    if (broken != NULL)
        print_error("%.*s: broken: %s\n", STR(file->text), broken);
    CHECK(broken == NULL);
    s->given += p.facts->tasks.n;
    for (size_t i = 0; i < tasks->n; i++) {
        const struct json *starts = json_get(&tasks->v[i], S("starts"));
        const struct json *owners = json_get(&tasks->v[i], S("owners"));
        const struct task_fact *t = find_task(p.facts, start_of(starts->text));
        s->labelled++;
        s->found += t != NULL;
        for (size_t k = 0; k < owners->n && t != NULL; k++) {
            s->owners++;
            for (size_t j = 0; j < t->owners.n; j++)
                s->owners_found += str_eq(t->owners.v[j], owners->v[k].text);
        }
    }
}

TEST(labels_of_the_corpus) {
    DIR *folder = opendir(CORPUS "labels");
    if (folder == NULL)
        SKIP("there is no " CORPUS);
    struct score s = {0};
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (str_ends(str_from(entry->d_name), S(".json")))
            score_document(a, str_from(entry->d_name), &s);
    closedir(folder);
    print_message("%zu of %zu labelled tasks found, %zu given; %zu of %zu owners\n", s.found,
                  s.labelled, s.given, s.owners_found, s.owners);
    CHECK(s.found * 100 >= s.labelled * TASKS_FOUND_PCT);
    CHECK(s.found * 100 >= s.given * TASKS_FOUND_PCT);
    CHECK(s.owners_found * 100 >= s.owners * OWNERS_FOUND_PCT);
}

SUITE(corpus_tests, CASE(labels_of_the_corpus))
