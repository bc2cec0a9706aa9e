-- noun kind: a kind of records or registers
--   bigint id version
--   text   code name family purpose
--   bigint sensitive meeting
--   text   counts
--   gives kind

-- noun kind_field: what is told of a kind beyond what is told of all
--   bigint id version kind ordinal
--   text   name label type unit
--   bigint required
--   text   choices
--   gives kind_field

-- kind_coded: the one of a code
--   $1 text code
--   gives kind
SELECT id, version, code, name, family, purpose, sensitive, meeting, counts
FROM kind
WHERE code = $1

-- kind_named: the one of a name
--   $1 text name
--   gives kind
SELECT id, version, code, name, family, purpose, sensitive, meeting, counts
FROM kind
WHERE name = $1

-- kind_all: those of a purpose; there are some dozens
--   $1 text purpose
--   gives kind
SELECT id, version, code, name, family, purpose, sensitive, meeting, counts
FROM kind
WHERE purpose = $1
ORDER BY id

-- kind_field_of_kind: the further fields of a kind
--   $1 bigint kind
--   gives kind_field
SELECT id, version, kind, ordinal, name, label, type, unit, required, choices
FROM kind_field
WHERE kind = $1
ORDER BY ordinal, id
