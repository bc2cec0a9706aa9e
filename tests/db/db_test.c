#include "db/db.h"

#include "both/both.h"
#include "db/suites.h"
#include "db/thing.h"
#include "db/thing.sql.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct field thing_fields[] = {
    FIELD(struct thing, id),   FIELD(struct thing, name), FIELD(struct thing, points),
    FIELD(struct thing, done), FIELD(struct thing, note),
};
const struct shape thing_shape = SHAPE(struct thing, thing_fields);

static const struct field count_fields[] = {FIELD(struct count, n)};
const struct shape count_shape = SHAPE(struct count, count_fields);

static const str schema =
    T("CREATE TABLE thing (id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, "
      "    points BIGINT NOT NULL, done BIGINT NOT NULL CHECK (done IN (0, 1)), note TEXT);"
      "CREATE TABLE part (id BIGINT NOT NULL PRIMARY KEY, "
      "    thing BIGINT NOT NULL REFERENCES thing (id));");

static struct db *opened(struct arena *a, enum db_engine engine, str *address_out) {
    struct ctx c = {.arena = a};
    struct db *db = both_open(a, engine, address_out);
    CHECK_OK(&c, db_script(&c, db, schema));
    return db;
}

static err add(struct ctx *c, struct db *db, struct thing t) {
    return db_run(c, db, ask_with(c->arena, &q_thing_add, &thing_shape, &t), NULL);
}

static i64 count(struct arena *a, struct db *db) {
    struct ctx c = {.arena = a};
    struct count n;
    CHECK_OK(&c, db_get(&c, db, ASK_ALL(q_thing_count), &n));
    return n.n;
}

/* Made at run time, again and again under the name "", between queries that are kept. */
BOTH(a_query_may_be_made_for_once) {
    struct ctx c = {.arena = a}, wrong = {.arena = a};
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, add(&c, db, (struct thing){.id = 1, .name = S("甲")}));
    CHECK_OK(&c, add(&c, db, (struct thing){.id = 2, .name = S("乙")}));
    for (i64 i = 1; i <= 3; i++) {
        const struct query_param params[] = {{.kind = VALUE_INT}};
        const struct query q = {.name = "",
                                .sql = i < 3 ? "SELECT id, name FROM thing WHERE id = $1"
                                             : "SELECT name FROM thing WHERE id > $1",
                                .params = params,
                                .n_params = 1,
                                .gives = &thing_shape};
        struct list rows;
        CHECK_OK(&c, db_once(&c, db, ASK(q, V_INT(i % 3)), &rows));
        CHECK_INT(rows.n, i < 3 ? 1 : 2);
        CHECK_INT(count(a, db), 2);
    }
    const struct query bad = {
        .name = "", .sql = "SELECT nonsense FROM thing", .gives = &thing_shape};
    struct list rows;
    CHECK_INT(db_once(&wrong, db, ASK_ALL(bad), &rows), ERR_DB);
    CHECK(wrong.text.len > 0);
    CHECK_INT(count(a, db), 2);
}

BOTH(a_record_comes_back_as_it_went) {
    static const struct thing things[] = {
        {1, T("讲堂"), {2500}, true, T("'; DROP TABLE thing; --")},
        {INT64_MAX, T(""), {INT64_MIN}, false, T("\n\t\"\\%_")},
        {INT64_MIN, T("𠀀😀"), {-1}, true, T("x")},
    };
    struct ctx c = {.arena = a};
    struct db *db = opened(a, engine, NULL);
    for (size_t i = 0; i < COUNT_OF(things); i++) {
        struct thing got;
        CHECK_OK(&c, add(&c, db, things[i]));
        CHECK_OK(&c, db_get(&c, db, ASK(q_thing_get, V_INT(things[i].id)), &got));
        CHECK_INT(got.id, things[i].id);
        CHECK_STR(got.name, things[i].name);
        CHECK_INT(got.points.v, things[i].points.v);
        CHECK_INT(got.done, things[i].done);
        CHECK_STR(got.note, things[i].note);
    }
}

