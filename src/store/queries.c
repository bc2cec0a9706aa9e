/* The files of queries. To add one: its header and a row. */
#include "store/account.sql.h"
#include "store/audit.sql.h"
#include "store/comment.sql.h"
#include "store/duty.sql.h"
#include "store/kind.sql.h"
#include "store/link.sql.h"
#include "store/measure.sql.h"
#include "store/org.sql.h"
#include "store/person.sql.h"
#include "store/plan.sql.h"
#include "store/proof.sql.h"
#include "store/record.sql.h"
#include "store/register.sql.h"
#include "store/setting.sql.h"
#include "store/site.sql.h"
#include "store/stage.sql.h"
#include "store/steps.h"
#include "store/task.sql.h"

/* A line each. */
/* clang-format off */
const struct query_file store_queries[] = {
    {account_queries, &account_queries_n},
    {audit_queries, &audit_queries_n},
    {comment_queries, &comment_queries_n},
    {duty_queries, &duty_queries_n},
    {kind_queries, &kind_queries_n},
    {link_queries, &link_queries_n},
    {measure_queries, &measure_queries_n},
    {org_queries, &org_queries_n},
    {person_queries, &person_queries_n},
    {plan_queries, &plan_queries_n},
    {proof_queries, &proof_queries_n},
    {record_queries, &record_queries_n},
    {register_queries, &register_queries_n},
    {setting_queries, &setting_queries_n},
    {site_queries, &site_queries_n},
    {stage_queries, &stage_queries_n},
    {task_queries, &task_queries_n},
};
/* clang-format on */
const size_t store_queries_n = COUNT_OF(store_queries);
