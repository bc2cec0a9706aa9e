-- What happened, what proves it, and the lists that are kept beside it. Kinds of records and of
-- registers are data: a unit adds its own.

-- Kinds of records (家访) and registers (制度与举措).
CREATE TABLE kind (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    code TEXT NOT NULL UNIQUE, -- never changes: home-visit
    name TEXT NOT NULL UNIQUE, -- as people call it; a unit may change it
    family TEXT NOT NULL,      -- under which heading it is listed
    purpose TEXT NOT NULL,     -- record register
    sensitive BIGINT NOT NULL CHECK (sensitive IN (0, 1)), -- only time and count are kept
    meeting BIGINT NOT NULL CHECK (meeting IN (0, 1)),     -- its decisions become duties
    counts TEXT NOT NULL       -- what adds up: times persons hours amount, divided by spaces
);

-- What is told of a kind beyond what is told of all.
CREATE TABLE kind_field (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    kind BIGINT NOT NULL REFERENCES kind (id),
    ordinal BIGINT NOT NULL,   -- from 1, in the order of a form
    name TEXT NOT NULL,        -- in the JSON of a record: speaker
    label TEXT NOT NULL,       -- as people call it: 主讲人
    type TEXT NOT NULL,        -- text number day choice
    unit TEXT NOT NULL,        -- of numbers, "" = none
    required BIGINT NOT NULL CHECK (required IN (0, 1)),
    choices TEXT NOT NULL      -- of a choice, divided by 、
);
CREATE UNIQUE INDEX kind_field_once ON kind_field (kind, name);
CREATE INDEX kind_field_by_kind ON kind_field (kind, ordinal, id);

-- Physical spots of an organisation: rooms, courtyards, windows.
CREATE TABLE site (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    org BIGINT NOT NULL REFERENCES org (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,        -- 活动室, 书屋, 窗口 …; "" = not said
    place TEXT NOT NULL,       -- where it is: 主楼三层; "" = not said
    closed_on TEXT NOT NULL    -- "" = it exists
);
CREATE UNIQUE INDEX site_once ON site (org, name, closed_on);

-- Something that happened on a date.
CREATE TABLE record (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    org BIGINT NOT NULL REFERENCES org (id),
    kind BIGINT NOT NULL REFERENCES kind (id),
    title TEXT NOT NULL,
    happened_on TEXT NOT NULL, -- "" only of a draft
    until_on TEXT NOT NULL,    -- last day of several, "" = one day
    place TEXT NOT NULL,
    site BIGINT NOT NULL,      -- 0 = none of ours
    host TEXT NOT NULL,        -- who led or chaired it
    people TEXT NOT NULL,      -- who took part, in words
    summary TEXT NOT NULL,
    times BIGINT NOT NULL,     -- 场次
    persons BIGINT NOT NULL,   -- 人次
    minutes BIGINT NOT NULL,   -- of service or study
    amount_milli BIGINT NOT NULL, -- thousandths of 万元
    more TEXT NOT NULL,        -- further fields of its kind: a JSON object of texts, keys in order
    document BIGINT NOT NULL,  -- that it was drafted from, 0 = none
    state TEXT NOT NULL,       -- draft filed void
    filed_at BIGINT NOT NULL   -- 0 = not yet
);
-- Lists and sums are read from these alone.
CREATE INDEX record_by_date ON record (happened_on, id, org, kind, state, title, times, persons, minutes, amount_milli);
CREATE INDEX record_by_org ON record (org, happened_on, id, kind, state, title, times, persons, minutes, amount_milli);
CREATE INDEX record_by_kind ON record (kind, happened_on, id, org, state, title, times, persons, minutes, amount_milli);

-- Rows of standing lists.
CREATE TABLE register_row (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    org BIGINT NOT NULL REFERENCES org (id),
    kind BIGINT NOT NULL REFERENCES kind (id), -- which list
    title TEXT NOT NULL,
    more TEXT NOT NULL,        -- its fields, as those of a record
    from_on TEXT NOT NULL,     -- since when it holds, "" = not said
    until_on TEXT NOT NULL,    -- until when it holds or is due, "" = no end
    state TEXT NOT NULL        -- open closed
);
CREATE INDEX register_row_by_kind ON register_row (kind, state, id);
CREATE INDEX register_row_by_org ON register_row (org, kind, state, id);

-- A file, an address or a paper that proves something.
CREATE TABLE proof (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    org BIGINT NOT NULL REFERENCES org (id), -- whose it is
    record BIGINT NOT NULL,    -- that it belongs to, 0 = none
    kind TEXT NOT NULL,        -- file address paper
    name TEXT NOT NULL,        -- of the file, or what people call it
    digest TEXT NOT NULL,      -- SHA-256 of a file's bytes, hexadecimal; under it lies the file
    bytes BIGINT NOT NULL,     -- of a file
    type TEXT NOT NULL,        -- of a file, MIME, as its content says: image/jpeg
    happened_on TEXT NOT NULL, -- day of what it shows, "" = not said
    filed_at BIGINT NOT NULL,  -- moment when it came in
    filed_by BIGINT NOT NULL,  -- person, 0 = nobody in particular
    address TEXT NOT NULL,     -- of an address: https://…
    box TEXT NOT NULL,         -- of a paper: number of the box, or its place
    state TEXT NOT NULL,       -- kept dropped
    dropped_at BIGINT NOT NULL, -- 0 = it is kept
    dropped_reason TEXT NOT NULL,
    retention TEXT NOT NULL,   -- Y for ever, D30 and D10 years (DA/T 22)
    keep_until_on TEXT NOT NULL -- "" = for ever
);
CREATE INDEX proof_by_record ON proof (record, id);
CREATE INDEX proof_by_digest ON proof (digest, id);
CREATE INDEX proof_by_org ON proof (org, happened_on, id);
CREATE INDEX proof_by_date ON proof (happened_on, id);

-- Which duty is shown to be done by which record or proof.
CREATE TABLE quote (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    duty BIGINT NOT NULL REFERENCES duty (id),
    record BIGINT NOT NULL,    -- 0 = a proof is quoted
    proof BIGINT NOT NULL,     -- 0 = a record is quoted
    dropped BIGINT NOT NULL CHECK (dropped IN (0, 1)) -- no longer quoted
);
CREATE UNIQUE INDEX quote_once ON quote (duty, record, proof);
CREATE INDEX quote_by_record ON quote (record, duty);
CREATE INDEX quote_by_proof ON quote (proof, duty);

ALTER TABLE task ADD COLUMN record BIGINT NOT NULL DEFAULT 0; -- meeting that decided it (source is meeting), 0 = none
CREATE INDEX task_by_record ON task (record, id);
