//! The only place where an interception changes state.
//!
//! [`step`] takes an interception, an [`Input`] and the time, and answers either the next interception with its
//! journal entry and effects, or why nothing changed. It is total and pure: the same input on the same state at
//! the same time gives the same result, on every node, in every replay.
//!
//! How it is built: the arms below only record what happened (an answer, a scan, a person's act). Where the state
//! follows from evidence, `settle` derives it, so that the order of evidence does not matter. Timers are set at
//! the end, from the state, in one place (`clock`).
//!
//! Never: a second submission without a person's [`Input::ResendOrdered`] or a proof that the first was not
//! processed, except in class K, where the courier knows our key again; a terminal state reopened by words.

mod clock;
mod people;
mod send;
mod settle;
mod withdraw;

use crate::{
    evidence::{Fact, Word},
    input::{Input, Timer, Voice},
    interception::{Effect, Escalation, Interception, Opening},
    journal::{Cause, Entry, Mark},
    moment::At,
    planted::{self, Bug},
    state::{
        CaseWhy, Contradiction, DoubtWhy, EventKind, Milestone, NotSentWhy, Outcome, State, WithdrawalState,
    },
};

/// Couriers' scan times are whole seconds of other clocks; a scan this much older than the request still counts as
/// after it.
const SCAN_CLOCK_SLACK_MS: i64 = 60_000;

/// The result of a step that changed something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The interception after it.
    pub next: Interception,
    /// The one journal entry of this step.
    pub entry: Entry,
    /// What the rest of the house must do.
    pub effects: Vec<Effect>,
}

/// Why an input changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ignored {
    /// It is known already.
    NothingNew,
    /// It belongs to another attempt than the one that is out.
    OtherAttempt,
    /// It cannot happen in this state.
    WrongState,
    /// The interception has ended.
    Closed,
    /// The wire cannot withdraw this command.
    WithdrawUnsupported,
    /// The parcel has turned; a withdrawal comes too late.
    WithdrawTooLate,
    /// A withdrawal is under way already.
    WithdrawUnderWay,
    /// A resend needs proven absence or an open human case.
    ResendTooEarly,
}

/// Work in progress of one step.
pub(crate) struct Draft {
    next: Interception,
    at: At,
    marks: Vec<Mark>,
    effects: Vec<Effect>,
    /// Something that deserves an entry happened, even if no mark came of it.
    touched: bool,
    /// The poll that this input answers: only its timer moves on.
    polled: Option<Timer>,
    /// State and its beginning before this step: when they change, poll schedules start again.
    before: (State, At),
}

pub(crate) type Outcomes = Result<(), Ignored>;

/// Applies one input. See the module's page.
///
/// # Errors
/// [`Ignored`] when nothing changed; nothing needs saving then.
pub fn step(now: &Interception, input: Input, at: At) -> Result<Step, Ignored> {
    let mut draft = Draft::on(now.clone(), at);
    draft.apply(&input)?;
    if !draft.touched && draft.marks.is_empty() && draft.next == *now {
        return Err(Ignored::NothingNew);
    }
    Ok(draft.finish(Cause::Input(input)))
}

impl Interception {
    /// The first step: a request becomes an interception, `held` behind its gates or `queued`.
    #[must_use]
    pub fn open(opening: Opening, at: At) -> Step {
        let gates = opening.gates.clone();
        let state = if gates.is_empty() { State::Queued } else { State::Held };
        let next = Self {
            created_at: at,
            state,
            state_since: at,
            version: 0,
            gates,
            attempts: 0,
            attempt: None,
            failures: 0,
            waiting: None,
            evidence: crate::evidence::Evidence::default(),
            doubt: None,
            resends: 0,
            repeats: 0,
            outcome: None,
            courier_code: None,
            courier_ref: None,
            withdrawable: None,
            fee: None,
            withdrawal: None,
            contradicted: None,
            escalation: None,
            milestones: std::collections::BTreeMap::new(),
            timers: std::collections::BTreeMap::new(),
            opening: opening.clone(),
        };
        let mut draft = Draft::on(next, at);
        draft.marks.push(Mark::State(state));
        draft.reach(Milestone::Requested, at);
        draft.tell(EventKind::Requested);
        if state == State::Held {
            draft.tell(EventKind::Held);
        }
        draft.finish(Cause::Opened(Box::new(opening)))
    }

