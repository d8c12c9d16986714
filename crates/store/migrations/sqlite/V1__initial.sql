-- The first schema. Twin of ../postgres/V1__initial.sql: same tables, columns, keys and rules.
-- Types are INTEGER, TEXT and BLOB only. Times are UTC milliseconds, money is fen, flags are 0 or 1.
-- merchant_id leads every primary key: one merchant never meets another's row.
-- "sealed" columns hold AES-256-GCM values bound to merchant, table, column and row (see seal.rs).

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last fencing token given out (PostgreSQL: a sequence).
CREATE TABLE fence (n INTEGER NOT NULL) STRICT;
INSERT INTO fence (n) VALUES (0);

CREATE TABLE merchants (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    data_key BLOB NOT NULL, -- wrapped by the master key
    settings TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX merchant_name ON merchants (name);

CREATE TABLE api_keys (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    hash BLOB NOT NULL, -- SHA-256 of the key; the key itself is never stored
    name TEXT NOT NULL,
    prefix TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER,
    last_used_at INTEGER,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX api_key_hash ON api_keys (hash);

CREATE TABLE accounts (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    connector TEXT NOT NULL,
    courier TEXT NOT NULL,
    is_default INTEGER NOT NULL,
    environment TEXT NOT NULL,
    public TEXT NOT NULL,
    secret BLOB, -- sealed
    callback_hash BLOB NOT NULL,
    callback_token BLOB NOT NULL, -- sealed
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_callback ON accounts (callback_hash);

CREATE TABLE orders (
    merchant_id TEXT NOT NULL,
    order_no TEXT NOT NULL,
    shop TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    value_fen INTEGER,
    private BLOB NOT NULL, -- sealed
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, order_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_recent ON orders (merchant_id, placed_at, order_no);

CREATE TABLE phones (
    merchant_id TEXT NOT NULL,
    blind BLOB NOT NULL, -- keyed hash of a full phone
    order_no TEXT NOT NULL,
    PRIMARY KEY (merchant_id, blind, order_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX phones_of_order ON phones (merchant_id, order_no);

CREATE TABLE parcels (
    merchant_id TEXT NOT NULL,
    courier TEXT NOT NULL,
    waybill_no TEXT NOT NULL,
    order_no TEXT,
    account TEXT,
    shipped_at INTEGER,
    stage TEXT NOT NULL,
    stage_at INTEGER,
    place BLOB, -- sealed
    scanned_at INTEGER,
    interception_id TEXT,
    live INTEGER NOT NULL,
    continues_as TEXT,
    continued_from TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, courier, waybill_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX parcels_of_order ON parcels (merchant_id, order_no);
CREATE INDEX parcels_by_waybill ON parcels (merchant_id, waybill_no);

CREATE TABLE scans (
    merchant_id TEXT NOT NULL,
    courier TEXT NOT NULL,
    waybill_no TEXT NOT NULL,
    key BLOB NOT NULL, -- keyed hash of the scan's content
    at INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    code TEXT,
    stage TEXT,
    source TEXT NOT NULL,
    private BLOB NOT NULL, -- sealed
    ingested_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, courier, waybill_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE interceptions (
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
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX single_flight ON interceptions (merchant_id, courier, waybill_no) WHERE open = 1;
CREATE INDEX interceptions_of_parcel ON interceptions (merchant_id, courier, waybill_no, id);
CREATE INDEX interceptions_by_state ON interceptions (merchant_id, state, id);
CREATE INDEX interceptions_waiting ON interceptions (merchant_id, due_at, id) WHERE open = 1 OR case_open = 1;

CREATE TABLE journal (
    merchant_id TEXT NOT NULL,
    interception_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    private BLOB, -- sealed
    PRIMARY KEY (merchant_id, interception_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempts (
    merchant_id TEXT NOT NULL,
    interception_id TEXT NOT NULL,
    no INTEGER NOT NULL,
    operation TEXT NOT NULL,
    token INTEGER NOT NULL,
    reference TEXT NOT NULL,
    digest TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    deadline_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT,
    exposure_fen INTEGER,
    request BLOB, -- sealed
    reply BLOB, -- sealed
    PRIMARY KEY (merchant_id, interception_id, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempts_open ON attempts (deadline_at) WHERE ended_at IS NULL;

-- The queue. A lease changes lease_until and token only, so the index below (and on PostgreSQL the heap-only
-- update) stays untouched by a claim; leased rows that are due are few and are passed over.
CREATE TABLE jobs (
    merchant_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    token INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    worker TEXT,
    PRIMARY KEY (merchant_id, subject, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_due ON jobs (kind, due_at);

-- Outbox and live feed, read in the order (tx, seq); tx is 0 here (PostgreSQL: the transaction's number).
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    tx INTEGER NOT NULL DEFAULT 0,
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    interception_id TEXT,
    type TEXT NOT NULL,
    at INTEGER NOT NULL,
    body BLOB NOT NULL -- sealed
) STRICT;
CREATE UNIQUE INDEX events_pkey ON events (merchant_id, id);
CREATE INDEX events_feed ON events (tx, seq);
CREATE INDEX events_of_merchant ON events (merchant_id, tx, seq);

CREATE TABLE webhooks (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    secret BLOB NOT NULL, -- sealed
    types TEXT NOT NULL, -- event types between spaces; empty for all
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    failing_since INTEGER,
    disabled_at INTEGER,
    disabled_why TEXT,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE deliveries (
    merchant_id TEXT NOT NULL,
    webhook_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL,
    token INTEGER NOT NULL,
    state TEXT NOT NULL,
    last_status INTEGER,
    last_error TEXT,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, webhook_id, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (merchant_id, webhook_id, due_at) WHERE state = 'pending';

CREATE TABLE idempotency (
    merchant_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    resource TEXT NOT NULL,
    reply BLOB NOT NULL, -- sealed
    created_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, key)
) STRICT, WITHOUT ROWID;

-- Raw callbacks. Those that match nothing stay here, visible, in the state 'unmatched'.
CREATE TABLE inbox (
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
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX inbox_dedup ON inbox (merchant_id, dedup);
CREATE INDEX inbox_by_state ON inbox (merchant_id, state, id);

-- Who did what; each entry's hash covers the one before it. Ids and commitments only, no personal data.
CREATE TABLE audit (
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
) STRICT, WITHOUT ROWID;

-- The end of each chain: one row to lock instead of a search.
CREATE TABLE audit_heads (
    merchant_id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
