/* The shapes of the facts, and what is said of a task as a whole. */
#include "read/facts.h"

bool task_is_timed(const struct task_fact *t) {
    return t->due.len > 0 || t->period.from.len > 0 || t->cadence.len > 0;
}

bool task_is_attitude(const struct task_fact *t) {
    return str_eq(t->section, S("requirement")) && t->owners.n == 0 && !task_is_timed(t) &&
           t->quantities.n == 0;
}

static const struct field head_fields[] = {
    FIELD(struct head, file, .label = "文件"),
    FIELD(struct head, title, .label = "标题"),
    FIELD(struct head, kind, .label = "文种"),
    FIELD(struct head, year_from, .label = "起始年度", .null_when_empty = true),
    FIELD(struct head, year_to, .label = "终止年度", .null_when_empty = true),
    FIELD(struct head, script, .label = "字体"),
    FIELD(struct head, charset, .label = "编码"),
    FIELD(struct head, format, .label = "格式"),
    FIELD(struct head, issuer, .label = "制发单位", .null_when_empty = true),
    FIELD(struct head, number, .label = "文号", .null_when_empty = true),
    FIELD(struct head, issued_on, .label = "成文日期", .null_when_empty = true),
};
const struct shape head_shape = SHAPE(struct head, head_fields);

static const struct field node_fields[] = {
    FIELD(struct node, id),      FIELD(struct node, parent, .null_when_empty = true),
    FIELD(struct node, marker),  FIELD(struct node, level),
    FIELD(struct node, heading), FIELD(struct node, role),
    FIELD(struct node, place),
};
const struct shape node_shape = SHAPE(struct node, node_fields);

static const struct field quantity_fields[] = {
    FIELD(struct quantity, n),
    FIELD(struct quantity, unit),
    FIELD(struct quantity, bound),
};
const struct shape quantity_shape = SHAPE(struct quantity, quantity_fields);

static const struct field task_fields[] = {
    FIELD(struct task_fact, id, .label = "编号"),
    FIELD(struct task_fact, node, .null_when_empty = true),
    FIELD(struct task_fact, path),
    FIELD(struct task_fact, text, .label = "任务"),
    FIELD(struct task_fact, owners, .label = "牵头部门"),
    FIELD(struct task_fact, co_owners, .label = "配合部门"),
    FIELD(struct task_fact, due, .label = "完成时限", .null_when_empty = true),
    FIELD(struct task_fact, period, .label = "起止时间"),
    FIELD(struct task_fact, cadence, .label = "频次", .null_when_empty = true),
    FIELD_LIST(struct task_fact, quantities, &quantity_shape, .label = "数量"),
    FIELD(struct task_fact, cites, .label = "依据"),
    FIELD(struct task_fact, confidence, .label = "把握程度", .unit = "%"),
    FIELD(struct task_fact, section),
    FIELD(struct task_fact, place),
};
const struct shape task_fact_shape = SHAPE(struct task_fact, task_fields);

static const struct field noise_fields[] = {
    FIELD(struct noise, text),
    FIELD(struct noise, reason),
    FIELD(struct noise, place),
};
const struct shape noise_shape = SHAPE(struct noise, noise_fields);

static const struct field goal_fields[] = {
    FIELD(struct goal_fact, title),
    FIELD(struct goal_fact, level, .null_when_empty = true),
    FIELD(struct goal_fact, year, .null_when_empty = true),
    FIELD(struct goal_fact, held),
    FIELD(struct goal_fact, text),
    FIELD(struct goal_fact, place),
};
const struct shape goal_fact_shape = SHAPE(struct goal_fact, goal_fields);

static const struct field person_fields[] = {
    FIELD(struct person_fact, name),
    FIELD(struct person_fact, duty),
    FIELD(struct person_fact, post, .null_when_empty = true),
    FIELD(struct person_fact, group, .null_when_empty = true),
    FIELD(struct person_fact, place),
};
const struct shape person_fact_shape = SHAPE(struct person_fact, person_fields);

static const struct field finding_fields[] = {
    FIELD(struct finding, text),
    FIELD_LIST(struct finding, quantities, &quantity_shape),
    FIELD(struct finding, node, .null_when_empty = true),
    FIELD(struct finding, place),
};
const struct shape finding_shape = SHAPE(struct finding, finding_fields);

static const struct field diagnostic_fields[] = {
    FIELD(struct diagnostic, code),   FIELD(struct diagnostic, severity),
    FIELD(struct diagnostic, line),   FIELD(struct diagnostic, column),
    FIELD(struct diagnostic, place),  FIELD(struct diagnostic, message),
    FIELD(struct diagnostic, advice), FIELD(struct diagnostic, more),
};
const struct shape diagnostic_shape = SHAPE(struct diagnostic, diagnostic_fields);

static const struct field facts_fields[] = {
    FIELD_SHAPE(struct facts, document, &head_shape),
    FIELD_LIST(struct facts, outline, &node_shape),
    FIELD_LIST(struct facts, tasks, &task_fact_shape),
    FIELD_LIST(struct facts, noise, &noise_shape),
    FIELD_LIST(struct facts, goals, &goal_fact_shape),
    FIELD_LIST(struct facts, people, &person_fact_shape),
    FIELD_LIST(struct facts, results, &finding_shape),
    FIELD_LIST(struct facts, problems, &finding_shape),
    FIELD_LIST(struct facts, diagnostics, &diagnostic_shape),
};
const struct shape facts_shape = SHAPE(struct facts, facts_fields);
