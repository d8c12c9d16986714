-- Guests: proofs of being the customer, and who comes in without a key: embedded pages, customers with a link,
-- customers who look at their order. Twin of ../postgres/V3__guests.sql.

CREATE TABLE verifications (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    order_no TEXT NOT NULL,
    strength TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX verifications_old ON verifications (merchant_id, expires_at);

CREATE TABLE guests (
    merchant_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sort TEXT NOT NULL, -- embed, link or visit
    hash BLOB NOT NULL, -- SHA-256 of the token; the token itself is never stored
    order_no TEXT NOT NULL,
    strength TEXT NOT NULL,
    proof TEXT, -- of a visit: the link or the verification behind it
    origins TEXT NOT NULL, -- of an embedded page: who may frame it, between spaces
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (merchant_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX guest_hash ON guests (hash);
-- The frame of an embedded page is asked for without a token.
CREATE UNIQUE INDEX guest_id ON guests (id);
CREATE INDEX guests_old ON guests (merchant_id, expires_at);
