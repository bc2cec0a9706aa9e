#include "app/sheets.h"

#include "app/desk.h"
#include "app/duty_flow.h"
#include "app/grid.h"
#include "app/suites.h"
#include "base/out.h"
#include "doc/fixture.h"
#include "export/xlsx.h"
#include "port/file.h"
#include "port/folder.h"
#include "port/tempdir.h"
#include "store/plan.h"
#include "store/task.h"

#include <unistd.h>

/* A unit with two departments; the office leads four duties and supports one of the union's. */
struct fixture {
    struct ctx c;
    struct deed d;
    str dir;
    struct org office, labour;
    i64 duties[4]; /* of the office */
};

static err add_duty(struct tx *tx, struct fixture *f, i64 plan, struct duty like, i64 *id_out) {
    struct task task = {.plan = plan, .text = like.title};
    TRY(record_add(tx, &noun_task, &task));
    like.plan = plan;
    like.task = task.id;
    like.key = S("2025");
    like.required = true;
    like.label = S("2025年");
    TRY(record_add(tx, &noun_duty, &like));
    struct assignment support = {.task = task.id, .org = f->office.id, .role = S("support")};
    if (like.org != f->office.id)
        TRY(record_add(tx, &noun_assignment, &support));
    *id_out = like.id;
    return OK;
}

static err fill(struct tx *tx, void *arg) {
    struct fixture *f = arg;
    i64 other;
    struct org unit = {.name = S("青禾县图书馆"), .kind = S("unit")};
    TRY(record_add(tx, &noun_org, &unit));
    f->office = (struct org){.name = S("办公室"), .kind = S("department"), .above = unit.id};
    f->labour = (struct org){.name = S("工会"), .kind = S("department"), .above = unit.id};
    TRY(record_add(tx, &noun_org, &f->office));
    TRY(record_add(tx, &noun_org, &f->labour));
    struct plan plan = {.org = unit.id, .title = S("方案"), .state = S("adopted")};
    TRY(record_add(tx, &noun_plan, &plan));
    const struct duty like[] = {
        {.title = S("整治环境卫生"), .due_on = S("2025-03-31"), .state = S("unsigned")},
        {.title = S("举办讲堂"), .due_on = S("2025-06-20"), .state = S("idle")},
        {.title = S("慰问职工"), .due_on = S("2025-07-31"), .state = S("active")},
        {.title = S("制定制度"), .due_on = S("2025-08-31"), .state = S("active")},
    };
    for (size_t i = 0; i < COUNT_OF(like); i++) {
        struct duty duty = like[i];
        duty.org = f->office.id;
        TRY(add_duty(tx, f, plan.id, duty, &f->duties[i]));
    }
    struct duty later = {.org = f->office.id,
                         .title = S("以后的事"),
                         .opens_on = S("2025-07-01"),
                         .due_on = S("2025-12-31"),
                         .state = S("unsigned")};
    TRY(add_duty(tx, f, plan.id, later, &other));
    struct duty theirs = {.org = f->labour.id, .title = S("文体活动"), .state = S("idle")};
    return add_duty(tx, f, plan.id, theirs, &other);
}

static struct fixture *fixture_new(struct arena *a, enum db_engine engine) {
    const char *dir;
    struct fixture *f = take(a, struct fixture, 1);
    f->c.arena = a;
    f->d = desk_new(a, &f->c, engine, NULL);
    CHECK_OK(&f->c, tx_run(&f->d, "fill", fill, f));
    CHECK_OK(&f->c, tempdir_open(&f->c, &dir));
    f->dir = str_from(dir);
    return f;
}

/* ---- a sheet in the hands of a department ---- */

enum {
    EDIT_ROWS_MAX = 10,
    OWN_BYTES = 1 << 28
};

/* Its rows as texts, so that anything can be written into any cell. */
struct edit {
    struct arena *arena;
    str cells[EDIT_ROWS_MAX][SHEET_COLUMNS];
    size_t n;
};

