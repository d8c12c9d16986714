//! What people do to an interception: approve, reject, withdraw, escalate, take, resolve, resend.

use crate::{
    actor::{Actor, Reach, Scope},
    apply::{Applied, Beside, Note},
    check,
    desk::Desk,
    error::DeskError,
    intake::{NoteIn, ResolveIn},
    interceptions::interception_id,
    view::InterceptionView,
};

use gaidao_core::{Fen, Input, State, input::Verdict, state::Gate, step::Ignored};

impl Desk {
    /// Opens the approval gate. A person never approves what the same person asked for.
    ///
    /// # Errors
    /// `NotFound`; `Conflict`: `not_held`, `own_request`.
    pub async fn approve(
        &self,
        actor: &Actor,
        id: &str,
        note: &NoteIn,
    ) -> Result<InterceptionView, DeskError> {
        actor.need(Scope::Approve)?;
        self.not_own(actor, id).await?;
        self.act(actor, id, note.note.as_deref(), Input::GateOpened(Gate::Approval)).await
    }

    /// Ends a held interception.
    ///
    /// # Errors
    /// As [`Desk::approve`].
    pub async fn reject(
        &self,
        actor: &Actor,
        id: &str,
        note: &NoteIn,
    ) -> Result<InterceptionView, DeskError> {
        actor.need(Scope::Approve)?;
        self.act(actor, id, note.note.as_deref(), Input::Rejected).await
    }

    /// Takes a command back, as far as the wire can; in flight or in doubt it becomes a wish.
    ///
    /// # Errors
    /// `NotFound`; `Conflict`: `withdraw_unsupported`, `withdraw_too_late`, `withdraw_under_way`, `already_closed`.
    pub async fn withdraw(
        &self,
        actor: &Actor,
        id: &str,
        note: &NoteIn,
    ) -> Result<InterceptionView, DeskError> {
        self.within(actor, id).await?;
        self.act(actor, id, note.note.as_deref(), Input::WithdrawAsked).await
    }

