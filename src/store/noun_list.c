/* All kinds of records, in the order in which one may refer to the other. */
#include "store/account.h"
#include "store/duty.h"
#include "store/org.h"
#include "store/person.h"
#include "store/plan.h"
#include "store/setting.h"
#include "store/task.h"

const struct noun *const nouns[] = {
    &noun_org,  &noun_org_change, &noun_person,  &noun_post,      &noun_document,
    &noun_plan, &noun_goal,       &noun_task,    &noun_task_past, &noun_assignment,
    &noun_duty, &noun_setting,    &noun_account, &noun_role,      &noun_sign_in,
};
const size_t nouns_n = COUNT_OF(nouns);
