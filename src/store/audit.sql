-- audit_add: an entry
--   $1  bigint id
--   $2  bigint at
--   $3  bigint who
--   $4  text   deed
--   $5  text   noun
--   $6  bigint record
--   $7  bigint version
--   $8  text   before
--   $9  text   after
--   $10 text   entry
--   $11 bigint link
INSERT INTO audit (id, at, who, deed, noun, record, version, before, after, entry, link)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- audit_of_link: the entries of a link, in their order; 0 = those of none
--   $1 bigint link
--   gives audit
SELECT id, at, who, deed, noun, record, version, before, after, entry, link
FROM audit
WHERE link = $1
ORDER BY id

-- audit_set_link: entries become those of a link
--   $1 bigint link
--   $2 bigint last   id of the last entry that was seen
UPDATE audit
SET link = $1
WHERE link = 0 AND id <= $2

-- audit_of_record: what became of a record, oldest first
--   $1 text   noun
--   $2 bigint record
--   gives audit
SELECT id, at, who, deed, noun, record, version, before, after, entry, link
FROM audit
WHERE noun = $1 AND record = $2
ORDER BY version

-- audit_page: entries as the chain holds them, those of no link first
--   $1 bigint link    of the entry that was seen last
--   $2 bigint id      of the same
--   $3 bigint limit
--   gives audit
SELECT id, at, who, deed, noun, record, version, before, after, entry, link
FROM audit
WHERE (link, id) > ($1, $2)
ORDER BY link, id
LIMIT $3

-- audit_steps_page: what became of the records of a kind, one after the other
--   $1 text   noun
--   $2 bigint record  of the entry that was seen last
--   $3 bigint version of the same
--   $4 bigint limit
--   gives audit_step
SELECT record, version, before, after
FROM audit
WHERE noun = $1 AND (record, version) > ($2, $3)
ORDER BY record, version
LIMIT $4

-- audit_link_last: the end of the chain
--   gives audit_link
SELECT id, at, entries, algorithm, root, previous, digest
FROM audit_link
ORDER BY id DESC
LIMIT 1

-- audit_link_page: the chain
--   $1 bigint id      of the link that was seen last
--   $2 bigint limit
--   gives audit_link
SELECT id, at, entries, algorithm, root, previous, digest
FROM audit_link
WHERE id > $1
ORDER BY id
LIMIT $2

-- audit_link_add: one more link
--   $1 bigint id
--   $2 bigint at
--   $3 bigint entries
--   $4 text   algorithm
--   $5 text   root
--   $6 text   previous
--   $7 text   digest
INSERT INTO audit_link (id, at, entries, algorithm, root, previous, digest)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- audit_by_id: entries in their order, for what goes through everything
--   $1 bigint seen   id of the last one that was seen
--   $2 bigint limit
--   gives audit
SELECT id, at, who, deed, noun, record, before, after, entry, link
FROM audit
WHERE id > $1
ORDER BY id
LIMIT $2
