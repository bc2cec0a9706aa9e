-- noun person: somebody who holds a post or is named
--   bigint id version
--   text   uid name left_on
--   gives person

-- noun post: a role of a person in an organisation
--   bigint id version person org
--   text   role title
--   bigint full_time
--   text   from_on until_on
--   gives post

-- person_named: those of a name who are here
--   $1 text name
--   gives person
SELECT id, version, uid, name, left_on
FROM person
WHERE name = $1 AND left_on = ''
ORDER BY id
LIMIT 100

-- person_of_org: the one of a name who holds a role in an organisation, or held one
--   $1 text   name
--   $2 bigint org
--   gives person
SELECT p.id, p.version, p.uid, p.name, p.left_on
FROM person p
JOIN post s ON s.person = p.id
WHERE p.name = $1 AND p.left_on = '' AND s.org = $2
ORDER BY p.id
LIMIT 1

-- post_of_org: who holds a role there today
--   $1 bigint org
--   gives post
SELECT id, version, person, org, role, title, full_time, from_on, until_on
FROM post
WHERE org = $1 AND until_on = ''
ORDER BY id

-- person_here: those who are here
--   $1 bigint after
--   gives person
SELECT id, version, uid, name, left_on
FROM person
WHERE id > $1 AND left_on = ''
ORDER BY id
LIMIT 500

-- post_of_person: what somebody holds and held
--   $1 bigint person
--   gives post
SELECT id, version, person, org, role, title, full_time, from_on, until_on
FROM post
WHERE person = $1
ORDER BY id

-- person_of_task: who leads or keeps a task for any department
--   $1 bigint task
--   gives person
SELECT DISTINCT p.id, p.version, p.uid, p.name, p.left_on
FROM assignment a
JOIN person p ON p.id IN (a.leader, a.keeper)
WHERE a.task = $1
ORDER BY p.id
