//! Asking: where does the interception stand, where is the parcel. Reads only; they may be repeated at will.

use gaidao_core::{
    Input, InterceptionId, MerchantId, Parcel, State,
    input::{Timer, Voice},
    moment::{hours, minutes},
    planted::{self, Bug},
};
use gaidao_kit::{Account, Call, CallName, Connector, HttpReply, Reply, TrackAsk, reply::Words};
use gaidao_store::Lease;

use crate::{
    apply::Note,
    desk::Desk,
    dispatch::command,
    error::DeskError,
    ingest::{Ingested, ScanLine, Source},
    lane::Lane,
    orders::subject_parcel,
    phone::last4,
    present::Private,
};

/// A question to a courier.
pub struct Question {
    /// Whose.
    pub merchant: MerchantId,
    /// The call.
    pub call: Call,
    /// Who speaks the protocol.
    pub connector: &'static dyn Connector,
    /// Opened for one call.
    pub account: Account,
    /// The parcel asked about.
    pub parcel: Parcel,
}

/// Days a parcel without an interception is followed.
const FOLLOW_MS_MAX: i64 = hours(30 * 24);
/// Gap between looks at a parcel without an interception. Thirty minutes: pushes bring what is urgent.
const FOLLOW_EVERY_MS: i64 = minutes(30);
/// The first gap after a look that was not answered; it doubles with each.
const FOLLOW_AGAIN_MS: i64 = minutes(1);

