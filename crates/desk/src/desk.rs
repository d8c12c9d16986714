//! The desk: what every use case stands on.

use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
};

use gaidao_core::{
    At, EventId, Interception, MerchantId, Step,
    interception::Effect,
    planted::{self, Bug},
    state::EventKind,
};
use gaidao_kit::Registry;
use gaidao_store::{AuditEntry, Change, Clear, Event, Finder, Idempotency, Store, StoreError, Write};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    actor::{Actor, Reach},
    clock::Clock,
    error::DeskError,
    outbound::Outbound,
    password::Passwords,
    recall::Recall,
    sessions::SessionRules,
};

/// What an operator may loosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Webhooks may reach loopback over plain http (demo, or an administrator's flag).
    pub webhooks_to_loopback: bool,
    /// Accounts of the environment `simulator` may be made.
    pub simulator: bool,
}

/// The use cases. One per process.
pub struct Desk {
    pub(crate) store: Arc<Store>,
    pub(crate) registry: Registry,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) limits: Limits,
    pub(crate) sessions: SessionRules,
    pub(crate) passwords: Passwords,
    pub(crate) recall: Recall,
    outbound: OnceLock<Arc<dyn Outbound>>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("registry", &self.registry).finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk over `store`, speaking through the connectors of `registry`.
    #[must_use]
    pub fn new(store: Arc<Store>, registry: Registry, clock: Arc<dyn Clock>, limits: Limits) -> Self {
        Self {
            store,
            registry,
            clock,
            limits,
            sessions: SessionRules::default(),
            passwords: Passwords::default(),
            recall: Recall::default(),
            outbound: OnceLock::new(),
        }
    }

    /// The same desk with other rules for sessions.
    #[must_use]
    pub fn with_sessions(mut self, rules: SessionRules) -> Self {
        self.sessions = rules;
        self
    }

    /// Connects the outside. The engine needs the desk first, so this comes second; later calls change nothing.
    pub fn connect(&self, outbound: Arc<dyn Outbound>) {
        let _ = self.outbound.set(outbound);
    }

    pub(crate) fn outbound(&self) -> Option<&Arc<dyn Outbound>> {
        self.outbound.get()
    }

    /// The store, for the reconcilers that claim work from it.
    #[must_use]
    pub const fn store(&self) -> &Arc<Store> {
        &self.store
    }

    /// The connectors.
    #[must_use]
    pub const fn registry(&self) -> Registry {
        self.registry
    }

    /// The clocks.
    #[must_use]
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.clock
    }

    pub(crate) fn of<'a>(&'a self, merchant: &'a MerchantId) -> Finder<'a> {
        self.store.of(merchant)
    }

    pub(crate) fn now(&self) -> At {
        self.clock.business()
    }

    /// An audit entry of now.
    pub(crate) fn noted(&self, who: &str, action: &str, subject: &str, detail: &Value) -> Write {
        noted_at(self.now(), who, action, subject, detail)
    }

    /// 256 fresh random bits as text.
    pub(crate) fn secret(&self) -> String {
        format!("{:032x}{:032x}", self.clock.nonce(), self.clock.nonce())
    }

    /// Adds to `change` what every step brings along: events with their deliveries, and one audit entry.
    pub(crate) fn attend(&self, change: &mut Change, step: &Step, who: &str, action: &str) {
        let real = self.clock.real();
        for effect in &step.effects {
            let Effect::Event(kind) = effect;
            let event = self.event(*kind, &step.next);
            change.push(Write::Emit { event, deliver_at: real, only: None });
        }
        if planted::is(Bug::AuditSkipped) {
            return;
        }
        let detail = json!({ "state": step.next.state.as_str(), "seq": step.entry.seq });
        change.push(noted_at(step.entry.at, who, action, step.next.opening.id.as_str(), &detail));
    }

    fn event(&self, kind: EventKind, it: &Interception) -> Event {
        let data = InterceptionData {
            interception_id: it.opening.id.as_str(),
            state: it.state.as_str(),
            kind: it.opening.kind.as_str(),
            courier: &it.opening.parcel.courier,
            waybill_no: &it.opening.parcel.waybill_no,
            order_no: it.opening.order_no.as_deref(),
            outcome: it.outcome.map(gaidao_core::state::Outcome::as_str),
            contradicted: it.contradicted.is_some(),
            version: it.version,
        };
        self.new_event(kind, Some(it.opening.id.clone()), &data)
    }

    /// An event as it is stored, streamed and delivered: ids and masked data only.
    pub(crate) fn new_event<T: Serialize>(
        &self,
        kind: EventKind,
        interception: Option<gaidao_core::InterceptionId>,
        data: &T,
    ) -> Event {
        let moment = self.clock.moment();
        let body = Body { kind: kind.as_str(), timestamp: moment.at.rfc3339(), data };
        Event {
            id: EventId::mint(&moment),
            interception,
            kind,
            at: moment.at,
            // Texts and numbers always have a JSON form.
            body: Clear::new(serde_json::to_vec(&body).unwrap_or_default()),
        }
    }

    /// Records the actor's Idempotency-Key with the write it protects.
    pub(crate) fn remember(&self, change: &mut Change, actor: &Actor, resource: &str) {
        if let Some(write) = self.once(actor, resource) {
            change.push(write);
        }
    }

    /// The idempotency record of the actor's request, if it sent a key. Only the resource is kept: a repeat is
    /// answered with its current representation (API.md).
    pub(crate) fn once(&self, actor: &Actor, resource: &str) -> Option<Write> {
        let once = actor.once.as_ref()?;
        Some(Write::Idempotency(Idempotency {
            key: once_key(actor)?.into_owned(),
            request_hash: once.request_hash,
            status: 200,
            resource: resource.to_owned(),
            reply: Clear::new(Vec::new()),
            created_at: self.now(),
        }))
    }

    /// The resource an earlier request with the same key made or changed.
    pub(crate) async fn remembered(&self, actor: &Actor) -> Result<Option<String>, DeskError> {
        let Some(key) = known_key(actor) else { return Ok(None) };
        resource_of(actor, self.of(&actor.merchant).idempotency(&key).await?)
    }
}

