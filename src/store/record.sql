-- noun record: something that happened on a date
--   bigint id version
--   text   uid
--   bigint org kind
--   text   title happened_on until_on place
--   bigint site
--   text   host people summary
--   bigint times persons minutes amount_milli
--   text   more
--   bigint document
--   text   state
--   bigint filed_at
--   gives record

-- record_list_all: newest first
--   $1 text   before_on   of the last row that was seen
--   $2 bigint before_id
--   $3 text   from_on
--   $4 bigint limit
--   gives record_row
SELECT id, org, kind, happened_on, state, title, times, persons, minutes, amount_milli
FROM record
WHERE (happened_on, id) < ($1, $2) AND happened_on >= $3
ORDER BY happened_on DESC, id DESC
LIMIT $4

-- record_list_of_org: of one organisation
--   $1 text   before_on
--   $2 bigint before_id
--   $3 text   from_on
--   $4 bigint limit
--   $5 bigint org
--   gives record_row
SELECT id, org, kind, happened_on, state, title, times, persons, minutes, amount_milli
FROM record
WHERE org = $5 AND (happened_on, id) < ($1, $2) AND happened_on >= $3
ORDER BY happened_on DESC, id DESC
LIMIT $4

-- record_list_of_kind: of one kind
--   $1 text   before_on
--   $2 bigint before_id
--   $3 text   from_on
--   $4 bigint limit
--   $5 bigint kind
--   gives record_row
SELECT id, org, kind, happened_on, state, title, times, persons, minutes, amount_milli
FROM record
WHERE kind = $5 AND (happened_on, id) < ($1, $2) AND happened_on >= $3
ORDER BY happened_on DESC, id DESC
LIMIT $4

-- record_list_of_org_kind: of one organisation and kind
--   $1 text   before_on
--   $2 bigint before_id
--   $3 text   from_on
--   $4 bigint limit
--   $5 bigint org
--   $6 bigint kind
--   gives record_row
SELECT id, org, kind, happened_on, state, title, times, persons, minutes, amount_milli
FROM record
WHERE org = $5 AND kind = $6 AND (happened_on, id) < ($1, $2) AND happened_on >= $3
ORDER BY happened_on DESC, id DESC
LIMIT $4

-- record_sum_all: what was filed in a span of days, of each kind
--   $1 text from_on
--   $2 text until_on
--   gives record_sum
SELECT kind, COUNT(*) AS records, CAST(SUM(times) AS BIGINT) AS times,
    CAST(SUM(persons) AS BIGINT) AS persons, CAST(SUM(minutes) AS BIGINT) AS minutes,
    CAST(SUM(amount_milli) AS BIGINT) AS amount_milli
FROM record
WHERE happened_on >= $1 AND happened_on <= $2 AND state = 'filed'
GROUP BY kind
ORDER BY kind

-- record_sum_of_org: the same of one organisation
--   $1 text   from_on
--   $2 text   until_on
--   $3 bigint org
--   gives record_sum
SELECT kind, COUNT(*) AS records, CAST(SUM(times) AS BIGINT) AS times,
    CAST(SUM(persons) AS BIGINT) AS persons, CAST(SUM(minutes) AS BIGINT) AS minutes,
    CAST(SUM(amount_milli) AS BIGINT) AS amount_milli
FROM record
WHERE org = $3 AND happened_on >= $1 AND happened_on <= $2 AND state = 'filed'
GROUP BY kind
ORDER BY kind
