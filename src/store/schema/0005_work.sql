-- Periods that a plan is carried out in, such as 宣传发动. Tasks under one without a date of their
-- own lie in its days.
CREATE TABLE stage (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    plan BIGINT NOT NULL REFERENCES plan (id),
    ordinal BIGINT NOT NULL,   -- from 1, in the order of the document
    name TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL
);
CREATE INDEX stage_by_plan ON stage (plan, ordinal, id);

ALTER TABLE task ADD COLUMN stage BIGINT NOT NULL DEFAULT 0; -- that it stands in, 0 = none
ALTER TABLE task ADD COLUMN festivals TEXT NOT NULL DEFAULT ''; -- ids of those it is done around, divided by spaces

ALTER TABLE task_past ADD COLUMN deed TEXT NOT NULL DEFAULT ''; -- what was done then: change assign drop serve unserve
ALTER TABLE task_past ADD COLUMN required BIGINT NOT NULL DEFAULT 1; -- 规定动作, 0 = 自选动作
ALTER TABLE task_past ADD COLUMN stage BIGINT NOT NULL DEFAULT 0; -- 0 = none
ALTER TABLE task_past ADD COLUMN festivals TEXT NOT NULL DEFAULT ''; -- ids, divided by spaces
ALTER TABLE task_past ADD COLUMN assigned TEXT NOT NULL DEFAULT ''; -- who had it, in words: 牵头 办公室；配合 读者部
ALTER TABLE task_past ADD COLUMN served TEXT NOT NULL DEFAULT ''; -- titles it served, in words, "" = all of the plan

-- Which of a plan's titles a task serves, and who leads it there. A task without a row serves all.
CREATE TABLE task_goal (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    task BIGINT NOT NULL REFERENCES task (id),
    goal BIGINT NOT NULL REFERENCES goal (id),
    org BIGINT NOT NULL,       -- that leads for this title, 0 = who leads the task
    dropped BIGINT NOT NULL CHECK (dropped IN (0, 1)) -- serves it no more
);
CREATE UNIQUE INDEX task_goal_once ON task_goal (task, goal);

-- 举措: what a department splits its task into; the clerk approves it.
CREATE TABLE measure (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    task BIGINT NOT NULL REFERENCES task (id),
    org BIGINT NOT NULL REFERENCES org (id),
    text TEXT NOT NULL,
    due_on TEXT NOT NULL,      -- "" = with the task
    keeper BIGINT NOT NULL,    -- person, 责任人; 0 = not named
    state TEXT NOT NULL,       -- draft submitted approved returned
    reason TEXT NOT NULL,      -- why it was returned
    by_on TEXT NOT NULL        -- until when it is to be mended
);
CREATE INDEX measure_by_task ON measure (task, id);
CREATE INDEX measure_by_org ON measure (org, id);

-- 评论: what somebody said at a record. Never changed.
CREATE TABLE comment (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    noun TEXT NOT NULL,        -- kind of record that it stands at
    record BIGINT NOT NULL,    -- its id
    at BIGINT NOT NULL,
    who BIGINT NOT NULL,       -- person, 0 = nobody in particular
    text TEXT NOT NULL
);
CREATE INDEX comment_by_record ON comment (noun, record, id);

-- 指标对应: what answers an indicator of a framework's edition.
CREATE TABLE link (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    from_kind TEXT NOT NULL,   -- task indicator
    from_ref TEXT NOT NULL,    -- id of the task; of an indicator framework/edition/code
    framework TEXT NOT NULL,
    edition TEXT NOT NULL,
    indicator TEXT NOT NULL,   -- its code, such as 1.2.3
    relation TEXT NOT NULL,    -- equal covers part
    confirmed_by BIGINT NOT NULL, -- person, 0 = nobody in particular
    confirmed_at BIGINT NOT NULL, -- 0 = suggested only
    note TEXT NOT NULL
);
CREATE UNIQUE INDEX link_once ON link (from_kind, from_ref, framework, edition, indicator);
CREATE INDEX link_by_indicator ON link (framework, edition, indicator, id);
