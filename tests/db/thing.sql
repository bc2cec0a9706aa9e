-- thing_add: a new thing
--   $1 bigint id
--   $2 text   name
--   $3 bigint points   thousandths
--   $4 bigint done
--   $5 text   note
INSERT INTO thing (id, name, points, done, note)
VALUES ($1, $2, $3, $4, $5)

-- thing_list: all of them, by the bytes of their names
--   gives thing
SELECT id, name, points, done, note
FROM thing
ORDER BY name, id

-- thing_get: one of them
--   $1 bigint id
--   gives thing
SELECT id, name, points, done, note
FROM thing
WHERE id = $1

-- thing_swapped: the second parameter stands first
--   $1 bigint id
--   $2 text   name
--   gives thing
SELECT id, name
FROM thing
WHERE name = $2 AND id = $1

-- thing_like: by a pattern that minds the case of letters
--   $1 text pattern
--   gives count
SELECT count(*) AS n
FROM thing
WHERE name LIKE $1

-- thing_set: points of all things with a name
--   $1 text   name
--   $2 bigint points
UPDATE thing
SET points = $2
WHERE name = $1

-- thing_of_part: whose upper one must exist
--   $1 bigint id
--   $2 bigint thing
INSERT INTO part (id, thing)
VALUES ($1, $2)

-- thing_count: how many there are
--   gives count
SELECT count(*) AS n
FROM thing

-- thing_wrong: gives a column that the shape has not
--   gives count
SELECT id
FROM thing
