-- noun link: what answers an indicator
--   bigint id version
--   text   from_kind from_ref framework edition indicator relation
--   bigint confirmed_by confirmed_at
--   text   note
--   gives link

-- link_from: the indicators that a task or an indicator answers
--   $1 text from_kind
--   $2 text from_ref
--   gives link
SELECT id, version, from_kind, from_ref, framework, edition, indicator, relation, confirmed_by,
    confirmed_at, note
FROM link
WHERE from_kind = $1 AND from_ref = $2
ORDER BY framework, edition, indicator

-- link_to: what answers an indicator
--   $1 text framework
--   $2 text edition
--   $3 text indicator
--   gives link
SELECT id, version, from_kind, from_ref, framework, edition, indicator, relation, confirmed_by,
    confirmed_at, note
FROM link
WHERE framework = $1 AND edition = $2 AND indicator = $3
ORDER BY id
