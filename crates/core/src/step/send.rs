//! Sending: the attempt goes out, the answer comes back, or nobody knows.

use super::{Draft, Ignored, Outcomes};
use crate::{
    evidence::Word,
    input::{Answer, Attempt, Operation},
    interception::Doubt,
    planted::{self, Bug},
    stage::{Stage, Verdict},
    state::{CaseWhy, DoubtWhy, EventKind, Milestone, NotSentWhy, Outcome, State, WithdrawalState},
};

impl Draft {
    /// Attempt and lease commit together with this step; the stage was read in the same transaction.
    pub(super) fn sending(&mut self, attempt: &Attempt, stage: Stage) -> Outcomes {
        if self.next.state != State::Queued || attempt.no != self.next.attempts + 1 {
            return Err(Ignored::WrongState);
        }
        if stage.verdict() == Verdict::Deny && !planted::is(Bug::DenyIgnored) {
            if self.next.doubt.is_some() {
                self.back_to_doubt();
            } else {
                self.too_late();
            }
            return Ok(());
        }
        self.next.attempts = attempt.no;
        self.next.attempt = Some(attempt.clone());
        self.enter(State::Sending);
        Ok(())
    }

    /// The window closed while nothing had been sent: a person takes over.
    pub(super) fn too_late(&mut self) {
        self.close(State::Failed, Outcome::TooLate);
        self.escalate(CaseWhy::TooLate);
    }

    /// Class K, after a query that proved nothing: the same key goes out again, a few times, then a person decides.
    /// Where a person is at it already, or has ordered a resend, or people want the command back, the machine leaves
    /// it alone.
    pub(super) fn repeat_by_key(&mut self) {
        let max = self.next.opening.plan.repeats_max;
        let unwanted = self.next.withdrawal.as_ref().is_some_and(|w| w.state != WithdrawalState::Refused);
        if max == 0 || self.next.has_open_case() || self.next.resends > 0 || unwanted {
            return;
        }
        if self.next.repeats >= max && !planted::is(Bug::RepeatWithoutEnd) {
            self.escalate(CaseWhy::DoubtUnresolved);
            return;
        }
        self.next.repeats += 1;
        self.enter(State::Queued);
        self.delay_send(0);
    }

    /// A resend that cannot leave changes nothing about the doubt of the first attempt, but the person who
    /// ordered it must hear of it at once.
    pub(super) fn back_to_doubt(&mut self) {
        self.enter(State::InDoubt);
        self.tell(EventKind::InDoubt);
        self.escalate(CaseWhy::DoubtUnresolved);
    }

    pub(super) fn unencodable(&mut self, code: &str) -> Outcomes {
        if self.next.withdrawal_is(WithdrawalState::Requested) {
            self.next.courier_code = Some(code.to_owned());
            self.refuse_withdrawal();
            return Ok(());
        }
        if self.next.state != State::Queued {
            return Err(Ignored::WrongState);
        }
        self.next.courier_code = Some(code.to_owned());
        if self.next.doubt.is_some() {
            self.back_to_doubt();
        } else {
            self.refuse(Outcome::Unencodable);
        }
        Ok(())
    }

    pub(super) fn postponed(&mut self, why: NotSentWhy, wait_ms: i64) -> Outcomes {
        if self.next.state != State::Queued {
            if self.next.withdrawal_is(WithdrawalState::Requested) {
                self.delay_withdrawal(wait_ms);
                return Ok(());
            }
            return Err(Ignored::WrongState);
        }
        self.next.waiting = Some(why);
        self.delay_send(wait_ms);
        Ok(())
    }

    /// A withdrawal is sent only once the interception is accepted, and an accepted one is never sent again: so
    /// the numbers of all withdrawal attempts lie above those of all interception attempts.
    fn operation_of(&self, no: u32) -> Result<Operation, Ignored> {
        match &self.next.attempt {
            Some(attempt) if (1..=attempt.no).contains(&no) => return Ok(Operation::Intercept),
            _ => {}
        }
        let out = self.next.withdrawal.as_ref().and_then(|withdrawal| withdrawal.attempt.as_ref());
        if out.is_some_and(|attempt| attempt.no == no) {
            return Ok(Operation::Withdraw);
        }
        Err(Ignored::OtherAttempt)
    }

    fn is_current(&self, no: u32) -> bool {
        self.next.attempt.as_ref().is_some_and(|attempt| attempt.no == no)
    }

    /// More than one attempt may have reached the courier, so a refusal of one says nothing about the other.
    fn sent_twice(&self) -> bool {
        let waiting = self.next.state == State::Queued && self.next.doubt.is_some();
        self.next.resends + self.next.repeats > u32::from(waiting)
    }

    pub(super) fn answered(&mut self, no: u32, answer: &Answer) -> Outcomes {
        if self.operation_of(no)? == Operation::Withdraw {
            return self.withdrawal_answered(answer);
        }
        match self.next.state {
            State::Sending | State::InDoubt if self.is_current(no) => self.awaited_answer(answer),
            // A resend is ordered and has not left: the answer that comes after all keeps it from leaving.
            State::Queued if self.next.doubt.is_some() && self.is_current(no) => self.awaited_answer(answer),
            // A late answer is evidence like any other (CONTRACT F34): words cannot reopen, they may contradict.
            _ => self.late_answer(no, answer),
        }
        Ok(())
    }

