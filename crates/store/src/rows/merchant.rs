//! Merchants and their API keys.

use gaidao_core::{At, KeyId, MerchantId};

use super::{Pen, unknown_word};
use crate::audit::genesis;
use crate::db::op::{Expect, Op, Row, Step};
use crate::error::StoreError;

/// A tenant; owns everything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merchant {
    /// Id.
    pub id: MerchantId,
    /// Unique name, for the command line.
    pub name: String,
    /// Since when.
    pub created_at: At,
    /// Settings as JSON.
    pub settings: String,
}

pub(crate) const MERCHANT: &str = "SELECT id, name, created_at, settings FROM merchants";

impl Merchant {
    /// The statements that make a merchant: its row with the wrapped data key, and the start of its audit chain.
    pub(crate) fn create(&self, wrapped_key: Vec<u8>) -> Vec<Step> {
        let id = self.id.as_str();
        let row = Op::new(
            "INSERT INTO merchants (id, name, created_at, data_key, settings) VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .bind(id)
        .bind(self.name.as_str())
        .bind(self.created_at)
        .bind(wrapped_key)
        .bind(self.settings.as_str());
        let head = Op::new("INSERT INTO audit_heads (merchant_id, seq, hash) VALUES (?1, 0, ?2)")
            .bind(id)
            .bind(genesis(id).as_slice());
        vec![Step::Sql(row), Step::Sql(head)]
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: merchant_id(row, 0)?,
            name: row.text(1)?,
            created_at: row.at(2)?,
            settings: row.text(3)?,
        })
    }
}

pub(crate) fn merchant_id(row: &Row, index: usize) -> Result<MerchantId, StoreError> {
    MerchantId::parse(&row.text(index)?).map_err(|_| unknown_word("merchant id"))
}

/// An API key without the key: that is shown once and kept by nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Public id.
    pub id: KeyId,
    /// SHA-256 of the key.
    pub hash: [u8; 32],
    /// What people call it.
    pub name: String,
    /// First characters, to recognise it by.
    pub prefix: String,
    /// What it may do.
    pub scopes: Vec<String>,
    /// Since when.
    pub created_at: At,
    /// Until when, if limited.
    pub expires_at: Option<At>,
    /// Revoked when.
    pub revoked_at: Option<At>,
    /// Last seen, to the minute or so.
    pub last_used_at: Option<At>,
}

pub(crate) const API_KEY: &str = "SELECT merchant_id, id, hash, name, prefix, scopes, created_at, expires_at, \
     revoked_at, last_used_at FROM api_keys";

impl ApiKey {
    pub(crate) fn insert(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "INSERT INTO api_keys (merchant_id, id, hash, name, prefix, scopes, created_at, expires_at, \
             revoked_at, last_used_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.hash.as_slice())
        .bind(self.name.as_str())
        .bind(self.prefix.as_str())
        .bind(self.scopes.join(" "))
        .bind(self.created_at)
        .bind(self.expires_at)
        .bind(self.revoked_at)
        .bind(self.last_used_at);
        pen.write(op);
    }

    pub(crate) fn read(row: &Row) -> Result<(MerchantId, Self), StoreError> {
        let key = Self {
            id: KeyId::parse(&row.text(1)?).map_err(|_| unknown_word("key id"))?,
            hash: row.blob(2)?.try_into().map_err(|_| unknown_word("key hash"))?,
            name: row.text(3)?,
            prefix: row.text(4)?,
            scopes: row.text(5)?.split_whitespace().map(str::to_owned).collect(),
            created_at: row.at(6)?,
            expires_at: row.opt_at(7)?,
            revoked_at: row.opt_at(8)?,
            last_used_at: row.opt_at(9)?,
        };
        Ok((merchant_id(row, 0)?, key))
    }
}

pub(crate) fn revoke_key(pen: &mut Pen<'_>, id: &KeyId, at: At) {
    let op = Op::new(
        "UPDATE api_keys SET revoked_at = COALESCE(revoked_at, ?3) WHERE merchant_id = ?1 AND id = ?2",
    )
    .bind(pen.merchant)
    .bind(id.as_str())
    .bind(at)
    .expect(Expect::OrMissing);
    pen.write(op);
}

pub(crate) fn touch_key(pen: &mut Pen<'_>, id: &KeyId, at: At) {
    let op = Op::new("UPDATE api_keys SET last_used_at = ?3 WHERE merchant_id = ?1 AND id = ?2")
        .bind(pen.merchant)
        .bind(id.as_str())
        .bind(at);
    pen.write(op);
}

pub(crate) fn set_settings(pen: &mut Pen<'_>, settings: &str) {
    let op = Op::new("UPDATE merchants SET settings = ?2 WHERE id = ?1")
        .bind(pen.merchant)
        .bind(settings)
        .expect(Expect::OrMissing);
    pen.write(op);
}