    /// Rebuilds an interception from its journal.
    ///
    /// # Errors
    /// The position of the first entry that does not follow from those before it.
    pub fn replay<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<Option<Self>, u32> {
        let mut now: Option<Self> = None;
        for entry in entries {
            let made = match (&now, &entry.cause) {
                (None, Cause::Opened(opening)) => Self::open((**opening).clone(), entry.at),
                (Some(now), Cause::Input(input)) => {
                    step(now, input.clone(), entry.at).map_err(|_| entry.seq)?
                }
                (None, Cause::Input(_)) | (Some(_), Cause::Opened(_)) => return Err(entry.seq),
            };
            if made.entry != *entry {
                return Err(entry.seq);
            }
            now = Some(made.next);
        }
        Ok(now)
    }
}

impl Draft {
    const fn on(next: Interception, at: At) -> Self {
        let before = (next.state, next.state_since);
        Self { next, at, marks: Vec::new(), effects: Vec::new(), touched: false, polled: None, before }
    }

    fn apply(&mut self, input: &Input) -> Outcomes {
        match input {
            Input::GateOpened(gate) => self.open_gate(*gate),
            Input::Rejected => self.reject(),
            Input::Sending { attempt, stage } => self.sending(attempt, *stage),
            Input::Unencodable { code } => self.unencodable(code),
            Input::Answered { no, answer } => self.answered(*no, answer),
            Input::NotSent { no, why, wait_ms } => self.not_sent(*no, *why, *wait_ms),
            Input::Unclear { no, why: DoubtWhy::Timeout } if planted::is(Bug::ResendOnTimeout) => {
                self.not_sent(*no, NotSentWhy::Connect, None)
            }
            Input::Unclear { no, why } => self.unclear(*no, *why),
            Input::Postponed { why, wait_ms } => self.postponed(*why, *wait_ms),
            Input::Heard { voice, word, courier_ref } => self.heard(*voice, *word, courier_ref.as_deref()),
            Input::Absent => self.absent(),
            Input::Asked { timer, healthy } => self.asked(*timer, *healthy),
            Input::Scanned { facts } => self.scanned(facts),
            Input::WithdrawAsked => self.withdraw_asked(),
            Input::Withdrawing { attempt } => self.withdrawing(attempt),
            Input::EscalateAsked => self.escalate_asked(),
            Input::CaseTaken { owner } => self.case_taken(owner),
            Input::Resolved(verdict) => self.resolved(*verdict),
            Input::ResendOrdered => self.resend_ordered(),
            Input::Overdue => self.overdue(),
        }
    }

    fn finish(mut self, cause: Cause) -> Step {
        self.set_timers();
        self.next.version += 1;
        let entry = Entry { seq: self.next.version, at: self.at, cause, marks: self.marks };
        Step { next: self.next, entry, effects: self.effects }
    }

    /// A statement of the courier outside the answer to an attempt.
    fn heard(&mut self, voice: Voice, word: Word, courier_ref: Option<&str>) -> Outcomes {
        if self.next.attempts == 0 {
            return Err(Ignored::WrongState);
        }
        if voice == Voice::Query {
            self.polled = Some(Timer::Query);
            // Even a repeated answer moves the poll schedule on, which must be saved, or it would be asked again
            // at once and for ever.
            self.touched = self.next.is_open();
            if self.next.state == State::InDoubt {
                self.count_question();
            }
        }
        if let (Some(reference), None) = (courier_ref, &self.next.courier_ref) {
            self.next.courier_ref = Some(reference.to_owned());
        }
        if word == Word::Cancelled {
            self.heard_cancelled();
        } else {
            self.next.evidence.hear(word);
            self.settle();
        }
        Ok(())
    }

    fn scanned(&mut self, facts: &[Fact]) -> Outcomes {
        self.polled = Some(Timer::Track);
        // The last mile of yesterday says nothing about a command of today; turns and deliveries always do.
        let begin = self.next.created_at.plus_ms(-SCAN_CLOCK_SLACK_MS);
        for fact in facts.iter().filter(|fact| !fact.stage.is_last_mile() || fact.at >= begin) {
            self.next.evidence.see(*fact);
        }
        self.settle();
        Ok(())
    }

    fn asked(&mut self, timer: Timer, healthy: bool) -> Outcomes {
        let is_poll = matches!(timer, Timer::Query | Timer::Track);
        if !self.next.is_open() || !is_poll || !self.next.timers.contains_key(&timer) {
            return Err(Ignored::NothingNew);
        }
        if timer == Timer::Query && healthy && self.next.state == State::InDoubt {
            self.count_question();
        }
        self.polled = Some(timer);
        self.touched = true;
        if timer == Timer::Query && self.next.state == State::InDoubt {
            self.repeat_by_key();
        }
        Ok(())
    }

