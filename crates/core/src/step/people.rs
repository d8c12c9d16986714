//! What people decide: gates, cases, doubt.

use super::{Draft, Ignored, Outcomes};
use crate::{
    evidence::Word,
    input::Verdict,
    state::{CaseWhy, EventKind, Gate, Milestone, Outcome, State, WithdrawalState},
};

impl Draft {
    pub(super) fn open_gate(&mut self, gate: Gate) -> Outcomes {
        if self.next.state != State::Held || !self.next.gates.remove(&gate) {
            return Err(Ignored::WrongState);
        }
        if gate == Gate::Approval {
            self.reach(Milestone::Approved, self.at);
            self.tell(EventKind::Approved);
        }
        if self.next.gates.is_empty() {
            self.enter(State::Queued);
        }
        self.touched = true;
        Ok(())
    }

    pub(super) fn reject(&mut self) -> Outcomes {
        if self.next.state != State::Held {
            return Err(Ignored::WrongState);
        }
        self.close(State::Rejected, Outcome::Rejected);
        Ok(())
    }

    pub(super) fn escalate_asked(&mut self) -> Outcomes {
        if self.next.has_open_case() {
            return Err(Ignored::NothingNew);
        }
        self.escalate(CaseWhy::Asked);
        Ok(())
    }

    pub(super) fn case_taken(&mut self, owner: &str) -> Outcomes {
        match &mut self.next.escalation {
            Some(case) if case.closed_at.is_none() => {
                if case.owner.as_deref() == Some(owner) {
                    return Err(Ignored::NothingNew);
                }
                case.owner = Some(owner.to_owned());
                Ok(())
            }
            _ => Err(Ignored::WrongState),
        }
    }

    pub(super) fn resolved(&mut self, verdict: Verdict) -> Outcomes {
        if self.next.state.is_terminal() {
            // A closed interception keeps its end; a person may close its case.
            if self.next.has_open_case() && verdict != Verdict::KeepWaiting {
                self.close_case();
                return Ok(());
            }
            return Err(Ignored::Closed);
        }
        if matches!(self.next.state, State::Held | State::Sending) {
            return Err(Ignored::WrongState);
        }
        if self.next.state == State::Queued && verdict != Verdict::Failed && verdict != Verdict::KeepWaiting {
            return Err(Ignored::WrongState);
        }
        match verdict {
            Verdict::KeepWaiting => {
                if let Some(doubt) = &mut self.next.doubt
                    && self.next.state == State::InDoubt
                {
                    doubt.since = self.at;
                    doubt.absent = 0;
                    doubt.last_absent = None;
                }
                self.next.state_since = self.at;
                self.close_case();
                self.touched = true;
            }
            Verdict::Accepted if self.next.state == State::InDoubt => {
                self.next.evidence.hear(Word::Accepted);
                self.close_case();
                self.settle();
            }
            Verdict::Accepted => return Err(Ignored::WrongState),
            Verdict::Refused if self.next.state == State::InDoubt => {
                self.close(State::Refused, Outcome::DecidedByPerson);
                self.close_case();
            }
            Verdict::Refused => return Err(Ignored::WrongState),
            Verdict::Completed => {
                self.close(State::Completed, Outcome::DecidedByPerson);
                self.close_case();
            }
            Verdict::Failed => {
                let outcome = if self.next.state == State::Queued && self.next.doubt.is_none() {
                    Outcome::NeverSent
                } else {
                    Outcome::DecidedByPerson
                };
                self.close(State::Failed, outcome);
                self.close_case();
            }
        }
        Ok(())
    }

    pub(super) fn resend_ordered(&mut self) -> Outcomes {
        if self.next.state != State::InDoubt {
            return Err(Ignored::WrongState);
        }
        if !self.next.absence_is_proven() && !self.next.has_open_case() {
            return Err(Ignored::ResendTooEarly);
        }
        if self.next.withdrawal.as_ref().is_some_and(|w| w.state != WithdrawalState::Refused) {
            // People want it back: first settle what they want.
            return Err(Ignored::WithdrawUnderWay);
        }
        self.next.resends += 1;
        self.close_case();
        self.enter(State::Queued);
        self.delay_send(0);
        Ok(())
    }

    /// A deadline rang: whatever waits goes to a person, or ends.
    pub(super) fn overdue(&mut self) -> Outcomes {
        if self.next.state.is_terminal() {
            return Err(Ignored::Closed);
        }
        self.touched = true;
        if let Some((deadline, why)) = self.withdrawal_deadline()
            && self.at >= deadline
        {
            self.escalate(why);
            return Ok(());
        }
        let waited = self.at.since_ms(self.next.state_since);
        let age = self.at.since_ms(self.next.created_at);
        // A resend that waits in the queue; giving it up does not end the doubt of the first attempt.
        let again = self.next.doubt.is_some();
        let plan = &self.next.opening.plan;
        match self.next.state {
            State::Queued if again && waited >= plan.send_warn_ms => self.back_to_doubt(),
            State::Held | State::Queued if !again && age >= plan.send_give_up_ms => {
                self.close(State::Failed, Outcome::NeverSent);
                self.escalate(CaseWhy::NotSentInTime);
            }
            State::Held | State::Queued if !again && age >= plan.send_warn_ms => {
                self.escalate(CaseWhy::NotSentInTime);
            }
            State::InDoubt if self.doubt_age() >= self.patience_ms() => {
                self.escalate(CaseWhy::DoubtUnresolved);
            }
            State::Accepted if waited >= plan.accepted_silence_ms => self.escalate(CaseWhy::Silent),
            State::Turned if waited >= plan.turned_silence_ms => self.escalate(CaseWhy::Silent),
            _ => {}
        }
        Ok(())
    }

    fn doubt_age(&self) -> i64 {
        self.next.doubt.as_ref().map_or(0, |doubt| self.at.since_ms(doubt.since))
    }

    pub(super) fn case_is(&self, why: CaseWhy) -> bool {
        self.next.escalation.as_ref().is_some_and(|case| case.closed_at.is_none() && case.why == why)
    }
}
