-- People: users, their sessions, one-time links, counted failures. Twin of ../sqlite/V2__people.sql.

CREATE TABLE users (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    login TEXT COLLATE "C" NOT NULL,
    name BYTEA NOT NULL, -- sealed
    role TEXT COLLATE "C" NOT NULL,
    password BYTEA NOT NULL, -- Argon2id hash, sealed
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    disabled_at BIGINT,
    last_sign_in_at BIGINT,
    version BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, id)
);
-- Whose somebody is follows from the login, so a login is unique in the installation.
CREATE UNIQUE INDEX user_login ON users (login);

CREATE TABLE sessions (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    user_id TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL, -- SHA-256 of the token; the token itself is never stored
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    until BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX session_hash ON sessions (hash);
CREATE INDEX sessions_of_user ON sessions (merchant_id, user_id, created_at);

-- One-time links.
CREATE TABLE passes (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL, -- SHA-256 of the token
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX pass_hash ON passes (hash);

-- Failures and uses that are counted against a limit.
CREATE TABLE tallies (
    merchant_id TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    subject BYTEA NOT NULL, -- keyed hash
    at BIGINT NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_id, kind, subject, at, id)
);
CREATE INDEX tallies_old ON tallies (merchant_id, kind, at);

-- An open human case is due half an hour after it was opened, whatever else is.
UPDATE interceptions
SET due_at = least(
    COALESCE(due_at, 9223372036854775807),
    (body::jsonb -> 'escalation' ->> 'at')::bigint + 1800000
)
WHERE case_open = 1 AND body::jsonb -> 'escalation' ->> 'at' IS NOT NULL;
