/* Roles: by the words of the heading, else inherited, else by the kind of document. */
#include "read/role.h"

#include "base/utf8.h"

static const str names[ROLE_COUNT] = {
    [ROLE_NONE] = T("other"),
    [ROLE_GUIDING] = T("guiding"),
    [ROLE_GOAL] = T("goal"),
    [ROLE_ORGANISATION] = T("organisation"),
    [ROLE_PHASE] = T("phase"),
    [ROLE_MEASURES] = T("measures"),
    [ROLE_REQUIREMENT] = T("requirement"),
    [ROLE_TASK] = T("task"),
    [ROLE_BACKGROUND] = T("background"),
    [ROLE_RESULT] = T("result"),
    [ROLE_PROBLEM] = T("problem"),
    [ROLE_NEXT] = T("next"),
    [ROLE_OTHER] = T("other"),
};

/* First fitting row wins. To add a row: before any row whose words are more general. */
const struct role_rule role_rules[] = {
    {ROLE_GUIDING, "指导思想", NULL, "一、指导思想"},
    {ROLE_GUIDING, "总体要求", NULL, "一、总体要求"},
    {ROLE_GUIDING, "总体思路", NULL, "总体思路"},
    {ROLE_GUIDING, "工作思路", NULL, "工作思路"},
    {ROLE_GUIDING, "总体部署", NULL, "总体部署"},
    {ROLE_GUIDING, "原则", "坚持", "(二)基本原则"},
    {ROLE_NEXT, "下一步", NULL, "三、下一步工作打算"},
    {ROLE_NEXT, "下步", NULL, "下步工作安排"},
    {ROLE_NEXT, "下一阶段", NULL, "下一阶段重点"},
    {ROLE_NEXT, "工作打算", NULL, "明年工作打算"},
    {ROLE_NEXT, "工作计划", "制定", "2025年工作计划"},
    {ROLE_NEXT, "努力方向", NULL, "今后努力方向"},
    {ROLE_NEXT, "改进措施", NULL, "改进措施"},
    {ROLE_PROBLEM, "存在的问题", "解决", "二、存在的问题"},
    {ROLE_PROBLEM, "存在问题", "解决", "存在问题和不足"},
    {ROLE_PROBLEM, "不足", NULL, "存在的不足"},
    {ROLE_PROBLEM, "主要问题", NULL, "主要问题"},
    {ROLE_PROBLEM, "问题及", NULL, "问题及原因"},
    {ROLE_PHASE, "步骤", NULL, "四、方法步骤"},
    {ROLE_PHASE, "阶段", NULL, "三、活动阶段安排"},
    {ROLE_PHASE, "进度", "推进", "四、工作进度"},
    {ROLE_PHASE, "时间安排", NULL, "时间安排"},
    {ROLE_PHASE, "日程", NULL, "日程安排"},
    {ROLE_PHASE, "活动安排", NULL, "活动安排"},
    {ROLE_PHASE, "验收安排", NULL, "三、验收安排"},
    {ROLE_PHASE, "实施安排", NULL, "实施安排"},
    {ROLE_PHASE, "推进安排", NULL, "推进安排"},
    {ROLE_ORGANISATION, "组织领导制度", NULL, "组织领导制度"},
    {ROLE_REQUIREMENT, "加强组织领导", NULL, "(一)加强组织领导"},
    {ROLE_REQUIREMENT, "强化组织领导", NULL, "强化组织领导"},
    {ROLE_REQUIREMENT, "加强领导", NULL, "加强领导,落实责任"},
    {ROLE_REQUIREMENT, "组织保障", NULL, "五、组织保障"},
    {ROLE_ORGANISATION, "组织领导", "加强", "三、组织领导"},
    {ROLE_ORGANISATION, "组织机构", "落实", "三、组织机构"},
    {ROLE_ORGANISATION, "领导机构", NULL, "二、领导机构和工作职责"},
    {ROLE_ORGANISATION, "工作机构", NULL, "工作机构"},
    {ROLE_ORGANISATION, "机构设置", NULL, "机构设置"},
    {ROLE_ORGANISATION, "领导小组", "加强", "成立领导小组"},
    {ROLE_ORGANISATION, "职责分工", NULL, "三、职责分工"},
    {ROLE_ORGANISATION, "工作职责", NULL, "工作职责"},
    {ROLE_ORGANISATION, "部门职责", NULL, "部门职责"},
    {ROLE_ORGANISATION, "任务分工", NULL, "四、任务分工"},
    {ROLE_ORGANISATION, "办单位", NULL, "一、主承办单位"},
    {ROLE_REQUIREMENT, "保障措施", NULL, "五、保障措施"},
    {ROLE_REQUIREMENT, "工作保障", NULL, "工作保障"},
    {ROLE_REQUIREMENT, "保障机制", NULL, "五、保障机制"},
    {ROLE_REQUIREMENT, "机制保障", NULL, "机制保障"},
    {ROLE_REQUIREMENT, "组织实施", NULL, "六、组织实施"},
    {ROLE_REQUIREMENT, "实施保障", NULL, "实施保障"},
    {ROLE_REQUIREMENT, "要求", "落实", "六、创建要求"},
    {ROLE_REQUIREMENT, "注意事项", NULL, "注意事项"},
    {ROLE_REQUIREMENT, "有关事项", NULL, "有关事项"},
    {ROLE_OTHER, "范围", NULL, "二、试点范围"},
    {ROLE_OTHER, "对象", NULL, "参加对象"},
    {ROLE_OTHER, "时间", "时间表", "活动时间及地点"},
    {ROLE_OTHER, "地点", NULL, "活动地点"},
    {ROLE_OTHER, "场地", NULL, "三、演出场地"},
    {ROLE_OTHER, "主题", "开展", "二、活动主题"},
    {ROLE_OTHER, "检查内容", NULL, "二、检查内容"},
    {ROLE_OTHER, "督查内容", NULL, "督查内容"},
    {ROLE_OTHER, "奖惩", NULL, "奖惩办法"},
    {ROLE_OTHER, "奖励", NULL, "表彰奖励"},
    {ROLE_OTHER, "评分", NULL, "评分标准"},
    {ROLE_OTHER, "补助", NULL, "四、经费补助"},
    {ROLE_OTHER, "加分", NULL, "三、加分项目"},
    {ROLE_OTHER, "建议", NULL, "四、几点建议"},
    {ROLE_OTHER, "附则", NULL, "第五章附则"},
    {ROLE_OTHER, "申报条件", NULL, "申报条件"},
    {ROLE_OTHER, "评选条件", NULL, "评选条件"},
    {ROLE_OTHER, "参加人员", NULL, "参加人员"},
    {ROLE_RESULT, "年工作总结", NULL, "一、上半年工作总结"},
    {ROLE_RESULT, "工作回顾", NULL, "2023年工作回顾"},
    {ROLE_RESULT, "完成情况", NULL, "一、上年度任务完成情况"},
    {ROLE_OTHER, "活动方式", NULL, "四、活动方式"},
    {ROLE_GUIDING, "宗旨", NULL, "一、活动宗旨"},
    {ROLE_GUIDING, "活动目的", NULL, "一、活动目的"},
    {ROLE_MEASURES, "目标任务", NULL, "二、目标任务"},
    {ROLE_MEASURES, "目标和任务", NULL, "目标和任务"},
    {ROLE_GOAL, "目标", "责任", "二、创建目标"},
    {ROLE_BACKGROUND, "背景", NULL, "一、工作背景"},
    {ROLE_BACKGROUND, "重要意义", NULL, "一、充分认识重要意义"},
    {ROLE_BACKGROUND, "基本情况", NULL, "一、基本情况"},
    {ROLE_BACKGROUND, "形势", NULL, "面临的形势"},
    {ROLE_MEASURES, "任务", NULL, "三、试点任务"},
    {ROLE_MEASURES, "措施", NULL, "五、创建措施"},
    {ROLE_MEASURES, "举措", NULL, "三、工作举措"},
    {ROLE_MEASURES, "工作内容", NULL, "工作内容"},
    {ROLE_MEASURES, "活动内容", NULL, "四、活动内容"},
    {ROLE_MEASURES, "主要内容", NULL, "三、主要内容"},
    {ROLE_MEASURES, "创建内容", NULL, "2.创建内容"},
    {ROLE_MEASURES, "重点工作", NULL, "重点工作"},
    {ROLE_MEASURES, "工作重点", NULL, "工作重点"},
};
const size_t role_rules_n = COUNT_OF(role_rules);

