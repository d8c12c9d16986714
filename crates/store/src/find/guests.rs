//! Guests and proofs of being the customer.

use gaidao_core::MerchantId;

use super::{Finder, Instance};
use crate::db::op::Val;
use crate::error::StoreError;
use crate::rows::guest::{GUEST, Guest, VERIFICATION, Verification};

impl Finder<'_> {
    /// One verification. Whether it is still good is for the caller to judge: it knows the time.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn verification(&self, id: &str) -> Result<Option<Verification>, StoreError> {
        let sql = format!("{VERIFICATION} WHERE merchant_id = ?1 AND id = ?2");
        let rows = self.rows(sql, vec![Val::from(id)]).await?;
        rows.first().map(Verification::read).transpose()
    }

    /// One guest.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn guest(&self, id: &str) -> Result<Option<Guest>, StoreError> {
        let rows =
            self.rows(format!("{GUEST} WHERE merchant_id = ?1 AND id = ?2"), vec![Val::from(id)]).await?;
        rows.first().map(|row| Guest::read(row).map(|(_, guest)| guest)).transpose()
    }
}

impl Instance<'_> {
    /// The guest of a token's SHA-256, and whose. Whether it is still let in is for the caller to judge.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn guest_by_hash(&self, hash: &[u8; 32]) -> Result<Option<(MerchantId, Guest)>, StoreError> {
        let sql = format!("{GUEST} WHERE hash = ?1");
        let rows = self.store.read(sql, vec![Val::from(hash.as_slice())]).await?;
        rows.first().map(Guest::read).transpose()
    }

    /// The guest of an id, whoever's: the frame of an embedded page is asked for without a token.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn guest_by_id(&self, id: &str) -> Result<Option<(MerchantId, Guest)>, StoreError> {
        let rows = self.store.read(format!("{GUEST} WHERE id = ?1"), vec![Val::from(id)]).await?;
        rows.first().map(Guest::read).transpose()
    }
}
