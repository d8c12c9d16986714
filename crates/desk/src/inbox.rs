//! Callbacks: proven, stored raw, acknowledged, and only then applied. A courier that pushes twice, late or out of
//! order changes nothing twice.

use gaidao_core::{
    Input, MerchantId, Parcel,
    evidence::Word,
    id::InboxId,
    input::Voice,
    planted::{self, Bug},
};
use gaidao_kit::{Ack, Event, HttpReply, HttpRequest, Proof, reply::Words};
use gaidao_store::{Callback, Change, Clear, InboxState, Job, Lease, StoreError, Write};

use crate::{
    apply::{Beside, Note},
    desk::Desk,
    error::DeskError,
    ingest::{ScanLine, Source, by_parcel},
    lane::Lane,
    orders::{FOLLOW, parcel_subject},
};

/// Kind of the job that applies a stored callback.
pub const INBOX: &str = "inbox";
/// A callback that could not be applied so often is set aside for a person (CONTRACT F25).
const TRIES_MAX: i64 = 3;

/// An address that is never called: callbacks need secrets, not endpoints.
struct NoLane;

impl Lane for NoLane {
    fn base_url(&self, _: &str, _: gaidao_core::Environment) -> Option<String> {
        Some(String::new())
    }

    fn admit(&self, _: &MerchantId, _: &str, _: &str) -> Result<(), (gaidao_core::state::NotSentWhy, i64)> {
        Ok(())
    }
}

impl Desk {
    /// Takes a courier's push: verifies it, stores it, and answers in the courier's own words.
    ///
    /// An unknown path answers 404 like any other; a push that is not believed is counted and changes nothing.
    pub async fn take_callback(&self, connector: &str, token: &str, hit: HttpRequest) -> HttpReply {
        let found = match self.registry.get(connector) {
            Some(known) => match self.store.instance().account_by_token(connector, token).await {
                Ok(found) => found.map(|(merchant, account)| (known, merchant, account)),
                Err(_) => return known.acknowledge_hit(&hit, Ack::Again),
            },
            None => None,
        };
        let Some((connector, merchant, account)) = found else {
            return HttpReply { status: 404, headers: Vec::new(), body: Vec::new() };
        };
        let label = [("connector", connector.card().id)];
        let Ok(Some(opened)) = self.opened(&account, &NoLane) else {
            return connector.acknowledge_hit(&hit, Ack::Again);
        };
        if let Err(reject) = connector.callback(&hit, &self.clock.moment(), &opened) {
            metrics::counter!("gaidao_callbacks_rejected_total", &label).increment(1);
            tracing::warn!(connector = connector.card().id, account = account.id, %reject, "callback rejected");
            return connector.acknowledge_hit(&hit, Ack::Rejected);
        }
        metrics::counter!("gaidao_callbacks_total", &label).increment(1);
        if planted::is(Bug::CallbackNotStored) {
            return connector.acknowledge_hit(&hit, Ack::Stored);
        }
        match self.store_callback(&merchant, connector.card().id, &account.id, &hit).await {
            Ok(()) => connector.acknowledge_hit(&hit, Ack::Stored),
            Err(error) => {
                tracing::error!(connector = connector.card().id, %error, "callback not stored");
                connector.acknowledge_hit(&hit, Ack::Again)
            }
        }
    }

