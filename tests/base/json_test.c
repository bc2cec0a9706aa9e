#include "base/json.h"

#include "test.h"

struct part {
    str name;
};
static const struct field part_fields[] = {FIELD(struct part, name)};
static const struct shape part_shape = SHAPE(struct part, part_fields);

struct record {
    i64 id;
    i64 parent;
    bool held;
    str text;
    str due;
    milli n;
    strs owners;
    span place;
    spans more;
    range period;
    struct list parts;
    struct part inner;
};
static const struct field record_fields[] = {
    FIELD(struct record, id),
    FIELD(struct record, parent, .null_when_empty = true),
    FIELD(struct record, held),
    FIELD(struct record, text),
    FIELD(struct record, due, .null_when_empty = true),
    FIELD(struct record, n),
    FIELD(struct record, owners),
    FIELD(struct record, place),
    FIELD(struct record, more),
    FIELD(struct record, period),
    FIELD_LIST(struct record, parts, &part_shape),
    FIELD_SHAPE(struct record, inner, &part_shape),
};
static const struct shape record_shape = SHAPE(struct record, record_fields);

static str written(struct arena *a, const struct record *r) {
    struct out o = out_open(a);
    json_write(&o, &record_shape, r);
    return out_str(&o);
}

TEST(absent_is_null_only_where_the_field_says_so) {
    struct record r = {0};
    CHECK_STR(written(a, &r),
              S("{\"id\":0,\"parent\":null,\"held\":false,\"text\":\"\",\"due\":null,"
                "\"n\":0,\"owners\":[],\"place\":[0,0],\"more\":[],"
                "\"period\":null,\"parts\":[],\"inner\":{\"name\":\"\"}}"));
}

TEST(every_kind_is_written) {
    str owners[] = {S("办公室"), S("工会")};
    span more[] = {{1, 2}, {3, 4}};
    struct part parts[] = {{S("甲")}, {S("乙")}};
    struct record r = {
        .id = -5,
        .parent = 7,
        .held = true,
        .text = S("“读者”\t\"第一\"\n"),
        .due = S("2025-06"),
        .n = {2500},
        .owners = {owners, 2},
        .place = {10, 4000000000u},
        .more = {more, 2},
        .period = {S("2025-01"), S("")},
        .parts = {parts, 2},
        .inner = {S("丙")},
    };
    CHECK_STR(written(a, &r),
              S("{\"id\":-5,\"parent\":7,\"held\":true,\"text\":\"“读者”\\t\\\"第一\\\"\\n\","
                "\"due\":\"2025-06\",\"n\":2.5,\"owners\":[\"办公室\",\"工会\"],"
                "\"place\":[10,4000000000],\"more\":[[1,2],[3,4]],\"period\":[\"2025-01\",\"\"],"
                "\"parts\":[{\"name\":\"甲\"},{\"name\":\"乙\"}],\"inner\":{\"name\":\"丙\"}}"));
}

SUITE(json_tests, CASE(absent_is_null_only_where_the_field_says_so), CASE(every_kind_is_written))