enum {
    HEADING_CHARS_MAX = 16
}; /* a longer heading is a sentence: its words say little */

str role_name(enum role role) {
    return names[role];
}

enum role role_of_heading(str heading) {
    if (heading.len == 0 || utf8_chars(heading) > HEADING_CHARS_MAX)
        return ROLE_NONE;
    for (size_t i = 0; i < role_rules_n; i++) {
        const struct role_rule *rule = &role_rules[i];
        if (str_has(heading, str_from(rule->words)) &&
            (rule->without == NULL || !str_has(heading, str_from(rule->without))))
            return rule->role;
    }
    return ROLE_NONE;
}

static bool is_leaf(const struct item *it) {
    return it->children == 0;
}

/* Level 1 without a telling heading. */
static enum role top_role(const struct reading *r, const struct item *it) {
    if (str_eq(r->head.kind, S("summary")))
        return ROLE_RESULT;
    if (str_eq(r->head.kind, S("article")) || str_eq(r->head.kind, S("other")))
        return ROLE_OTHER;
    return is_leaf(it) ? ROLE_TASK : ROLE_MEASURES;
}

/* An organisation's item lists duties when its text says what is to be done, not who sits where. */
static bool lists_duties(const struct reading *r, const struct item *it) {
    static const str roster[] = {T("组长:"),      T("任组长"), T("成员:"),
                                 T("成员由"),     T("为成员"), T("主任:"),
                                 T("办公室设在"), T("组员:"),  T("主办单位:")};
    str s = str_sub(r->text.norm, it->body, it->to);
    for (size_t i = 0; i < COUNT_OF(roster); i++)
        if (str_has(s, roster[i]))
            return false;
    return it->level > 1 || str_has(s, S("负责"));
}

