-- The first schema. Twin of ../sqlite/V1__initial.sql: same tables, columns, keys and rules.
-- Types are BIGINT, TEXT (byte order, as in SQLite) and BYTEA only. Times are UTC milliseconds, money is fen, flags are 0 or 1.
-- merchant_id leads every primary key: one merchant never meets another's row.
-- "sealed" columns hold AES-256-GCM values bound to merchant, table, column and row (see seal.rs).

CREATE TABLE settings (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

-- Fencing tokens (SQLite: a table).
CREATE SEQUENCE fence;

CREATE TABLE merchants (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    data_key BYTEA NOT NULL, -- wrapped by the master key
    settings TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX merchant_name ON merchants (name);

CREATE TABLE api_keys (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    hash BYTEA NOT NULL, -- SHA-256 of the key; the key itself is never stored
    name TEXT COLLATE "C" NOT NULL,
    prefix TEXT COLLATE "C" NOT NULL,
    scopes TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT,
    last_used_at BIGINT,
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX api_key_hash ON api_keys (hash);

CREATE TABLE accounts (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    connector TEXT COLLATE "C" NOT NULL,
    courier TEXT COLLATE "C" NOT NULL,
    is_default BIGINT NOT NULL,
    environment TEXT COLLATE "C" NOT NULL,
    public TEXT COLLATE "C" NOT NULL,
    secret BYTEA, -- sealed
    callback_hash BYTEA NOT NULL,
    callback_token BYTEA NOT NULL, -- sealed
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    disabled BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX account_callback ON accounts (callback_hash);

CREATE TABLE orders (
    merchant_id TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C" NOT NULL,
    shop TEXT COLLATE "C" NOT NULL,
    placed_at BIGINT NOT NULL,
    value_fen BIGINT,
    private BYTEA NOT NULL, -- sealed
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, order_no)
);
CREATE INDEX orders_recent ON orders (merchant_id, placed_at, order_no);

CREATE TABLE phones (
    merchant_id TEXT COLLATE "C" NOT NULL,
    blind BYTEA NOT NULL, -- keyed hash of a full phone
    order_no TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_id, blind, order_no)
);
CREATE INDEX phones_of_order ON phones (merchant_id, order_no);

CREATE TABLE parcels (
    merchant_id TEXT COLLATE "C" NOT NULL,
    courier TEXT COLLATE "C" NOT NULL,
    waybill_no TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C",
    account TEXT COLLATE "C",
    shipped_at BIGINT,
    stage TEXT COLLATE "C" NOT NULL,
    stage_at BIGINT,
    place BYTEA, -- sealed
    scanned_at BIGINT,
    interception_id TEXT COLLATE "C",
    live BIGINT NOT NULL,
    continues_as TEXT COLLATE "C",
    continued_from TEXT COLLATE "C",
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, courier, waybill_no)
);
CREATE INDEX parcels_of_order ON parcels (merchant_id, order_no);
CREATE INDEX parcels_by_waybill ON parcels (merchant_id, waybill_no);

CREATE TABLE scans (
    merchant_id TEXT COLLATE "C" NOT NULL,
    courier TEXT COLLATE "C" NOT NULL,
    waybill_no TEXT COLLATE "C" NOT NULL,
    key BYTEA NOT NULL, -- keyed hash of the scan's content
    at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    code TEXT COLLATE "C",
    stage TEXT COLLATE "C",
    source TEXT COLLATE "C" NOT NULL,
    private BYTEA NOT NULL, -- sealed
    ingested_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, courier, waybill_no, key)
);

