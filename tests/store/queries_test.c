#include "store/noun.h"
#include "store/steps.h"
#include "store/suites.h"

#include "store/fixture.h"

/* Every query is prepared; its columns are members of its shape. */
BOTH(every_query_is_understood) {
    struct db *db = fixture_open(a, engine, NULL);
    size_t n = 0;
    for (size_t i = 0; i < store_queries_n; i++)
        for (size_t k = 0; k < *store_queries[i].n; k++) {
            const struct query *q = store_queries[i].v[k];
            struct ctx c = {.arena = a};
            strs columns;
            CHECK_OK(&c, db_columns(&c, db, q, &columns));
            CHECK_INT(columns.n > 0, q->gives != NULL);
            n++;
        }
    CHECK(n > 40);
}

/* What a noun's table holds is what its struct has: no member is forgotten. */
BOTH(a_noun_has_all_members_as_columns) {
    struct db *db = fixture_open(a, engine, NULL);
    for (size_t i = 0; i < nouns_n; i++) {
        struct ctx c = {.arena = a};
        strs columns;
        CHECK_OK(&c, db_columns(&c, db, nouns[i]->get, &columns));
        if (columns.n != nouns[i]->shape->n)
            print_error("%s\n", nouns[i]->name);
        CHECK_INT(columns.n, nouns[i]->shape->n);
    }
}

/* How an engine would answer a query, whatever its values. */
static str plan_of(struct arena *a, struct db *db, const struct query *q) {
    struct ctx c = {.arena = a};
    struct value args[QUERY_PARAMS_MAX];
    strs steps;
    for (size_t p = 0; p < q->n_params; p++)
        args[p] = q->params[p].kind == VALUE_INT ? V_INT(1) : V_TEXT(S("x"));
    CHECK_OK(&c, db_explain(&c, db, (struct ask){q, {args, q->n_params}}, &steps));
    return str_join(a, steps, S("\n"));
}

/* What belongs to something else, quote_of_duty, is found by an index. */
BOTH(what_belongs_to_another_is_not_searched_for) {
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    size_t n = 0;
    if (engine == DB_POSTGRES)
        CHECK_OK(&c, db_script(&c, db, S("SET enable_seqscan = off")));
    for (size_t i = 0; i < store_queries_n; i++)
        for (size_t k = 0; k < *store_queries[i].n; k++) {
            const struct query *q = store_queries[i].v[k];
            if (!str_has(str_from(q->name), S("_of_")))
                continue;
            str plan = plan_of(a, db, q);
            bool bad = str_has(plan, S("SCAN ")) || str_has(plan, S("Seq Scan"));
            if (bad)
                print_error("%s:\n%.*s\n", q->name, STR(plan));
            CHECK(!bad);
            n++;
        }
    CHECK(n > 15);
}

/* A list is read from its index, by the words of either engine. An empty table may be scanned by a
 * planner that knows it is empty, so PostgreSQL is told not to. */
BOTH(no_list_scans_a_table) {
    struct ctx c = {.arena = a};
    struct db *db = fixture_open(a, engine, NULL);
    size_t lists = 0;
    if (engine == DB_POSTGRES)
        CHECK_OK(&c, db_script(&c, db, S("SET enable_seqscan = off; SET enable_sort = off")));
    for (size_t i = 0; i < store_queries_n; i++)
        for (size_t k = 0; k < *store_queries[i].n; k++) {
            const struct query *q = store_queries[i].v[k];
            if (!str_has(str_from(q->name), S("_list_")))
                continue;
            str plan = plan_of(a, db, q);
            bool bad = str_has(plan, S("SCAN ")) || str_has(plan, S("Seq Scan")) ||
                       str_has(plan, S("TEMP B-TREE")) || str_has(plan, S("Sort"));
            if (bad || (engine == DB_SQLITE && !str_has(plan, S("COVERING INDEX"))))
                print_error("%s:\n%.*s\n", q->name, STR(plan));
            CHECK(!bad);
            lists++;
        }
    CHECK(lists >= 4);
}

SUITE(queries_tests, BOTH_CASES(every_query_is_understood),
      BOTH_CASES(a_noun_has_all_members_as_columns),
      BOTH_CASES(what_belongs_to_another_is_not_searched_for), BOTH_CASES(no_list_scans_a_table))
