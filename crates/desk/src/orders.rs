//! Orders and parcels: what the merchant's systems tell us about.

use gaidao_core::{MerchantId, Parcel, Party};
use gaidao_store::{Change, Clear, Job, Order, Page as Cut, ParcelRow, StoreError, Write};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{
    actor::{Actor, Scope},
    check::{self, CheckedOrder},
    desk::{Desk, IDEMPOTENCY, noted_at},
    error::DeskError,
    ingest::ScanText,
    intake::OrderIn,
    present,
    view::{OrderView, Page, ParcelView, ScanView},
};
use gaidao_core::{At, mask};

/// The sealed half of an order.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct OrderPrivate {
    pub(crate) buyer_phone: String,
    pub(crate) recipient: Party,
    #[serde(default)]
    pub(crate) remark: String,
}

const RACES_MAX: usize = 16;

impl Desk {
    /// Stores an order with its parcels, or changes it. Parcels are added, never taken away: a waybill that was
    /// named once may carry an interception.
    ///
    /// # Errors
    /// `Invalid` naming the field; `Conflict` when a waybill belongs to another order.
    pub async fn put_order(
        &self,
        actor: &Actor,
        order_no: &str,
        given: &OrderIn,
    ) -> Result<OrderView, DeskError> {
        actor.need(Scope::Write)?;
        let order_no = check::order_no(order_no)?;
        let checked = check::order(given)?;
        if let Some(resource) = self.remembered(actor).await? {
            return self.order(actor, &resource).await;
        }
        let mut last = StoreError::Stale;
        for _ in 0..RACES_MAX {
            let change = self.order_change(actor, &order_no, &checked).await?;
            match self.store.commit(change).await {
                Ok(_) => {
                    let mut view = self.order(actor, &order_no).await?;
                    view.warnings = checked.warnings;
                    return Ok(view);
                }
                Err(StoreError::Constraint(name)) if name == IDEMPOTENCY => {
                    let resource = self.remembered(actor).await?.unwrap_or(order_no);
                    return self.order(actor, &resource).await;
                }
                Err(error @ (StoreError::Stale | StoreError::Constraint(_) | StoreError::Busy)) => {
                    last = error
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    async fn order_change(
        &self,
        actor: &Actor,
        order_no: &str,
        checked: &CheckedOrder,
    ) -> Result<Change, DeskError> {
        let now = self.now();
        let finder = self.of(&actor.merchant);
        let known = finder.order(order_no).await?;
        let private = OrderPrivate {
            buyer_phone: checked.buyer_phone.clone(),
            recipient: checked.recipient.clone(),
            remark: checked.remark.clone(),
        };
        let order = Order {
            order_no: order_no.to_owned(),
            shop: checked.shop.clone(),
            placed_at: checked.placed_at,
            value: checked.value,
            private: Clear::json(&private)?,
            created_at: known.as_ref().map_or(now, |order| order.created_at),
            updated_at: now,
            version: known.as_ref().map_or(0, |order| order.version),
        };
        let mut change = Change::accepting(actor.merchant.clone());
        let phones = vec![checked.buyer_phone.clone(), checked.recipient.phone.clone()];
        change.push(Write::PutOrder { order, phones });
        for parcel in &checked.parcels {
            let key = Parcel::new(&parcel.courier, &parcel.waybill_no);
            let found = finder.parcel(&key).await?;
            let fresh = found.is_none();
            let before = found.clone();
            let mut row = found.unwrap_or_else(|| ParcelRow::named(key.clone(), now));
            if row.order_no.as_deref().is_some_and(|other| other != order_no) {
                return Err(DeskError::Conflict {
                    code: "waybill_of_other_order",
                    why: "this waybill belongs to another order".to_owned(),
                });
            }
            row.order_no = Some(order_no.to_owned());
            row.account = parcel.account.clone().or(row.account);
            row.shipped_at = parcel.shipped_at.or(row.shipped_at);
            if fresh {
                change.push(Write::InsertParcel(row));
                change.push(Write::PutJob(follow(&key, now)));
            } else if before.as_ref() != Some(&row) {
                row.updated_at = now;
                change.push(Write::SaveParcel(row));
            }
        }
        let detail = json!({ "parcels": checked.parcels.len() });
        change.push(noted_at(now, &actor.who, "order.put", order_no, &detail));
        self.remember(&mut change, actor, order_no);
        Ok(change)
    }

    /// One order.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn order(&self, actor: &Actor, order_no: &str) -> Result<OrderView, DeskError> {
        actor.need_for(Scope::Read, Some(order_no))?;
        let order = self.of(&actor.merchant).order(order_no).await?;
        self.order_view(actor, order.ok_or(DeskError::NotFound { what: "order" })?).await
    }

    /// Orders by number, waybill or full phone; all of them, newest first, without `q`.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn search_orders(
        &self,
        actor: &Actor,
        q: &str,
        limit: u32,
        cursor: Option<&str>,
    ) -> Result<Page<OrderView>, DeskError> {
        actor.need(Scope::Read)?;
        let q = Some(q.trim()).filter(|q| !q.is_empty());
        let cut = Cut { limit, after: check::cursor(cursor)? };
        let list = self.of(&actor.merchant).orders(q, &cut).await?;
        let mut items = Vec::with_capacity(list.items.len());
        for order in list.items {
            items.push(self.order_view(actor, order).await?);
        }
        Ok(Page { items, next_cursor: list.next })
    }

    async fn order_view(&self, actor: &Actor, order: Order) -> Result<OrderView, DeskError> {
        let private: OrderPrivate = order.private.read()?;
        let rows = self.of(&actor.merchant).parcels_of_order(&order.order_no).await?;
        let mut parcels = Vec::with_capacity(rows.len());
        for row in rows {
            parcels.push(self.parcel_view(&actor.merchant, row).await?);
        }
        Ok(OrderView {
            order_no: order.order_no,
            shop: order.shop,
            buyer_phone: present::phone(actor, &private.buyer_phone),
            placed_at: order.placed_at.rfc3339(),
            value_fen: order.value.map(|value| value.0),
            remark: present::free_text(actor, &private.remark),
            recipient: present::party(actor, &private.recipient),
            parcels,
            created_at: order.created_at.rfc3339(),
            updated_at: order.updated_at.rfc3339(),
            warnings: Vec::new(),
        })
    }

    /// One parcel with its scans, newest last.
    ///
    /// # Errors
    /// `ParcelUnknown`.
    pub async fn parcel(
        &self,
        actor: &Actor,
        courier: &str,
        waybill_no: &str,
    ) -> Result<ParcelView, DeskError> {
        let parcel = Parcel::new(courier, waybill_no);
        let row = self.parcel_within(actor, Scope::Read, &parcel).await?;
        let scans = self.scan_views(&actor.merchant, &parcel).await?;
        let mut view = self.parcel_view(&actor.merchant, row).await?;
        view.scans = Some(scans);
        Ok(view)
    }

    /// Asks the courier for the track now; `refreshed` says whether its answer came in time.
    ///
    /// # Errors
    /// `ParcelUnknown`.
    pub async fn refresh_parcel(
        &self,
        actor: &Actor,
        courier: &str,
        waybill_no: &str,
    ) -> Result<ParcelView, DeskError> {
        let parcel = Parcel::new(courier, waybill_no);
        self.parcel_within(actor, Scope::Read, &parcel).await?;
        let refreshed = match self.outbound() {
            // The track of a parcel that was renumbered goes on under its last waybill.
            Some(outbound) => {
                let last = self.waybills(&actor.merchant, &parcel).await?.pop().unwrap_or(parcel);
                outbound.refresh(&actor.merchant, &last).await
            }
            None => false,
        };
        let mut view = self.parcel(actor, courier, waybill_no).await?;
        view.refreshed = Some(refreshed);
        Ok(view)
    }

    /// The parcel, if the actor reaches it.
    async fn parcel_within(
        &self,
        actor: &Actor,
        scope: Scope,
        parcel: &Parcel,
    ) -> Result<ParcelRow, DeskError> {
        actor.need_scope(scope)?;
        let row = self.of(&actor.merchant).parcel(parcel).await?;
        row.filter(|row| actor.reaches(row.order_no.as_deref())).ok_or(DeskError::ParcelUnknown)
    }

    pub(crate) async fn scan_views(
        &self,
        merchant: &MerchantId,
        parcel: &Parcel,
    ) -> Result<Vec<ScanView>, DeskError> {
        let scans = self.of(merchant).scans(parcel).await?;
        scans
            .into_iter()
            .map(|scan| {
                let text: ScanText = scan.private.read()?;
                Ok(ScanView {
                    at: scan.at.rfc3339(),
                    code: scan.code,
                    stage: scan.stage.map(|stage| stage.as_str().to_owned()),
                    text: mask::free_text(&text.text),
                    place: text.place,
                    source: scan.source,
                })
            })
            .collect()
    }

    pub(crate) async fn parcel_view(
        &self,
        merchant: &MerchantId,
        row: ParcelRow,
    ) -> Result<ParcelView, DeskError> {
        let live = self.of(merchant).open_interception(&row.parcel).await?;
        let place = row.place.as_ref().and_then(|place| place.text().map(str::to_owned));
        Ok(ParcelView {
            stage: present::stage(row.stage, place, row.stage_at, self.now()),
            courier: row.parcel.courier,
            waybill_no: row.parcel.waybill_no,
            order_no: row.order_no,
            account: row.account,
            shipped_at: row.shipped_at.map(At::rfc3339),
            live_interception_id: live.map(|found| found.interception.opening.id.to_string()),
            interception_id: row.interception.map(|id| id.to_string()),
            continues_as: row.continues_as,
            continued_from: row.continued_from,
            scans: None,
            refreshed: None,
        })
    }

    /// What the order says about a parcel's people, for defaults and senders.
    pub(crate) async fn order_private(
        &self,
        merchant: &MerchantId,
        order_no: Option<&str>,
    ) -> Result<Option<OrderPrivate>, DeskError> {
        let Some(order_no) = order_no else { return Ok(None) };
        match self.of(merchant).order(order_no).await? {
            Some(order) => Ok(Some(order.private.read()?)),
            None => Ok(None),
        }
    }
}

/// Kind of the job that keeps a parcel's track fresh while no interception does.
pub const FOLLOW: &str = "follow";

/// The job that looks at a parcel for the first time.
pub(crate) fn follow(parcel: &Parcel, due_at: At) -> Job {
    Job { subject: parcel_subject(parcel), kind: FOLLOW.to_owned(), due_at }
}

/// How a parcel is named in the queue.
#[must_use]
pub fn parcel_subject(parcel: &Parcel) -> String {
    format!("{}/{}", parcel.courier, parcel.waybill_no)
}

/// Reads [`parcel_subject`] back.
#[must_use]
pub fn subject_parcel(subject: &str) -> Option<Parcel> {
    subject.split_once('/').map(|(courier, waybill_no)| Parcel::new(courier, waybill_no))
}
