//! Guests: who comes in without a key, for one order. And the proofs of being its customer.

use gaidao_core::{At, MerchantId, verification::Strength};

use super::merchant::merchant_id;
use super::{Pen, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;

/// Somebody proved to be the customer of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// Id, `vrf_…`.
    pub id: String,
    /// Of which order; good for no other.
    pub order_no: String,
    /// How strong.
    pub strength: Strength,
    /// When (real time).
    pub created_at: At,
    /// Good until then.
    pub expires_at: At,
}

pub(crate) const VERIFICATION: &str =
    "SELECT id, order_no, strength, created_at, expires_at FROM verifications";

impl Verification {
    /// Inserts it; those past their time go.
    fn insert(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "INSERT INTO verifications (merchant_id, id, order_no, strength, created_at, expires_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.order_no.as_str())
        .bind(self.strength.as_str())
        .bind(self.created_at)
        .bind(self.expires_at);
        pen.write(op);
        let old = Op::new("DELETE FROM verifications WHERE merchant_id = ?1 AND expires_at <= ?2")
            .bind(pen.merchant)
            .bind(self.created_at);
        pen.write(old);
    }

    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.text(0)?,
            order_no: row.text(1)?,
            strength: strength(row, 2)?,
            created_at: row.at(3)?,
            expires_at: row.at(4)?,
        })
    }
}

/// What kind of guest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuestSort {
    /// A page embedded in the merchant's own.
    Embed,
    /// A customer's link: it opens visits and nothing else.
    Link,
    /// A customer who looks at the order.
    Visit,
}

impl GuestSort {
    const ALL: [Self; 3] = [Self::Embed, Self::Link, Self::Visit];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Embed => "embed",
            Self::Link => "link",
            Self::Visit => "visit",
        }
    }
}

/// Who comes in without a key, for one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Public id, `emb_…` or `cus_…`.
    pub id: String,
    /// What kind.
    pub sort: GuestSort,
    /// SHA-256 of the token.
    pub hash: [u8; 32],
    /// The one order.
    pub order_no: String,
    /// How strongly a customer is proven; `None` for an embedded page, which stands for the merchant.
    pub strength: Strength,
    /// Of a visit: the link or the verification behind it.
    pub proof: Option<String>,
    /// Of an embedded page: the origins that may frame it.
    pub origins: Vec<String>,
    /// Since when (real time).
    pub created_at: At,
    /// Good until then.
    pub expires_at: At,
    /// Revoked when.
    pub revoked_at: Option<At>,
}

pub(crate) const GUEST: &str = "SELECT merchant_id, id, sort, hash, order_no, strength, proof, origins, \
     created_at, expires_at, revoked_at FROM guests";

impl Guest {
    /// It is of this kind, and still let in at `now` (real time).
    #[must_use]
    pub fn is_good(&self, sort: GuestSort, now: At) -> bool {
        self.sort == sort && self.revoked_at.is_none() && self.expires_at > now
    }

    /// Inserts the guest; those past their time go.
    fn insert(&self, pen: &mut Pen<'_>) {
        let op = Op::new(
            "INSERT INTO guests (merchant_id, id, sort, hash, order_no, strength, proof, origins, created_at, \
             expires_at, revoked_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )
        .bind(pen.merchant)
        .bind(self.id.as_str())
        .bind(self.sort.as_str())
        .bind(self.hash.as_slice())
        .bind(self.order_no.as_str())
        .bind(self.strength.as_str())
        .bind(self.proof.as_deref())
        .bind(self.origins.join(" "))
        .bind(self.created_at)
        .bind(self.expires_at)
        .bind(self.revoked_at);
        pen.write(op);
        let old = Op::new("DELETE FROM guests WHERE merchant_id = ?1 AND expires_at <= ?2")
            .bind(pen.merchant)
            .bind(self.created_at);
        pen.write(old);
    }

    pub(crate) fn read(row: &Row) -> Result<(MerchantId, Self), StoreError> {
        let sort = row.text(2)?;
        let guest = Self {
            id: row.text(1)?,
            sort: GuestSort::ALL
                .into_iter()
                .find(|known| known.as_str() == sort)
                .ok_or_else(|| unknown_word("sort of guest"))?,
            hash: row.blob(3)?.try_into().map_err(|_| unknown_word("guest hash"))?,
            order_no: row.text(4)?,
            strength: strength(row, 5)?,
            proof: row.opt_text(6)?,
            origins: row.text(7)?.split_whitespace().map(str::to_owned).collect(),
            created_at: row.at(8)?,
            expires_at: row.at(9)?,
            revoked_at: row.opt_at(10)?,
        };
        Ok((merchant_id(row, 0)?, guest))
    }
}

fn strength(row: &Row, index: usize) -> Result<Strength, StoreError> {
    Strength::parse(&row.text(index)?).ok_or_else(|| unknown_word("strength"))
}

/// What can be saved about guests.
#[derive(Clone, Debug)]
pub enum GuestWrite {
    /// Somebody proved to be the customer. Proofs past their time go.
    Verified(Verification),
    /// A new guest. Guests past their time go.
    Admit(Guest),
    /// A guest is no longer let in, nor whoever came in through it; `Missing` when there is none of this id and sort.
    Revoke {
        /// Which.
        id: String,
        /// What kind.
        sort: GuestSort,
        /// Since when.
        at: At,
    },
}

impl GuestWrite {
    pub(crate) fn put(&self, pen: &mut Pen<'_>) {
        match self {
            Self::Verified(verification) => verification.insert(pen),
            Self::Admit(guest) => guest.insert(pen),
            Self::Revoke { id, sort, at } => {
                let op = Op::new(
                    "UPDATE guests SET revoked_at = COALESCE(revoked_at, ?4) \
                     WHERE merchant_id = ?1 AND id = ?2 AND sort = ?3",
                )
                .bind(pen.merchant)
                .bind(id.as_str())
                .bind(sort.as_str())
                .bind(*at)
                .expect(Expect::OrMissing);
                pen.write(op);
                let through = Op::new(
                    "UPDATE guests SET revoked_at = COALESCE(revoked_at, ?3) WHERE merchant_id = ?1 AND proof = ?2",
                )
                .bind(pen.merchant)
                .bind(id.as_str())
                .bind(*at);
                pen.write(through);
            }
        }
    }
}
