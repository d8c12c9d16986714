//! The customer: the order as its customer may see it, a change asked for.
//!
//! A visit is an actor of its own kind ([`Reach::Visit`]): no use case of the merchant's people serves it. What
//! customers get is put together here, from what an actor of this one order may see, less everything that is the
//! merchant's business: people, notes, attempts, the courier's answers.

use std::collections::BTreeSet;

use gaidao_core::{Channel, Kind, Payer, Reason, verification::Strength, words};
use gaidao_store::ParcelRow;

use crate::{
    actor::{Actor, Reach, Scope, Visit},
    assess::Situation,
    contacts,
    desk::Desk,
    directory,
    error::DeskError,
    intake::{CustomerAskIn, InterceptionIn},
    orders::OrderPrivate,
    present,
    self_service::Mode,
    view::{
        CanChangeView, CodedView, CostView, CustomerCaseView, CustomerLineView, CustomerOrderView,
        CustomerParcelView, CustomerStoryView, InterceptionView,
    },
};

/// What a customer may ask for. The outlet a parcel came from means nothing to a customer.
const KINDS: [Kind; 5] =
    [Kind::Readdress, Kind::ChangeContact, Kind::HoldForPickup, Kind::Reschedule, Kind::ReturnToSender];

impl Desk {
    /// The visit's order.
    ///
    /// # Errors
    /// `OutOfReach` for whoever is no customer.
    pub async fn customer_order(&self, actor: &Actor) -> Result<CustomerOrderView, DeskError> {
        let visit = actor.visit()?;
        let inside = inside(actor, visit);
        let finder = self.of(&actor.merchant);
        let order = finder.order(&visit.order_no).await?.ok_or(DeskError::NotFound { what: "order" })?;
        let private: OrderPrivate = order.private.read()?;
        let mode = self.self_service_mode(&actor.merchant).await?;
        let mut parcels = Vec::new();
        for row in finder.parcels_of_order(&visit.order_no).await? {
            parcels.push(self.customer_parcel(&inside, row, mode).await?);
        }
        Ok(CustomerOrderView {
            order_no: order.order_no,
            shop: order.shop,
            placed_at: order.placed_at.rfc3339(),
            recipient: present::party(&inside, &private.recipient),
            self_service: mode.as_str().to_owned(),
            sends_itself: sends_itself(mode, visit),
            parcels,
        })
    }

    async fn customer_parcel(
        &self,
        inside: &Actor,
        row: ParcelRow,
        mode: Mode,
    ) -> Result<CustomerParcelView, DeskError> {
        let case = match &row.interception {
            Some(id) => Some(case_view(self.interception(inside, id.as_str()).await?)),
            None => None,
        };
        let open = self.of(&inside.merchant).open_interception(&row.parcel).await?.is_some();
        let can_change = self.can_change(inside, &row, mode, open).await?;
        let place = row.place.as_ref().and_then(|place| place.text().map(str::to_owned));
        let courier = row.parcel.courier;
        Ok(CustomerParcelView {
            courier_name: directory::find(&courier).map_or_else(|| courier.clone(), |c| c.name_zh.clone()),
            stage: present::stage(row.stage, place, row.stage_at, self.now()),
            waybill_no: row.parcel.waybill_no,
            can_change,
            interception: case,
            contacts: contacts::of(&courier),
            courier,
        })
    }

    /// What may still be asked for, from the assessment an agent would see.
    async fn can_change(
        &self,
        inside: &Actor,
        row: &ParcelRow,
        mode: Mode,
        open: bool,
    ) -> Result<CanChangeView, DeskError> {
        let (situation, _) = match self.situation_of(inside, row, Kind::Readdress).await {
            Ok(found) => found,
            // The order names an account that no longer fits: nothing can be sent.
            Err(DeskError::Invalid { .. }) => return Ok(denied("account_missing")),
            Err(error) => return Err(error),
        };
        let kinds = offered(&situation);
        let first = kinds.first().copied().unwrap_or(Kind::Readdress);
        let situation = match first {
            Kind::Readdress => situation,
            other => self.situation_of(inside, row, other).await?.0,
        };
        if open {
            return Ok(denied("interception_open"));
        }
        if mode == Mode::Off {
            return Ok(denied("self_service_off"));
        }
        let assessed = self.assessment_view(&situation, None);
        let asks = if assessed.verdict == "deny" { Vec::new() } else { kinds };
        Ok(CanChangeView {
            verdict: assessed.verdict,
            reasons: assessed
                .reasons
                .into_iter()
                .map(|reason| CodedView { text: told(&reason.code, reason.text), code: reason.code })
                .collect(),
            kinds: asks.into_iter().map(|kind| present::coded(kind.as_str(), kind.zh())).collect(),
            cost: CostView { fen: None, text: assessed.quote.text },
            until: None,
        })
    }

