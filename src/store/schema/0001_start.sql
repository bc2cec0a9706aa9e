-- Who there is, what is planned, what is due, and the list of every change.
-- Ids are whole numbers that people type; what leaves the installation carries a uid of 128 random
-- bits as well. Days are text (2025-03-05), moments are seconds since 1970 (UTC); "" and 0 mean
-- that nothing is known. Each row that can change has a version, which counts its changes.

-- The last id that was given out, for each kind of record.
CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY, -- of the kind of record
    last BIGINT NOT NULL
);

-- Organisations of all kinds, in one tree.
CREATE TABLE org (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,        -- as it is called today
    kind TEXT NOT NULL,        -- authority unit department team
    above BIGINT NOT NULL,     -- org right above, 0 = top
    territory BIGINT NOT NULL, -- org that it belongs to by place (属地), 0 = none
    line BIGINT NOT NULL,      -- org that leads its trade (主管), 0 = none
    opened_on TEXT NOT NULL,
    closed_on TEXT NOT NULL,   -- "" = it exists
    successor BIGINT NOT NULL  -- org that took over what it did, 0 = none
);
CREATE UNIQUE INDEX org_by_name ON org (above, name) WHERE closed_on = '';

-- What became of an organisation.
CREATE TABLE org_change (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    org BIGINT NOT NULL REFERENCES org (id),
    kind TEXT NOT NULL,      -- rename merge split move close
    happened_on TEXT NOT NULL,
    old_name TEXT NOT NULL,  -- before a change of name
    other BIGINT NOT NULL    -- org it was merged into, split from, or stood below; 0 = none
);
CREATE INDEX org_change_by_org ON org_change (org, id);

-- People, as far as they hold a post or are named.
CREATE TABLE person (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    left_on TEXT NOT NULL    -- "" = is here
);
CREATE INDEX person_by_name ON person (name, id);

-- Who holds which role in which organisation, from when to when.
CREATE TABLE post (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    person BIGINT NOT NULL REFERENCES person (id),
    org BIGINT NOT NULL REFERENCES org (id),
    role TEXT NOT NULL,      -- head deputy member office first_responsible in_charge clerk staff
    title TEXT NOT NULL,     -- office held otherwise, such as 副书记
    full_time BIGINT NOT NULL CHECK (full_time IN (0, 1)), -- 专职, not 兼职
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL   -- "" = holds it today
);
CREATE INDEX post_by_org ON post (org, id);
CREATE INDEX post_by_person ON post (person, id);

-- Files that were read. Their bytes lie in the store of files under their digest.
CREATE TABLE document (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,      -- of the file
    digest TEXT NOT NULL,    -- SHA-256 of its bytes, hexadecimal
    bytes BIGINT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,      -- plan notice ledger summary article other
    number TEXT NOT NULL,    -- 文号
    issued_on TEXT NOT NULL
);

-- A unit's tree of tasks.
CREATE TABLE plan (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    org BIGINT NOT NULL REFERENCES org (id),
    document BIGINT NOT NULL, -- 0 = made by hand
    title TEXT NOT NULL,
    year_from BIGINT NOT NULL,
    year_to BIGINT NOT NULL,
    state TEXT NOT NULL       -- draft adopted closed
);
CREATE INDEX plan_by_org ON plan (org, id);

-- Titles that a plan is made to win; a ladder over years is several rows.
CREATE TABLE goal (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    plan BIGINT NOT NULL REFERENCES plan (id),
    title TEXT NOT NULL,      -- 文明单位
    level TEXT NOT NULL,      -- 省级
    year BIGINT NOT NULL      -- in which it is to be won, 0 = not said
);
CREATE INDEX goal_by_plan ON goal (plan, id);

-- The smallest items that commit somebody.
CREATE TABLE task (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    plan BIGINT NOT NULL REFERENCES plan (id),
    ordinal BIGINT NOT NULL,   -- from 1, in the order of the document
    path TEXT NOT NULL,        -- headings above it, divided by " / "
    text TEXT NOT NULL,
    source TEXT NOT NULL,      -- document indicator order hand
    required BIGINT NOT NULL CHECK (required IN (0, 1)), -- 规定动作, not 自选动作
    cadence TEXT NOT NULL,     -- weekly monthly quarterly half-yearly yearly continuous, "" = once
    due TEXT NOT NULL,         -- as the document says: 2025, 2025-04, 2025-04-30
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    amounts TEXT NOT NULL,     -- 4期、50人次
    cites TEXT NOT NULL,       -- papers, divided by 、
    confidence BIGINT NOT NULL, -- of the reading, per cent; 100 = by a person
    place_from BIGINT NOT NULL, -- bytes of the document's text, 0 and 0 = none
    place_to BIGINT NOT NULL,
    dropped BIGINT NOT NULL CHECK (dropped IN (0, 1)) -- taken out of the plan after adoption
);
CREATE INDEX task_by_plan ON task (plan, ordinal, id);

