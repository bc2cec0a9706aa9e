-- noun task: the smallest item that commits somebody
--   bigint id version
--   text   uid
--   bigint plan ordinal
--   text   path text source
--   bigint required
--   text   cadence due period_from period_to amounts cites
--   bigint confidence place_from place_to dropped record stage
--   text   festivals
--   gives task

-- noun task_past: what a task said until it was changed
--   bigint id version task until_at who
--   text   text due cadence reason deed
--   bigint required stage
--   text   festivals assigned served
--   gives task_past

-- noun task_goal: which of a plan's titles a task serves
--   bigint id version task goal org dropped
--   gives task_goal

-- noun assignment: who leads, supports or supervises
--   bigint id version task org
--   text   role
--   bigint leader keeper
--   gives assignment

-- task_of_plan: all tasks of a plan
--   $1 bigint plan
--   gives task
SELECT id, version, uid, plan, ordinal, path, text, source, required, cadence, due, period_from,
    period_to, amounts, cites, confidence, place_from, place_to, dropped, record, stage, festivals
FROM task
WHERE plan = $1
ORDER BY ordinal, id

-- task_of_record: what a meeting decided
--   $1 bigint record
--   gives task
SELECT id, version, uid, plan, ordinal, path, text, source, required, cadence, due, period_from,
    period_to, amounts, cites, confidence, place_from, place_to, dropped, record, stage, festivals
FROM task
WHERE record = $1
ORDER BY id

-- task_history: what a task said before
--   $1 bigint task
--   gives task_past
SELECT id, version, task, until_at, who, text, due, cadence, reason, deed, required, stage,
    festivals, assigned, served
FROM task_past
WHERE task = $1
ORDER BY id

-- assignment_of_task: who a task is assigned to
--   $1 bigint task
--   gives assignment
SELECT id, version, task, org, role, leader, keeper
FROM assignment
WHERE task = $1 AND role <> ''
ORDER BY id

-- assignment_supported: what an organisation supports
--   $1 bigint org
--   gives assignment
SELECT id, version, task, org, role, leader, keeper
FROM assignment
WHERE org = $1 AND role = 'support'
ORDER BY task

-- assignment_of_org: what an organisation has to do with a task, or had
--   $1 bigint task
--   $2 bigint org
--   gives assignment
SELECT id, version, task, org, role, leader, keeper
FROM assignment
WHERE task = $1 AND org = $2
ORDER BY role DESC
LIMIT 1

-- task_goals: the titles that a task serves
--   $1 bigint task
--   gives task_goal
SELECT id, version, task, goal, org, dropped
FROM task_goal
WHERE task = $1 AND dropped = 0
ORDER BY goal

-- task_goal_one: one title of a task
--   $1 bigint task
--   $2 bigint goal
--   gives task_goal
SELECT id, version, task, goal, org, dropped
FROM task_goal
WHERE task = $1 AND goal = $2

-- assignment_of_plan: who has the tasks of a plan
--   $1 bigint plan
--   gives assignment
SELECT a.id, a.version, a.task, a.org, a.role, a.leader, a.keeper
FROM task t
JOIN assignment a ON a.task = t.id
WHERE t.plan = $1 AND a.role <> ''
ORDER BY t.ordinal, t.id, a.id

-- task_goals_of_plan: the titles that the tasks of a plan serve
--   $1 bigint plan
--   gives task_goal
SELECT g.id, g.version, g.task, g.goal, g.org, g.dropped
FROM task t
JOIN task_goal g ON g.task = t.id
WHERE t.plan = $1 AND g.dropped = 0
ORDER BY t.ordinal, t.id, g.goal
