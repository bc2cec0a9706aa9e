/* docs/plan.schema.json describes what the program prints; and the validator of the tests refuses
 * what it should. */
#include "test.h"

#include "base/json.h"
#include "json_schema.h"
#include "read/facts.h"
#include "read/pair.h"

#include <dirent.h>

static struct json parsed(struct arena *a, str s) {
    struct json tree = {0};
    size_t bad = 0;
    if (!json_parse(a, s, &tree, &bad))
        print_error("no JSON from byte %zu on\n", bad);
    return tree;
}

static struct json schema_of(struct arena *a) {
    enum {
        BYTES_MAX = 1 << 16
    };
    FILE *f = fopen("docs/plan.schema.json", "rb");
    char *bytes = take(a, char, BYTES_MAX);
    size_t n = f != NULL ? fread(bytes, 1, BYTES_MAX, f) : 0;
    if (f != NULL)
        (void)fclose(f);
    return parsed(a, (str){bytes, n});
}

static str written(struct arena *a, const struct facts *f) {
    struct out o = out_open(a);
    json_write(&o, &facts_shape, f);
    return out_str(&o);
}

static size_t misfits(struct arena *a, const struct json *schema, const char *folder) {
    size_t bad = 0, n = 0;
    DIR *d = opendir(folder);
    CHECK(d != NULL);
    for (struct dirent *entry; (entry = readdir(d)) != NULL;) {
        str name = str_from(entry->d_name);
        if (str_starts(name, S(".")) || str_ends(name, S(".facts")))
            continue;
        struct paper p = paper_file(a, str_z(a, str_fmt(a, "%s/%s", folder, entry->d_name)));
        struct json tree = parsed(a, written(a, p.facts));
        str fault = json_fits(a, schema, &tree);
        if (fault.len > 0)
            print_error("%s: %.*s\n", entry->d_name, STR(fault));
        bad += fault.len > 0;
        n++;
    }
    closedir(d);
    CHECK(n > 3);
    return bad;
}

TEST(documents_and_examples_fit) {
    struct json schema = schema_of(a);
    CHECK_INT(schema.kind, JSON_OBJECT);
    CHECK_INT(misfits(a, &schema, "tests/data/docs"), 0);
    CHECK_INT(misfits(a, &schema, "examples"), 0);
}

/* Every member of a shape is described, and every description has a member: in both directions. */
static void check_shape(struct arena *a, const struct json *defs, const char *name,
                        const struct shape *shape) {
    const struct json *def = json_get(defs, str_from(name));
    CHECK(def != NULL);
    const struct json *properties = json_get(def, S("properties"));
    CHECK(properties != NULL);
    CHECK_INT(properties->n, shape->n);
    for (size_t i = 0; i < shape->n; i++)
        CHECK(json_get(properties, str_from(shape->fields[i].name)) != NULL);
}

TEST(shapes_and_schema_name_the_same_members) {
    struct json schema = schema_of(a);
    const struct json *defs = json_get(&schema, S("$defs"));
    CHECK(defs != NULL);
    static const struct {
        const char *name;
        const struct shape *shape;
    } pairs[] = {
        {"document", &head_shape},         {"node", &node_shape},
        {"quantity", &quantity_shape},     {"task", &task_fact_shape},
        {"noise", &noise_shape},           {"goal", &goal_fact_shape},
        {"person", &person_fact_shape},    {"finding", &finding_shape},
        {"diagnostic", &diagnostic_shape},
    };
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        check_shape(a, defs, pairs[i].name, pairs[i].shape);
}