impl Desk {
    /// The status query of a claimed `query` job, if it still makes sense.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn query_of(&self, lease: &Lease, lane: &dyn Lane) -> Result<Option<Question>, DeskError> {
        let Some((id, row)) = self.leased(lease).await? else { return Ok(None) };
        let it = row.interception;
        let private: Private = row.private.read()?;
        match self.open_account(&lease.merchant, &it.opening.account, lane).await? {
            Some((connector, account)) if connector.card().can(CallName::Query) => Ok(Some(Question {
                merchant: lease.merchant.clone(),
                call: Call::Query(command(&it, &private)),
                connector,
                account,
                parcel: it.opening.parcel,
            })),
            _ => {
                self.asked(lease, &id, Timer::Query, false).await?;
                Ok(None)
            }
        }
    }

    /// The track question of a claimed `track` job: the last waybill the parcel goes on under.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn track_of(&self, lease: &Lease, lane: &dyn Lane) -> Result<Option<Question>, DeskError> {
        let Some((id, row)) = self.leased(lease).await? else { return Ok(None) };
        let parcel = row.interception.opening.parcel;
        let chain = self.waybills(&lease.merchant, &parcel).await?;
        let last = chain.last().cloned().unwrap_or(parcel);
        match self.track_question(&lease.merchant, &last, lane).await? {
            Some(question) => Ok(Some(question)),
            None => {
                self.asked(lease, &id, Timer::Track, false).await?;
                Ok(None)
            }
        }
    }

    /// A track question about any parcel, if an account can ask it.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn track_question(
        &self,
        merchant: &MerchantId,
        parcel: &Parcel,
        lane: &dyn Lane,
    ) -> Result<Option<Question>, DeskError> {
        self.parcel_question(merchant, parcel, lane, CallName::Track).await
    }

    async fn parcel_question(
        &self,
        merchant: &MerchantId,
        parcel: &Parcel,
        lane: &dyn Lane,
        name: CallName,
    ) -> Result<Option<Question>, DeskError> {
        let finder = self.of(merchant);
        let Some(row) = finder.parcel(parcel).await? else { return Ok(None) };
        let account = match &row.account {
            Some(name) => Some(name.clone()),
            None => finder.account_for(&parcel.courier).await?.map(|account| account.id),
        };
        let Some(account) = account else { return Ok(None) };
        let Some((connector, account)) = self.open_account(merchant, &account, lane).await? else {
            return Ok(None);
        };
        if !connector.card().can(name) {
            return Ok(None);
        }
        let order = self.order_private(merchant, row.order_no.as_deref()).await?;
        let ask = TrackAsk {
            parcel: parcel.clone(),
            phone_last4: order.and_then(|order| last4(&order.recipient.phone)),
            kind: self.kind_in_flight(merchant, &row).await?,
        };
        let call = if name == CallName::Subscribe { Call::Subscribe(ask) } else { Call::Track(ask) };
        Ok(Some(Question { merchant: merchant.clone(), call, connector, account, parcel: parcel.clone() }))
    }

    /// Kind of the interception that a scan of this parcel would be about.
    pub(crate) async fn kind_in_flight(
        &self,
        merchant: &MerchantId,
        row: &gaidao_store::ParcelRow,
    ) -> Result<Option<gaidao_core::Kind>, DeskError> {
        let mut root = row.clone();
        for _ in 0..4 {
            let Some(from) = root.continued_from.clone() else { break };
            match self.of(merchant).parcel(&Parcel::new(&row.parcel.courier, &from)).await? {
                Some(before) => root = before,
                None => break,
            }
        }
        match &root.interception {
            Some(id) => {
                let found = self.of(merchant).interception(id).await?;
                Ok(found.filter(|row| row.interception.attempts > 0).map(|row| row.interception.opening.kind))
            }
            None => Ok(None),
        }
    }

    /// Saves the answer to a status query. An unhealthy answer counts as asked, never as absent.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn query_answered(
        &self,
        lease: &Lease,
        question: &Question,
        reply: Option<&HttpReply>,
    ) -> Result<(), DeskError> {
        let Ok(id) = InterceptionId::parse(&lease.subject) else { return self.finish(lease).await };
        let decoded = reply.map(|reply| question.connector.decode(&question.call, reply));
        let (input, words) = match decoded {
            Some(Reply::Found { word, courier_ref, words: Words(words) }) => {
                (Input::Heard { voice: Voice::Query, word, courier_ref }, Some(words))
            }
            Some(Reply::Absent) => (Input::Absent, None),
            _ if planted::is(Bug::UnhealthyIsAbsent) => (Input::Absent, None),
            // Silent, refused, unclear, or no reply at all.
            _ => (Input::Asked { timer: Timer::Query, healthy: false }, None),
        };
        let note = Note { who: format!("courier:{}", question.connector.card().id), note: None, words };
        self.apply_leased(lease, &id, &input, note).await.map(drop)
    }

    /// Saves the answer to a track question; `None` when it was no track.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn track_answered(
        &self,
        question: &Question,
        reply: Option<&HttpReply>,
    ) -> Result<Option<Ingested>, DeskError> {
        let Some(reply) = reply else { return Ok(None) };
        let Reply::Tracks(events) = question.connector.decode(&question.call, reply) else { return Ok(None) };
        let lines: Vec<ScanLine> = events
            .into_iter()
            .filter(|event| event.waybill_no == question.parcel.waybill_no)
            .map(ScanLine::from)
            .collect();
        if lines.is_empty() {
            return Ok(Some(Ingested::default()));
        }
        self.ingest(&question.merchant, &question.parcel, Source::Poll, &lines).await.map(Some)
    }

    /// A poll is done: its timer moves on.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn asked(
        &self,
        lease: &Lease,
        id: &InterceptionId,
        timer: Timer,
        healthy: bool,
    ) -> Result<(), DeskError> {
        self.apply_leased(lease, id, &Input::Asked { timer, healthy }, Note::engine()).await.map(drop)
    }

    /// A deadline rang.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn overdue(&self, lease: &Lease) -> Result<(), DeskError> {
        let Ok(id) = InterceptionId::parse(&lease.subject) else { return self.finish(lease).await };
        self.apply_leased(lease, &id, &Input::Overdue, Note::engine()).await.map(drop)
    }

    /// What to ask about a parcel that no interception follows: `(subscribe, track)`. Ends the job when the parcel
    /// is at its end, or too old.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn follow_of(
        &self,
        lease: &Lease,
        lane: &dyn Lane,
    ) -> Result<Option<(Option<Question>, Question)>, DeskError> {
        let Some(parcel) = subject_parcel(&lease.subject) else {
            self.finish(lease).await?;
            return Ok(None);
        };
        let Some(row) = self.of(&lease.merchant).parcel(&parcel).await? else {
            self.finish(lease).await?;
            return Ok(None);
        };
        use gaidao_core::Stage::{Delivered, Returned};
        // A parcel that goes on under another waybill is followed there: nothing more happens under this one.
        let over = matches!(row.stage, Delivered | Returned)
            || row.continues_as.is_some()
            || self.now().since_ms(row.created_at) > FOLLOW_MS_MAX;
        if over {
            self.finish(lease).await?;
            return Ok(None);
        }
        let first = row.scanned_at.is_none();
        let track = self.track_question(&lease.merchant, &parcel, lane).await?;
        let Some(track) = track else {
            self.release(lease, self.now().plus_ms(FOLLOW_EVERY_MS)).await?;
            return Ok(None);
        };
        let subscribe = if first {
            self.parcel_question(&lease.merchant, &parcel, lane, CallName::Subscribe).await?
        } else {
            None
        };
        Ok(Some((subscribe, track)))
    }

    /// The parcel was looked at; look again later, sooner where the courier did not answer: a push without a
    /// signature may have asked for this look, and is not sent twice.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn followed(&self, lease: &Lease, answered: bool) -> Result<(), DeskError> {
        let doublings = u32::try_from(lease.tries - 1).unwrap_or(0).min(10);
        let again = (FOLLOW_AGAIN_MS << doublings).min(FOLLOW_EVERY_MS);
        let wait_ms = if answered { FOLLOW_EVERY_MS } else { again };
        self.release(lease, self.now().plus_ms(wait_ms)).await
    }

    /// Pacing holds a read back: look again in `wait_ms`.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn put_off(&self, lease: &Lease, wait_ms: i64) -> Result<(), DeskError> {
        self.release(lease, self.now().plus_ms(wait_ms.max(50))).await
    }

    async fn leased(
        &self,
        lease: &Lease,
    ) -> Result<Option<(InterceptionId, gaidao_store::InterceptionRow)>, DeskError> {
        let Ok(id) = InterceptionId::parse(&lease.subject) else {
            self.finish(lease).await?;
            return Ok(None);
        };
        match self.of(&lease.merchant).interception(&id).await? {
            Some(row) if row.interception.is_open() && row.interception.state != State::Sending => {
                Ok(Some((id, row)))
            }
            _ => {
                self.finish(lease).await?;
                Ok(None)
            }
        }
    }
}

impl From<gaidao_kit::TrackEvent> for ScanLine {
    fn from(event: gaidao_kit::TrackEvent) -> Self {
        Self {
            at: event.at,
            code: Some(event.code),
            stage: event.stage,
            text: event.text.0,
            place: event.place,
            continues_as: event.continues_as,
        }
    }
}
