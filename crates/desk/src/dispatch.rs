//! Sending, in two halves around the wire: [`Desk::prepare`] commits the intent before the first byte,
//! [`Desk::conclude`] commits what came back. The engine does the HTTP in between.
//!
//! Invariant: `prepare` hands out a request at most once per attempt, and only after its intent is durable. A
//! crash, a lost lease or an unknown commit between the halves leaves `sending` behind, and whoever gets the job
//! next turns it into doubt, never into a second request.

use gaidao_core::{
    At, Input, Interception, InterceptionId, MerchantId, Parcel, State,
    input::{Answer, Attempt, Operation},
    planted::{self, Bug},
    state::{DoubtWhy, NotSentWhy, WithdrawalState},
    step,
};
use gaidao_kit::{
    Account, Call, Command, Connector, HttpReply, HttpRequest, Refusal, Reply, Withdraw, reply::Words,
    sign::sha256_hex,
};
use gaidao_store::{AttemptEnd, AttemptRow, Change, Clear, Lease, StoreError, Write};

use crate::{
    apply::{Applied, Beside, Note},
    desk::Desk,
    error::DeskError,
    interceptions::redacted,
    lane::Lane,
    present::Private,
};

/// A request whose intent is durable: send it once, then [`Desk::conclude`].
pub struct Prepared {
    /// Whose.
    pub merchant: MerchantId,
    /// Which interception.
    pub id: InterceptionId,
    /// Account it goes out under.
    pub account: String,
    /// The attempt.
    pub attempt: Attempt,
    /// Intercept or withdraw.
    pub operation: Operation,
    /// The call, for decoding the answer.
    pub call: Call,
    /// Who speaks the protocol.
    pub connector: &'static dyn Connector,
    /// Exact bytes.
    pub request: HttpRequest,
}

/// What a claimed send job came to.
pub enum Dispatch {
    /// Send this.
    Send(Box<Prepared>),
    /// Nothing to send: it was decided, postponed, or is somebody else's.
    Nothing,
}

/// What came of the wire.
pub enum Wire {
    /// The courier answered.
    Answered(HttpReply),
    /// Proven: no byte left.
    NotSent(NotSentWhy),
    /// Nobody knows.
    Unclear(DoubtWhy),
}

/// Wait before an account that cannot send is looked at again, milliseconds.
const ACCOUNT_RETRY_MS: i64 = 30_000;