static const struct {
    const char *schema, *value;
    bool fits;
} cases[] = {
    {"{\"type\":\"integer\"}", "3", true},
    {"{\"type\":\"integer\"}", "3.5", false},
    {"{\"type\":\"integer\"}", "\"3\"", false},
    {"{\"type\":[\"string\",\"null\"]}", "null", true},
    {"{\"type\":[\"string\",\"null\"]}", "1", false},
    {"{\"enum\":[\"a\",null]}", "\"a\"", true},
    {"{\"enum\":[\"a\",null]}", "null", true},
    {"{\"enum\":[\"a\",null]}", "\"b\"", false},
    {"{\"required\":[\"a\"]}", "{\"a\":1}", true},
    {"{\"required\":[\"a\"]}", "{\"b\":1}", false},
    {"{\"properties\":{\"a\":{\"type\":\"string\"}}}", "{\"a\":1}", false},
    {"{\"properties\":{\"a\":{}},\"additionalProperties\":false}", "{\"a\":1}", true},
    {"{\"properties\":{\"a\":{}},\"additionalProperties\":false}", "{\"a\":1,\"b\":2}", false},
    {"{\"items\":{\"type\":\"string\"}}", "[\"a\",\"b\"]", true},
    {"{\"items\":{\"type\":\"string\"}}", "[\"a\",1]", false},
    {"{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"null\"}}", "[\"a\",null]",
     true},
    {"{\"prefixItems\":[{\"type\":\"string\"}]}", "[1]", false},
    {"{\"minItems\":2,\"maxItems\":3}", "[1,2]", true},
    {"{\"minItems\":2}", "[1]", false},
    {"{\"maxItems\":0}", "[1]", false},
    {"{\"minimum\":0,\"maximum\":100}", "50", true},
    {"{\"minimum\":0}", "-1", false},
    {"{\"maximum\":100}", "100.5", false},
    {"{\"minLength\":2}", "\"中国\"", true},
    {"{\"minLength\":2}", "\"中\"", false},
    {"{\"pattern\":\"^[0-9]{4}$\"}", "\"2024\"", true},
    {"{\"pattern\":\"^[0-9]{4}$\"}", "\"24\"", false},
    {"{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"string\"}]}", "null", true},
    {"{\"oneOf\":[{\"type\":\"null\"},{\"type\":\"string\"}]}", "1", false},
    {"{\"oneOf\":[{},{}]}", "1", false},
    {"{\"$defs\":{\"x\":{\"type\":\"null\"}},\"$ref\":\"#/$defs/x\"}", "null", true},
    {"{\"$defs\":{\"x\":{\"type\":\"null\"}},\"$ref\":\"#/$defs/x\"}", "1", false},
    {"{\"$ref\":\"#/$defs/x\"}", "1", false},
    {"{\"const\":true}", "true", true},
    {"{\"const\":true}", "false", false},
    {"{\"maxLength\":2}", "\"a\"", false}, /* a word that nobody checks */
};

TEST(the_validator_judges) {
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct json schema = parsed(a, str_from(cases[i].schema));
        struct json value = parsed(a, str_from(cases[i].value));
        bool fits = json_fits(a, &schema, &value).len == 0;
        if (fits != cases[i].fits)
            print_error("%s of %s\n", cases[i].schema, cases[i].value);
        CHECK(fits == cases[i].fits);
    }
}

TEST(json_is_read_strictly) {
    static const char *const bad[] = {
        "",    "{",     "[1,]", "{\"a\":1,}", "{\"a\"}",     "01",
        "1.",  "-",     "1e",   "\"\\x\"",    "\"\n\"",      "nul",
        "\"a", "[1] 2", "'a'",  "\"\xff\"",   "\"\\ud800\"", "{\"a\":1,\"a\":2}",
        "+1",  "NaN"};
    static const char *const good[] = {
        "null",  "[]",   "{}",   " [ 1 , -2.5e+3 ] ",  "\"\\u4e2d\\n\"",
        "false", "true", "\"\"", "\"\\ud842\\udfb7\"", "0"};
    struct json tree;
    size_t at = 0;
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        CHECK(!json_parse(a, str_from(bad[i]), &tree, &at));
    for (size_t i = 0; i < COUNT_OF(good); i++)
        CHECK(json_parse(a, str_from(good[i]), &tree, &at));
    CHECK(json_parse(a, S("\"\\u4e2d\\ud842\\udfb7\\/\""), &tree, &at));
    CHECK_STR(tree.text, S("中𠮷/"));
}

SUITE(schema_tests, CASE(documents_and_examples_fit), CASE(shapes_and_schema_name_the_same_members),
      CASE(the_validator_judges), CASE(json_is_read_strictly))