static str send_to(struct fixture *f, const struct org *org, struct sheets_sent *sent_out) {
    struct list orgs;
    const struct sheets_filter filter = {.org = org->id};
    CHECK_OK(&f->c, sheets_orgs(&f->d, &filter, f->dir, &orgs));
    assert_int_equal(orgs.n, 1);
    const struct sheets_org *to = orgs.v;
    CHECK_OK(&f->c, sheets_send(&f->d, &filter, f->dir, to, sent_out));
    return str_fmt(f->c.arena, "%.*s/%.*s", STR(f->dir), STR(to->file));
}

static struct edit read_sheet(struct fixture *f, str path) {
    static const struct grid_head mark[] = {{"标识", true}};
    struct edit e = {.arena = f->c.arena};
    struct grid_rows rows;
    const struct plan_in in = {.path = path};
    CHECK_OK(&f->c, grid_open(&f->c, &in, (struct grid_heads)GRID_HEADS(mark), &rows));
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.v[i].banner)
            continue;
        for (size_t k = 0; k < SHEET_COLUMNS; k++)
            e.cells[e.n][k] = k < rows.v[i].cells.n ? rows.v[i].cells.v[k] : S("");
        e.n++;
    }
    return e;
}

/* The sheet of the office, as it went out. */
static struct edit office_sheet(struct fixture *f) {
    struct sheets_sent sent;
    str path = send_to(f, &f->office, &sent);
    struct edit e = read_sheet(f, path);
    unlink(str_z(f->c.arena, path));
    assert_int_equal(e.n, 4);
    return e;
}

static str write_tabs(struct fixture *f, const struct edit *e, size_t tabs) {
    struct field fields[SHEET_COLUMNS];
    const struct column columns[SHEET_COLUMNS] = {{0}};
    for (size_t i = 0; i < SHEET_COLUMNS; i++)
        fields[i] = (struct field){.name = sheet_row_shape.fields[i].name,
                                   .label = sheet_row_shape.fields[i].label,
                                   .kind = KIND_TEXT,
                                   .offset = i * sizeof(str)};
    const struct shape shape = {"edit", sizeof e->cells[0], fields, SHEET_COLUMNS};
    const struct sheet sheet = {
        .name = S("填报"), .shape = &shape, .columns = columns, .rows = e->cells, .n = e->n};
    struct sheet *sheets = take(f->c.arena, struct sheet, tabs);
    for (size_t i = 0; i < tabs; i++)
        sheets[i] = sheet;
    const struct book book = {sheets, tabs};
    str path = str_fmt(f->c.arena, "%.*s/回.xlsx", STR(f->dir));
    CHECK_OK(&f->c, xlsx_write(&f->c, &book, path));
    return path;
}

static str write_sheet(struct fixture *f, const struct edit *e) {
    return write_tabs(f, e, 1);
}

static struct sheets_taken take_back(struct fixture *f, const struct edit *e) {
    struct sheets_taken taken = {0};
    CHECK_OK(&f->c, sheets_take(&f->d, write_sheet(f, e), false, &taken));
    return taken;
}

static struct duty duty_now(struct fixture *f, i64 id) {
    struct duty duty = {0};
    CHECK_OK(&f->c, record_get(&f->c, f->d.db, &noun_duty, id, &duty));
    return duty;
}

/* Whether one of the notes says so of a row; 0 = of the file. */
static bool is_told(const struct sheets_taken *t, i64 row, const char *words) {
    const struct sheets_note *notes = t->notes.v;
    for (size_t i = 0; i < t->notes.n; i++)
        if (notes[i].row == row && str_has(notes[i].text, str_from(words)))
            return true;
    for (size_t i = 0; i < t->notes.n; i++)
        print_message("told of row %lld: %.*s\n", (long long)notes[i].row, STR(notes[i].text));
    return false;
}

/* ---- out ---- */