BOTH(parameters_go_by_their_numbers) {
    struct ctx c = {.arena = a};
    struct thing got;
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, add(&c, db, (struct thing){.id = 7, .name = S("七")}));
    CHECK_OK(&c, db_get(&c, db, ASK(q_thing_swapped, V_INT(7), V_TEXT(S("七"))), &got));
    CHECK_INT(got.id, 7);
}

BOTH(null_is_empty) {
    struct ctx c = {.arena = a};
    struct thing got = {.note = S("old")};
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c,
             db_run(&c, db, ASK(q_thing_add, V_INT(1), V_TEXT(S("n")), V_INT(0), V_INT(0), V_NULL),
                    NULL));
    CHECK_OK(&c, db_get(&c, db, ASK(q_thing_get, V_INT(1)), &got));
    CHECK_STR(got.note, S(""));
}

BOTH(texts_sort_by_bytes_and_like_minds_case) {
    static const str names[] = {T("b"), T("B"), T("中"), T("a"), T("乙"), T("Z")};
    static const str sorted[] = {T("B"), T("Z"), T("a"), T("b"), T("中"), T("乙")};
    struct ctx c = {.arena = a};
    struct list rows;
    struct count n;
    struct db *db = opened(a, engine, NULL);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        CHECK_OK(&c, add(&c, db, (struct thing){.id = (i64)i, .name = names[i]}));
    CHECK_OK(&c, db_list(&c, db, ASK_ALL(q_thing_list), &rows));
    CHECK_INT(rows.n, COUNT_OF(sorted));
    for (size_t i = 0; i < rows.n; i++)
        CHECK_STR(((const struct thing *)rows.v)[i].name, sorted[i]);
    CHECK_OK(&c, db_get(&c, db, ASK(q_thing_like, V_TEXT(S("b%"))), &n));
    CHECK_INT(n.n, 1);
}

BOTH(what_is_not_there_is_told_apart) {
    struct ctx c = {.arena = a}, fails = {.arena = a};
    struct thing got;
    bool found = true;
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, db_find(&c, db, ASK(q_thing_get, V_INT(1)), &got, &found));
    CHECK(!found);
    CHECK_INT(db_get(&fails, db, ASK(q_thing_get, V_INT(1)), &got), ERR_NOT_FOUND);
    CHECK(str_has(fails.text, S("thing_get")));
}

BOTH(rules_of_the_schema_have_their_codes) {
    struct ctx c = {.arena = a}, twice = {.arena = a}, lost = {.arena = a}, bad = {.arena = a};
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, add(&c, db, (struct thing){.id = 1, .name = S("x")}));
    CHECK_INT(add(&twice, db, (struct thing){.id = 1, .name = S("y")}), ERR_CONFLICT);
    CHECK_INT(db_run(&lost, db, ASK(q_thing_of_part, V_INT(1), V_INT(99)), NULL), ERR_INVALID);
    CHECK_INT(db_run(&bad, db,
                     ASK(q_thing_add, V_INT(2), V_TEXT(S("z")), V_INT(0), V_INT(2), V_NULL), NULL),
              ERR_INVALID);
    CHECK_INT(count(a, db), 1);
}

BOTH(changed_rows_are_counted) {
    struct ctx c = {.arena = a};
    i64 changed = -1;
    struct db *db = opened(a, engine, NULL);
    for (i64 i = 0; i < 3; i++)
        CHECK_OK(&c, add(&c, db, (struct thing){.id = i, .name = S("same")}));
    CHECK_OK(&c, db_run(&c, db, ASK(q_thing_set, V_TEXT(S("same")), V_INT(5)), &changed));
    CHECK_INT(changed, 3);
    CHECK_OK(&c, db_run(&c, db, ASK(q_thing_set, V_TEXT(S("none")), V_INT(5)), &changed));
    CHECK_INT(changed, 0);
}

BOTH(a_rolled_back_change_never_was) {
    struct ctx c = {.arena = a};
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, db_begin(&c, db, DB_WRITE));
    CHECK_OK(&c, add(&c, db, (struct thing){.id = 1, .name = S("x")}));
    db_rollback(db);
    db_rollback(db);
    CHECK_INT(count(a, db), 0);
    CHECK_OK(&c, db_begin(&c, db, DB_WRITE));
    CHECK_OK(&c, add(&c, db, (struct thing){.id = 1, .name = S("x")}));
    CHECK_OK(&c, db_commit(&c, db));
    CHECK_INT(count(a, db), 1);
}