    async fn store_callback(
        &self,
        merchant: &MerchantId,
        connector: &str,
        account: &str,
        hit: &HttpRequest,
    ) -> Result<(), DeskError> {
        let moment = self.clock.moment();
        let id = InboxId::mint(&moment);
        // The callback's path holds the account's token: what is kept must not.
        let kept = HttpRequest { url: String::new(), ..hit.clone() };
        let callback = Callback {
            id: id.clone(),
            connector: connector.to_owned(),
            account: account.to_owned(),
            received_at: moment.at,
            state: InboxState::Received,
            tries: 0,
            request: Clear::json(&kept)?,
            note: String::new(),
        };
        let mut change = Change::new(merchant.clone());
        change.push(Write::Callback { callback, identity: hit.body.clone() });
        change.push(Write::PutJob(Job {
            subject: id.to_string(),
            kind: INBOX.to_owned(),
            due_at: moment.at,
        }));
        match self.store.commit(change).await {
            Ok(_) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Applies a stored callback under a claimed job.
    ///
    /// # Errors
    /// Whatever the store says; the lease then runs out and the callback is tried again.
    pub async fn apply_callback(&self, lease: &Lease) -> Result<(), DeskError> {
        let Ok(id) = InboxId::parse(&lease.subject) else { return self.finish(lease).await };
        let Some(callback) = self.of(&lease.merchant).callback(&id).await? else {
            // A duplicate: the first one carries the content.
            return self.finish(lease).await;
        };
        if callback.state != InboxState::Received {
            return self.finish(lease).await;
        }
        let (state, note) = match self.read_and_apply(&lease.merchant, &callback).await {
            Ok(true) => (InboxState::Applied, ""),
            Ok(false) => (InboxState::Unmatched, "unmatched"),
            Err(error @ (DeskError::Busy | DeskError::Full)) => return Err(error),
            Err(_) if callback.tries + 1 < TRIES_MAX => (InboxState::Received, "failed"),
            Err(error) => {
                tracing::error!(callback = %id, %error, "callback set aside");
                (InboxState::Quarantined, "failed")
            }
        };
        let mut change = Change::new(lease.merchant.clone());
        if state == InboxState::Received {
            change.push(Write::ReleaseJob(lease.clone(), self.now().plus_ms(5_000)));
        } else {
            change.push(Write::FinishJob(lease.clone()));
        }
        let tries = callback.tries + i64::from(state != InboxState::Applied);
        change.push(Write::SetCallback { id, state, tries, note: note.to_owned() });
        match self.store.commit(change).await {
            Ok(_) | Err(StoreError::Stale) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// `false`: it names nothing we know.
    async fn read_and_apply(&self, merchant: &MerchantId, callback: &Callback) -> Result<bool, DeskError> {
        let hit: HttpRequest = callback.request.read()?;
        let internal = |why: &str| DeskError::Internal(why.to_owned());
        let connector =
            self.registry.get(&callback.connector).ok_or_else(|| internal("connector is gone"))?;
        let account = self.of(merchant).account(&callback.account).await?;
        let account = account.ok_or_else(|| internal("account is gone"))?;
        let opened = self.opened(&account, &NoLane)?.ok_or_else(|| internal("account does not open"))?;
        let (proof, events) = connector.callback(&hit, &self.clock.moment(), &opened).map_err(|reject| {
            DeskError::Internal(format!("a stored callback no longer verifies: {reject}"))
        })?;
        let courier = account.courier.clone();
        let mut matched = !events.is_empty();
        let mut tracks = Vec::new();
        for event in events {
            match event {
                Event::Track(track) => {
                    tracks.push((Parcel::new(&courier, &track.waybill_no), ScanLine::from(track)))
                }
                Event::Heard { waybill_no, word, words } => {
                    let parcel = Parcel::new(&courier, &waybill_no);
                    matched &=
                        self.heard(merchant, &parcel, &proof, word, &words, &callback.connector).await?;
                }
                Event::Unknown { waybill_no: Some(waybill_no) } => {
                    matched &= self.look_again(merchant, &Parcel::new(&courier, &waybill_no)).await?;
                }
                Event::Unknown { waybill_no: None } => matched = false,
            }
        }
        for (parcel, lines) in by_parcel(tracks) {
            if proof.is_strong() {
                self.ingest(
                    merchant,
                    &parcel,
                    Source::Push,
                    &self.sorted_out(merchant, &parcel, lines).await?,
                )
                .await?;
            } else {
                // Unsigned: a hint that we should ask, never a fact.
                matched &= self.look_again(merchant, &parcel).await?;
            }
        }
        Ok(matched)
    }

    /// Some codes mean "return or address change"; our own interception tells which (zto.md §4.2).
    async fn sorted_out(
        &self,
        merchant: &MerchantId,
        parcel: &Parcel,
        mut lines: Vec<ScanLine>,
    ) -> Result<Vec<ScanLine>, DeskError> {
        use gaidao_core::Stage::{Redirecting, Returning};
        let Some(row) = self.of(merchant).parcel(parcel).await? else { return Ok(lines) };
        let Some(kind) = self.kind_in_flight(merchant, &row).await? else { return Ok(lines) };
        for line in &mut lines {
            if matches!(line.stage, Some(Redirecting | Returning)) {
                line.stage = Some(if kind.returns() { Returning } else { Redirecting });
            }
        }
        Ok(lines)
    }

    async fn heard(
        &self,
        merchant: &MerchantId,
        parcel: &Parcel,
        proof: &Proof,
        word: Word,
        words: &Words,
        connector: &str,
    ) -> Result<bool, DeskError> {
        if !proof.is_strong() {
            return self.look_again(merchant, parcel).await;
        }
        let latest = self.of(merchant).parcel(parcel).await?.and_then(|row| row.interception);
        let Some(id) = latest else { return Ok(false) };
        let note = Note { who: format!("courier:{connector}"), note: None, words: Some(words.0.clone()) };
        let input = Input::Heard { voice: Voice::Callback, word, courier_ref: None };
        self.apply(merchant, &id, &input, &Beside { note, ..Beside::default() }).await?;
        Ok(true)
    }

    /// Something was said about the parcel that is no proof: ask the courier now.
    async fn look_again(&self, merchant: &MerchantId, parcel: &Parcel) -> Result<bool, DeskError> {
        let Some(row) = self.of(merchant).parcel(parcel).await? else { return Ok(false) };
        let now = self.now();
        let mut change = Change::new(merchant.clone());
        // The follow job looks at the parcel itself, whoever holds an interception on it.
        let subject = parcel_subject(&row.parcel);
        change.push(Write::PutJob(Job { subject, kind: FOLLOW.to_owned(), due_at: now }));
        self.store.commit(change).await?;
        Ok(true)
    }
}
