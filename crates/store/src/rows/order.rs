//! Orders, and the blind index that finds them by a full phone.

use gaidao_core::{At, Fen};

use super::Pen;
use crate::db::op::{Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// The merchant's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The merchant's own number.
    pub order_no: String,
    /// Which shop.
    pub shop: String,
    /// Placed when.
    pub placed_at: At,
    /// Worth.
    pub value: Option<Fen>,
    /// Buyer, recipient and remark, as the caller's JSON.
    pub private: Clear,
    /// First seen. Ignored when the order exists already.
    pub created_at: At,
    /// Last change.
    pub updated_at: At,
    /// Times written; counted by the store.
    pub version: i64,
}

pub(crate) const ORDER: &str = "SELECT order_no, shop, placed_at, value_fen, private, created_at, updated_at, \
     version FROM orders";

/// The digits of a phone, without the country code: what the blind index is made of.
#[must_use]
pub fn phone_digits(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let bare = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86").filter(|d| d.len() == 11));
    bare.map_or_else(|| digits.clone(), str::to_owned)
}

impl Order {
    /// Inserts or replaces the order and its phones. Answers the new version.
    pub(crate) fn put(&self, pen: &mut Pen<'_>, phones: &[String]) -> Result<(), StoreError> {
        let private = pen.seal(Place::ORDER, &[&self.order_no], &self.private)?;
        let op = Op::new(
            "INSERT INTO orders (merchant_id, order_no, shop, placed_at, value_fen, private, created_at, \
             updated_at, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1) \
             ON CONFLICT (merchant_id, order_no) DO UPDATE SET shop = excluded.shop, \
             placed_at = excluded.placed_at, value_fen = excluded.value_fen, private = excluded.private, \
             updated_at = excluded.updated_at, version = orders.version + 1 RETURNING version",
        )
        .bind(pen.merchant)
        .bind(self.order_no.as_str())
        .bind(self.shop.as_str())
        .bind(self.placed_at)
        .bind(self.value.map(|fen| fen.0))
        .bind(private)
        .bind(self.created_at)
        .bind(self.updated_at)
        .returning();
        pen.write(op);
        let forget = Op::new("DELETE FROM phones WHERE merchant_id = ?1 AND order_no = ?2")
            .bind(pen.merchant)
            .bind(self.order_no.as_str());
        pen.write(forget);
        for phone in phones.iter().map(|p| phone_digits(p)).filter(|d| !d.is_empty()) {
            let op = Op::new(
                "INSERT INTO phones (merchant_id, blind, order_no) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (merchant_id, blind, order_no) DO NOTHING",
            )
            .bind(pen.merchant)
            .bind(pen.sealer.blind("phone", &phone))
            .bind(self.order_no.as_str());
            pen.write(op);
        }
        Ok(())
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let order_no = row.text(0)?;
        Ok(Self {
            shop: row.text(1)?,
            placed_at: row.at(2)?,
            value: row.opt_int(3)?.map(Fen),
            private: sealer.open(Place::ORDER, &[&order_no], row.blob(4)?)?,
            created_at: row.at(5)?,
            updated_at: row.at(6)?,
            version: row.int(7)?,
            order_no,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::phone_digits;

    #[test]
    fn phones_meet_in_one_form() {
        for (text, digits) in [
            ("13800138000", "13800138000"),
            ("+86 138-0013-8000", "13800138000"),
            ("008613800138000", "13800138000"),
            ("0571-88001234", "057188001234"),
            ("86", "86"),
            ("", ""),
        ] {
            assert_eq!(phone_digits(text), digits, "{text}");
        }
    }
}