BOTH(a_sheet_has_what_is_open_and_nothing_else) {
    struct fixture *f = fixture_new(a, engine);
    struct sheets_sent sent;
    str path = send_to(f, &f->office, &sent);
    CHECK_INT(sent.lead, 4);
    CHECK_INT(sent.late, 1);
    CHECK_INT(sent.support, 1);
    struct edit e = read_sheet(f, path);
    CHECK_INT(e.n, 4);
    CHECK_STR(e.cells[0][SHEET_TITLE], S("整治环境卫生"));
    CHECK(str_starts(e.cells[0][SHEET_LAMP], S("红 已逾期")));
    CHECK_STR(e.cells[0][SHEET_STATE], S("待签收"));
    CHECK_STR(e.cells[3][SHEET_TITLE], S("制定制度"));
    struct sheets_sent none;
    struct org unit = {.id = f->office.above};
    CHECK(!folder_has(a, send_to(f, &unit, &none)));
    CHECK_INT(none.lead + none.support, 0);
}

BOTH(a_file_that_is_there_is_never_written_over) {
    struct fixture *f = fixture_new(a, engine);
    struct sheets_sent sent;
    struct list orgs;
    struct ctx again = {.arena = a};
    const struct sheets_filter filter = {0};
    send_to(f, &f->office, &sent);
    f->d.c = &again;
    CHECK_INT(sheets_orgs(&f->d, &filter, f->dir, &orgs), ERR_INVALID);
    CHECK(str_has(again.text, S("办公室.xlsx 已经在那里")));
}

static err add_orgs(struct tx *tx, void *arg) {
    static const str names[] = {T("../../etc/x"), T("办公室"), T("a:b"), T("a_b")};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct org org = {.name = names[i], .kind = S("department"), .above = *(i64 *)arg};
        TRY(record_add(tx, &noun_org, &org));
    }
    return OK;
}

BOTH(names_of_files_are_safe_and_single) {
    struct fixture *f = fixture_new(a, engine);
    struct list orgs;
    const struct sheets_filter filter = {0};
    CHECK_OK(&f->c, tx_run(&f->d, "add", add_orgs, &f->labour.id));
    CHECK_OK(&f->c, sheets_orgs(&f->d, &filter, f->dir, &orgs));
    static const char *const files[] = {"青禾县图书馆.xlsx", "办公室-2.xlsx", "工会.xlsx",
                                        "______etc_x.xlsx",  "办公室-5.xlsx", "a_b-6.xlsx",
                                        "a_b-7.xlsx"};
    CHECK_INT(orgs.n, COUNT_OF(files));
    for (size_t i = 0; i < orgs.n; i++)
        CHECK_STR(((const struct sheets_org *)orgs.v)[i].file, str_from(files[i]));
}

/* ---- in ---- */

BOTH(what_was_filled_in_reaches_the_ledger_once) {
    struct fixture *f = fixture_new(a, engine);
    struct edit e = office_sheet(f);
    e.cells[0][SHEET_NOTE] = S("已清扫三次\n已拍照");
    e.cells[0][SHEET_PROGRESS] = S("60");
    e.cells[1][SHEET_DONE] = S("已完成，提交审核");
    e.cells[2][SHEET_REMARK] = S("等经费");
    struct sheets_taken t = take_back(f, &e);
    CHECK_INT(t.rows, 4);
    CHECK_INT(t.changed, 3);
    CHECK_INT(t.submitted, 1);
    CHECK_INT(t.conflicts + t.held, 0);
    CHECK_STR(t.org, S("办公室"));
    struct duty first = duty_now(f, f->duties[0]);
    CHECK_STR(first.state, S("active")); /* to fill it in is to take it on */
    CHECK_STR(first.note, S("已清扫三次 已拍照"));
    CHECK_INT(first.progress_pct, 60);
    CHECK_STR(duty_now(f, f->duties[1]).state, S("review"));
    CHECK_STR(duty_now(f, f->duties[2]).note, S("备注：等经费"));
    t = take_back(f, &e);
    CHECK_INT(t.changed + t.conflicts + t.held, 0);
    CHECK_INT(duty_now(f, f->duties[0]).version, first.version);
    desk_proven(a, &f->d);
}

BOTH(a_sheet_that_nobody_touched_changes_nothing) {
    struct fixture *f = fixture_new(a, engine);
    struct edit e = office_sheet(f);
    struct sheets_taken t = take_back(f, &e);
    CHECK_INT(t.rows, 4);
    CHECK_INT(t.changed + t.conflicts + t.held, 0);
    CHECK_INT(t.notes.n, 0);
}

