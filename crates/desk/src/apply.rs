//! Applying one input to one interception: load, step, commit; a loser of a race loads and steps again.

use gaidao_core::{Input, Interception, InterceptionId, MerchantId, State, step};
use gaidao_store::{Change, Clear, Lease, StoreError, Write};
use serde::{Deserialize, Serialize};

use crate::{desk::Desk, error::DeskError, present::Private};
use gaidao_core::step::Ignored;

/// What is kept beside a journal entry, sealed: who did it, what they wrote, what the courier said.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Note {
    /// Who.
    #[serde(default)]
    pub who: String,
    /// What a person wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The courier's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// What came of an input.
#[derive(Clone, Debug)]
pub enum Applied {
    /// The state changed, or something was noted.
    Stepped(Box<Interception>),
    /// Nothing changed.
    Ignored(Ignored, Box<Interception>),
}

impl Note {
    /// A note of the house itself.
    #[must_use]
    pub fn engine() -> Self {
        Self { who: "engine".to_owned(), ..Self::default() }
    }
}

impl Applied {
    /// The interception as it is now.
    #[must_use]
    pub fn into_interception(self) -> Interception {
        match self {
            Self::Stepped(it) | Self::Ignored(_, it) => *it,
        }
    }
}

/// What else is saved with a step.
#[derive(Clone, Default)]
pub struct Beside {
    /// Sealed beside the journal entry.
    pub note: Note,
    /// Saved in the same transaction, before the step.
    pub writes: Vec<Write>,
    /// Saved after the step (an idempotency record).
    pub after: Vec<Write>,
}

/// Times a loser of a race steps again before it gives up as busy.
const RACES_MAX: usize = 16;

impl Desk {
    /// Applies `input` to the interception, saving `beside` with it. If the input changes nothing, `beside.writes`
    /// are saved alone. If they are what is stale (a lost lease, an ended attempt), nothing is saved and the input is
    /// `Ignored`.
    ///
    /// # Errors
    /// `NotFound`, and whatever the store says; `Busy` also after too many lost races.
    pub async fn apply(
        &self,
        merchant: &MerchantId,
        id: &InterceptionId,
        input: &Input,
        beside: &Beside,
    ) -> Result<Applied, DeskError> {
        let mut last = StoreError::Stale;
        let mut tried = None;
        for _ in 0..RACES_MAX {
            let row = self.of(merchant).interception(id).await?;
            let row = row.ok_or(DeskError::NotFound { what: "interception" })?;
            let before = row.interception;
            if tried == Some(before.version) && last == StoreError::Stale {
                // Nobody stepped in between, so it is not the interception that was stale.
                return Ok(Applied::Ignored(Ignored::NothingNew, Box::new(before)));
            }
            tried = Some(before.version);
            let made = match step(&before, input.clone(), self.now()) {
                Ok(made) => made,
                Err(why) => {
                    self.save_alone(merchant, beside).await?;
                    return Ok(Applied::Ignored(why, Box::new(before)));
                }
            };
            let mut change = Change::new(merchant.clone());
            for write in &beside.writes {
                change.push(write.clone());
            }
            let private = match &beside.note.words {
                Some(words) if made.next.courier_code.is_some() => {
                    let mut private: Private = row.private.read()?;
                    private.courier_words = Some(words.clone());
                    Some(Clear::json(&private)?)
                }
                _ => None,
            };
            let next = made.next.clone();
            let changed = next.state != before.state;
            change.push(Write::Save {
                before: Box::new(before),
                step: Box::new(made.clone()),
                private,
                note: Some(Clear::json(&beside.note)?),
            });
            self.attend(&mut change, &made, &beside.note.who, action(input));
            for write in &beside.after {
                change.push(write.clone());
            }
            match self.store.commit(change).await {
                Ok(_) => {
                    if changed {
                        count(&next);
                    }
                    return Ok(Applied::Stepped(Box::new(next)));
                }
                // Evidence is safe to offer again: if the first commit did happen, the second step changes nothing.
                Err(error @ (StoreError::Stale | StoreError::Unsure | StoreError::Busy)) => last = error,
                Err(error) => return Err(error.into()),
            }
        }
        Err(last.into())
    }

    /// Applies an input on behalf of the holder of a job; one that has lost its lease changes nothing. The step's
    /// timers move the job on; if there is no step, the job goes.
    ///
    /// # Errors
    /// As [`Desk::apply`].
    pub(crate) async fn apply_leased(
        &self,
        lease: &Lease,
        id: &InterceptionId,
        input: &Input,
        note: Note,
    ) -> Result<Applied, DeskError> {
        let beside = Beside { note, writes: vec![Write::HoldJob(lease.clone())], after: Vec::new() };
        let applied = self.apply(&lease.merchant, id, input, &beside).await?;
        if let Applied::Ignored(..) = applied {
            self.finish(lease).await?;
        }
        Ok(applied)
    }

    async fn save_alone(&self, merchant: &MerchantId, beside: &Beside) -> Result<(), DeskError> {
        if beside.writes.is_empty() {
            return Ok(());
        }
        let mut change = Change::new(merchant.clone());
        for write in &beside.writes {
            change.push(write.clone());
        }
        match self.store.commit(change).await {
            // The lease is somebody else's by now, or the attempt has ended: nothing is left to save.
            Ok(_) | Err(StoreError::Stale | StoreError::Missing) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

fn count(next: &Interception) {
    let labels = [("connector", next.opening.connector.clone()), ("state", next.state.as_str().to_owned())];
    metrics::counter!("gaidao_interceptions_entered_total", &labels).increment(1);
    if next.state == State::InDoubt
        && let Some(doubt) = &next.doubt
    {
        let labels = [("connector", next.opening.connector.clone()), ("why", doubt.why.as_str().to_owned())];
        metrics::counter!("gaidao_doubts_total", &labels).increment(1);
    }
}

/// The audit action of an input.
const fn action(input: &Input) -> &'static str {
    match input {
        Input::GateOpened(_) => "interception.gate_opened",
        Input::Rejected => "interception.rejected",
        Input::Sending { .. } => "interception.sending",
        Input::Unencodable { .. } => "interception.unencodable",
        Input::Answered { .. } => "interception.answered",
        Input::NotSent { .. } => "interception.not_sent",
        Input::Unclear { .. } => "interception.unclear",
        Input::Postponed { .. } => "interception.postponed",
        Input::Heard { .. } => "interception.heard",
        Input::Absent => "interception.absent",
        Input::Asked { .. } => "interception.asked",
        Input::Scanned { .. } => "interception.scanned",
        Input::WithdrawAsked => "interception.withdraw_asked",
        Input::Withdrawing { .. } => "interception.withdrawing",
        Input::EscalateAsked => "interception.escalated",
        Input::CaseTaken { .. } => "interception.case_taken",
        Input::Resolved(_) => "interception.resolved",
        Input::ResendOrdered => "interception.resend_ordered",
        Input::Overdue => "interception.overdue",
    }
}
