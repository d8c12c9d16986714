-- Guests: proofs of being the customer, and who comes in without a key: embedded pages, customers with a link,
-- customers who look at their order. Twin of ../sqlite/V3__guests.sql.

CREATE TABLE verifications (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    order_no TEXT COLLATE "C" NOT NULL,
    strength TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, id)
);
CREATE INDEX verifications_old ON verifications (merchant_id, expires_at);

CREATE TABLE guests (
    merchant_id TEXT COLLATE "C" NOT NULL,
    id TEXT COLLATE "C" NOT NULL,
    sort TEXT COLLATE "C" NOT NULL, -- embed, link or visit
    hash BYTEA NOT NULL, -- SHA-256 of the token; the token itself is never stored
    order_no TEXT COLLATE "C" NOT NULL,
    strength TEXT COLLATE "C" NOT NULL,
    proof TEXT COLLATE "C", -- of a visit: the link or the verification behind it
    origins TEXT COLLATE "C" NOT NULL, -- of an embedded page: who may frame it, between spaces
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX guest_hash ON guests (hash);
-- The frame of an embedded page is asked for without a token.
CREATE UNIQUE INDEX guest_id ON guests (id);
CREATE INDEX guests_old ON guests (merchant_id, expires_at);