    /// Opens a human case.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn escalate(
        &self,
        actor: &Actor,
        id: &str,
        note: &NoteIn,
    ) -> Result<InterceptionView, DeskError> {
        self.within(actor, id).await?;
        self.act(actor, id, note.note.as_deref(), Input::EscalateAsked).await
    }

    /// Takes the open human case.
    ///
    /// # Errors
    /// `NotFound`; `Conflict("no_open_case")`.
    pub async fn take_case(
        &self,
        actor: &Actor,
        id: &str,
        note: &NoteIn,
    ) -> Result<InterceptionView, DeskError> {
        actor.need(Scope::Write)?;
        let input = Input::CaseTaken { owner: actor.who.clone() };
        self.act(actor, id, note.note.as_deref(), input).await
    }

    /// Decides what the machine cannot.
    ///
    /// # Errors
    /// `Invalid` for another outcome; `Conflict`.
    pub async fn resolve(
        &self,
        actor: &Actor,
        id: &str,
        given: &ResolveIn,
    ) -> Result<InterceptionView, DeskError> {
        actor.need(Scope::Write)?;
        let verdict = match given.outcome.as_str() {
            "accepted" => Verdict::Accepted,
            "refused" => Verdict::Refused,
            "completed" => Verdict::Completed,
            "failed" => Verdict::Failed,
            "keep_waiting" => Verdict::KeepWaiting,
            _ => {
                let why = "one of accepted, refused, completed, failed, keep_waiting";
                return Err(DeskError::invalid("outcome", why));
            }
        };
        self.act(actor, id, given.note.as_deref(), Input::Resolved(verdict)).await
    }

    /// Orders a second submission out of doubt. It may cost a second fee, so it needs its own scope, and a second
    /// person (an approver) above the merchant's fee limit.
    ///
    /// # Errors
    /// `Conflict`: `resend_too_early`, `resend_needs_approver`, `not_in_doubt`.
    pub async fn resend(
        &self,
        actor: &Actor,
        id: &str,
        note: &NoteIn,
    ) -> Result<InterceptionView, DeskError> {
        actor.need(Scope::Resend)?;
        let key = interception_id(id)?;
        let row = self.of(&actor.merchant).interception(&key).await?;
        let row = row.ok_or(DeskError::NotFound { what: "interception" })?;
        let limit = self.resend_fee_limit(actor).await?;
        let exposure = row.interception.fee.or(row.interception.opening.fee_max);
        if exposure.is_some_and(|fee| fee > limit) && !actor.may(Scope::Approve) {
            return Err(DeskError::Conflict {
                code: "resend_needs_approver",
                why: "above the merchant's fee limit a resend needs somebody who may approve".to_owned(),
            });
        }
        self.act(actor, id, note.note.as_deref(), Input::ResendOrdered).await
    }

    /// Fee above which a resend needs an approver: the merchant's setting `resend_fee_limit_fen`; without one, 20
    /// yuan.
    async fn resend_fee_limit(&self, actor: &Actor) -> Result<Fen, DeskError> {
        let merchant = self.of(&actor.merchant).merchant().await?;
        let settings: serde_json::Value = merchant
            .and_then(|merchant| serde_json::from_str(&merchant.settings).ok())
            .unwrap_or(serde_json::Value::Null);
        Ok(Fen(settings.get("resend_fee_limit_fen").and_then(serde_json::Value::as_i64).unwrap_or(2_000)))
    }

    /// Refuses to let a person approve their own request. A key stands for a system in which several people work: it
    /// says itself who may approve what.
    async fn not_own(&self, actor: &Actor, id: &str) -> Result<(), DeskError> {
        if !actor.who.starts_with("user:") {
            return Ok(());
        }
        match self.asked_by(&actor.merchant, id).await? {
            Some(asked) if asked == actor.who => Err(DeskError::Conflict {
                code: "own_request",
                why: "somebody else must approve what you asked for".to_owned(),
            }),
            _ => Ok(()),
        }
    }

    /// Refuses unless the actor may write and reaches the interception. Only the token of one order has to look.
    async fn within(&self, actor: &Actor, id: &str) -> Result<(), DeskError> {
        match actor.reach {
            Reach::Merchant => actor.need(Scope::Write),
            Reach::Order(_) | Reach::Visit(_) => {
                self.interception_within(actor, Scope::Write, id).await.map(drop)
            }
        }
    }

    async fn act(
        &self,
        actor: &Actor,
        id: &str,
        note: Option<&str>,
        input: Input,
    ) -> Result<InterceptionView, DeskError> {
        let key = interception_id(id)?;
        if let Some(known) = self.remembered(actor).await? {
            return self.interception(actor, &known).await;
        }
        let note = check::prose("note", note.unwrap_or_default())?;
        let beside = Beside {
            note: Note {
                who: actor.who.clone(),
                note: Some(note).filter(|note| !note.is_empty()),
                words: None,
            },
            writes: Vec::new(),
            after: self.once(actor, id).into_iter().collect(),
        };
        match self.apply(&actor.merchant, &key, &input, &beside).await? {
            Applied::Stepped(_) => {}
            Applied::Ignored(Ignored::NothingNew, _) => {}
            Applied::Ignored(why, it) => return Err(refusal(&input, why, it.state)),
        }
        self.interception(actor, id).await
    }
}

/// Why an act is not possible, in words.
fn refusal(input: &Input, why: Ignored, state: State) -> DeskError {
    let (code, words) = match (why, input) {
        (Ignored::WithdrawUnsupported, _) => {
            ("withdraw_unsupported", "this courier's interface cannot take it back".to_owned())
        }
        (Ignored::WithdrawTooLate, _) => ("withdraw_too_late", "the parcel has turned already".to_owned()),
        (Ignored::WithdrawUnderWay, _) => {
            ("withdraw_under_way", "a withdrawal is under way already".to_owned())
        }
        (Ignored::ResendTooEarly, _) => (
            "resend_too_early",
            "the courier has not yet said often enough that it knows nothing of it".to_owned(),
        ),
        (Ignored::Closed, _) => ("already_closed", format!("the interception has ended: {}", state.as_str())),
        (_, Input::GateOpened(_) | Input::Rejected) => {
            ("not_held", format!("it is {}, not held", state.as_str()))
        }
        (_, Input::ResendOrdered) => ("not_in_doubt", format!("it is {}, not in_doubt", state.as_str())),
        (_, Input::CaseTaken { .. }) => ("no_open_case", "no human case is open".to_owned()),
        _ => ("wrong_state", format!("not possible in state {}", state.as_str())),
    };
    DeskError::Conflict { code, why: words }
}