    fn absent(&mut self) -> Outcomes {
        if self.next.state != State::InDoubt {
            // Somewhere else an absence contradicts what we know; it is noted and asked again.
            return self.asked(Timer::Query, true);
        }
        self.count_question();
        let at = self.at;
        if let Some(doubt) = &mut self.next.doubt {
            doubt.absent += 1;
            doubt.last_absent = Some(at);
        }
        self.polled = Some(Timer::Query);
        self.touched = true;
        if self.next.absence_is_proven() {
            self.escalate(CaseWhy::DoubtUnresolved);
        }
        self.repeat_by_key();
        Ok(())
    }

    fn count_question(&mut self) {
        if let Some(doubt) = &mut self.next.doubt {
            doubt.asked += 1;
        }
    }

    fn enter(&mut self, state: State) {
        if self.next.state != state {
            self.next.state = state;
            self.next.state_since = self.at;
            self.marks.push(Mark::State(state));
        }
        if state != State::Queued {
            self.next.waiting = None;
        }
    }

    fn close(&mut self, state: State, outcome: Outcome) {
        self.enter(state);
        self.next.outcome = Some(outcome);
        if let Some(withdrawal) = &mut self.next.withdrawal {
            let moot = matches!(withdrawal.state, WithdrawalState::Wished | WithdrawalState::Requested);
            if moot && state != State::Withdrawn {
                withdrawal.state = WithdrawalState::Refused;
                self.marks.push(Mark::Withdrawal(WithdrawalState::Refused));
            }
        }
        match state {
            State::Completed => {
                self.reach(Milestone::Completed, self.at);
                self.tell(EventKind::Completed);
                if self.next.contradicted.is_none() {
                    self.close_case();
                }
            }
            State::Refused => self.tell(EventKind::Refused),
            State::Failed => self.tell(EventKind::Failed),
            State::Withdrawn => {
                self.tell(EventKind::Withdrawn);
                self.close_case();
            }
            State::Rejected => {
                self.tell(EventKind::Rejected);
                self.close_case();
            }
            State::Held
            | State::Queued
            | State::Sending
            | State::InDoubt
            | State::Accepted
            | State::Turned => {}
        }
    }

    /// Scans carry the courier's clock, inferred milestones ours: the times are kept in the order of the road, so
    /// that no timeline shows a parcel turned before its command was received.
    fn reach(&mut self, milestone: Milestone, at: At) {
        let reached = &self.next.milestones;
        if reached.contains_key(&milestone) {
            return;
        }
        let not_before = reached.range(..milestone).map(|(_, at)| *at).max();
        let not_after = reached.range(milestone..).map(|(_, at)| *at).min();
        let at = at.max(not_before.unwrap_or(at)).min(not_after.unwrap_or(At(i64::MAX)));
        self.next.milestones.insert(milestone, at);
        self.marks.push(Mark::Milestone(milestone));
    }

    fn tell(&mut self, event: EventKind) {
        let effect = Effect::Event(event);
        if !self.effects.contains(&effect) {
            self.effects.push(effect);
        }
    }

    fn escalate(&mut self, why: CaseWhy) {
        match &mut self.next.escalation {
            Some(case) if case.closed_at.is_none() => {
                if case.why == why {
                    return;
                }
                case.why = why;
            }
            _ => self.next.escalation = Some(Escalation { at: self.at, why, owner: None, closed_at: None }),
        }
        self.marks.push(Mark::Case(why));
        self.tell(EventKind::Escalated);
    }

    fn close_case(&mut self) {
        let at = self.at;
        if let Some(case) = &mut self.next.escalation
            && case.closed_at.is_none()
        {
            case.closed_at = Some(at);
            self.marks.push(Mark::CaseClosed);
        }
    }

    fn contradict(&mut self, what: Contradiction) {
        // A delivery at the old address is the end of what an old road only threatened, in whatever order they came.
        let news = match self.next.contradicted {
            None => true,
            Some(known) => known == Contradiction::GoesOnOldRoad && what == Contradiction::DeliveredOld,
        };
        if news {
            self.next.contradicted = Some(what);
            self.marks.push(Mark::Contradicted(what));
            self.tell(EventKind::Contradicted);
            self.escalate(CaseWhy::Contradicted);
        }
    }
}
