/* A plan against the report on it, from two files to what is shown. */
#ifndef APP_COMPARE_H
#define APP_COMPARE_H

#include "app/book.h"
#include "read/compare.h"

struct compared {
    struct read_plan plan, report;
    struct comparison comparison;
};

/* app_compare: reads both files and compares them; all in c->arena.
 * fails      as app_plan */
MUST_USE err app_compare(struct ctx *c, const struct plan_in *plan, const struct plan_in *report,
                         struct compared *compared_out);

/* compare_verdict: 结论：可以对照。 and the like. */
str compare_verdict(str verdict, bool chinese);

/* compare_summary: 方案 24 项任务 · 已报告 13 · 待核实 1 · 未见落实 10 · 数量不足 2 · 计划外 2. */
str compare_summary(struct arena *a, const struct compared *x, bool chinese);

/* compare_book: 对照表, 未见落实, 计划外, 能否对照, in this order; without rows they stand empty.
 * compare_list: tasks and unplanned results as one sheet.
 *   simplified  texts of the documents in Simplified; else as they stand */
struct book compare_book(struct arena *a, const struct compared *x, bool simplified);
struct book compare_list(struct arena *a, const struct compared *x, bool simplified);

#endif
