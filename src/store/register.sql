-- noun register_row: a row of a standing list
--   bigint id version
--   text   uid
--   bigint org kind
--   text   title more from_on until_on state
--   gives register_row

-- register_of_kind: of one list
--   $1 bigint kind
--   $2 text   state
--   $3 bigint after_id
--   $4 bigint limit
--   gives register_row
SELECT id, version, uid, org, kind, title, more, from_on, until_on, state
FROM register_row
WHERE kind = $1 AND state = $2 AND id > $3
ORDER BY id
LIMIT $4

-- register_of_org_kind: of one list and organisation
--   $1 bigint kind
--   $2 text   state
--   $3 bigint after_id
--   $4 bigint limit
--   $5 bigint org
--   gives register_row
SELECT id, version, uid, org, kind, title, more, from_on, until_on, state
FROM register_row
WHERE org = $5 AND kind = $1 AND state = $2 AND id > $3
ORDER BY id
LIMIT $4
