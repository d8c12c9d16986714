//! Parcels and their scans.

use gaidao_core::{At, InterceptionId, Parcel, Stage};

use super::{Pen, open_some, unknown_word};
use crate::db::op::{Expect, Op, Row};
use crate::error::StoreError;
use crate::seal::{Clear, Place, Sealer};

/// A parcel as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelRow {
    /// Courier and waybill.
    pub parcel: Parcel,
    /// The order it belongs to, where known.
    pub order_no: Option<String>,
    /// Account it was shipped with, where named.
    pub account: Option<String>,
    /// Shipped when, where named.
    pub shipped_at: Option<At>,
    /// Where it is.
    pub stage: Stage,
    /// Since when: the time of the scan that says so.
    pub stage_at: Option<At>,
    /// The place that scan names.
    pub place: Option<Clear>,
    /// Time of the newest scan.
    pub scanned_at: Option<At>,
    /// The latest interception of it.
    pub interception: Option<InterceptionId>,
    /// It is still on its way.
    pub live: bool,
    /// The waybill a turned parcel goes on under (SF 648, JD 换单).
    pub continues_as: Option<String>,
    /// The waybill it had before.
    pub continued_from: Option<String>,
    /// First seen.
    pub created_at: At,
    /// Last change.
    pub updated_at: At,
    /// Times saved; a save names the version it rests on.
    pub version: i64,
}

pub(crate) const PARCEL: &str = "SELECT courier, waybill_no, order_no, account, shipped_at, stage, stage_at, \
     place, scanned_at, interception_id, live, continues_as, continued_from, created_at, updated_at, version \
     FROM parcels";

impl ParcelRow {
    /// A parcel that was only just named.
    #[must_use]
    pub fn named(parcel: Parcel, at: At) -> Self {
        Self {
            parcel,
            order_no: None,
            account: None,
            shipped_at: None,
            stage: Stage::Unknown,
            stage_at: None,
            place: None,
            scanned_at: None,
            interception: None,
            live: true,
            continues_as: None,
            continued_from: None,
            created_at: at,
            updated_at: at,
            version: 0,
        }
    }

    fn bind(&self, op: Op, pen: &Pen<'_>) -> Result<Op, StoreError> {
        let row = [self.parcel.courier.as_str(), self.parcel.waybill_no.as_str()];
        let place = pen.seal_some(Place::PARCEL_PLACE, &row, self.place.as_ref())?;
        Ok(op
            .bind(pen.merchant)
            .bind(self.parcel.courier.as_str())
            .bind(self.parcel.waybill_no.as_str())
            .bind(self.order_no.as_deref())
            .bind(self.account.as_deref())
            .bind(self.shipped_at)
            .bind(self.stage.as_str())
            .bind(self.stage_at)
            .bind(place)
            .bind(self.scanned_at)
            .bind(self.live)
            .bind(self.continues_as.as_deref())
            .bind(self.continued_from.as_deref())
            .bind(self.updated_at)
            .bind(self.version))
    }

    /// Inserts a parcel; somebody faster is a `parcels_pkey`.
    pub(crate) fn insert(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let op = Op::new(
            "INSERT INTO parcels (merchant_id, courier, waybill_no, order_no, account, shipped_at, stage, \
             stage_at, place, scanned_at, live, continues_as, continued_from, updated_at, version, created_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15 + 1, ?16)",
        );
        let op = self.bind(op, pen)?.bind(self.created_at);
        pen.write(op);
        Ok(())
    }

