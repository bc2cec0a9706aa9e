-- noun document: a file that was read
--   bigint id version
--   text   uid name digest
--   bigint bytes
--   text   title kind number issued_on
--   gives document

-- noun plan: a unit's tree of tasks
--   bigint id version
--   text   uid
--   bigint org document
--   text   title
--   bigint year_from year_to
--   text   state
--   gives plan

-- noun goal: a title that a plan is made to win
--   bigint id version plan
--   text   title level
--   bigint year
--   gives goal

-- plan_list: the plans, newest first
--   gives plan
SELECT id, version, uid, org, document, title, year_from, year_to, state
FROM plan
ORDER BY id DESC
LIMIT 1000

-- plan_of_org: the plans of an organisation, newest first
--   $1 bigint org
--   gives plan
SELECT id, version, uid, org, document, title, year_from, year_to, state
FROM plan
WHERE org = $1
ORDER BY id DESC
LIMIT 1000

-- plan_goals: what a plan is made to win
--   $1 bigint plan
--   gives goal
SELECT id, version, plan, title, level, year
FROM goal
WHERE plan = $1
ORDER BY id

-- plan_of_document: that was made of the same bytes
--   $1 bigint org
--   $2 text   digest
--   gives plan
SELECT p.id, p.version, p.uid, p.org, p.document, p.title, p.year_from, p.year_to, p.state
FROM plan p
JOIN document d ON d.id = p.document
WHERE p.org = $1 AND d.digest = $2
ORDER BY p.id
LIMIT 1