BOTH(a_dry_run_tells_the_same_and_keeps_nothing) {
    struct fixture *f = fixture_new(a, engine);
    struct edit e = office_sheet(f);
    struct sheets_taken t;
    e.cells[3][SHEET_NOTE] = S("初稿");
    CHECK_OK(&f->c, sheets_take(&f->d, write_sheet(f, &e), true, &t));
    CHECK_INT(t.changed, 1);
    CHECK_STR(duty_now(f, f->duties[3]).note, S(""));
    CHECK_INT(duty_now(f, f->duties[3]).version, 1);
}

/* Somebody reports on the third while its sheet is away. */
BOTH(what_others_changed_meanwhile_is_not_written_over) {
    struct fixture *f = fixture_new(a, engine);
    struct edit e = office_sheet(f);
    struct duty duty;
    struct list told;
    const struct duty_event meanwhile = {.duties = {&f->duties[2], 1},
                                         .event = S("progress"),
                                         .progress_pct = -1,
                                         .note = S("走访五户")};
    CHECK_OK(&f->c, app_duty(&f->d, &meanwhile, &told));
    e.cells[2][SHEET_NOTE] = S("走访三户");
    e.cells[2][SHEET_PROGRESS] = S("30");
    e.cells[2][SHEET_DONE] = S("是");
    struct sheets_taken t = take_back(f, &e);
    CHECK_INT(t.conflicts, 1);
    CHECK(is_told(&t, 4, "进展情况：表里填“走访三户”，台账现在是“走访五户”"));
    CHECK(is_told(&t, 4, "没有提交审核"));
    duty = duty_now(f, f->duties[2]);
    CHECK_STR(duty.note, S("走访五户"));
    CHECK_INT(duty.progress_pct, 30); /* that cell nobody else had changed */
    CHECK_STR(duty.state, S("active"));
    desk_proven(a, &f->d);
}

BOTH(a_duty_that_went_on_meanwhile_is_told) {
    struct fixture *f = fixture_new(a, engine);
    struct edit e = office_sheet(f);
    struct list told;
    const struct duty_event events[] = {
        {.duties = {&f->duties[2], 1}, .event = S("submit"), .progress_pct = -1},
        {.duties = {&f->duties[3], 1}, .event = S("submit"), .progress_pct = -1},
        {.duties = {&f->duties[3], 1},
         .event = S("return"),
         .progress_pct = -1,
         .note = S("缺照片"),
         .by_on = S("2025-07-01")},
    };
    for (size_t i = 0; i < COUNT_OF(events); i++)
        CHECK_OK(&f->c, app_duty(&f->d, &events[i], &told));
    e.cells[2][SHEET_NOTE] = S("补充");
    e.cells[3][SHEET_DONE] = S("提交");
    struct sheets_taken t = take_back(f, &e);
    CHECK_INT(t.conflicts, 2);
    CHECK(is_told(&t, 4, "台账里现在是“待审核”，不能再报"));
    CHECK(is_told(&t, 5, "发出后被退回（已退回：缺照片，2025-07-01 前补正）"));
    CHECK_STR(duty_now(f, f->duties[2]).note, S(""));
    CHECK_STR(duty_now(f, f->duties[3]).state, S("returned"));
}

/* What stands in the column of per cents, what is recorded, and what is said. */
static const struct {
    const char *cell;
    i64 pct;
    const char *told; /* "" = nothing */
} percents[] = {
    {"80", 80, ""},
    {"80%", 80, "按 80 记"},
    {"100％", 100, "按 100 记"},
    {"", 0, ""},
    {"80.00%", 80, "按 80 记"},
    {"80.5", 0, "“80.5”不是"},
    {"0.8", 0, "“0.8”不是 0 到 100 的整数"},
    {"八成", 0, "“八成”不是"},
    {"101", 0, "“101”不是"},
    {"-1", 0, "“-1”不是"},
    {"99999999999999999999", 0, "不是 0 到 100"},
};

