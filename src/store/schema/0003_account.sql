-- Who acts, and who may do what.

-- What a person acts with. Nothing here is a password: only what one can be checked against.
CREATE TABLE account (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    uid TEXT NOT NULL UNIQUE,
    person BIGINT NOT NULL REFERENCES person (id),
    org BIGINT NOT NULL REFERENCES org (id), -- that it belongs to; its roles reach no further
    login TEXT NOT NULL UNIQUE,        -- lower case
    os_user TEXT NOT NULL,             -- who needs no password where the program runs, "" = nobody
    state TEXT NOT NULL,               -- invited active locked disabled
    password TEXT NOT NULL,            -- argon2id string, "" = none is set
    password_set_at BIGINT NOT NULL,   -- seconds since 1970, 0 = never
    failures BIGINT NOT NULL,          -- wrong passwords since the last right one
    locked_until_at BIGINT NOT NULL,   -- after too many of them; 0 = not
    token TEXT NOT NULL,               -- SHA-256 of the one-time token, "" = none is out
    token_until_at BIGINT NOT NULL     -- the token holds before this moment
);
CREATE UNIQUE INDEX account_by_os_user ON account (os_user) WHERE os_user <> '';
CREATE UNIQUE INDEX account_by_token ON account (token) WHERE token <> '';
CREATE INDEX account_by_person ON account (person, id);

-- What an account may do, where, from when to when. Rows are never taken away.
CREATE TABLE role (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    account BIGINT NOT NULL REFERENCES account (id),
    org BIGINT NOT NULL REFERENCES org (id), -- holds within it and what is below
    kind TEXT NOT NULL,       -- system security auditor clerk department leader reviewer
    from_on TEXT NOT NULL,
    until_on TEXT NOT NULL    -- "" = holds it today
);
CREATE UNIQUE INDEX role_once ON role (account, org, kind) WHERE until_on = '';
CREATE INDEX role_by_account ON role (account, id);
CREATE INDEX role_by_kind ON role (kind, until_on, id);

-- Every try to come in by a password or a token, good or bad.
CREATE TABLE sign_in (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,        -- seconds since 1970
    account BIGINT NOT NULL,   -- 0 = there is none of that name, or no such token
    means TEXT NOT NULL,       -- password token
    outcome TEXT NOT NULL      -- good wrong expired paused locked disabled
);
CREATE INDEX sign_in_by_account ON sign_in (account, id);
