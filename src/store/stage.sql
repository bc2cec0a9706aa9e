-- noun stage: a period that a plan is carried out in
--   bigint id version plan ordinal
--   text   name from_on until_on
--   gives stage

-- stage_of_plan: the stages of a plan
--   $1 bigint plan
--   gives stage
SELECT id, version, plan, ordinal, name, from_on, until_on
FROM stage
WHERE plan = $1
ORDER BY ordinal, id
