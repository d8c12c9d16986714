//! What a reconciler does with one claimed job.

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use gaidao_core::{
    At, Environment, InterceptionId, MerchantId,
    input::{Operation, Timer},
    state::NotSentWhy,
};
use gaidao_desk::{
    Desk, DeskError,
    dispatch::{Dispatch, Prepared, Wire},
    inbox::INBOX,
    lane::Lane,
    orders::FOLLOW,
    poll::Question,
};
use gaidao_kit::HttpReply;
use gaidao_store::{Claim, Lease};

use crate::{
    hand::Hand,
    pace::{Key, Pace},
    transport::{Lost, Transport},
};

/// Kinds of job, one reconciler each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Work {
    /// Send commands.
    Send,
    /// Send withdrawals.
    Withdraw,
    /// Apply callbacks.
    Inbox,
    /// Ask where interceptions stand.
    Query,
    /// Ask where their parcels are.
    Track,
    /// Look at parcels no interception follows.
    Follow,
    /// Ring deadlines.
    Deadline,
}

impl Work {
    /// Every kind, what hurts most when late first; deadlines last, so that answers due before them come first.
    pub const ALL: [Self; 7] =
        [Self::Send, Self::Withdraw, Self::Inbox, Self::Query, Self::Track, Self::Follow, Self::Deadline];

    /// The name in the queue.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Send => Timer::Send.as_str(),
            Self::Withdraw => Timer::Withdraw.as_str(),
            Self::Inbox => INBOX,
            Self::Query => Timer::Query.as_str(),
            Self::Track => Timer::Track.as_str(),
            Self::Follow => FOLLOW,
            Self::Deadline => Timer::Deadline.as_str(),
        }
    }
}

impl Work {
    /// Its first write comes before anything leaves the house, so that the job may be taken with it.
    const fn begins_with_intent(self) -> bool {
        matches!(self, Self::Send | Self::Withdraw)
    }
}

/// Most jobs that are offered at once; of more, leases are taken in one commit.
const OFFERS_MAX: u32 = 8;

/// Where couriers are reached when neither the card nor the account says: the simulator's ports, known at start.
#[derive(Clone, Debug, Default)]
pub struct Bases(Arc<RwLock<BTreeMap<String, String>>>);

impl Bases {
    /// The simulator speaks connector `id` at `url`.
    pub fn put(&self, id: &str, url: &str) {
        let mut map = self.0.write().unwrap_or_else(PoisonError::into_inner);
        map.insert(id.to_owned(), url.to_owned());
    }

    fn get(&self, id: &str) -> Option<String> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }
}

/// What an operator may set.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Longest wait for a courier's answer, real milliseconds.
    pub courier_timeout_ms: u64,
    /// Jobs of one kind in work at once.
    pub concurrency: usize,
    /// Webhooks may reach loopback.
    pub webhooks_to_loopback: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { courier_timeout_ms: 10_000, concurrency: 64, webhooks_to_loopback: false }
    }
}

/// The engine. One per process.
pub struct Engine {
    pub(crate) desk: Arc<Desk>,
    pub(crate) http: Arc<dyn Transport>,
    pub(crate) hooks: Arc<dyn Transport>,
    pub(crate) settings: Settings,
    pub(crate) worker: String,
    pace: Pace,
    hand: Hand,
    bases: Bases,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("worker", &self.worker).finish_non_exhaustive()
    }
}

impl Lane for Engine {
    fn base_url(&self, connector: &str, environment: Environment) -> Option<String> {
        if environment == Environment::Simulator {
            return self.bases.get(connector);
        }
        let card = self.desk.registry().get(connector)?.card();
        card.base_url(environment).map(str::to_owned)
    }

    fn admit(&self, merchant: &MerchantId, account: &str, connector: &str) -> Result<(), (NotSentWhy, i64)> {
        let key: Key = (merchant.clone(), account.to_owned());
        let pace =
            self.desk.registry().get(connector).map_or(1, |connector| connector.card().calls_per_second);
        self.pace.admit(&key, pace, self.desk.clock().real())
    }
}

