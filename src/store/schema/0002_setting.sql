-- What an installation has decided for itself. Names and defaults stand in the program
-- (src/app/settings.c); a row is there once somebody has chosen another value.
CREATE TABLE setting (
    id BIGINT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL UNIQUE, -- such as chain.algorithm
    value TEXT NOT NULL
);