/* A point of scope or content is a task only when somebody is told to act. */
static bool tells_somebody(const struct reading *r, const struct item *it) {
    static const str words[] = {T("由"), T("要"), T("应"), T("须"), T("负责")};
    str s = str_sub(r->text.norm, it->body, it->to);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_has(s, words[i]))
            return true;
    return false;
}

/* Somebody answers for the point: no mere goal, whatever the section is called. */
static bool names_duty(const struct reading *r, const struct item *it) {
    static const str labels[] = {T("牵头单位:"), T("牵头部门:"), T("责任单位:"),
                                 T("责任部门:"), T("责任科室:"), T("负责单位:")};
    str s = str_sub(r->text.norm, it->body, it->to);
    for (size_t i = 0; i < COUNT_OF(labels); i++)
        if (str_has(s, labels[i]))
            return true;
    return false;
}

static enum role inner_role(const struct reading *r, const struct item *it, enum role outer) {
    switch (outer) {
    case ROLE_GUIDING:
        return role_of_heading(it->heading) == ROLE_GOAL ? ROLE_GOAL : ROLE_GUIDING;
    case ROLE_GOAL: /* 目标和内容: its second part may hold the tasks */
        return role_of_heading(it->heading) == ROLE_MEASURES ? ROLE_MEASURES : ROLE_GOAL;
    case ROLE_MEASURES:
    case ROLE_TASK:
        return is_leaf(it) ? ROLE_TASK : ROLE_MEASURES;
    case ROLE_NEXT: /* 不足及下一步打算: its first part may hold the problems */
        if (role_of_heading(it->heading) == ROLE_PROBLEM)
            return ROLE_PROBLEM;
        return is_leaf(it) ? ROLE_TASK : ROLE_NEXT;
    case ROLE_ORGANISATION:
        return is_leaf(it) && lists_duties(r, it) ? ROLE_TASK : ROLE_ORGANISATION;
    case ROLE_OTHER:
        if (str_eq(r->head.kind, S("plan")) || str_eq(r->head.kind, S("notice")))
            return is_leaf(it) && tells_somebody(r, it) ? ROLE_TASK : ROLE_OTHER;
        return ROLE_OTHER;
    default:
        return outer;
    }
}

/* In a summary these words open what is to come. */
static bool tells_plans(str heading) {
    static const str words[] = {T("安排"),   T("打算"), T("计划"),  T("思路"),
                                T("下半年"), T("明年"), T("下年度")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_has(heading, words[i]) && utf8_chars(heading) <= HEADING_CHARS_MAX)
            return true;
    return false;
}

void role_find(struct reading *r) {
    bool summary = str_eq(r->head.kind, S("summary"));
    for (size_t i = 0; i < r->items.n; i++) {
        struct item *it = &r->items.v[i];
        if (it->parent >= 0) {
            struct item *outer = &r->items.v[it->parent];
            if (outer->role == ROLE_GOAL && is_leaf(it) && names_duty(r, it))
                outer->role = ROLE_MEASURES;
            it->role = (u8)inner_role(r, it, (enum role)outer->role);
            continue;
        }
        enum role own = item_is_month(it) ? ROLE_NONE : role_of_heading(it->heading);
        if (summary && own != ROLE_PROBLEM && tells_plans(it->heading))
            own = ROLE_NEXT;
        if (it->style == STYLE_ANNEX)
            own = is_leaf(it) ? ROLE_TASK : ROLE_MEASURES;
        bool kept = own == ROLE_NEXT || own == ROLE_PROBLEM || own == ROLE_BACKGROUND ||
                    (own == ROLE_OTHER && str_has(it->heading, S("建议")));
        if (!summary && (own == ROLE_NEXT) && !it->pseudo)
            own = ROLE_NONE; /* in a plan, 改进措施 is a measure like any other */
        if (str_eq(r->head.kind, S("article")))
            own = ROLE_OTHER;
        if (own == ROLE_NONE || (summary && !kept))
            own = top_role(r, it);
        bool stages = i + 1 < r->items.n && r->items.v[i + 1].parent == (i32)i &&
                      r->items.v[i + 1].style == STYLE_PHASE;
        if (stages) /* whatever its heading: it holds 第一阶段, 第二阶段 */
            own = ROLE_PHASE;
        if (own == ROLE_MEASURES &&
            is_leaf(it)) /* a section without sub-items is itself the task */
            own = ROLE_TASK;
        it->role = (u8)own;
    }
}

enum role role_section(const struct reading *r, size_t i) {
    while (r->items.v[i].parent >= 0)
        i = (size_t)r->items.v[i].parent;
    enum role role = (enum role)r->items.v[i].role;
    return role == ROLE_TASK ? ROLE_MEASURES : role;
}
