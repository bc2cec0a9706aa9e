/* The files of queries. To add one: its header and a row. */
#include "store/account.sql.h"
#include "store/audit.sql.h"
#include "store/duty.sql.h"
#include "store/org.sql.h"
#include "store/person.sql.h"
#include "store/plan.sql.h"
#include "store/setting.sql.h"
#include "store/steps.h"
#include "store/task.sql.h"

const struct query_file store_queries[] = {
    {account_queries, &account_queries_n}, {audit_queries, &audit_queries_n},
    {duty_queries, &duty_queries_n},       {org_queries, &org_queries_n},
    {person_queries, &person_queries_n},   {plan_queries, &plan_queries_n},
    {setting_queries, &setting_queries_n}, {task_queries, &task_queries_n},
};
const size_t store_queries_n = COUNT_OF(store_queries);
