-- noun duty: one occurrence of a task in its window
--   bigint id version
--   text   uid
--   bigint plan task org
--   text   key label title opens_on due_on
--   bigint required
--   text   state
--   bigint progress_pct
--   text   note return_reason return_by_on closed_on
--   gives duty

-- duty_of_task: all occurrences of a task
--   $1 bigint task
--   gives duty
SELECT id, version, uid, plan, task, org, key, label, title, opens_on, due_on, required, state,
    progress_pct, note, return_reason, return_by_on, closed_on
FROM duty
WHERE task = $1
ORDER BY key

-- duty_list_all: soonest due first
--   $1 text   after_due_on
--   $2 bigint after_id
--   $3 bigint limit
--   gives duty_row
SELECT id, plan, org, title, label, opens_on, due_on, state, progress_pct, required
FROM duty
WHERE (due_on, id) > ($1, $2)
ORDER BY due_on, id
LIMIT $3

-- duty_list_of_org: of one organisation
--   $1 text   after_due_on
--   $2 bigint after_id
--   $3 bigint limit
--   $4 bigint org
--   gives duty_row
SELECT id, plan, org, title, label, opens_on, due_on, state, progress_pct, required
FROM duty
WHERE org = $4 AND (due_on, id) > ($1, $2)
ORDER BY due_on, id
LIMIT $3

-- duty_list_of_org_state: of one organisation in one state
--   $1 text   after_due_on
--   $2 bigint after_id
--   $3 bigint limit
--   $4 bigint org
--   $5 text   state
--   gives duty_row
SELECT id, plan, org, title, label, opens_on, due_on, state, progress_pct, required
FROM duty
WHERE org = $4 AND state = $5 AND (due_on, id) > ($1, $2)
ORDER BY due_on, id
LIMIT $3

-- duty_list_of_plan: of one plan
--   $1 text   after_due_on
--   $2 bigint after_id
--   $3 bigint limit
--   $4 bigint plan
--   gives duty_row
SELECT id, plan, org, title, label, opens_on, due_on, state, progress_pct, required
FROM duty
WHERE plan = $4 AND (due_on, id) > ($1, $2)
ORDER BY due_on, id
LIMIT $3

-- duty_of_uid: the one that carries a uid
--   $1 text uid
--   gives duty
SELECT id, version, uid, plan, task, org, key, label, title, opens_on, due_on, required, state,
    progress_pct, note, return_reason, return_by_on, closed_on
FROM duty
WHERE uid = $1
