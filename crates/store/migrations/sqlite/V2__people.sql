-- People: users, their sessions, one-time links, counted failures. Twin of ../postgres/V2__people.sql.

CREATE TABLE users (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    login TEXT NOT NULL,
    name BLOB NOT NULL, -- sealed
    role TEXT NOT NULL,
    password BLOB NOT NULL, -- Argon2id hash, sealed
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    disabled_at INTEGER,
    last_sign_in_at INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
-- Whose somebody is follows from the login, so a login is unique in the installation.
CREATE UNIQUE INDEX user_login ON users (login);

CREATE TABLE sessions (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    hash BLOB NOT NULL, -- SHA-256 of the token; the token itself is never stored
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX session_hash ON sessions (hash);
CREATE INDEX sessions_of_user ON sessions (merchant_id, user_id, created_at);

-- One-time links.
CREATE TABLE passes (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL, -- SHA-256 of the token
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pass_hash ON passes (hash);

-- Failures and uses that are counted against a limit.
CREATE TABLE tallies (
    merchant_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL, -- keyed hash
    at INTEGER NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (merchant_id, kind, subject, at, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tallies_old ON tallies (merchant_id, kind, at);

-- An open human case is due half an hour after it was opened, whatever else is.
UPDATE interceptions
SET due_at = min(
    COALESCE(due_at, 9223372036854775807),
    CAST(json_extract(body, '$.escalation.at') AS INTEGER) + 1800000
)
WHERE case_open = 1 AND json_extract(body, '$.escalation.at') IS NOT NULL;