TEST(odd_per_cents_are_told_and_the_rest_of_the_row_is_taken) {
    for (size_t i = 0; i < COUNT_OF(percents); i++) {
        struct arena *own = arena_open(OWN_BYTES); /* a database each */
        struct fixture *f = fixture_new(own, DB_SQLITE);
        struct edit e = office_sheet(f);
        e.cells[1][SHEET_PROGRESS] = str_from(percents[i].cell);
        e.cells[1][SHEET_NOTE] = S("已开讲");
        struct sheets_taken t = take_back(f, &e);
        struct duty duty = duty_now(f, f->duties[1]);
        CHECK_INT(duty.progress_pct, percents[i].pct);
        CHECK_STR(duty.note, S("已开讲"));
        CHECK(percents[i].told[0] == '\0' ? t.notes.n == 0 : is_told(&t, 3, percents[i].told));
        arena_close(own);
    }
}

/* ---- sheets that are not as they went out ---- */

static void set(struct edit *e, enum sheet_column column, const char *text) {
    e->cells[1][column] = str_from(text);
}

static void edit_title(struct edit *e) {
    set(e, SHEET_TITLE, "举办别的讲堂");
}
static void edit_hidden(struct edit *e) {
    set(e, SHEET_OLD_NOTE, "从前");
}
static void edit_mark(struct edit *e) {
    set(e, SHEET_MARK, "1.x");
}
static void edit_huge_mark(struct edit *e) {
    set(e, SHEET_MARK, "1.a.b.1.1.999999999999999.0123456789abcdef");
}
static void drop_mark(struct edit *e) {
    set(e, SHEET_MARK, "");
}
static void swap_marks(struct edit *e) {
    str mark = e->cells[1][SHEET_MARK];
    e->cells[1][SHEET_MARK] = e->cells[0][SHEET_MARK];
    e->cells[0][SHEET_MARK] = mark;
}
static void double_row(struct edit *e) {
    memcpy(e->cells[e->n++], e->cells[1], sizeof e->cells[1]);
    e->cells[4][SHEET_NOTE] = S("另一种说法");
}
static void drop_rows(struct edit *e) {
    e->cells[0][SHEET_NOTE] = S("清扫了");
    memcpy(e->cells[1], e->cells[3], sizeof e->cells[1]);
    e->n = 2;
}
static void odd_done(struct edit *e) {
    set(e, SHEET_DONE, "差不多了");
}
static void long_note(struct edit *e) {
    static const char ten[] = "一二三四五六七八九十";
    struct out o = out_open(e->arena);
    for (size_t i = 0; i <= DUTY_NOTE_CHARS / 10; i++)
        out_raw(&o, str_from(ten));
    e->cells[1][SHEET_NOTE] = out_str(&o);
}

static const struct {
    void (*edit)(struct edit *e);
    i64 row; /* of the file; 0 = as a whole */
    const char *told;
    i64 held;
    const char *note; /* of the second duty afterwards */
} edits[] = {
    {edit_title, 3, "锁定的格子被改过（责任事项）", 1, ""},
    {edit_hidden, 3, "锁定的格子被改过（状态或隐藏列）", 1, ""},
    {edit_mark, 3, "标识损坏", 1, ""},
    {edit_huge_mark, 3, "标识损坏", 1, ""},
    {drop_mark, 3, "添上的行", 1, ""},
    {swap_marks, 2, "锁定的格子被改过（编号、责任事项、时限）", 2, ""},
    {double_row, 6, "与第 3 行重复", 1, "讲了"},
    {drop_rows, 0, "发出时有 4 条，少了 2 条（原第 2、3 条）", 0, ""},
    {odd_done, 3, "“差不多了”看不懂", 1, "讲了"},
    {long_note, 3, "最多 2000 个字，没有写入", 1, ""},
};

BOTH(what_is_not_as_it_went_out_is_told_with_its_place) {
    for (size_t i = 0; i < COUNT_OF(edits); i++) {
        struct arena *own = arena_open(OWN_BYTES);
        struct fixture *f = fixture_new(own, engine);
        struct edit e = office_sheet(f);
        e.cells[1][SHEET_NOTE] = S("讲了");
        edits[i].edit(&e);
        struct sheets_taken t = take_back(f, &e);
        CHECK(is_told(&t, edits[i].row, edits[i].told));
        CHECK_INT(t.held, edits[i].held);
        CHECK_STR(duty_now(f, f->duties[1]).note, str_from(edits[i].note));
        desk_proven(own, &f->d);
        arena_close(own);
    }
}

