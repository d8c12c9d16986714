//! A change: everything that must be saved together, for one merchant.

use gaidao_core::{At, Interception, KeyId, Parcel, Step, WebhookId, id::InboxId};

use crate::audit::AuditEntry;
use crate::db::op::{Step as DbStep, Val, Work};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::keys::{Ahead, Entropy};
use crate::rows::{Pen, account, inbox, interception, job, merchant, parcel, webhook};
use crate::seal::{Clear, Sealer};
use crate::{
    Account, ApiKey, AttemptEnd, AttemptRow, Callback, DeliveryEnd, Event, GuestWrite, Idempotency,
    InboxState, Job, Lease, Order, ParcelRow, PeopleWrite, Replay, Scan, Tally, Webhook,
};

/// One thing to save. What `rows` and `value` of its [`Written`] mean is said where it is not plain.
#[derive(Clone)]
pub enum Write {
    /// The first step of an interception, with its journal entry and timers. A parcel that has another version than
    /// the one read is `Stale`; one that is in flight already is `Constraint("single_flight")`.
    Open {
        /// From `Interception::open`.
        step: Box<Step>,
        /// The version of the parcel that the request was judged by, if by one.
        parcel_version: Option<i64>,
        /// Target and the like.
        private: Clear,
        /// What a person wrote.
        note: Option<Clear>,
    },
    /// A later step, with its journal entry and timers. Somebody faster is `Stale`.
    Save {
        /// What the step was made from.
        before: Box<Interception>,
        /// From `core::step`.
        step: Box<Step>,
        /// Replaces the private part.
        private: Option<Clear>,
        /// What a person wrote.
        note: Option<Clear>,
    },
    /// An attempt, before its first byte leaves.
    Attempt(AttemptRow),
    /// The end of an attempt; `Stale` when it has ended already or was not made under this token.
    EndAttempt(AttemptEnd),
    /// A job, new or moved. A worker that holds it loses it.
    PutJob(Job),
    /// A job goes, whoever holds it.
    DropJob {
        /// About what.
        subject: String,
        /// What was to be done.
        kind: String,
    },
    /// The worker is done with its job; `Stale` when it is no longer the worker's. Write it before [`Write::Save`],
    /// whose timers may put the job anew.
    FinishJob(Lease),
    /// The worker gives its job back for later; `Stale` when it is no longer the worker's.
    ReleaseJob(Lease, At),
    /// The change stands only while the worker still holds its job; the job stays.
    HoldJob(Lease),
    /// An order, new or changed, found by these phones (any writing). `value` is its version.
    PutOrder {
        /// The order.
        order: Order,
        /// Every phone it is found by.
        phones: Vec<String>,
    },
    /// A parcel nobody knew; somebody faster is `Constraint("parcels_pkey")`.
    InsertParcel(ParcelRow),
    /// A parcel as changed since it was read at its `version`; somebody faster is `Stale`.
    SaveParcel(ParcelRow),
    /// The change stands only while the parcel has this version.
    ParcelUnchanged {
        /// Which.
        parcel: Parcel,
        /// The version read.
        version: i64,
    },
    /// A scan. `rows` is 0 when one with the same identity is known.
    Scan {
        /// The scan.
        scan: Scan,
        /// What makes it the same scan wherever it comes from, e.g. time, code and text. Only its keyed hash is
        /// kept.
        identity: String,
    },
    /// An event with its deliveries.
    Emit {
        /// The event.
        event: Event,
        /// When webhooks may get it (real time).
        deliver_at: At,
        /// Only this webhook gets it (a test).
        only: Option<WebhookId>,
    },
    /// An audit entry; its place in the chain is found in the transaction.
    Audit(AuditEntry),
    /// An idempotency record; a faster twin is `Constraint("idempotency_pkey")`. Put it first: else a twin that also
    /// breaks another rule (single flight) could not be told from a rival.
    Idempotency(Idempotency),
    /// A raw callback. `rows` is 0 when the same came before.
    Callback {
        /// The callback.
        callback: Callback,
        /// What makes it the same callback: its raw bytes. Only their keyed hash is kept.
        identity: Vec<u8>,
    },
    /// How a callback stands now.
    SetCallback {
        /// Which.
        id: InboxId,
        /// How.
        state: InboxState,
        /// Times it could not be applied.
        tries: i64,
        /// Why, as a code.
        note: String,
    },
    /// An account, new or changed.
    PutAccount(Account),
    /// An account is switched off or on.
    DisableAccount {
        /// Which.
        id: String,
        /// Off.
        disabled: bool,
        /// When.
        at: At,
    },
    /// A new API key.
    InsertKey(ApiKey),
    /// An API key is no longer good.
    RevokeKey {
        /// Which.
        id: KeyId,
        /// Since when.
        at: At,
    },
    /// An API key was used.
    TouchKey {
        /// Which.
        id: KeyId,
        /// When.
        at: At,
    },
    /// A webhook, new or changed.
    PutWebhook(Webhook),
    /// A webhook goes, with its deliveries.
    DropWebhook(WebhookId),
    /// What came of a delivery; `Stale` when it is no longer the worker's.
    EndDelivery(DeliveryEnd),
    /// Deliveries are to be made again. `rows` is how many.
    Replay {
        /// Where to.
        webhook: WebhookId,
        /// Which.
        which: Replay,
        /// When (real time).
        due_at: At,
    },
    /// The merchant's settings, as JSON.
    Settings(String),
    /// About users, their sessions and one-time links.
    People(PeopleWrite),
    /// About guests: embedded pages, customers, proofs of being one.
    Guests(GuestWrite),
    /// Counts a failure or a use, while there is room. `rows` is 0 when there is none.
    Tally(Tally),
    /// Takes a tally back.
    DropTally(Tally),
}

