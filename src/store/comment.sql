-- noun comment: what somebody said at a record
--   bigint id version
--   text   noun
--   bigint record at who
--   text   text
--   gives comment

-- comment_at: those at a record
--   $1 text   noun
--   $2 bigint record
--   gives comment
SELECT id, version, noun, record, at, who, text
FROM comment
WHERE noun = $1 AND record = $2
ORDER BY id