/* A department cannot report on what another leads, even with a mark that it made itself. */
BOTH(a_forged_row_of_another_department_is_refused) {
    struct fixture *f = fixture_new(a, engine);
    struct edit e = office_sheet(f);
    struct sheets_sent sent;
    struct edit theirs = read_sheet(f, send_to(f, &f->labour, &sent));
    struct sheet_mark mark;
    CHECK_INT(theirs.n, 1);
    memcpy(e.cells[1], theirs.cells[0], sizeof e.cells[1]);
    e.cells[1][SHEET_NOTE] = S("他们没做");
    struct sheets_taken t = take_back(f, &e);
    CHECK(is_told(&t, 3, "是工会的行，混在办公室的表里"));
    CHECK(sheet_mark_read(e.cells[1][SHEET_MARK], &mark));
    mark.org = f->office.uid;
    CHECK_OK(&f->c, sheet_check(&f->c, &mark, e.cells[1], &mark.check));
    e.cells[1][SHEET_MARK] = sheet_mark_text(a, &mark);
    t = take_back(f, &e);
    CHECK(is_told(&t, 3, "现在由别的部门牵头"));
    CHECK_INT(t.changed, 0);
}

BOTH(a_sheet_of_another_installation_is_refused) {
    struct fixture *f = fixture_new(a, engine), *other = fixture_new(a, DB_SQLITE);
    struct edit e = office_sheet(other);
    struct sheets_taken t;
    CHECK_INT(sheets_take(&f->d, write_sheet(f, &e), false, &t), ERR_INVALID);
    CHECK(str_has(f->c.text, S("回.xlsx：不是从这个数据库发出的填报表")));
}

/* ---- files that are no sheets ---- */

