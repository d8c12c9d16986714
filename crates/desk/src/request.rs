//! A request becomes an interception: checked, assessed, durable, then answered.

use gaidao_core::{
    At, Channel, Interception, InterceptionId, Parcel, RepeatClass, interception::Opening, stage::Verdict,
    state::Gate, verification::Strength,
};
use gaidao_store::{Change, Clear, Grounds, StoreError, Write};
use serde_json::json;
use std::collections::BTreeSet;

use crate::{
    actor::{Actor, Scope, Visit},
    apply::Note,
    assess::{Situation, change},
    check, contacts,
    customer::sends_itself,
    desk::{Desk, IDEMPOTENCY, SINGLE_FLIGHT, known_key, noted_at, resource_of},
    error::DeskError,
    intake::InterceptionIn,
    present::{self, Private},
    self_service::Mode,
    target,
    view::{DryRunView, InterceptionView},
};
use gaidao_core::Fen;
use gaidao_core::Party;

/// A request, checked against everything that can be checked without storing.
struct Ready {
    situation: Situation,
    target: Option<Party>,
    recipient: Option<Party>,
    fee_max: Option<Fen>,
    note: String,
    proof: Option<String>,
    strength: Strength,
    gates: BTreeSet<Gate>,
}

const RACES_MAX: usize = 16;

impl Desk {
    /// Creates an interception. Durable before it answers; the command leaves within moments, by the engine.
    ///
    /// # Errors
    /// `ParcelUnknown`, `NotInterceptable`, `InterceptionOpen`, `AddressIncomplete`, `AddressAmbiguous`, `Invalid`,
    /// `IdempotencyKeyReused`; `Full` and `Busy` say that nothing was stored.
    pub async fn request(&self, actor: &Actor, ask: &InterceptionIn) -> Result<InterceptionView, DeskError> {
        self.request_by(actor, ask, None).await
    }