BOTH(a_reader_sees_one_state) {
    struct ctx c = {.arena = a};
    str address;
    struct db *reader = opened(a, engine, &address), *writer = both_connect(a, address);
    CHECK_OK(&c, db_begin(&c, reader, DB_READ));
    CHECK_INT(count(a, reader), 0);
    CHECK_OK(&c, add(&c, writer, (struct thing){.id = 1, .name = S("x")}));
    CHECK_INT(count(a, reader), 0);
    CHECK_OK(&c, db_commit(&c, reader));
    CHECK_INT(count(a, reader), 1);
}

/* Two that both read and then write what the other has read: one must be told to try again. */
BOTH(writers_are_serialisable) {
    struct ctx c = {.arena = a}, late = {.arena = a};
    str address;
    struct db *one = opened(a, engine, &address), *two = both_connect(a, address);
    if (engine == DB_SQLITE)
        return; /* a writer has the file to itself: see the next test */
    CHECK_OK(&c, db_begin(&c, one, DB_WRITE));
    CHECK_OK(&c, db_begin(&c, two, DB_WRITE));
    CHECK_INT(count(a, one) + count(a, two), 0);
    CHECK_OK(&c, add(&c, one, (struct thing){.id = 1, .name = S("x")}));
    CHECK_OK(&c, add(&c, two, (struct thing){.id = 2, .name = S("y")}));
    CHECK_OK(&c, db_commit(&c, one));
    CHECK_INT(db_commit(&late, two), ERR_BUSY);
    CHECK_INT(count(a, one), 1);
}

struct writer {
    str address;
    i64 from;
    i64 done;
};

/* Adds things, each in a transaction of its own, and tries again when told to. */
static void *write_things(void *arg) {
    enum {
        EACH = 25
    };
    struct writer *w = arg;
    struct arena *a = arena_open((size_t)64 << 20);
    struct ctx c = {.arena = a};
    struct db *db;
    if (db_open(&c, w->address, &db) != OK)
        return NULL;
    while (w->done < EACH) {
        struct ctx once = {.arena = a};
        err e = db_begin(&once, db, DB_WRITE);
        if (e == OK)
            e = add(&once, db, (struct thing){.id = w->from + w->done, .name = S("w")});
        if (e == OK)
            e = db_commit(&once, db);
        else
            db_rollback(db);
        if (e == OK)
            w->done++;
        else if (e != ERR_BUSY)
            break;
    }
    arena_close(a);
    return NULL;
}

BOTH(many_writers_lose_nothing) {
    enum {
        WRITERS = 4
    };
    str address;
    struct db *db = opened(a, engine, &address);
    struct writer writers[WRITERS];
    pthread_t threads[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct writer){.address = address, .from = 1000 * i};
        assert_int_equal(pthread_create(&threads[i], NULL, write_things, &writers[i]), 0);
    }
    i64 done = 0;
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        done += writers[i].done;
    }
    CHECK_INT(done, WRITERS * 25);
    CHECK_INT(count(a, db), done);
}

BOTH(many_rows_pass_in_little_memory) {
    enum {
        ROWS = 20000
    };
    struct ctx c = {.arena = a};
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, db_begin(&c, db, DB_WRITE));
    for (i64 i = 0; i < ROWS; i++) {
        struct arena_mark mark = arena_mark(a);
        CHECK_OK(&c,
                 db_queue(&c, db,
                          ASK(q_thing_add, V_INT(i), V_TEXT(S("行")), V_INT(0), V_INT(0), V_NULL)));
        arena_rewind(a, mark);
    }
    CHECK_OK(&c, db_flush(&c, db));
    CHECK_OK(&c, db_commit(&c, db));
    struct rows *rows;
    struct thing t;
    bool more = true;
    i64 n = 0;
    CHECK_OK(&c, rows_open(&c, db, ASK_ALL(q_thing_list), &rows));
    size_t used = arena_used(a);
    for (;;) {
        CHECK_OK(&c, rows_next(&c, rows, &t, &more));
        if (!more)
            break;
        CHECK_INT(t.id, n++);
        CHECK_STR(t.name, S("行"));
    }
    CHECK_INT(n, ROWS);
    CHECK_INT(arena_used(a), used);
}

