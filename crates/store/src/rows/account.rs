//! Accounts: a merchant's credentials at one connector.

use gaidao_core::{At, Environment, MerchantId};
use sha2::{Digest, Sha256};

use super::merchant::merchant_id;
use super::{Pen, open_some, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// A merchant's credentials at one connector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Name within the merchant, e.g. `sf-main`.
    pub id: String,
    /// Connector id, e.g. `sf`.
    pub connector: String,
    /// Courier code it reaches, e.g. `SF`.
    pub courier: String,
    /// Used for this courier when a command names no account. At most one per courier.
    pub is_default: bool,
    /// Production, sandbox or simulator.
    pub environment: Environment,
    /// The fields that are no secrets, as JSON.
    pub public: String,
    /// The secret fields, as the caller's JSON. `None` in a write keeps what is stored.
    pub secret: Option<Clear>,
    /// Unguessable token in the callback path; fixed at creation.
    pub callback_token: Clear,
    /// Since when.
    pub created_at: At,
    /// Last change.
    pub updated_at: At,
    /// Switched off.
    pub disabled: bool,
}

/// How a callback token is looked up: only its SHA-256 is indexed.
pub(crate) fn token_hash(token: &[u8]) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

pub(crate) const ACCOUNT: &str = "SELECT merchant_id, id, connector, courier, is_default, environment, public, \
     secret, callback_token, created_at, updated_at, disabled FROM accounts";

impl Account {
    pub(crate) fn put(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let row = [self.id.as_str()];
        let secret = pen.seal_some(Place::ACCOUNT_SECRET, &row, self.secret.as_ref())?;
        let token = pen.seal(Place::ACCOUNT_TOKEN, &row, &self.callback_token)?;
        let op = Op::new(
            "INSERT INTO accounts (merchant_id, id, connector, courier, is_default, environment, public, secret, \
             callback_hash, callback_token, created_at, updated_at, disabled) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
             ON CONFLICT (merchant_id, id) DO UPDATE SET connector = excluded.connector, \
             courier = excluded.courier, is_default = excluded.is_default, \
             environment = excluded.environment, public = excluded.public, \
             secret = COALESCE(excluded.secret, accounts.secret), updated_at = excluded.updated_at, \
             disabled = excluded.disabled",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.connector.as_str())
        .bind(self.courier.as_str())
        .bind(self.is_default)
        .bind(self.environment.as_str())
        .bind(self.public.as_str())
        .bind(secret)
        .bind(token_hash(self.callback_token.bytes()))
        .bind(token)
        .bind(self.created_at)
        .bind(self.updated_at)
        .bind(self.disabled);
        pen.write(op);
        if self.is_default {
            let op = Op::new(
                "UPDATE accounts SET is_default = 0 WHERE merchant_id = ?1 AND courier = ?2 AND id <> ?3",
            )
            .bind(pen.merchant)
            .bind(self.courier.as_str())
            .bind(self.id.as_str());
            pen.write(op);
        }
        Ok(())
    }

    pub(crate) fn owner(row: &Row) -> Result<MerchantId, StoreError> {
        merchant_id(row, 0)
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let id = row.text(1)?;
        Ok(Self {
            connector: row.text(2)?,
            courier: row.text(3)?,
            is_default: row.flag(4)?,
            environment: Environment::parse(&row.text(5)?).ok_or_else(|| unknown_word("environment"))?,
            public: row.text(6)?,
            secret: open_some(sealer, Place::ACCOUNT_SECRET, &[&id], row.opt_blob(7)?)?,
            callback_token: sealer.open(Place::ACCOUNT_TOKEN, &[&id], row.blob(8)?)?,
            created_at: row.at(9)?,
            updated_at: row.at(10)?,
            disabled: row.flag(11)?,
            id,
        })
    }
}

pub(crate) fn disable(pen: &mut Pen<'_>, id: &str, disabled: bool, at: At) {
    let op = Op::new("UPDATE accounts SET disabled = ?3, updated_at = ?4 WHERE merchant_id = ?1 AND id = ?2")
        .bind(pen.merchant)
        .bind(id)
        .bind(disabled)
        .bind(at)
        .expect(Expect::OrMissing);
    pen.write(op);
}
