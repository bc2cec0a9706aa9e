#include "base/shape.h"

#include "test.h"

struct row {
    i64 count;
    i64 year;
    bool held;
    str text;
    milli n;
    strs owners;
    span place;
    range period;
    spans more;
};
static const struct field fields[] = {
    FIELD(struct row, count, .label = "数量", .unit = "场"),
    FIELD(struct row, year, .null_when_empty = true),
    FIELD(struct row, held),
    FIELD(struct row, text),
    FIELD(struct row, n),
    FIELD(struct row, owners),
    FIELD(struct row, place),
    FIELD(struct row, period),
    FIELD(struct row, more),
};
static const struct shape row_shape = SHAPE(struct row, fields);

TEST(the_kind_comes_from_the_member) {
    static const enum field_kind want[] = {KIND_INT,   KIND_INT,  KIND_BOOL,  KIND_TEXT, KIND_MILLI,
                                           KIND_TEXTS, KIND_SPAN, KIND_RANGE, KIND_SPANS};
    CHECK_INT(row_shape.n, COUNT_OF(want));
    CHECK_INT(row_shape.size, sizeof(struct row));
    for (size_t i = 0; i < COUNT_OF(want); i++)
        CHECK_INT(fields[i].kind, want[i]);
    CHECK_STR(str_from(fields[0].label), S("数量"));
    CHECK_INT(fields[3].offset, offsetof(struct row, text));
}

/* The cells of a row, joined by |. */
static str cells(struct arena *a, const struct row *r) {
    str s[COUNT_OF(fields)];
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        s[i] = field_text(a, &fields[i], r);
    return str_join(a, (strs){s, COUNT_OF(s)}, S("|"));
}

TEST(cells_as_a_person_reads_them) {
    str owners[] = {S("办公室"), S("工会")};
    struct row r = {
        .count = 12,
        .year = 2025,
        .held = true,
        .text = S("读书会"),
        .n = {2500},
        .owners = {owners, 2},
        .place = {3, 9},
        .period = {S("2025-01"), S("2025-03")},
    };
    CHECK_STR(cells(a, &r), S("12|2025|是|读书会|2.5|办公室、工会|3-9|2025-01 至 2025-03|"));
    r.period.to = S("2025-01");
    CHECK_STR(field_text(a, &fields[7], &r), S("2025-01"));
}

TEST(empty_cells) {
    struct row r = {0};
    CHECK_STR(cells(a, &r), S("0||否||0||0-0||"));
}

TEST(secrets_are_left_out) {
    struct field some[COUNT_OF(fields)];
    memcpy(some, fields, sizeof fields);
    const struct shape whole = {"row", sizeof(struct row), some, COUNT_OF(some)};
    CHECK(shape_open(a, &whole) == &whole);
    some[0].secret = true;
    const struct shape *open = shape_open(a, &whole);
    CHECK_INT(open->n, COUNT_OF(some) - 1);
    CHECK(shape_find(open, str_from(some[0].name)) == NULL);
    CHECK_STR(str_from(open->fields[0].name), str_from(some[1].name));
}

SUITE(shape_tests, CASE(the_kind_comes_from_the_member), CASE(cells_as_a_person_reads_them),
      CASE(empty_cells), CASE(secrets_are_left_out))