BOTH(rows_may_be_left_early) {
    struct ctx c = {.arena = a};
    struct rows *rows;
    struct thing t;
    bool more;
    struct db *db = opened(a, engine, NULL);
    for (i64 i = 0; i < 3; i++)
        CHECK_OK(&c, add(&c, db, (struct thing){.id = i, .name = S("x")}));
    CHECK_OK(&c, rows_open(&c, db, ASK_ALL(q_thing_list), &rows));
    CHECK_OK(&c, rows_next(&c, rows, &t, &more));
    CHECK(more);
    rows_close(rows);
    CHECK_INT(count(a, db), 3);
}

BOTH(a_failure_among_many_is_told) {
    struct ctx c = {.arena = a}, fails = {.arena = a};
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, db_begin(&c, db, DB_WRITE));
    err e = OK;
    for (i64 i = 0; i < 10 && e == OK; i++)
        e = db_queue(&fails, db,
                     ASK(q_thing_add, V_INT(i % 5), V_TEXT(S("x")), V_INT(0), V_INT(0), V_NULL));
    if (e == OK)
        e = db_flush(&fails, db);
    CHECK_INT(e, ERR_CONFLICT);
    db_rollback(db);
    CHECK_INT(count(a, db), 0);
}

BOTH(a_query_must_fit_its_shape) {
    struct ctx c = {.arena = a}, fails = {.arena = a};
    struct count n;
    strs columns;
    struct db *db = opened(a, engine, NULL);
    CHECK_INT(db_get(&fails, db, ASK_ALL(q_thing_wrong), &n), ERR_BUG);
    CHECK(str_has(fails.text, S("thing_wrong")));
    CHECK_OK(&c, db_columns(&c, db, &q_thing_get, &columns));
    CHECK_INT(columns.n, 5);
    CHECK_STR(columns.v[1], S("name"));
}

BOTH(the_plan_of_a_query_is_shown) {
    struct ctx c = {.arena = a};
    strs steps;
    struct db *db = opened(a, engine, NULL);
    CHECK_OK(&c, db_explain(&c, db, ASK(q_thing_get, V_INT(1)), &steps));
    CHECK(steps.n > 0);
    CHECK(str_has(str_join(a, steps, S("\n")), S("thing")));
}

TEST(an_address_that_leads_nowhere_is_told) {
    struct ctx folder = {.arena = a}, server = {.arena = a}, text = {.arena = a};
    struct db *db;
    CHECK_INT(db_open(&folder, S("/nowhere/at/all/db"), &db), ERR_IO);
    CHECK(str_has(folder.text, S("/nowhere/at/all/db")));
    err e = db_open(&server, S("postgresql://nobody@/x?host=/nowhere&connect_timeout=2"), &db);
    CHECK(e == ERR_DB || e == ERR_MISSING);
    CHECK_INT(db_open(&text, S("README.md"), &db), ERR_DB);
    CHECK(str_has(text.text, S("不是数据库文件")));
}

SUITE(db_tests, BOTH_CASES(a_query_may_be_made_for_once),
      BOTH_CASES(a_record_comes_back_as_it_went), BOTH_CASES(parameters_go_by_their_numbers),
      BOTH_CASES(null_is_empty), BOTH_CASES(texts_sort_by_bytes_and_like_minds_case),
      BOTH_CASES(what_is_not_there_is_told_apart), BOTH_CASES(rules_of_the_schema_have_their_codes),
      BOTH_CASES(changed_rows_are_counted), BOTH_CASES(a_rolled_back_change_never_was),
      BOTH_CASES(a_reader_sees_one_state), BOTH_CASES(writers_are_serialisable),
      BOTH_CASES(many_writers_lose_nothing), BOTH_CASES(many_rows_pass_in_little_memory),
      BOTH_CASES(rows_may_be_left_early), BOTH_CASES(a_failure_among_many_is_told),
      BOTH_CASES(a_query_must_fit_its_shape), BOTH_CASES(the_plan_of_a_query_is_shown),
      CASE(an_address_that_leads_nowhere_is_told))
