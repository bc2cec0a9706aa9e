-- ids_take: reserves ids, gives the last one
--   $1 text   name   of the kind of record
--   $2 bigint n      how many
--   gives ids
INSERT INTO counter (name, last)
VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET last = counter.last + excluded.last
RETURNING last
