-- schema_rows: the steps that were run
--   gives schema_row
SELECT number, name, digest
FROM schema_step
ORDER BY number

-- schema_add: a step was run
--   $1 bigint number
--   $2 text   name
--   $3 text   digest
--   $4 bigint done_at
INSERT INTO schema_step (number, name, digest, done_at)
VALUES ($1, $2, $3, $4)