impl Desk {
    /// Takes a claimed `send` or `withdraw` job as far as the first byte.
    ///
    /// # Errors
    /// Whatever the store says; the lease then runs out by itself.
    pub async fn prepare(
        &self,
        lease: &Lease,
        operation: Operation,
        lane: &dyn Lane,
        timeout_ms: i64,
    ) -> Result<Dispatch, DeskError> {
        let Ok(id) = InterceptionId::parse(&lease.subject) else {
            self.finish(lease).await?;
            return Ok(Dispatch::Nothing);
        };
        let Some(row) = self.of(&lease.merchant).interception(&id).await? else {
            self.finish(lease).await?;
            return Ok(Dispatch::Nothing);
        };
        let it = row.interception;
        if let Some(no) = left_hanging(&it, operation) {
            // The one who sent it died or was too slow: doubt, never a second request (ARCHITECTURE §3, 5).
            let input = if planted::is(Bug::ResendOnTakeover) {
                Input::NotSent { no, why: NotSentWhy::Connect, wait_ms: None }
            } else {
                Input::Unclear { no, why: DoubtWhy::Interrupted }
            };
            self.apply_leased(lease, &id, &input, Note::engine()).await?;
            return Ok(Dispatch::Nothing);
        }
        if !is_due(&it, operation) {
            self.finish(lease).await?;
            return Ok(Dispatch::Nothing);
        }
        let private: Private = row.private.read()?;
        let opened = match self.open_account(&lease.merchant, &it.opening.account, lane).await? {
            Some(opened) => opened,
            None => return self.postpone(lease, &id, NotSentWhy::Credential, ACCOUNT_RETRY_MS).await,
        };
        let (connector, account) = opened;
        if let Err((why, wait_ms)) = lane.admit(&lease.merchant, &account.name, connector.card().id) {
            return self.postpone(lease, &id, why, wait_ms).await;
        }
        self.commit_intent(lease, operation, &it, &private, connector, &account, timeout_ms).await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the facts one attempt is made of; a struct would only rename them"
    )]
    async fn commit_intent(
        &self,
        lease: &Lease,
        operation: Operation,
        it: &Interception,
        private: &Private,
        connector: &'static dyn Connector,
        account: &Account,
        timeout_ms: i64,
    ) -> Result<Dispatch, DeskError> {
        let merchant = &lease.merchant;
        let id = &it.opening.id;
        let call = call_of(it, private, operation);
        let request = match connector.encode(&call, &self.clock.moment(), account) {
            Ok(request) => request,
            Err(error) => {
                let input = match operation {
                    Operation::Intercept => Input::Unencodable { code: error.code().to_owned() },
                    Operation::Withdraw => return self.refuse_withdrawal(lease, it, error.code()).await,
                };
                self.apply_leased(lease, id, &input, Note::engine()).await?;
                return Ok(Dispatch::Nothing);
            }
        };
        let now = self.now();
        let attempt = Attempt {
            no: it.attempts + 1,
            token: lease.token,
            digest: digest(&request),
            reference: reference(id),
            deadline: now.plus_ms(timeout_ms),
        };
        let parcel = self.of(merchant).parcel(&it.opening.parcel).await?.ok_or(DeskError::ParcelUnknown)?;
        let input = match operation {
            Operation::Intercept => Input::Sending { attempt: attempt.clone(), stage: parcel.stage },
            Operation::Withdraw => Input::Withdrawing { attempt: attempt.clone() },
        };
        let Ok(made) = step(it, input, now) else {
            self.finish(lease).await?;
            return Ok(Dispatch::Nothing);
        };
        let goes_out = match operation {
            Operation::Intercept => made.next.state == State::Sending,
            Operation::Withdraw => made.next.withdrawal_is(WithdrawalState::Sending),
        };
        let mut change = Change::new(merchant.clone());
        change.push(Write::HoldJob(lease.clone()));
        change.push(Write::ParcelUnchanged { parcel: parcel.parcel, version: parcel.version });
        if goes_out {
            change.push(Write::Attempt(self.attempt_row(id, operation, &attempt, it, &request)?));
        }
        self.attend(&mut change, &made, "engine", "interception.sending");
        change.push(Write::Save {
            before: Box::new(it.clone()),
            step: Box::new(made),
            private: None,
            note: None,
        });
        let mut saved = self.store.commit(change).await;
        if planted::is(Bug::SendOnUnsure) && saved == Err(StoreError::Unsure) {
            saved = Ok(gaidao_store::Committed::default());
        }
        match saved {
            Ok(_) if goes_out => Ok(Dispatch::Send(Box::new(Prepared {
                merchant: merchant.clone(),
                id: id.clone(),
                account: account.name.clone(),
                attempt,
                operation,
                call,
                connector,
                request,
            }))),
            Ok(_) => Ok(Dispatch::Nothing),
            // Somebody was faster, or the parcel moved: give the job back and look again.
            Err(StoreError::Stale) => {
                self.release(lease, now).await?;
                Ok(Dispatch::Nothing)
            }
            // Unsure above all: an intent that may not be durable is never sent on. The lease decides.
            Err(error) => Err(error.into()),
        }
    }

    fn attempt_row(
        &self,
        id: &InterceptionId,
        operation: Operation,
        attempt: &Attempt,
        it: &Interception,
        request: &HttpRequest,
    ) -> Result<AttemptRow, DeskError> {
        Ok(AttemptRow {
            interception: id.clone(),
            no: attempt.no,
            operation,
            token: attempt.token,
            reference: attempt.reference.clone(),
            digest: attempt.digest.clone(),
            started_at: self.now(),
            deadline_at: attempt.deadline,
            ended_at: None,
            outcome: None,
            exposure: it.opening.fee_max,
            request: Some(Clear::json(&redacted(&request.method, &request.url, None, &request.body))?),
            reply: None,
        })
    }

    /// Saves what came of a prepared request. Applied to the interception even if the lease was lost meanwhile: an
    /// answer is evidence, whoever brings it (CONTRACT F34).
    ///
    /// # Errors
    /// Whatever the store says; the attempt then ends in doubt when its lease does.
    pub async fn conclude(&self, prepared: &Prepared, wire: Wire) -> Result<Applied, DeskError> {
        let no = prepared.attempt.no;
        let (reply, decoded) = match wire {
            Wire::Answered(reply) => {
                let decoded = prepared.connector.decode(&prepared.call, &reply);
                (Some(reply), meaning(no, decoded))
            }
            Wire::NotSent(why) => (None, plain(Input::NotSent { no, why, wait_ms: None }, "not_sent")),
            Wire::Unclear(why) => (None, plain(Input::Unclear { no, why }, "in_doubt")),
        };
        let kept = reply.as_ref().map(|reply| redacted("", "", Some(reply.status), &reply.body));
        let end = AttemptEnd {
            interception: prepared.id.clone(),
            no,
            token: prepared.attempt.token,
            ended_at: self.now(),
            outcome: decoded.outcome.to_owned(),
            reply: kept.map(|value| Clear::json(&value)).transpose()?,
        };
        let note = Note {
            who: format!("courier:{}", prepared.connector.card().id),
            note: None,
            words: decoded.words,
        };
        let beside = Beside { note, writes: vec![Write::EndAttempt(end)], after: Vec::new() };
        self.apply(&prepared.merchant, &prepared.id, &decoded.input, &beside).await
    }

    async fn postpone(
        &self,
        lease: &Lease,
        id: &InterceptionId,
        why: NotSentWhy,
        wait_ms: i64,
    ) -> Result<Dispatch, DeskError> {
        let input = Input::Postponed { why, wait_ms: wait_ms.max(50) };
        self.apply_leased(lease, id, &input, Note::engine()).await?;
        Ok(Dispatch::Nothing)
    }

    async fn refuse_withdrawal(
        &self,
        lease: &Lease,
        it: &Interception,
        code: &str,
    ) -> Result<Dispatch, DeskError> {
        // Nothing was sent; the wire cannot express it. Told as the courier's no would be.
        let attempt = Attempt {
            no: it.attempts + 1,
            token: lease.token,
            digest: String::new(),
            reference: reference(&it.opening.id),
            deadline: self.now(),
        };
        let id = &it.opening.id;
        let no = attempt.no;
        let answer = Answer::Refused { code: code.to_owned() };
        for input in [Input::Withdrawing { attempt }, Input::Answered { no, answer }] {
            let beside = Beside { note: Note::engine(), ..Beside::default() };
            self.apply(&lease.merchant, id, &input, &beside).await?;
        }
        Ok(Dispatch::Nothing)
    }

    /// The job is done, whatever became of it.
    pub(crate) async fn finish(&self, lease: &Lease) -> Result<(), DeskError> {
        self.settle_job(Write::FinishJob(lease.clone()), lease).await
    }

    /// The job is to be done at `due_at`.
    pub(crate) async fn release(&self, lease: &Lease, due_at: At) -> Result<(), DeskError> {
        self.settle_job(Write::ReleaseJob(lease.clone(), due_at), lease).await
    }

    async fn settle_job(&self, write: Write, lease: &Lease) -> Result<(), DeskError> {
        match self.store.commit(Change::new(lease.merchant.clone()).with(write)).await {
            Ok(_) | Err(StoreError::Stale | StoreError::Missing) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// The attempt whose answer never came, if the interception waits for one.
fn left_hanging(it: &Interception, operation: Operation) -> Option<u32> {
    match operation {
        Operation::Intercept if it.state == State::Sending => it.attempt.as_ref().map(|attempt| attempt.no),
        Operation::Withdraw if it.withdrawal_is(WithdrawalState::Sending) => it
            .withdrawal
            .as_ref()
            .and_then(|withdrawal| withdrawal.attempt.as_ref())
            .map(|attempt| attempt.no),
        Operation::Intercept | Operation::Withdraw => None,
    }
}

fn is_due(it: &Interception, operation: Operation) -> bool {
    match operation {
        Operation::Intercept => it.state == State::Queued,
        Operation::Withdraw => it.state == State::Accepted && it.withdrawal_is(WithdrawalState::Requested),
    }
}

/// The reference every attempt of an interception carries: its id's digits.
pub(crate) fn reference(id: &InterceptionId) -> String {
    id.as_str().trim_start_matches(InterceptionId::PREFIX).to_owned()
}

fn digest(request: &HttpRequest) -> String {
    let mut bytes = format!("{} {}\n", request.method, request.url).into_bytes();
    bytes.extend_from_slice(&request.body);
    sha256_hex(&bytes)
}

/// The interception in the words of kit.
pub(crate) fn command(it: &Interception, private: &Private) -> Command {
    let opening = &it.opening;
    Command {
        reference: reference(&opening.id),
        attempt: it.attempts + 1,
        parcel: Parcel::new(&opening.parcel.courier, &opening.parcel.waybill_no),
        kind: opening.kind,
        target: private.target.clone(),
        reason: opening.reason,
        channel: opening.channel,
        payer: opening.payer,
        courier_ref: it.courier_ref.clone(),
    }
}

fn call_of(it: &Interception, private: &Private, operation: Operation) -> Call {
    let command = command(it, private);
    match operation {
        Operation::Intercept => Call::Intercept(command),
        Operation::Withdraw => Call::Withdraw(Withdraw { attempt: command.attempt, command }),
    }
}

struct Meaning {
    input: Input,
    outcome: &'static str,
    words: Option<String>,
}

const fn plain(input: Input, outcome: &'static str) -> Meaning {
    Meaning { input, outcome, words: None }
}

/// What a decoded answer means for attempt `no`. Whatever an answer to a command cannot be (a track, a token) is
/// doubt.
fn meaning(no: u32, reply: Reply) -> Meaning {
    match reply {
        Reply::Accepted { courier_ref, withdrawable, fee } => {
            let answer = Answer::Accepted { courier_ref, withdrawable, fee };
            plain(Input::Answered { no, answer }, "accepted")
        }
        Reply::CancelledBeforePickup => {
            plain(Input::Answered { no, answer: Answer::CancelledBeforePickup }, "cancelled_before_pickup")
        }
        Reply::Refused { code, words: Words(words), sort } => {
            let (input, outcome) = match sort {
                Refusal::Final => (Input::Answered { no, answer: Answer::Refused { code } }, "refused"),
                Refusal::AlreadyExists => {
                    (Input::Answered { no, answer: Answer::AlreadyExists { code } }, "already_exists")
                }
                Refusal::Unlisted => (Input::Unclear { no, why: DoubtWhy::UnlistedRefusal }, "in_doubt"),
                Refusal::NotProcessed(why) => (Input::NotSent { no, why, wait_ms: None }, "not_processed"),
            };
            Meaning { input, outcome, words: Some(words) }
        }
        Reply::Unclear { .. } if planted::is(Bug::UnclearIsAccepted) => {
            let answer = Answer::Accepted { courier_ref: None, withdrawable: None, fee: None };
            plain(Input::Answered { no, answer }, "accepted")
        }
        Reply::Unclear { why, code } => Meaning {
            input: Input::Unclear { no, why },
            outcome: "in_doubt",
            words: code.map(|code| format!("应答码 {code}")),
        },
        Reply::Found { .. }
        | Reply::Absent
        | Reply::Tracks(_)
        | Reply::Subscribed
        | Reply::Checked
        | Reply::Token { .. } => plain(Input::Unclear { no, why: DoubtWhy::Garbage }, "in_doubt"),
    }
}