    /// A customer asks for a change. Held until a person of the merchant confirms, unless the merchant lets links send.
    ///
    /// # Errors
    /// `Refused`: `consent_needed`, `self_service_off`; as [`Desk::request`].
    pub async fn customer_ask(
        &self,
        actor: &Actor,
        given: &CustomerAskIn,
    ) -> Result<CustomerCaseView, DeskError> {
        let visit = actor.visit()?;
        if !given.consent {
            return Err(DeskError::Refused { code: "consent_needed" });
        }
        if !KINDS.contains(&given.kind) {
            return Err(DeskError::invalid("kind", "customers cannot ask for this"));
        }
        let ask = InterceptionIn {
            courier: given.courier.clone(),
            waybill_no: given.waybill_no.clone(),
            kind: given.kind,
            target: given.target.clone(),
            target_text: given.target_text.clone(),
            reason: given.reason.unwrap_or_else(|| reason(given.kind)),
            channel: Channel::SelfService,
            payer: Payer::Merchant,
            fee_max_fen: None,
            verification_id: None,
            account: None,
            note: None,
            dry_run: false,
        };
        Ok(case_view(self.request_by(&inside(actor, visit), &ask, Some(visit)).await?))
    }

    /// A change of the visit's order, with what happened to it.
    ///
    /// # Errors
    /// `NotFound`, also for a change of another order.
    pub async fn customer_story(&self, actor: &Actor, id: &str) -> Result<CustomerStoryView, DeskError> {
        let inside = inside(actor, actor.visit()?);
        let case = case_view(self.interception(&inside, id).await?);
        let timeline = self.timeline(&inside, id).await?;
        let told = timeline.into_iter().filter(|item| matches!(item.what.as_str(), "milestone" | "scan"));
        let line = |item: crate::view::TimelineItem| CustomerLineView {
            at: item.at,
            what: item.what,
            code: item.code,
            text: item.text,
            place: item.place,
        };
        Ok(CustomerStoryView { case, timeline: told.map(line).collect() })
    }
}

/// The customer as an actor of the one order, for the use cases behind these. It never leaves this file.
fn inside(actor: &Actor, visit: &Visit) -> Actor {
    Actor {
        merchant: actor.merchant.clone(),
        who: actor.who.clone(),
        scopes: BTreeSet::from([Scope::Read, Scope::Write]),
        reach: Reach::Order(visit.order_no.clone()),
        once: actor.once.clone(),
    }
}

/// A request of this visit goes out without a person of the merchant.
pub(crate) fn sends_itself(mode: Mode, visit: &Visit) -> bool {
    mode == Mode::LinkSends && visit.strength == Strength::Link
}

fn offered(situation: &Situation) -> Vec<Kind> {
    let Some(connector) = situation.connector else { return Vec::new() };
    KINDS.into_iter().filter(|kind| connector.card().offers(*kind)).collect()
}

/// What a reason says to a customer: what the merchant has to set up is not the customer's to know.
fn told(code: &str, text: String) -> String {
    if matches!(code, "account_missing" | "kind_unsupported") { words::zh("ask_the_shop") } else { text }
}

fn denied(code: &str) -> CanChangeView {
    CanChangeView {
        verdict: "deny".to_owned(),
        reasons: vec![CodedView { code: code.to_owned(), text: told(code, words::zh(code)) }],
        kinds: Vec::new(),
        cost: CostView { fen: None, text: String::new() },
        until: None,
    }
}

const fn reason(kind: Kind) -> Reason {
    match kind {
        Kind::Readdress => Reason::WrongAddress,
        Kind::ChangeContact => Reason::WrongPhone,
        Kind::ReturnToSender | Kind::ReturnToOriginOutlet | Kind::HoldForPickup | Kind::Reschedule => {
            Reason::Other
        }
    }
}

fn case_view(view: InterceptionView) -> CustomerCaseView {
    CustomerCaseView {
        id: view.id,
        state: view.state,
        text: view.customer_text,
        kind: view.kind,
        kind_text: view.kind_text,
        milestones: view.milestones,
        contradicted: view.contradicted,
        next_text: view.next.map(|next| next.text),
        outcome: view.outcome,
        created_at: view.created_at,
    }
}