static str file_of(struct fixture *f, str bytes) {
    str path = str_fmt(f->c.arena, "%.*s/坏.xlsx", STR(f->dir));
    FILE *file = fopen(str_z(f->c.arena, path), "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
    return path;
}

/* gives  the sentence with which a file is refused */
static str refused(struct fixture *f, str bytes) {
    struct sheets_taken t;
    struct ctx own = {.arena = f->c.arena};
    struct deed mine = f->d;
    mine.c = &own;
    assert_int_equal(sheets_take(&mine, file_of(f, bytes), false, &t), ERR_INVALID);
    return own.text;
}

#define IN(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADS                                                                                      \
    "<row r=\"1\">" IN("A1", "编号") IN("B1", "责任事项") IN("C1", "期次") IN("D1", "时限")        \
        IN("E1", "状态") IN("F1", "进展情况") IN("G1", "进度") IN("H1", "完成情况")                \
            IN("I1", "备注") IN("J1", "标识") IN("K1", "原进展情况") IN("L1", "原进度") "</row>"

TEST(other_files_are_refused_in_one_sentence) {
    struct fixture *f = fixture_new(a, DB_SQLITE);
    struct ctx c = {.arena = a};
    str docx;
    CHECK(str_has(refused(f, S("")), S("坏.xlsx")));
    CHECK(
        str_has(refused(f, S("编号,姓名\n1,何秀兰\n")), S("至少要有这些列：编号、责任事项、标识")));
    CHECK_INT(file_read(&c, "tests/data/hostile/simple.docx", 1 << 20, &docx), OK);
    CHECK(str_has(refused(f, docx), S("坏.xlsx")));
    str nothing = xlsx_of(a, "<sheetData>" HEADS "</sheetData>", NULL, NULL);
    struct sheets_taken t;
    CHECK_OK(&c, sheets_take(&f->d, file_of(f, nothing), false, &t));
    CHECK_INT(t.rows, 0);
}

/* The result that a formula left in the hidden column is text like any other, and no mark. */
TEST(a_formula_in_the_hidden_column_is_no_mark) {
    struct fixture *f = fixture_new(a, DB_SQLITE);
    struct sheets_taken t;
    const char *rows = "<sheetData>" HEADS "<row r=\"2\">" IN("A2", "1") IN("B2", "举办讲堂")
        IN("F2", "讲了") "<c r=\"J2\" t=\"str\"><f>1+1</f><v>1.a.b.1.1.1.0123456789abcdef</v></c>"
                         "</row><row r=\"3\">" IN("A3", "1") IN("B3", "x")
                             IN("J3", "=HYPERLINK(1)") "</row></sheetData>";
    CHECK_OK(&f->c, sheets_take(&f->d, file_of(f, xlsx_of(a, rows, NULL, NULL)), false, &t));
    CHECK(is_told(&t, 2, "不是从这个数据库发出的"));
    CHECK(is_told(&t, 3, "标识损坏"));
    CHECK_INT(t.changed, 0);
}

/* A thousand tabs that all hold the same row: it is taken once, and no tab is lost. */
TEST(a_workbook_of_a_thousand_tabs_is_read) {
    enum {
        TABS = 1000
    };
    struct fixture *f = fixture_new(a, DB_SQLITE);
    struct edit e = office_sheet(f);
    struct sheets_taken t;
    e.cells[1][SHEET_NOTE] = S("讲了");
    memcpy(e.cells[0], e.cells[1], sizeof e.cells[0]);
    e.n = 1;
    str path = write_tabs(f, &e, TABS);
    CHECK_OK(&f->c, sheets_take(&f->d, path, false, &t));
    CHECK_INT(t.rows, TABS);
    CHECK_INT(t.changed, 1);
    CHECK_INT(t.notes.n, TABS); /* the rows that each tab lacks */
    CHECK_INT(duty_now(f, f->duties[1]).version, 2);
}

TEST(marks_are_read_as_they_are_written) {
    struct sheet_mark m = {S("ab"), S("cd"), 7, 2, 9, S("0123456789abcdef")}, got;
    str text = sheet_mark_text(a, &m);
    CHECK_STR(text, S("1.ab.cd.7.2.9.0123456789abcdef"));
    CHECK(sheet_mark_read(text, &got));
    CHECK_STR(got.duty, S("cd"));
    CHECK_INT(got.rows, 9);
    static const char *const bad[] = {"",
                                      "1",
                                      "2.ab.cd.7.2.9.0123456789abcdef",
                                      "1.ab.cd.0.2.9.0123456789abcdef",
                                      "1.ab.cd.7.0.9.0123456789abcdef",
                                      "1.ab.cd.7.10.9.0123456789abcdef",
                                      "1.ab.cd.7.2.9.0123456789abcde",
                                      "1..cd.7.2.9.0123456789abcdef",
                                      "1.ab.cd.9999999999999999.2.9.0123456789abcdef",
                                      "1.ab.cd.-7.2.9.0123456789abcdef"};
    for (size_t i = 0; i < COUNT_OF(bad); i++)
        CHECK(!sheet_mark_read(str_from(bad[i]), &got));
}

SUITE(sheets_tests, BOTH_CASES(a_sheet_has_what_is_open_and_nothing_else),
      BOTH_CASES(a_file_that_is_there_is_never_written_over),
      BOTH_CASES(names_of_files_are_safe_and_single),
      BOTH_CASES(what_was_filled_in_reaches_the_ledger_once),
      BOTH_CASES(a_sheet_that_nobody_touched_changes_nothing),
      BOTH_CASES(a_dry_run_tells_the_same_and_keeps_nothing),
      BOTH_CASES(what_others_changed_meanwhile_is_not_written_over),
      BOTH_CASES(a_duty_that_went_on_meanwhile_is_told),
      CASE(odd_per_cents_are_told_and_the_rest_of_the_row_is_taken),
      BOTH_CASES(what_is_not_as_it_went_out_is_told_with_its_place),
      BOTH_CASES(a_forged_row_of_another_department_is_refused),
      BOTH_CASES(a_sheet_of_another_installation_is_refused),
      CASE(other_files_are_refused_in_one_sentence),
      CASE(a_formula_in_the_hidden_column_is_no_mark), CASE(a_workbook_of_a_thousand_tabs_is_read),
      CASE(marks_are_read_as_they_are_written))
