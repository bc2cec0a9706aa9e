#include "export/sample.h"

struct row {
    i64 no;
    str group;
    str task;
    strs owners;
    str due;
    str state;
};

static const struct field fields[] = {
    FIELD(struct row, no, .label = "序号", .width = 5),
    FIELD(struct row, group, .label = "类别", .width = 12),
    FIELD(struct row, task, .label = "任务", .width = 20),
    FIELD(struct row, owners, .label = "牵头部门", .width = 14),
    FIELD(struct row, due, .label = "时限", .width = 10),
    FIELD(struct row, state, .label = "进度", .width = 8),
};
static const struct shape shape = SHAPE(struct row, fields);
static const char *const states[] = {"未开始", "进行中", "已办结", NULL};
static const struct toned tones[] = {{"进行中", TONE_WARN}, {NULL, TONE_PLAIN}};
static const struct column columns[] = {
    {.rank = 1},
    {.rank = 1, .merge = 1},
    {.rank = 1},
    {.rank = 2, .missing = "责任部门待明确"},
    {.rank = 3, .missing = "时限待明确"},
    {.choices = states, .tones = tones},
};
static str two_owners[] = {{"机关党委", 12}, {"办公室", 9}};

struct book sample_book(void) {
    static const struct row rows[] = {
        {1, {"学习教育", 12}, {"开展读书活动", 18}, {two_owners, 2}, {"2026-03", 7}, {"", 0}},
        {2, {"学习教育", 12}, {"=SUM(A1:A9)", 11}, {two_owners, 1}, {"", 0}, {"进行中", 9}},
        {3, {"志愿服务", 12}, {"<b>清扫</b> a|b", 17}, {NULL, 0}, {"", 0}, {"", 0}},
        {4, {"", 0}, {"他说\"好\",走了\n回来", 25}, {two_owners + 1, 1}, {"2026-12", 7}, {"", 0}},
    };
    static const struct sheet sheet = {
        .name = {"台账", 6},
        .title = {"任务分工台账", 18},
        .subtitle = {"共 4 项", 9},
        .shape = &shape,
        .columns = columns,
        .rows = rows,
        .n = COUNT_OF(rows),
    };
    return (struct book){.sheets = &sheet, .n = 1};
}