impl Desk {
    /// Saves a change that carries the actor's Idempotency-Key. `Some` is what a faster twin of the same request
    /// made or changed; then nothing was saved.
    pub(crate) async fn commit_once(
        &self,
        actor: &Actor,
        change: Change,
    ) -> Result<Option<String>, DeskError> {
        match self.store.commit(change).await {
            Ok(_) => Ok(None),
            Err(StoreError::Constraint(name)) if name == IDEMPOTENCY => {
                self.remembered(actor).await?.map(Some).ok_or(DeskError::Busy)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// The name under which the actor's Idempotency-Key is kept. Those of an actor of one order are its own: it must not be
/// able to use up the merchant's.
fn once_key(actor: &Actor) -> Option<Cow<'_, str>> {
    let once = actor.once.as_ref()?;
    Some(match actor.reach {
        Reach::Merchant => Cow::Borrowed(once.key.as_str()),
        Reach::Order(_) | Reach::Visit(_) => Cow::Owned(format!("{}\n{}", actor.who, once.key)),
    })
}

/// The name under which an earlier request with the actor's Idempotency-Key is looked up.
pub(crate) fn known_key(actor: &Actor) -> Option<Cow<'_, str>> {
    once_key(actor).filter(|_| !planted::is(Bug::KeyForgotten))
}

/// The resource that the record of the actor's key names. A key stands for one request only.
pub(crate) fn resource_of(actor: &Actor, record: Option<Idempotency>) -> Result<Option<String>, DeskError> {
    match (record, &actor.once) {
        (Some(record), Some(once)) if record.request_hash == once.request_hash => Ok(Some(record.resource)),
        (Some(_), _) => Err(DeskError::IdempotencyKeyReused),
        (None, _) => Ok(None),
    }
}

/// An event's body, as the Standard Webhooks spec has it.
#[derive(Serialize)]
struct Body<'a, T> {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    data: &'a T,
}

/// What an event says of an interception.
#[derive(Serialize)]
struct InterceptionData<'a> {
    interception_id: &'a str,
    state: &'static str,
    kind: &'static str,
    courier: &'a str,
    waybill_no: &'a str,
    order_no: Option<&'a str>,
    outcome: Option<&'static str>,
    contradicted: bool,
    version: u32,
}

/// An audit entry of a moment that was already taken; [`Desk::noted`] takes one.
pub(crate) fn noted_at(at: At, who: &str, action: &str, subject: &str, detail: &Value) -> Write {
    Write::Audit(AuditEntry {
        at,
        actor: who.to_owned(),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
    })
}

/// How a key or token is kept: SHA-256 is enough for 256 random bits.
pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// Name of the constraint that a faster twin with the same Idempotency-Key leaves behind.
pub(crate) const IDEMPOTENCY: &str = "idempotency_pkey";
/// Name of the constraint behind single flight.
pub(crate) const SINGLE_FLIGHT: &str = "single_flight";
