#include "app/filter_query.h"

#include "app/desk.h"
#include "app/duty_list.h"
#include "app/lamp.h"
#include "app/org.h"
#include "app/suites.h"
#include "base/out.h"
#include "store/plan.h"
#include "store/task.h"

/* ---- parsing ---- */

/* A node as Lisp writes it. */
static void put(struct out *o, const struct filter *f, u32 at) {
    static const char *const names[] = {
        [FILTER_AND] = "and", [FILTER_OR] = "or", [FILTER_NOT] = "not"};
    static const char *const ops[] = {"=", "<", "<=", ">", ">="};
    const struct filter_node *n = &f->v[at];
    if (n->what == FILTER_WORD) {
        out_raw(o, str_from(n->word->word));
    } else if (n->what == FILTER_TERM) {
        out_fmt(o, "%s%s%.*s", n->field->column, ops[n->op], STR(n->text));
        if (n->days.from.len > 0)
            out_fmt(o, "%.*s..%.*s", STR(n->days.from), STR(n->days.to));
        else if (n->field->kind == FILTER_NUMBER || n->field->kind == FILTER_ID)
            out_int(o, n->number);
    } else {
        out_fmt(o, "(%s ", names[n->what]);
        put(o, f, n->left);
        if (n->what != FILTER_NOT) {
            out_char(o, ' ');
            put(o, f, n->right);
        }
        out_char(o, ')');
    }
}

static str parsed(struct arena *a, str text) {
    struct ctx c = {.arena = a};
    struct filter f;
    struct out o = out_open(a);
    if (filter_parse(&c, text, S("2025-06-15"), &f) != OK)
        return c.text;
    if (f.n > 0)
        put(&o, &f, (u32)f.n - 1);
    return out_str(&o);
}