CREATE TABLE interceptions (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    courier TEXT COLLATE "C" NOT NULL,
    waybill_no TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C",
    kind TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    open BIGINT NOT NULL,
    case_open BIGINT NOT NULL,
    due_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    private BYTEA NOT NULL, -- sealed
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX single_flight ON interceptions (merchant_id, courier, waybill_no) WHERE open = 1;
CREATE INDEX interceptions_of_parcel ON interceptions (merchant_id, courier, waybill_no, id);
CREATE INDEX interceptions_by_state ON interceptions (merchant_id, state, id);
CREATE INDEX interceptions_waiting ON interceptions (merchant_id, due_at, id) WHERE open = 1 OR case_open = 1;

CREATE TABLE journal (
    merchant_id TEXT COLLATE "C" NOT NULL,
    interception_id TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    private BYTEA, -- sealed
    PRIMARY KEY (merchant_id, interception_id, seq)
);

CREATE TABLE attempts (
    merchant_id TEXT COLLATE "C" NOT NULL,
    interception_id TEXT COLLATE "C" NOT NULL,
    no BIGINT NOT NULL,
    operation TEXT COLLATE "C" NOT NULL,
    token BIGINT NOT NULL,
    reference TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    started_at BIGINT NOT NULL,
    deadline_at BIGINT NOT NULL,
    ended_at BIGINT,
    outcome TEXT COLLATE "C",
    exposure_fen BIGINT,
    request BYTEA, -- sealed
    reply BYTEA, -- sealed
    PRIMARY KEY (merchant_id, interception_id, no)
);
CREATE INDEX attempts_open ON attempts (deadline_at) WHERE ended_at IS NULL;

-- The queue. A lease changes lease_until and token only, so the index below (and on PostgreSQL the heap-only
-- update) stays untouched by a claim; leased rows that are due are few and are passed over.
CREATE TABLE jobs (
    merchant_id TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    due_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    token BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    worker TEXT COLLATE "C",
    PRIMARY KEY (merchant_id, subject, kind)
);
CREATE INDEX jobs_due ON jobs (kind, due_at);

-- Outbox and live feed, read in the order (tx, seq); tx is the transaction's number (SQLite: 0).
CREATE TABLE events (
    seq BIGINT GENERATED ALWAYS AS IDENTITY,
    tx BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    interception_id TEXT COLLATE "C",
    type TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL, -- sealed
    PRIMARY KEY (merchant_id, id)
);
CREATE INDEX events_feed ON events (tx, seq);
CREATE INDEX events_of_merchant ON events (merchant_id, tx, seq);

CREATE TABLE webhooks (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    url TEXT COLLATE "C" NOT NULL,
    secret BYTEA NOT NULL, -- sealed
    types TEXT COLLATE "C" NOT NULL, -- event types between spaces; empty for all
    state TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    failing_since BIGINT,
    disabled_at BIGINT,
    disabled_why TEXT COLLATE "C",
    PRIMARY KEY (merchant_id, id)
);

CREATE TABLE deliveries (
    merchant_id TEXT COLLATE "C" NOT NULL,
    webhook_id TEXT COLLATE "C" NOT NULL,
    event_id TEXT COLLATE "C" NOT NULL,
    attempt BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    token BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    last_status BIGINT,
    last_error TEXT COLLATE "C",
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, webhook_id, event_id)
);
CREATE INDEX deliveries_due ON deliveries (merchant_id, webhook_id, due_at) WHERE state = 'pending';

CREATE TABLE idempotency (
    merchant_id TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    request_hash BYTEA NOT NULL,
    status BIGINT NOT NULL,
    resource TEXT COLLATE "C" NOT NULL,
    reply BYTEA NOT NULL, -- sealed
    created_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, key)
);

-- Raw callbacks. Those that match nothing stay here, visible, in the state 'unmatched'.
CREATE TABLE inbox (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    connector TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    received_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    tries BIGINT NOT NULL,
    dedup BYTEA NOT NULL, -- keyed hash of the raw request
    request BYTEA NOT NULL, -- sealed
    note TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX inbox_dedup ON inbox (merchant_id, dedup);
CREATE INDEX inbox_by_state ON inbox (merchant_id, state, id);

-- Who did what; each entry's hash covers the one before it. Ids and commitments only, no personal data.
CREATE TABLE audit (
    merchant_id TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    prev BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (merchant_id, seq)
);

-- The end of each chain: one row to lock instead of a search.
CREATE TABLE audit_heads (
    merchant_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
