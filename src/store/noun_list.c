/* All kinds of records, in the order in which one may refer to the other. */
#include "store/account.h"
#include "store/comment.h"
#include "store/duty.h"
#include "store/kind.h"
#include "store/link.h"
#include "store/measure.h"
#include "store/org.h"
#include "store/person.h"
#include "store/plan.h"
#include "store/proof.h"
#include "store/record.h"
#include "store/register.h"
#include "store/setting.h"
#include "store/site.h"
#include "store/stage.h"
#include "store/task.h"

/* A line each. */
/* clang-format off */
const struct noun *const nouns[] = {
    &noun_org,
    &noun_org_change,
    &noun_person,
    &noun_account,
    &noun_role,
    &noun_post,
    &noun_sign_in,
    &noun_document,
    &noun_kind,
    &noun_kind_field,
    &noun_site,
    &noun_record,
    &noun_plan,
    &noun_goal,
    &noun_stage,
    &noun_task,
    &noun_task_past,
    &noun_task_goal,
    &noun_assignment,
    &noun_measure,
    &noun_duty,
    &noun_proof,
    &noun_quote,
    &noun_register_row,
    &noun_link,
    &noun_comment,
    &noun_setting,
};
/* clang-format on */
const size_t nouns_n = COUNT_OF(nouns);