    /// The same, for the customer of `visit` where one asks.
    pub(crate) async fn request_by(
        &self,
        actor: &Actor,
        ask: &InterceptionIn,
        visit: Option<&Visit>,
    ) -> Result<InterceptionView, DeskError> {
        actor.need_scope(Scope::Write)?;
        let parcel = match parcel_of(ask) {
            Ok(parcel) => parcel,
            Err(wrong) => {
                // A key that stands for another request is refused before what is wrong with this one.
                self.remembered(actor).await?;
                return Err(wrong);
            }
        };
        let mut last = StoreError::Stale;
        for _ in 0..RACES_MAX {
            let mut grounds = self.of(&actor.merchant).grounds(known_key(actor).as_deref(), &parcel).await?;
            if let Some(id) = resource_of(actor, grounds.answered.take())? {
                return self.interception(actor, &id).await;
            }
            let ready = self.ready_to_ask(actor, ask, visit, grounds).await?;
            if ready.situation.assessment.verdict == Verdict::Deny {
                return Err(self.denied(&ready));
            }
            let (change, made, private) = self.opening(actor, ask, ready)?;
            match self.store.commit(change).await {
                Ok(_) => {
                    metrics::counter!("gaidao_interceptions_requested_total").increment(1);
                    return Ok(self.shown(actor, &made, &private));
                }
                Err(StoreError::Constraint(name)) if name == SINGLE_FLIGHT => {
                    return Err(self.already_open(actor, ask).await?);
                }
                Err(StoreError::Constraint(name)) if name == IDEMPOTENCY => last = StoreError::Stale,
                // The parcel moved between reading and saving: read it again.
                Err(error @ StoreError::Stale) => last = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    /// What a request would do; nothing is stored.
    ///
    /// # Errors
    /// As [`Desk::request`], but a denial and an open interception are told in the answer.
    pub async fn dry_run(&self, actor: &Actor, ask: &InterceptionIn) -> Result<DryRunView, DeskError> {
        actor.need_scope(Scope::Read)?;
        let grounds = self.of(&actor.merchant).grounds(None, &parcel_of(ask)?).await?;
        let ready = self.ready_to_ask(actor, ask, None, grounds).await?;
        let parcel = &ready.situation.parcel.parcel;
        let open = self.of(&actor.merchant).open_interception(parcel).await?;
        let refuse = if open.is_some() {
            Some("interception_open")
        } else if ready.situation.assessment.verdict == Verdict::Deny {
            Some("not_interceptable")
        } else {
            None
        };
        let difference = change(ready.recipient.as_ref(), ready.target.as_ref());
        Ok(DryRunView {
            dry_run: true,
            would_accept: refuse.is_none(),
            would_begin: refuse
                .is_none()
                .then(|| if ready.gates.is_empty() { "queued" } else { "held" }.to_owned()),
            would_refuse: refuse.map(str::to_owned),
            contacts: contacts::of(&parcel.courier),
            target: ready.target.as_ref().map(|target| present::party(actor, target)),
            assessment: self.assessment_view(&ready.situation, difference),
        })
    }

    async fn ready_to_ask(
        &self,
        actor: &Actor,
        ask: &InterceptionIn,
        visit: Option<&Visit>,
        grounds: Grounds,
    ) -> Result<Ready, DeskError> {
        let fee_max = check::fen("fee_max_fen", ask.fee_max_fen)?;
        let note = check::prose("note", ask.note.as_deref().unwrap_or_default())?;
        let account = ask.account.as_deref().map(|name| check::needed("account", name, 64)).transpose()?;
        let (situation, recipient) = self.situation(actor, grounds, ask.kind, account.as_deref()).await?;
        let target = target::of(ask, recipient.as_ref())?;
        let (proof, strength) = match (visit, &ask.verification_id) {
            (Some(visit), _) => (Some(visit.proof.clone()), visit.strength),
            (None, None) => (None, Strength::None),
            (None, Some(id)) => {
                let order_no = situation.parcel.order_no.as_deref();
                (Some(id.clone()), self.shown_proof(&actor.merchant, id, order_no).await?)
            }
        };
        let gates = self.gates(actor, ask, visit).await?;
        Ok(Ready { situation, target, recipient, fee_max, note, proof, strength, gates })
    }

    /// What must be opened before sending: a customer's own request waits for a person, unless the merchant lets the
    /// links it gave send. Other channels have no gate, and cost no look at the settings.
    async fn gates(
        &self,
        actor: &Actor,
        ask: &InterceptionIn,
        visit: Option<&Visit>,
    ) -> Result<BTreeSet<Gate>, DeskError> {
        if ask.channel != Channel::SelfService {
            return Ok(BTreeSet::new());
        }
        let held = BTreeSet::from([Gate::Approval]);
        let Some(visit) = visit else { return Ok(held) };
        match self.self_service_mode(&actor.merchant).await? {
            Mode::Off => Err(DeskError::Refused { code: "self_service_off" }),
            mode if sends_itself(mode, visit) => Ok(BTreeSet::new()),
            Mode::Confirm | Mode::LinkSends => Ok(held),
        }
    }

    fn denied(&self, ready: &Ready) -> DeskError {
        let difference = change(ready.recipient.as_ref(), ready.target.as_ref());
        DeskError::NotInterceptable {
            assessment: Box::new(self.assessment_view(&ready.situation, difference)),
            contacts: contacts::of(&ready.situation.parcel.parcel.courier),
        }
    }

    fn opening(
        &self,
        actor: &Actor,
        ask: &InterceptionIn,
        ready: Ready,
    ) -> Result<(Change, Interception, Private), DeskError> {
        let (Some(account), Some(connector)) = (&ready.situation.account, ready.situation.connector) else {
            return Err(self.denied(&ready));
        };
        let moment = self.clock.moment();
        let row = &ready.situation.parcel;
        let opening = Opening {
            id: InterceptionId::mint(&moment),
            merchant: actor.merchant.clone(),
            parcel: row.parcel.clone(),
            order_no: row.order_no.clone(),
            connector: account.connector.clone(),
            account: account.id.clone(),
            kind: ask.kind,
            reason: ask.reason,
            channel: ask.channel,
            payer: ask.payer,
            fee_max: ready.fee_max,
            verification: ready.proof,
            strength: ready.strength,
            gates: ready.gates,
            plan: connector.card().plan(class_of(account, connector.card().repeat_class)),
        };
        let difference = change(ready.recipient.as_ref(), ready.target.as_ref());
        let private = Private {
            assessment: serde_json::value::to_raw_value(&self.assessment_view(&ready.situation, difference))
                .ok(),
            target: ready.target,
            recipient: ready.recipient,
            note: ready.note,
            courier_words: None,
        };
        let made = Interception::open(opening, moment.at);
        let note = Note {
            who: actor.who.clone(),
            note: Some(private.note.clone()).filter(|n| !n.is_empty()),
            words: None,
        };
        let mut change = Change::accepting(actor.merchant.clone());
        // The key first: a twin of this very request must be told from a rival for the parcel.
        self.remember(&mut change, actor, made.next.opening.id.as_str());
        self.attend(&mut change, &made, &actor.who, "interception.requested");
        if actor.who.starts_with("customer:") {
            change.push(consent(&made.next, &actor.who, moment.at));
        }
        let next = made.next.clone();
        change.push(Write::Open {
            step: Box::new(made),
            parcel_version: Some(row.version),
            private: Clear::json(&private)?,
            note: Some(Clear::json(&note)?),
        });
        Ok((change, next, private))
    }

    async fn already_open(&self, actor: &Actor, ask: &InterceptionIn) -> Result<DeskError, DeskError> {
        let parcel = Parcel::new(&ask.courier, ask.waybill_no.trim());
        let open = self.of(&actor.merchant).open_interception(&parcel).await?;
        // It may have closed since; then the caller simply asks again.
        Ok(open
            .map_or(DeskError::Busy, |row| DeskError::InterceptionOpen { id: row.interception.opening.id }))
    }

    pub(crate) fn shown(&self, actor: &Actor, it: &Interception, private: &Private) -> InterceptionView {
        let assessment = private.assessment.clone();
        let mut view = present::interception(actor, it, private, self.now());
        view.assessment = assessment;
        view
    }
}

/// The customer agreed: to the change, to what it may cost, to the data going to the courier.
fn consent(it: &Interception, who: &str, at: At) -> Write {
    let detail = json!({ "strength": it.opening.strength, "proof": it.opening.verification });
    noted_at(at, who, "customer.consented", it.opening.id.as_str(), &detail)
}

fn parcel_of(ask: &InterceptionIn) -> Result<Parcel, DeskError> {
    let courier = check::courier("courier", &ask.courier)?;
    Ok(Parcel::new(&courier, &check::waybill("waybill_no", &ask.waybill_no)?))
}

/// The repeat class of an account: the card's, unless the merchant vouches for more (ZTO's K by `requestId`).
fn class_of(account: &gaidao_store::Account, card: RepeatClass) -> RepeatClass {
    let public: serde_json::Value = serde_json::from_str(&account.public).unwrap_or_else(|_| json!({}));
    match public.get("fields").and_then(|fields| fields.get("repeat_class")).and_then(|class| class.as_str())
    {
        Some("K") => RepeatClass::K,
        _ => card,
    }
}
