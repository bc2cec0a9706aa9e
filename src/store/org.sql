-- noun org: an organisation
--   bigint id version
--   text   uid name kind
--   bigint above territory line
--   text   opened_on closed_on
--   bigint successor
--   gives org

-- noun org_change: what became of one
--   bigint id version org
--   text   kind happened_on old_name
--   bigint other
--   gives org_change

-- org_named: those of a name that exist
--   $1 text name
--   gives org
SELECT id, version, uid, name, kind, above, territory, line, opened_on, closed_on, successor
FROM org
WHERE name = $1 AND closed_on = ''
ORDER BY id
LIMIT 2

-- org_named_below: the one of a name right below another
--   $1 text   name
--   $2 bigint above
--   gives org
SELECT id, version, uid, name, kind, above, territory, line, opened_on, closed_on, successor
FROM org
WHERE above = $2 AND name = $1 AND closed_on = ''
LIMIT 2

-- org_below: those right below one
--   $1 bigint above
--   gives org
SELECT id, version, uid, name, kind, above, territory, line, opened_on, closed_on, successor
FROM org
WHERE above = $1 AND closed_on = ''
ORDER BY name, id

-- org_history: what became of one
--   $1 bigint org
--   gives org_change
SELECT id, version, org, kind, happened_on, old_name, other
FROM org_change
WHERE org = $1
ORDER BY id

-- org_of_uid: the one that carries a uid
--   $1 text uid
--   gives org
SELECT id, version, uid, name, kind, above, territory, line, opened_on, closed_on, successor
FROM org
WHERE uid = $1