TEST(a_filter_is_read_as_people_type_it) {
    static const char *const cases[][2] = {
        {"", ""},
        {"　 ", ""},
        {"状态:待审核", "state=review"},
        {"state=review", "state=review"},
        {"状态：待审核,已退回、办结", "(or (or state=review state=returned) state=closed)"},
        {"时限<2025-06-30", "due_on<2025-06-30..2025-06-30"},
        {"时限:2025-06", "due_on=2025-06-01..2025-06-30"},
        {"截止≤2024", "due_on<=2024-01-01..2024-12-31"},
        {"开始>=今天", "opens_on>=2025-06-15..2025-06-15"},
        {"进度>=50%", "progress_pct>=50"},
        {"方案:3 无时限", "(and plan=3 无时限)"},
        {"灯:红 部门:办公室 或 无部门", "(or (and lamp=red org=办公室) 无部门)"},
        {"灯:红 且 (部门:a 或 部门:b)", "(and lamp=red (or org=a org=b))"},
        {"（灯：红 or 灯:黄） 讲堂", "(and (or lamp=red lamp=yellow) title=讲堂)"},
        {"非 灯:红", "(not lamp=red)"},
        {"-规定:是 not -x", "(and (not required=1) (not (not title=x)))"},
        {"非遗 或许", "(and title=非遗 title=或许)"},
        {"\"a b:(c\"", "title=a b:(c"},
        {"标题:“甲 乙”", "title=甲 乙"},
        {"来源:指标 期次:季度 编号:7", "(and (and source=indicator label=季度) id=7)"},
        {"100%_!'; DROP", "(and title=100%_!'; title=DROP)"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(parsed(a, str_from(cases[i][0])), str_from(cases[i][1]));
}

TEST(what_is_not_understood_is_told_with_its_place) {
    static const char *const cases[][2] = {
        {"灯:红 状太:待审核", "第 5 个字“状太”不认识，是不是 状态？"},
        {"stat:idle", "第 1 个字“stat”不认识，是不是 state？"},
        {"http://x", "第 1 个字“http”不认识，要找的文字里有冒号等请加引号"},
        {":x", "第 1 个字“”不认识，要找的文字里有冒号等请加引号"},
        {"状态:好",
         "第 1 个字：状态没有“好”，可以写：待签收、未开始、进行中、待审核、已退回、审核通过、"
         "已办结、已作废"},
        {"甲 状态:", "第 3 个字：“状态”后面没有写内容"},
        {"部门:,", "第 1 个字：“部门”后面没有写内容"},
        {"标题>3", "第 1 个字：标题不能比大小，请用冒号"},
        {"时限:明年", "第 1 个字：“明年”不是日期，请写成 2025、2025-06 或 2025-06-30"},
        {"时限:2025-02-30", "第 1 个字：“2025-02-30”不是日期，请写成 2025、2025-06 或 2025-06-30"},
        {"进度:多", "第 1 个字：“多”不是数"},
        {"编号:99999999999999999999", "第 1 个字：“999999999999”不是数"},
        {"甲 (乙", "第 3 个字的括号没有配对"},
        {"甲 )", "第 3 个字“)”多余"},
        {"()", "第 2 个字：这里少一个条件"},
        {"甲 或", "第 4 个字：这里少一个条件"},
        {"非", "第 2 个字：这里少一个条件"},
        {"\xFF", "条件不是 UTF-8 文字，请检查终端的编码"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        CHECK_STR(parsed(a, str_from(cases[i][0])), str_from(cases[i][1]));
}

TEST(a_filter_has_limits) {
    struct out deep = out_open(a), many = out_open(a), big = out_open(a);
    out_repeat(&deep, '(', 100);
    CHECK(str_has(parsed(a, out_str(&deep)), S("套得太深，最多 32 层")));
    for (int i = 0; i <= FILTER_TERMS_MAX; i++)
        out_raw(&many, S("x "));
    CHECK_STR(parsed(a, out_str(&many)), S("条件太多，最多 64 个"));
    out_repeat(&big, 'x', FILTER_BYTES_MAX + 1);
    CHECK_STR(parsed(a, out_str(&big)), S("条件太长，最多 4000 个字节"));
}

/* ---- asking ---- */

enum {
    DUTIES = 5 * 5 * 3 * 2
};
static const char *const days[] = {"", "2025-06-14", "2025-06-15", "2025-06-21", "2025-06-22"};
static const char *const states[] = {"unsigned", "active", "approved", "closed", "void"};
static const char *const opens[] = {"2025-01-01", "2025-06-15", "2025-06-16"};

/* A duty of each due day, state, opening day, and of both kinds. */
static err fill(struct tx *tx, void *arg) {
    struct org top = {.name = S("局"), .kind = S("unit")}, one = {.name = S("办公室")};
    struct plan plan = {.title = S("方案"), .state = S("adopted")};
    struct task task = {.ordinal = 1, .text = S("举办讲堂"), .source = S("indicator")};
    struct duty *v = take(tx->c->arena, struct duty, DUTIES);
    (void)arg;
    TRY(record_add(tx, &noun_org, &top));
    one.above = top.id;
    one.kind = S("department");
    TRY(record_add(tx, &noun_org, &one));
    plan.org = top.id;
    TRY(record_add(tx, &noun_plan, &plan));
    task.plan = plan.id;
    TRY(record_add(tx, &noun_task, &task));
    for (size_t i = 0; i < DUTIES; i++)
        v[i] = (struct duty){.plan = plan.id,
                             .task = task.id,
                             .org = i % 3 == 0   ? 0
                                    : i % 3 == 1 ? top.id
                                                 : one.id,
                             .key = str_fmt(tx->c->arena, "%zu", i),
                             .title = i == 7 ? S("50%_!'讲堂") : S("举办讲堂"),
                             .due_on = str_from(days[i % 5]),
                             .state = str_from(states[i / 5 % 5]),
                             .opens_on = str_from(opens[i / 25 % 3]),
                             .required = i / 75 == 1,
                             .progress_pct = (i64)i % 101};
    return record_add_many(tx, &noun_duty, v, DUTIES);
}

static struct deed filled(struct arena *a, struct ctx *c, enum db_engine engine) {
    struct deed d = desk_new(a, c, engine, NULL);
    CHECK_OK(c, tx_run(&d, "fill", fill, NULL));
    return d;
}

static struct list lines_of(struct deed *d, const char *words) {
    struct list lines;
    const struct duty_view view = {.words = str_from(words), .limit = 1000};
    CHECK_OK(d->c, app_duty_list(d, &view, &lines));
    return lines;
}

/* The conditions of lamps say what app/lamp.c says of each duty. */
BOTH(lamps_are_the_same_in_a_query) {
    static const char *const lamps[LAMPS] = {[LAMP_RED] = "灯:红 或 (灯:红 状态:作废)",
                                             [LAMP_YELLOW] = "灯:黄 或 (灯:黄 状态:作废)",
                                             [LAMP_GREEN] = "灯:绿 或 (灯:绿 状态:作废)",
                                             [LAMP_GREY] = "灯:灰 或 (灯:灰 状态:作废)",
                                             [LAMP_DONE] = "灯:已办结 或 (灯:红 状态:作废)"};
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    size_t all = 0;
    for (int lamp = 0; lamp < LAMPS; lamp++) {
        struct list lines = lines_of(&d, lamps[lamp]);
        const struct duty_line *v = lines.v;
        for (size_t i = 0; i < lines.n; i++) {
            struct duty duty;
            CHECK_OK(&c, record_get(&c, d.db, &noun_duty, v[i].id, &duty));
            const struct duty_row row = {.due_on = duty.due_on,
                                         .opens_on = duty.opens_on,
                                         .state = duty.state,
                                         .required = duty.required};
            CHECK_INT(lamp_of(&row, d.today, NULL), lamp);
        }
        CHECK(lines.n > 0);
        all += lines.n;
    }
    CHECK_INT(all, DUTIES);
}

BOTH(a_filter_lets_through_what_it_says) {
    static const struct {
        const char *words;
        size_t n;
    } cases[] = {
        {"", DUTIES * 4 / 5}, /* what was given up is left out */
        {"状态:作废", DUTIES / 5},
        {"状态:作废,已办结", DUTIES * 2 / 5},
        {"无时限", DUTIES * 4 / 25},
        {"时限:2025-06", DUTIES * 16 / 25},
        {"时限<2025-06-15", DUTIES * 4 / 25},
        {"时限<=今天", DUTIES * 8 / 25},
        {"时限>2025-06-21", DUTIES * 4 / 25},
        {"非 时限>2025-06-21", DUTIES * 16 / 25},
        {"规定:是 或 规定:否", DUTIES * 4 / 5},
        {"规定:是", DUTIES * 2 / 5},
        {"来源:指标", DUTIES * 4 / 5},
        {"来源:文件", 0},
        {"编号:1 或 编号:2", 2},
        {"50%", 1},
        {"%", 1},
        {"_!", 1},
        {"'", 1},
        {"标题:\"x' OR '1'='1\"", 0},
        {"方案:1 进度<1 (状态:待签收 或 无部门)", 2},
    };
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        size_t n = lines_of(&d, cases[i].words).n;
        if (n != cases[i].n)
            print_error("%s\n", cases[i].words);
        CHECK_INT(n, cases[i].n);
    }
    size_t none = lines_of(&d, "无部门").n, top = lines_of(&d, "部门:局").n;
    CHECK_INT(none + top + lines_of(&d, "部门:局/办公室").n, DUTIES * 4 / 5);
}

BOTH(lines_are_sorted_and_cut) {
    struct ctx c = {.arena = a}, bad = {.arena = a};
    struct list lines;
    struct book book;
    struct deed d = filled(a, &c, engine);
    str keys[] = {S("-进度"), S("部门")}, columns[] = {S("编号"), S("title")};
    struct duty_view view = {.words = S("状态:待签收"),
                             .also = S("规定:是"),
                             .sort = {keys, 2},
                             .columns = {columns, 2},
                             .limit = 5};
    CHECK_OK(&c, app_duty_list(&d, &view, &lines));
    CHECK_INT(lines.n, 5);
    const struct duty_line *v = lines.v;
    for (size_t i = 1; i < lines.n; i++)
        CHECK(v[i].progress_pct <= v[i - 1].progress_pct);
    CHECK_OK(&c, duty_book(&d, &view, lines, &book));
    CHECK_INT(book.sheets[0].shape->n, 2);
    CHECK_STR(sheet_head(&book.sheets[0], 1), S("责任事项"));
    d.c = &bad;
    keys[0] = S("进渡");
    CHECK_INT(app_duty_list(&d, &view, &lines), ERR_INVALID);
    CHECK_STR(bad.text, S("不能按“进渡”排序，是不是 进度？"));
    struct ctx other = {.arena = a};
    d.c = &other;
    columns[0] = S("好");
    CHECK_INT(duty_book(&d, &view, lines, &book), ERR_INVALID);
}

/* A field with an index is answered from it, whatever else is asked; nothing reads the table. */
BOTH(a_filter_is_answered_from_an_index) {
    static const char *const cases[][2] = {
        {"部门:局", "duty_by_org"},
        {"部门:局 状态:待审核", "duty_by_org_state"},
        {"方案:1 讲堂", "duty_by_plan"},
        {"灯:红", "duty_by_due"},
        {"时限:2025-06", "duty_by_due"},
        {"部门:局 灯:红 来源:指标", "duty_by_org"},
        {"讲堂", "duty_by_"},
        {"部门:局 非 灯:黄 进度>50", "duty_by_org"},
    };
    struct ctx c = {.arena = a};
    struct deed d = filled(a, &c, engine);
    if (engine == DB_POSTGRES)
        CHECK_OK(&c,
                 db_script(&c, d.db, S("SET enable_seqscan = off; SET enable_bitmapscan = off")));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct filter f;
        struct ask ask;
        strs steps;
        const struct filter_order order = {.limit = 50, .today = d.today};
        CHECK_OK(&c, filter_parse(&c, str_from(cases[i][0]), d.today, &f));
        CHECK_OK(&c, filter_query(&c, d.db, (struct filters){&f, 1}, &order, &ask));
        struct query named = *ask.q;
        named.name = str_fmt(a, "f%zu%c", i, '\0').ptr;
        CHECK_OK(&c, db_explain(&c, d.db, (struct ask){&named, ask.args}, &steps));
        str plan = str_join(a, steps, S("\n"));
        bool scans = str_has(plan, S("SCAN duty\n")) || str_has(plan, S("Seq Scan on duty"));
        bool named_index = str_has(plan, str_from(engine == DB_SQLITE ? cases[i][1] : "duty_by_"));
        if (scans || !named_index)
            print_error("%s:\n%.*s\n", cases[i][0], STR(plan));
        CHECK(!scans && named_index);
    }
}

SUITE(filter_tests, CASE(a_filter_is_read_as_people_type_it),
      CASE(what_is_not_understood_is_told_with_its_place), CASE(a_filter_has_limits),
      BOTH_CASES(lamps_are_the_same_in_a_query), BOTH_CASES(a_filter_lets_through_what_it_says),
      BOTH_CASES(lines_are_sorted_and_cut), BOTH_CASES(a_filter_is_answered_from_an_index))