impl Engine {
    /// An engine for `desk`, speaking to couriers through `http` and to webhooks through `hooks`.
    #[must_use]
    pub fn new(
        desk: Arc<Desk>,
        http: Arc<dyn Transport>,
        hooks: Arc<dyn Transport>,
        bases: Bases,
        settings: Settings,
    ) -> Self {
        let worker = format!("{:08x}", desk.clock().nonce() >> 96);
        Self { desk, http, hooks, settings, worker, pace: Pace::default(), hand: Hand::default(), bases }
    }

    /// Claims at most `limit` due jobs of a kind. The lease covers the slowest call and its saving.
    ///
    /// Few sends are not lent but offered, and taken with their intent: between a request and the courier's first byte
    /// every commit counts. Many are lent at once, so that nodes share them instead of racing for each.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn claim(&self, work: Work, limit: u32) -> Result<Vec<Lease>, DeskError> {
        let (clock, store) = (self.desk.clock(), self.desk.store());
        let claim = Claim {
            kind: work.kind(),
            due_by: clock.business(),
            now: clock.real(),
            lease_ms: self.lease_ms(),
            limit,
            worker: &self.worker,
        };
        if work.begins_with_intent() {
            let few = limit.min(OFFERS_MAX);
            let offers = store.offers(&Claim { limit: few + 1, ..claim.clone() }).await?;
            if offers.len() <= usize::try_from(few).unwrap_or(usize::MAX) {
                return Ok(self.hand.take(offers, claim.now));
            }
        }
        Ok(store.claim(&claim).await?)
    }

    pub(crate) fn lease_ms(&self) -> i64 {
        i64::try_from(self.settings.courier_timeout_ms).unwrap_or(10_000) * 2 + 10_000
    }

    /// Claims what is due now and does it, side by side. Answers how many jobs there were.
    ///
    /// # Errors
    /// Whatever the store says about claiming; single jobs fail alone and come back when their lease ends.
    pub async fn run_once(&self, work: Work, limit: u32) -> Result<usize, DeskError> {
        let leases = self.claim(work, limit).await?;
        let count = leases.len();
        futures_util::future::join_all(leases.into_iter().map(|lease| self.attend(work, lease))).await;
        Ok(count)
    }

    /// Does one claimed job. A failure is logged once, here; the job comes back when its lease ends.
    pub async fn attend(&self, work: Work, lease: Lease) {
        let done = match work {
            Work::Send => self.send(&lease, Operation::Intercept).await,
            Work::Withdraw => self.send(&lease, Operation::Withdraw).await,
            Work::Inbox => self.desk.apply_callback(&lease).await,
            Work::Query => self.query(&lease).await,
            Work::Track => self.track(&lease).await,
            Work::Follow => self.follow(&lease).await,
            Work::Deadline => self.desk.overdue(&lease).await,
        };
        if let Err(error) = done {
            tracing::warn!(work = work.kind(), subject = lease.subject, %error, "job put off until its lease ends");
            metrics::counter!("gaidao_jobs_failed_total", "kind" => work.kind()).increment(1);
        } else {
            self.hand.put_down(&lease);
        }
    }

    async fn send(&self, lease: &Lease, operation: Operation) -> Result<(), DeskError> {
        let claimed = lease.offer.as_ref().map_or_else(|| self.desk.clock().real(), |offer| offer.seen_at);
        let timeout_ms = i64::try_from(self.settings.courier_timeout_ms).unwrap_or(10_000);
        match self.desk.prepare(lease, operation, self, timeout_ms).await? {
            Dispatch::Nothing => Ok(()),
            Dispatch::Send(prepared) => {
                let wire = self.transmit(&prepared, claimed).await;
                self.desk.conclude(&prepared, wire).await.map(drop)
            }
        }
    }

    /// Writes a prepared request, once. A process that was frozen between intent and write does not write: by then
    /// somebody else may have taken the job for doubtful (CONTRACT §1, 2.3 "self-fencing").
    async fn transmit(&self, prepared: &Prepared, claimed: At) -> Wire {
        let before = self.desk.clock().real();
        if before.since_ms(claimed) > self.lease_ms() / 2 {
            return Wire::NotSent(NotSentWhy::Limiter);
        }
        let key = (prepared.merchant.clone(), prepared.account.clone());
        let sent = self.http.call(&prepared.request, self.settings.courier_timeout_ms).await;
        self.observe(&key, prepared.connector.card().id, prepared.operation.as_str(), before, sent.is_ok());
        match sent {
            Ok(reply) => Wire::Answered(reply),
            Err(Lost::NotSent(why)) => Wire::NotSent(why),
            Err(Lost::Doubt(why)) => Wire::Unclear(why),
        }
    }

    fn observe(&self, key: &Key, connector: &'static str, call: &'static str, before: At, answered: bool) {
        let now = self.desk.clock().real();
        if answered {
            self.pace.answered(key);
        } else {
            self.pace.failed(key, now);
        }
        let seconds = f64::from(i32::try_from(now.since_ms(before).max(0)).unwrap_or(i32::MAX)) / 1_000.0;
        let outcome = if answered { "answered" } else { "lost" };
        metrics::histogram!("gaidao_courier_call_seconds", "connector" => connector, "call" => call, "outcome" => outcome)
            .record(seconds);
    }

    async fn query(&self, lease: &Lease) -> Result<(), DeskError> {
        let Some(question) = self.desk.query_of(lease, self).await? else { return Ok(()) };
        if let Err((_, wait_ms)) = self.admit_question(&question) {
            return self.later(lease, wait_ms).await;
        }
        let reply = self.ask(&question).await;
        self.desk.query_answered(lease, &question, reply.as_ref()).await
    }

    async fn track(&self, lease: &Lease) -> Result<(), DeskError> {
        let Some(question) = self.desk.track_of(lease, self).await? else { return Ok(()) };
        if let Err((_, wait_ms)) = self.admit_question(&question) {
            return self.later(lease, wait_ms).await;
        }
        let reply = self.ask(&question).await;
        let healthy = self.desk.track_answered(&question, reply.as_ref()).await?.is_some();
        match InterceptionId::parse(&lease.subject) {
            Ok(id) => self.desk.asked(lease, &id, Timer::Track, healthy).await,
            Err(_) => Ok(()),
        }
    }

    async fn follow(&self, lease: &Lease) -> Result<(), DeskError> {
        let Some((subscribe, track)) = self.desk.follow_of(lease, self).await? else { return Ok(()) };
        if let Err((_, wait_ms)) = self.admit_question(&track) {
            return self.later(lease, wait_ms).await;
        }
        if let Some(subscribe) = subscribe {
            // Pushes make it quicker; without them polling still gets there.
            self.ask(&subscribe).await;
        }
        let reply = self.ask(&track).await;
        let answered = self.desk.track_answered(&track, reply.as_ref()).await?.is_some();
        self.desk.followed(lease, answered).await
    }

    async fn later(&self, lease: &Lease, wait_ms: i64) -> Result<(), DeskError> {
        self.desk.put_off(lease, wait_ms).await
    }

    pub(crate) fn admit_question(&self, question: &Question) -> Result<(), (NotSentWhy, i64)> {
        self.admit(&question.merchant, &question.account.name, question.connector.card().id)
    }

    /// Asks a courier; `None` for no answer. Reads only.
    pub(crate) async fn ask(&self, question: &Question) -> Option<HttpReply> {
        let request =
            question.connector.encode(&question.call, &self.desk.clock().moment(), &question.account).ok()?;
        let key = (question.merchant.clone(), question.account.name.clone());
        let before = self.desk.clock().real();
        let answer = self.http.call(&request, self.settings.courier_timeout_ms).await;
        let name = question.call.name().as_str();
        self.observe(&key, question.connector.card().id, name, before, answer.is_ok());
        answer.ok()
    }
}
