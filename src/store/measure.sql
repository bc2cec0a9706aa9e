-- noun measure: what a department splits its task into
--   bigint id version
--   text   uid
--   bigint task org
--   text   text due_on
--   bigint keeper
--   text   state reason by_on
--   gives measure

-- measure_of_task: the measures of a task
--   $1 bigint task
--   gives measure
SELECT id, version, uid, task, org, text, due_on, keeper, state, reason, by_on
FROM measure
WHERE task = $1
ORDER BY id

-- measure_of_org: the measures of an organisation
--   $1 bigint org
--   $2 bigint after
--   gives measure
SELECT id, version, uid, task, org, text, due_on, keeper, state, reason, by_on
FROM measure
WHERE org = $1 AND id > $2
ORDER BY id
LIMIT 500