    fn awaited_answer(&mut self, answer: &Answer) {
        // Only a repeat can meet our own first attempt; a late answer to the only attempt is that attempt's own.
        let repeat = self.sent_twice();
        match answer {
            Answer::Accepted { courier_ref, withdrawable, fee } => {
                self.dispatched();
                self.next.courier_ref = courier_ref.clone().or_else(|| self.next.courier_ref.take());
                self.next.withdrawable = withdrawable.or(self.next.withdrawable);
                self.next.fee = fee.or(self.next.fee);
                self.next.evidence.hear(Word::Accepted);
            }
            Answer::CancelledBeforePickup => {
                self.dispatched();
                self.next.evidence.hear(Word::CancelledBeforePickup);
            }
            Answer::AlreadyExists { code } if repeat => {
                // After our own doubt it proves that the first attempt was accepted (ARCHITECTURE §3, 4a).
                self.next.courier_code = Some(code.clone());
                self.next.evidence.hear(Word::Accepted);
            }
            Answer::Refused { code } if repeat => {
                // A refusal of the repeat says nothing certain about the first attempt (JD 3 after doubt).
                self.next.courier_code = Some(code.clone());
                self.enter_doubt(DoubtWhy::UnlistedRefusal);
                return;
            }
            Answer::AlreadyExists { code } => {
                self.dispatched();
                self.next.courier_code = Some(code.clone());
                self.refuse(Outcome::AlreadyInterceptedElsewhere);
            }
            Answer::Refused { code } => {
                self.dispatched();
                self.next.courier_code = Some(code.clone());
                self.next.evidence.hear(Word::Refused);
            }
        }
        self.settle();
    }

    fn late_answer(&mut self, no: u32, answer: &Answer) {
        match answer {
            Answer::Accepted { courier_ref, withdrawable, fee } => {
                if self.next.courier_ref.is_none() {
                    self.next.courier_ref.clone_from(courier_ref);
                }
                self.next.withdrawable = self.next.withdrawable.or(*withdrawable);
                self.next.fee = self.next.fee.or(*fee);
                self.next.evidence.hear(Word::Accepted);
            }
            Answer::CancelledBeforePickup => self.next.evidence.hear(Word::CancelledBeforePickup),
            Answer::Refused { code } if self.sent_twice() || !self.is_current(no) => {
                self.next.courier_code = Some(code.clone());
            }
            Answer::Refused { .. } => self.next.evidence.hear(Word::Refused),
            Answer::AlreadyExists { .. } => self.next.evidence.hear(Word::Accepted),
        }
        self.settle();
    }

    /// Ends refused, with a human case: the phone is the way that remains.
    pub(super) fn refuse(&mut self, outcome: Outcome) {
        self.close(State::Refused, outcome);
        self.escalate(CaseWhy::Refused);
    }

    pub(super) fn not_sent(&mut self, no: u32, why: NotSentWhy, wait_ms: Option<i64>) -> Outcomes {
        if self.operation_of(no)? == Operation::Withdraw {
            return self.withdrawal_not_sent(wait_ms);
        }
        self.must_be_out(no)?;
        if self.next.doubt.is_some() {
            // The repeat was not processed, but an earlier attempt is still unclear.
            if self.next.resends == 0 && self.next.repeats > 0 {
                // Nobody ordered it: the next question decides whether it is tried again.
                self.next.repeats -= 1;
                self.enter(State::InDoubt);
                self.tell(EventKind::InDoubt);
            } else {
                self.back_to_doubt();
            }
            self.settle();
            return Ok(());
        }
        self.next.failures += 1;
        self.enter(State::Queued);
        self.next.waiting = Some(why);
        let wait = self.next.opening.plan.backoff(self.next.failures).max(wait_ms.unwrap_or(0));
        self.delay_send(wait);
        self.settle();
        if self.next.withdrawal.is_some() && self.next.state == State::Queued {
            self.withdraw_now();
        }
        Ok(())
    }

    pub(super) fn unclear(&mut self, no: u32, why: DoubtWhy) -> Outcomes {
        if self.operation_of(no)? == Operation::Withdraw {
            return self.withdrawal_unclear();
        }
        self.must_be_out(no)?;
        self.dispatched();
        self.enter_doubt(why);
        Ok(())
    }

    fn must_be_out(&self, no: u32) -> Outcomes {
        if !self.is_current(no) {
            return Err(Ignored::OtherAttempt);
        }
        if self.next.state == State::Sending { Ok(()) } else { Err(Ignored::WrongState) }
    }

    fn enter_doubt(&mut self, why: DoubtWhy) {
        let since = self.next.doubt.as_ref().map_or(self.at, |doubt| doubt.since);
        let first = self.next.doubt.is_none() || self.next.state == State::Sending;
        self.next.doubt = Some(Doubt {
            since: if first { self.at } else { since },
            why,
            asked: 0,
            absent: 0,
            last_absent: None,
        });
        self.enter(State::InDoubt);
        self.tell(EventKind::InDoubt);
        if self.case_is(CaseWhy::NotSentInTime) {
            // It left after all; the doubt has its own deadline.
            self.close_case();
        }
        self.settle();
        if self.next.state == State::InDoubt {
            if why == DoubtWhy::UnlistedRefusal {
                self.escalate(CaseWhy::UnlistedRefusal);
            } else if self.next.opening.plan.doubt_deadline_ms == 0 {
                self.escalate(CaseWhy::DoubtUnresolved);
            }
        }
    }

    pub(super) fn dispatched(&mut self) {
        if !self.next.milestones.contains_key(&Milestone::Dispatched) {
            self.reach(Milestone::Dispatched, self.at);
            self.tell(EventKind::Dispatched);
        }
    }
}