/// Everything that must be saved together, for one merchant: all of it or nothing.
#[derive(Clone, Debug)]
pub struct Change {
    pub(crate) merchant: gaidao_core::MerchantId,
    pub(crate) writes: Vec<Write>,
    accepts: bool,
}

impl Change {
    /// A change that records what is already under way (answers, scans, timers). It is tried even when the disk is
    /// nearly full.
    #[must_use]
    pub const fn new(merchant: gaidao_core::MerchantId) -> Self {
        Self { merchant, writes: Vec::new(), accepts: false }
    }

    /// A change that takes on something new. It is refused as `Full` while space is short.
    #[must_use]
    pub const fn accepting(merchant: gaidao_core::MerchantId) -> Self {
        Self { merchant, writes: Vec::new(), accepts: true }
    }

    /// Adds a write; answers its index, for [`Committed::at`].
    pub fn push(&mut self, write: Write) -> usize {
        self.writes.push(write);
        self.writes.len() - 1
    }

    /// Adds a write.
    #[must_use]
    pub fn with(mut self, write: Write) -> Self {
        self.writes.push(write);
        self
    }

    /// Nothing to save.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// The statements, and the main one of each write: its first, unless it says otherwise.
    pub(crate) fn statements(
        &self,
        sealer: &Sealer,
        entropy: &dyn Entropy,
        dialect: Dialect,
    ) -> Result<(Work, Vec<usize>), StoreError> {
        let merchant = self.merchant.as_str();
        let ahead = Ahead::of(entropy);
        let mut pen = Pen { merchant, sealer, entropy: &ahead, dialect, steps: Vec::new(), main: None };
        let mut starts = Vec::with_capacity(self.writes.len());
        for write in &self.writes {
            let first = pen.steps.len();
            write.put(&mut pen)?;
            starts.push(pen.main.take().unwrap_or(first));
        }
        let steps = pen.steps;
        Ok((Work { merchant: merchant.to_owned(), steps, accepts: self.accepts }, starts))
    }
}

/// Says what it is and nothing of what is in it: identities and phones are in clear on their way here.
impl std::fmt::Debug for Write {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Open { .. } => "Open",
            Self::Save { .. } => "Save",
            Self::Attempt(_) => "Attempt",
            Self::EndAttempt(_) => "EndAttempt",
            Self::PutJob(_) => "PutJob",
            Self::DropJob { .. } => "DropJob",
            Self::FinishJob(_) => "FinishJob",
            Self::ReleaseJob(..) => "ReleaseJob",
            Self::HoldJob(_) => "HoldJob",
            Self::PutOrder { .. } => "PutOrder",
            Self::InsertParcel(_) => "InsertParcel",
            Self::SaveParcel(_) => "SaveParcel",
            Self::ParcelUnchanged { .. } => "ParcelUnchanged",
            Self::Scan { .. } => "Scan",
            Self::Emit { .. } => "Emit",
            Self::Audit(_) => "Audit",
            Self::Idempotency(_) => "Idempotency",
            Self::Callback { .. } => "Callback",
            Self::SetCallback { .. } => "SetCallback",
            Self::PutAccount(_) => "PutAccount",
            Self::DisableAccount { .. } => "DisableAccount",
            Self::InsertKey(_) => "InsertKey",
            Self::RevokeKey { .. } => "RevokeKey",
            Self::TouchKey { .. } => "TouchKey",
            Self::PutWebhook(_) => "PutWebhook",
            Self::DropWebhook(_) => "DropWebhook",
            Self::EndDelivery(_) => "EndDelivery",
            Self::Replay { .. } => "Replay",
            Self::Settings(_) => "Settings",
            Self::People(_) => "People",
            Self::Guests(_) => "Guests",
            Self::Tally(_) => "Tally",
            Self::DropTally(_) => "DropTally",
        })
    }
}

