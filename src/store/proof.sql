-- noun proof: a file, an address or a paper that proves something
--   bigint id version
--   text   uid
--   bigint org record
--   text   kind name digest
--   bigint bytes
--   text   type happened_on
--   bigint filed_at filed_by
--   text   address box state
--   bigint dropped_at
--   text   dropped_reason retention keep_until_on
--   gives proof

-- noun quote: which duty is shown to be done by which record or proof
--   bigint id version duty record proof dropped
--   gives quote

-- proof_of_span: newest first
--   $1 text   before_on   of the last row that was seen
--   $2 bigint before_id
--   $3 text   from_on
--   $4 bigint limit
--   gives proof
SELECT id, version, uid, org, record, kind, name, digest, bytes, type, happened_on, filed_at,
    filed_by, address, box, state, dropped_at, dropped_reason, retention, keep_until_on
FROM proof
WHERE (happened_on, id) < ($1, $2) AND happened_on >= $3
ORDER BY happened_on DESC, id DESC
LIMIT $4

-- proof_of_org: of one organisation
--   $1 text   before_on
--   $2 bigint before_id
--   $3 text   from_on
--   $4 bigint limit
--   $5 bigint org
--   gives proof
SELECT id, version, uid, org, record, kind, name, digest, bytes, type, happened_on, filed_at,
    filed_by, address, box, state, dropped_at, dropped_reason, retention, keep_until_on
FROM proof
WHERE org = $5 AND (happened_on, id) < ($1, $2) AND happened_on >= $3
ORDER BY happened_on DESC, id DESC
LIMIT $4

-- proof_of_record: those that belong to a record
--   $1 bigint record
--   gives proof
SELECT id, version, uid, org, record, kind, name, digest, bytes, type, happened_on, filed_at,
    filed_by, address, box, state, dropped_at, dropped_reason, retention, keep_until_on
FROM proof
WHERE record = $1
ORDER BY id

-- proof_of_digest: those with the same bytes
--   $1 text digest
--   gives proof
SELECT id, version, uid, org, record, kind, name, digest, bytes, type, happened_on, filed_at,
    filed_by, address, box, state, dropped_at, dropped_reason, retention, keep_until_on
FROM proof
WHERE digest = $1
ORDER BY id

-- quote_once: the quote of a record or proof by a duty
--   $1 bigint duty
--   $2 bigint record
--   $3 bigint proof
--   gives quote
SELECT id, version, duty, record, proof, dropped
FROM quote
WHERE duty = $1 AND record = $2 AND proof = $3

-- quote_of_duty: what a duty quotes
--   $1 bigint duty
--   gives quote
SELECT id, version, duty, record, proof, dropped
FROM quote
WHERE duty = $1 AND dropped = 0
ORDER BY record, proof

-- quote_of_record: who quotes a record
--   $1 bigint record
--   gives quote
SELECT id, version, duty, record, proof, dropped
FROM quote
WHERE record = $1 AND dropped = 0
ORDER BY duty

-- quote_of_proof: who quotes a proof
--   $1 bigint proof
--   gives quote
SELECT id, version, duty, record, proof, dropped
FROM quote
WHERE proof = $1 AND dropped = 0
ORDER BY duty