    /// Saves a parcel that was loaded at `self.version`. The interception it names is set by the interception.
    pub(crate) fn save(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        let op = Op::new(
            "UPDATE parcels SET order_no = ?4, account = ?5, shipped_at = ?6, stage = ?7, stage_at = ?8, \
             place = ?9, scanned_at = ?10, live = ?11, continues_as = ?12, continued_from = ?13, \
             updated_at = ?14, version = version + 1 \
             WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3 AND version = ?15",
        );
        let op = self.bind(op, pen)?.expect(Expect::OrStale);
        pen.write(op);
        Ok(())
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let parcel = Parcel { courier: row.text(0)?, waybill_no: row.text(1)? };
        let interception = row.opt_text(9)?.map(|id| InterceptionId::parse(&id));
        Ok(Self {
            order_no: row.opt_text(2)?,
            account: row.opt_text(3)?,
            shipped_at: row.opt_at(4)?,
            stage: Stage::parse(&row.text(5)?).ok_or_else(|| unknown_word("stage"))?,
            stage_at: row.opt_at(6)?,
            place: open_some(
                sealer,
                Place::PARCEL_PLACE,
                &[&parcel.courier, &parcel.waybill_no],
                row.opt_blob(7)?,
            )?,
            scanned_at: row.opt_at(8)?,
            interception: interception.transpose().map_err(|_| unknown_word("interception id"))?,
            live: row.flag(10)?,
            continues_as: row.opt_text(11)?,
            continued_from: row.opt_text(12)?,
            created_at: row.at(13)?,
            updated_at: row.at(14)?,
            version: row.int(15)?,
            parcel,
        })
    }
}

/// The change stands only while the parcel is what the caller read: held until the commit.
pub(crate) fn unchanged(pen: &mut Pen<'_>, parcel: &Parcel, version: i64) {
    let lock = pen.dialect.for_update();
    let op = Op::new(format!(
        "SELECT version FROM parcels WHERE merchant_id = ?1 AND courier = ?2 AND waybill_no = ?3 AND version = ?4{lock}"
    ))
    .bind(pen.merchant)
    .bind(parcel.courier.as_str())
    .bind(parcel.waybill_no.as_str())
    .bind(version)
    .returning()
    .expect(Expect::OrStale);
    pen.write(op);
}

/// One track event from a courier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Courier and waybill.
    pub parcel: Parcel,
    /// The courier's time.
    pub at: At,
    /// Order among scans of the same time, as the source listed them.
    pub seq: i64,
    /// The courier's own code.
    pub code: Option<String>,
    /// What it means; `None` moves nothing.
    pub stage: Option<Stage>,
    /// How it came: `push`, `poll` or `import`.
    pub source: String,
    /// Text and place, as the caller's JSON.
    pub private: Clear,
    /// Taken in when.
    pub ingested_at: At,
}

pub(crate) const SCAN: &str = "SELECT courier, waybill_no, key, at, seq, code, stage, source, private, \
     ingested_at FROM scans";

impl Scan {
    /// Inserts the scan unless one with the same identity is there (0 rows then).
    pub(crate) fn insert(&self, pen: &mut Pen<'_>, identity: &str) -> Result<(), StoreError> {
        let key = pen.sealer.identity(
            "scan",
            &[self.parcel.courier.as_bytes(), self.parcel.waybill_no.as_bytes(), identity.as_bytes()],
        );
        let private = pen.seal(Place::SCAN, &self.row(&hex::encode(&key)), &self.private)?;
        let op = Op::new(
            "INSERT INTO scans (merchant_id, courier, waybill_no, key, at, seq, code, stage, source, private, \
             ingested_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
             ON CONFLICT (merchant_id, courier, waybill_no, key) DO NOTHING",
        )
        .bind(pen.merchant)
        .bind(self.parcel.courier.as_str())
        .bind(self.parcel.waybill_no.as_str())
        .bind(key)
        .bind(self.at)
        .bind(self.seq)
        .bind(self.code.as_deref())
        .bind(self.stage.map(Stage::as_str))
        .bind(self.source.as_str())
        .bind(private)
        .bind(self.ingested_at);
        pen.write(op);
        Ok(())
    }

    fn row<'a>(&'a self, key: &'a str) -> [&'a str; 3] {
        [&self.parcel.courier, &self.parcel.waybill_no, key]
    }

    pub(crate) fn read(row: &Row, sealer: &Sealer) -> Result<Self, StoreError> {
        let parcel = Parcel { courier: row.text(0)?, waybill_no: row.text(1)? };
        let key = hex::encode(row.blob(2)?);
        let stage = row.opt_text(6)?.map(|text| Stage::parse(&text).ok_or_else(|| unknown_word("stage")));
        Ok(Self {
            at: row.at(3)?,
            seq: row.int(4)?,
            code: row.opt_text(5)?,
            stage: stage.transpose()?,
            source: row.text(7)?,
            private: sealer.open(Place::SCAN, &[&parcel.courier, &parcel.waybill_no, &key], row.blob(8)?)?,
            ingested_at: row.at(9)?,
            parcel,
        })
    }
}
