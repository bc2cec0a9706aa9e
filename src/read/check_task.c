/* Findings in the tasks: nobody, no date, nothing to check; problems without a step. */
#include "base/number.h"
#include "base/out.h"
#include "base/utf8.h"
#include "read/diagnose.h"

enum {
    EVEN_TASKS_MIN = 5,  /* with fewer dated tasks no spread can be judged */
    LATE_SHARE_PCT = 50, /* this share in the last quarter is uneven */
    SHARED_PAIRS_MIN = 2,
};

typedef bool test(const struct task_fact *t);

static bool has_no_owner(const struct task_fact *t) {
    return t->owners.n == 0 && !task_is_attitude(t);
}

static bool has_no_time(const struct task_fact *t) {
    return !task_is_timed(t) && !task_is_attitude(t);
}

/* Words of deeds and things that leave a trace. */
static bool is_concrete(str s) {
    static const str words[] = {
        T("召开"), T("举办"), T("开展"), T("制定"), T("签订"), T("组织"), T("建立"), T("成立"),
        T("设置"), T("评选"), T("培训"), T("检查"), T("整治"), T("编制"), T("印发"), T("报送"),
        T("建设"), T("建成"), T("宣讲"), T("走访"), T("慰问"), T("公示"), T("设立"), T("发放"),
        T("考核"), T("督查"), T("自查"), T("整改"), T("活动"), T("讲座"), T("会议"), T("制度"),
        T("学习"), T("宣传"), T("教育"), T("统计"), T("调查"), T("安排"), T("完成"), T("上报"),
        T("负责"), T("设计"), T("印制"), T("协调"), T("布置")};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_has(s, words[i]))
            return true;
    return false;
}

static bool is_weak(const struct task_fact *t) {
    return !str_eq(t->section, S("requirement")) && !str_eq(t->section, S("row")) &&
           t->owners.n == 0 && !task_is_timed(t) && t->quantities.n == 0 && t->cites.n == 0 &&
           !is_concrete(t->text);
}

static bool is_vague(const struct task_fact *t) {
    return t->cadence.len == 0 && str_has(t->text, S("定期"));
}

static size_t count(const struct checker *z, test *fits, struct places *at) {
    const struct task_fact *tasks = z->facts->tasks.v;
    size_t n = 0;
    for (size_t i = 0; i < z->facts->tasks.n; i++)
        if (fits(&tasks[i]) && n++ < CHECK_PLACES_MAX)
            *push(z->r->arena, at) = tasks[i].place;
    return n;
}

/* One line for all tasks that a test fits; `part` has the count and the sum, `all` the sum. */
static void report_tasks(struct checker *z, test *fits, const char *part, const char *all) {
    struct places at = {0};
    size_t n = count(z, fits, &at), of = z->facts->tasks.n;
    if (n == 0)
        return;
    struct out o = out_open(z->r->arena);
    if (n == of) {
        out_fmt(&o, "%zu 项任务%s", of, all);
    } else {
        out_fmt(&o, "%zu 项任务中有 %zu 项%s", of, n, part);
    }
    check_report(z, &at, out_str(&o));
}

void check_owner(struct checker *z) {
    report_tasks(z, has_no_owner, "没有写明责任部门", "都没有写明责任部门");
}

void check_deadline(struct checker *z) {
    report_tasks(z, has_no_time, "没有写明时限或频次", "都没有写明时限或频次");
}

void check_weak(struct checker *z) {
    report_tasks(z, is_weak, "只有态度和方向，无法核查", "都只有态度和方向，无法核查");
}

void check_vague(struct checker *z) {
    if (!signals_have(&z->hits, SIGNAL_VAGUE))
        return;
    report_tasks(z, is_vague, "只说“定期”，没有说明多久一次", "都只说“定期”，没有说明多久一次");
}

static i64 month_of(str date) {
    return date.len >= 7 ? number_ordinal(str_sub(date, 5, 7)) : 0;
}

void check_uneven(struct checker *z) {
    const struct task_fact *tasks = z->facts->tasks.v;
    size_t dated = 0, late = 0;
    struct places at = {0};
    for (size_t i = 0; i < z->facts->tasks.n; i++) {
        str until = tasks[i].due.len > 0 ? tasks[i].due : tasks[i].period.to;
        i64 month = month_of(until);
        dated += month > 0;
        bool is_late =
            month >= 10 && (tasks[i].due.len > 0 || month_of(tasks[i].period.from) >= 10);
        late += is_late;
        if (is_late && at.n < CHECK_PLACES_MAX)
            *push(z->r->arena, &at) = tasks[i].place;
    }
    if (dated >= EVEN_TASKS_MIN && late * 100 > dated * LATE_SHARE_PCT)
        check_report(
            z, &at, str_fmt(z->r->arena, "%zu 项有时限的任务中 %zu 项集中在第四季度", dated, late));
    else if (dated == 0 && z->facts->tasks.n >= EVEN_TASKS_MIN &&
             !str_eq(z->r->head.kind, S("summary")))
        check_report(z, NULL, S("任务都没有日期，无法判断全年是否均衡"));
}

/* Pairs of characters that two texts share, but for those of empty words. */
static size_t shared_pairs(str a, str b) {
    static const str empty[] = {T("工作"), T("问题"), T("不够"), T("加强"), T("进一"),
                                T("一步"), T("方面"), T("有待"), T("还有"), T("不足"),
                                T("存在"), T("还存"), T("推进"), T("落实"), T("作用"),
                                T("发挥"), T("能力"), T("水平"), T("提升")};
    size_t shared = 0;
    for (size_t at = 0; at < a.len;) {
        size_t from = at;
        utf8_next(a, &at);
        size_t to = at;
        if (to >= a.len)
            break;
        utf8_next(a, &to);
        str pair = str_sub(a, from, to);
        bool counts = pair.len == 6 && str_has(b, pair);
        for (size_t i = 0; i < COUNT_OF(empty) && counts; i++)
            counts = !str_eq(pair, empty[i]);
        shared += counts;
    }
    return shared;
}

void check_problem(struct checker *z) {
    const struct finding *problems = z->facts->problems.v;
    const struct task_fact *tasks = z->facts->tasks.v;
    struct places at = {0};
    if (z->facts->tasks.n == 0)
        return;
    for (size_t i = 0; i < z->facts->problems.n; i++) {
        size_t shared = 0;
        for (size_t k = 0; k < z->facts->tasks.n; k++)
            shared += shared_pairs(problems[i].text, tasks[k].text);
        if (shared < SHARED_PAIRS_MIN && at.n < CHECK_PLACES_MAX)
            *push(z->r->arena, &at) = problems[i].place;
    }
    if (at.n > 0)
        check_report(z, &at,
                     str_fmt(z->r->arena, "%zu 个问题中有 %zu 个在下一步安排里没有对应措施",
                             z->facts->problems.n, at.n));
}
