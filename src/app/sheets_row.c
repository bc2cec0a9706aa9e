/* The rows of fill-in sheets: their columns, and the mark by which they are known again. */
#include "app/sheets.h"

#include "app/duty_flow.h"
#include "base/out.h"
#include "port/digest.h"

#include <assert.h>

enum {
    CHECK_CHARS = 16, /* of the digest: for slips, not against anybody */
    UID_CHARS_MAX = 64,
    VERSION_DIGITS_MAX = 15,
};

static const struct field fields[] = {
    FIELD(struct sheet_row, id, .label = "编号", .width = 6),
    FIELD(struct sheet_row, title, .label = "责任事项", .width = 30),
    FIELD(struct sheet_row, label, .label = "期次", .width = 14),
    FIELD(struct sheet_row, due_on, .label = "时限", .width = 11),
    FIELD(struct sheet_row, lamp, .label = "灯", .width = 17),
    FIELD(struct sheet_row, state, .label = "状态", .width = 12),
    FIELD(struct sheet_row, note, .label = "进展情况", .width = 36),
    FIELD(struct sheet_row, progress_pct, .label = "进度（%）", .unit = "%", .width = 9),
    FIELD(struct sheet_row, done, .label = "完成情况", .width = 12),
    FIELD(struct sheet_row, remark, .label = "备注", .width = 16),
    FIELD(struct sheet_row, mark, .label = "标识", .width = 10),
    FIELD(struct sheet_row, old_note, .label = "原进展情况", .width = 10),
    FIELD(struct sheet_row, old_pct, .label = "原进度", .width = 10),
};
_Static_assert(COUNT_OF(fields) == SHEET_COLUMNS, "a name for each column");
const struct shape sheet_row_shape = SHAPE(struct sheet_row, fields);

static const char *const done_words[] = {"办理中", "已完成，提交审核", NULL};
static const struct toned lamp_tones[] = {
    {"红", TONE_BAD}, {"黄", TONE_WARN}, {"灰", TONE_SOFT}, {NULL, TONE_PLAIN}};

const struct column sheet_row_columns[] = {
    [SHEET_ID] = {.centred = true},
    [SHEET_LABEL] = {.centred = true},
    [SHEET_DUE] = {.centred = true},
    [SHEET_LAMP] = {.centred = true, .tones = lamp_tones},
    [SHEET_STATE] = {.centred = true},
    [SHEET_NOTE] = {.fill = true},
    [SHEET_PROGRESS] = {.fill = true, .most = 100},
    [SHEET_DONE] = {.fill = true, .choices = done_words, .centred = true},
    [SHEET_REMARK] = {.fill = true},
    [SHEET_MARK] = {.hidden = true},
    [SHEET_OLD_NOTE] = {.hidden = true},
    [SHEET_OLD_PROGRESS] = {.hidden = true},
};

/* What people write where the drop-down list does not reach. */
static const struct {
    const char *word;
    int done;
} done_table[] = {
    {"", 0},
    {"办理中", 0},
    {"进行中", 0},
    {"未完成", 0},
    {"未提交", 0},
    {"否", 0},
    {"已完成，提交审核", 1},
    {"已完成,提交审核", 1},
    {"已完成", 1},
    {"完成", 1},
    {"提交", 1},
    {"提交审核", 1},
    {"是", 1},
};

int sheet_done(str text) {
    for (size_t i = 0; i < COUNT_OF(done_table); i++)
        if (str_eq(text, str_from(done_table[i].word)))
            return done_table[i].done;
    return -1;
}

str sheet_state(struct arena *a, const struct duty *duty) {
    const char *called = flow_state(&duty_flow, duty->state);
    if (!str_eq(duty->state, S("returned")))
        return str_from(called);
    return str_fmt(a, "%s：%.*s，%.*s 前补正", called, STR(duty->return_reason),
                   STR(duty->return_by_on));
}

/* Without white space: office programs and readers are free with that. */
static void add_dense(struct out *o, str s) {
    for (size_t i = 0; i < s.len; i++) {
        bool blank = s.ptr[i] == ' ' || s.ptr[i] == '\t' || s.ptr[i] == '\n' || s.ptr[i] == '\r';
        if (!blank)
            out_char(o, s.ptr[i]);
    }
}

err sheet_check(struct ctx *c, const struct sheet_mark *mark, const str *cells, str *check_out) {
    static const enum sheet_column locked[] = {SHEET_ID,          SHEET_TITLE, SHEET_LABEL,
                                               SHEET_DUE,         SHEET_STATE, SHEET_OLD_NOTE,
                                               SHEET_OLD_PROGRESS};
    struct out o = out_open(c->arena);
    struct digest digest;
    out_fmt(&o, "%.*s %.*s %lld %lld %lld", STR(mark->org), STR(mark->duty),
            (long long)mark->version, (long long)mark->row, (long long)mark->rows);
    for (size_t i = 0; i < COUNT_OF(locked); i++) {
        out_char(&o, '\n');
        add_dense(&o, cells[locked[i]]);
    }
    TRY(digest_of(c, DIGEST_SHA256, out_str(&o), &digest));
    *check_out = str_sub(digest_hex(c->arena, &digest), 0, CHECK_CHARS);
    return OK;
}

str sheet_mark_text(struct arena *a, const struct sheet_mark *m) {
    return str_fmt(a, "1.%.*s.%.*s.%lld.%lld.%lld.%.*s", STR(m->org), STR(m->duty),
                   (long long)m->version, (long long)m->row, (long long)m->rows, STR(m->check));
}

/* The next part of a mark, up to a point. */
static str part(str *rest) {
    size_t at = str_find(*rest, S("."), 0);
    at = at == STR_NONE ? rest->len : at;
    str first = str_sub(*rest, 0, at);
    *rest = str_sub(*rest, at + 1, rest->len);
    return first;
}

/* gives  -1 = it is no whole number of ours */
static i64 number(str digits) {
    i64 n = 0;
    if (digits.len == 0 || digits.len > VERSION_DIGITS_MAX)
        return -1;
    for (size_t i = 0; i < digits.len; i++) {
        if (!str_digit(digits, i))
            return -1;
        n = n * 10 + (digits.ptr[i] - '0');
    }
    return n;
}

bool sheet_mark_read(str text, struct sheet_mark *mark_out) {
    struct sheet_mark m = {0};
    str form = part(&text);
    m.org = part(&text);
    m.duty = part(&text);
    m.version = number(part(&text));
    m.row = number(part(&text));
    m.rows = number(part(&text));
    m.check = text;
    if (!str_eq(form, S("1")) || m.org.len == 0 || m.org.len > UID_CHARS_MAX || m.duty.len == 0 ||
        m.duty.len > UID_CHARS_MAX || m.version < 1 || m.row < 1 || m.rows < m.row ||
        m.check.len != CHECK_CHARS)
        return false;
    *mark_out = m;
    return true;
}