-- What a task said before it was changed after adoption.
CREATE TABLE task_past (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    task BIGINT NOT NULL REFERENCES task (id),
    until_at BIGINT NOT NULL,  -- when it was changed
    who BIGINT NOT NULL,       -- person, 0 = nobody in particular
    text TEXT NOT NULL,
    due TEXT NOT NULL,
    cadence TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX task_past_by_task ON task_past (task, id);

-- Who leads, supports or supervises a task.
CREATE TABLE assignment (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    task BIGINT NOT NULL REFERENCES task (id),
    org BIGINT NOT NULL REFERENCES org (id),
    role TEXT NOT NULL,        -- lead support supervise
    leader BIGINT NOT NULL,    -- person, 责任领导; 0 = not named
    keeper BIGINT NOT NULL     -- person, 责任人; 0 = not named
);
CREATE UNIQUE INDEX assignment_once ON assignment (task, org, role);
CREATE INDEX assignment_by_org ON assignment (org, task);

-- One occurrence of a task in its window: the row of the ledger.
CREATE TABLE duty (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    plan BIGINT NOT NULL REFERENCES plan (id),
    task BIGINT NOT NULL REFERENCES task (id),
    org BIGINT NOT NULL,       -- that leads, 0 = nobody yet
    key TEXT NOT NULL,         -- of the occurrence: 2025-Q1; the same when it is made again
    label TEXT NOT NULL,       -- 2025年第一季度
    title TEXT NOT NULL,       -- the task in a line
    opens_on TEXT NOT NULL,
    due_on TEXT NOT NULL,      -- "" = no date
    required BIGINT NOT NULL CHECK (required IN (0, 1)),
    state TEXT NOT NULL,       -- unsigned idle active review returned approved closed void
    progress_pct BIGINT NOT NULL,
    note TEXT NOT NULL,        -- what was reported last
    return_reason TEXT NOT NULL,
    return_by_on TEXT NOT NULL, -- until when it is to be mended
    closed_on TEXT NOT NULL
);
CREATE UNIQUE INDEX duty_once ON duty (task, key);
-- Lists are read from these alone: everything that a row of a list shows is in them.
CREATE INDEX duty_by_due ON duty (due_on, id, plan, org, state, title, label, opens_on, progress_pct, required);
CREATE INDEX duty_by_org ON duty (org, due_on, id, plan, state, title, label, opens_on, progress_pct, required);
CREATE INDEX duty_by_org_state ON duty (org, state, due_on, id, plan, title, label, opens_on, progress_pct, required);
CREATE INDEX duty_by_plan ON duty (plan, due_on, id, org, state, title, label, opens_on, progress_pct, required);

-- Every change: who, when, what, and the digests of the record before and after.
CREATE TABLE audit (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    who BIGINT NOT NULL,       -- person, 0 = the program itself
    deed TEXT NOT NULL,        -- name of what was done
    noun TEXT NOT NULL,        -- kind of record
    record BIGINT NOT NULL,    -- its id
    version BIGINT NOT NULL,   -- of the record after the change
    before TEXT NOT NULL,      -- digest of its canonical text, "" = it was not there
    after TEXT NOT NULL,       -- "" = it is no more
    entry TEXT NOT NULL,       -- digest of this row itself
    link BIGINT NOT NULL       -- of the chain, 0 = not linked yet
);
CREATE UNIQUE INDEX audit_by_record ON audit (noun, record, version);
CREATE INDEX audit_by_link ON audit (link, id);

-- The chain: each link holds the root of its entries and the digest of the link before.
CREATE TABLE audit_link (
    id BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    algorithm TEXT NOT NULL,   -- sha256 sm3
    root TEXT NOT NULL,        -- Merkle root of the entries' digests
    previous TEXT NOT NULL,    -- digest of the link before, "" = it is the first
    digest TEXT NOT NULL       -- of this link
);