impl Write {
    fn put(&self, pen: &mut Pen<'_>) -> Result<(), StoreError> {
        match self {
            Self::Open { step, parcel_version, private, note } => {
                interception::open(pen, step, *parcel_version, private, note.as_ref())?;
            }
            Self::Save { before, step, private, note } => {
                interception::save(pen, before, step, private.as_ref(), note.as_ref())?;
            }
            Self::Attempt(attempt) => attempt.insert(pen)?,
            Self::EndAttempt(end) => end.write(pen)?,
            Self::PutJob(job) => job::put_job(pen, &job.subject, &job.kind, job.due_at),
            Self::DropJob { subject, kind } => job::drop_job(pen, subject, kind),
            Self::FinishJob(lease) => job::finish_job(pen, lease),
            Self::ReleaseJob(lease, due_at) => job::release_job(pen, lease, *due_at),
            Self::HoldJob(lease) => job::hold_job(pen, lease),
            Self::PutOrder { order, phones } => order.put(pen, phones)?,
            Self::InsertParcel(row) => row.insert(pen)?,
            Self::SaveParcel(row) => row.save(pen)?,
            Self::ParcelUnchanged { parcel, version } => parcel::unchanged(pen, parcel, *version),
            Self::Scan { scan, identity } => scan.insert(pen, identity)?,
            Self::Emit { event, deliver_at, only } => event.emit(pen, *deliver_at, only.as_ref())?,
            Self::Audit(entry) => pen.steps.push(DbStep::Audit(entry.clone())),
            Self::Idempotency(record) => record.insert(pen)?,
            Self::Callback { callback, identity } => callback.insert(pen, identity)?,
            Self::SetCallback { id, state, tries, note } => {
                inbox::set_callback(pen, id, *state, *tries, note)
            }
            Self::PutAccount(account) => account.put(pen)?,
            Self::DisableAccount { id, disabled, at } => account::disable(pen, id, *disabled, *at),
            Self::InsertKey(key) => key.insert(pen),
            Self::RevokeKey { id, at } => merchant::revoke_key(pen, id, *at),
            Self::TouchKey { id, at } => merchant::touch_key(pen, id, *at),
            Self::PutWebhook(webhook) => webhook.put(pen)?,
            Self::DropWebhook(id) => webhook::drop_webhook(pen, id),
            Self::EndDelivery(end) => end.write(pen),
            Self::Replay { webhook, which, due_at } => which.write(pen, webhook, *due_at),
            Self::Settings(settings) => merchant::set_settings(pen, settings),
            Self::People(write) => write.put(pen)?,
            Self::Guests(write) => write.put(pen),
            Self::Tally(tally) => tally.add(pen),
            Self::DropTally(tally) => tally.give_back(pen),
        }
        Ok(())
    }

    /// It changes who may come in or through which account commands go.
    pub(crate) const fn rewires(&self) -> bool {
        matches!(
            self,
            Self::InsertKey(_) | Self::RevokeKey { .. } | Self::PutAccount(_) | Self::DisableAccount { .. }
        )
    }

    /// Somebody may have something to do because of it.
    pub(crate) const fn wakes(&self) -> bool {
        matches!(
            self,
            Self::Open { .. }
                | Self::Save { .. }
                | Self::PutJob(_)
                | Self::ReleaseJob(..)
                | Self::Emit { .. }
                | Self::Replay { .. }
        )
    }
}

/// What one write did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows touched by its main statement.
    pub rows: u64,
    /// The number it answers, where its [`Write`] says so.
    pub value: Option<i64>,
}

/// A change that is saved: what each of its writes did, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed(pub(crate) Vec<Written>);

impl Committed {
    /// What the write with this index did; nothing for an index that is not there.
    #[must_use]
    pub fn at(&self, index: usize) -> Written {
        self.0.get(index).copied().unwrap_or_default()
    }

    /// In the order of the writes.
    #[must_use]
    pub fn all(&self) -> &[Written] {
        &self.0
    }

    #[cfg(feature = "planted")]
    pub(crate) fn all_done(count: usize) -> Self {
        Self(vec![Written { rows: 1, value: None }; count])
    }

    pub(crate) fn of(done: &[crate::db::op::Done], starts: &[usize]) -> Self {
        let written = |start: &usize| {
            done.get(*start).map_or_else(Written::default, |done| Written {
                rows: done.affected,
                value: done.rows.first().and_then(|row| match row.0.first() {
                    Some(Val::Int(n)) => Some(*n),
                    _ => None,
                }),
            })
        };
        Self(starts.iter().map(written).collect())
    }
}
