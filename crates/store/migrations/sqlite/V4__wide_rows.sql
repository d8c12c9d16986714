-- Rows that are wide, or that are added at the end, leave WITHOUT ROWID. There a row longer than a quarter of a page
-- spills into a page of its own, and adding a row moves whole rows between pages; SQLite advises such tables for rows
-- below a twentieth of a page (https://sqlite.org/withoutrowid.html). As ordinary tables their rows lie one after the
-- other, the primary key is a narrow index beside them, and a commit writes a quarter fewer pages. Columns, keys and
-- rules stay as they were. PostgreSQL has always stored them so.

CREATE TABLE wide_interceptions (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    courier TEXT NOT NULL,
    waybill_no TEXT NOT NULL,
    order_no TEXT,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    open INTEGER NOT NULL,
    case_open INTEGER NOT NULL,
    due_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    private BLOB NOT NULL, -- sealed
    PRIMARY KEY (merchant_id, id)
) STRICT;
INSERT INTO wide_interceptions (merchant_id, id, courier, waybill_no, order_no, kind, state, open, case_open, due_at,
    created_at, updated_at, version, body, private)
    SELECT merchant_id, id, courier, waybill_no, order_no, kind, state, open, case_open, due_at, created_at,
    updated_at, version, body, private FROM interceptions ORDER BY id;
DROP TABLE interceptions;
ALTER TABLE wide_interceptions RENAME TO interceptions;
CREATE UNIQUE INDEX single_flight ON interceptions (merchant_id, courier, waybill_no) WHERE open = 1;
CREATE INDEX interceptions_of_parcel ON interceptions (merchant_id, courier, waybill_no, id);
CREATE INDEX interceptions_by_state ON interceptions (merchant_id, state, id);
CREATE INDEX interceptions_waiting ON interceptions (merchant_id, due_at, id) WHERE open = 1 OR case_open = 1;

CREATE TABLE wide_journal (
    merchant_id TEXT NOT NULL,
    interception_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    private BLOB, -- sealed
    PRIMARY KEY (merchant_id, interception_id, seq)
) STRICT;
INSERT INTO wide_journal (merchant_id, interception_id, seq, at, kind, body, private)
    SELECT merchant_id, interception_id, seq, at, kind, body, private FROM journal ORDER BY at;
DROP TABLE journal;
ALTER TABLE wide_journal RENAME TO journal;

CREATE TABLE wide_inbox (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    connector TEXT NOT NULL,
    account TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    dedup BLOB NOT NULL, -- keyed hash of the raw request
    request BLOB NOT NULL, -- sealed
    note TEXT NOT NULL,
    PRIMARY KEY (merchant_id, id)
) STRICT;
INSERT INTO wide_inbox (merchant_id, id, connector, account, received_at, state, tries, dedup, request, note)
    SELECT merchant_id, id, connector, account, received_at, state, tries, dedup, request, note FROM inbox ORDER BY id;
DROP TABLE inbox;
ALTER TABLE wide_inbox RENAME TO inbox;
CREATE UNIQUE INDEX inbox_dedup ON inbox (merchant_id, dedup);
CREATE INDEX inbox_by_state ON inbox (merchant_id, state, id);

CREATE TABLE wide_jobs (
    merchant_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    token INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    worker TEXT,
    PRIMARY KEY (merchant_id, subject, kind)
) STRICT;
INSERT INTO wide_jobs (merchant_id, subject, kind, due_at, lease_until, token, tries, worker)
    SELECT merchant_id, subject, kind, due_at, lease_until, token, tries, worker FROM jobs;
DROP TABLE jobs;
ALTER TABLE wide_jobs RENAME TO jobs;
CREATE INDEX jobs_due ON jobs (kind, due_at);

CREATE TABLE wide_idempotency (
    merchant_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    resource TEXT NOT NULL,
    reply BLOB NOT NULL, -- sealed
    created_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, key)
) STRICT;
INSERT INTO wide_idempotency (merchant_id, key, request_hash, status, resource, reply, created_at)
    SELECT merchant_id, key, request_hash, status, resource, reply, created_at FROM idempotency ORDER BY created_at;
DROP TABLE idempotency;
ALTER TABLE wide_idempotency RENAME TO idempotency;

CREATE TABLE wide_audit (
    merchant_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (merchant_id, seq)
) STRICT;
INSERT INTO wide_audit (merchant_id, seq, at, actor, action, subject, detail, prev, hash)
    SELECT merchant_id, seq, at, actor, action, subject, detail, prev, hash FROM audit ORDER BY at, seq;
DROP TABLE audit;
ALTER TABLE wide_audit RENAME TO audit;

-- The feed is read by seq, the row's own number: tx is always 0 here.
DROP INDEX events_feed;
