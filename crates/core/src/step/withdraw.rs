//! Withdrawal: a second small command with the same rules (requested → sent → in doubt | confirmed | refused).

use super::{Draft, Ignored, Outcomes};
use crate::{
    evidence::Word,
    input::{Answer, Attempt},
    interception::Withdrawal,
    journal::Mark,
    state::{CaseWhy, Contradiction, EventKind, Outcome, State, WithdrawalState},
};

impl Draft {
    pub(super) fn withdraw_asked(&mut self) -> Outcomes {
        if self.next.state.is_terminal() {
            return Err(Ignored::Closed);
        }
        if let Some(withdrawal) = &self.next.withdrawal
            && withdrawal.state != WithdrawalState::Refused
        {
            return Err(Ignored::WithdrawUnderWay);
        }
        match self.next.state {
            State::Held | State::Queued if self.next.doubt.is_none() => {
                self.withdraw_now();
                Ok(())
            }
            State::Turned => Err(Ignored::WithdrawTooLate),
            _ if !self.next.can_withdraw() => Err(Ignored::WithdrawUnsupported),
            State::Queued => {
                // A resend that nobody wants any more must not leave: what remains is the first attempt's doubt.
                self.enter(State::InDoubt);
                self.tell(EventKind::InDoubt);
                self.begin_withdrawal(WithdrawalState::Wished);
                Ok(())
            }
            State::Accepted => {
                self.begin_withdrawal(WithdrawalState::Requested);
                Ok(())
            }
            _ => {
                self.begin_withdrawal(WithdrawalState::Wished);
                Ok(())
            }
        }
    }

    /// Nothing was sent, so nothing needs to be taken back.
    pub(super) fn withdraw_now(&mut self) {
        if self.next.withdrawal.is_none() {
            self.begin_withdrawal(WithdrawalState::Confirmed);
        } else {
            self.move_withdrawal(WithdrawalState::Confirmed);
        }
        self.close(State::Withdrawn, Outcome::Withdrawn);
    }

    fn begin_withdrawal(&mut self, state: WithdrawalState) {
        self.next.withdrawal = Some(Withdrawal { state, asked_at: self.at, attempt: None, failures: 0 });
        self.marks.push(Mark::Withdrawal(state));
        if state == WithdrawalState::Requested {
            self.delay_withdrawal(0);
        }
    }

    pub(super) fn move_withdrawal(&mut self, state: WithdrawalState) {
        if let Some(withdrawal) = &mut self.next.withdrawal
            && withdrawal.state != state
        {
            withdrawal.state = state;
            self.marks.push(Mark::Withdrawal(state));
        }
        if state == WithdrawalState::Requested {
            self.delay_withdrawal(0);
        }
    }

    pub(super) fn withdrawing(&mut self, attempt: &Attempt) -> Outcomes {
        if self.next.state != State::Accepted
            || !self.next.withdrawal_is(WithdrawalState::Requested)
            || attempt.no != self.next.attempts + 1
        {
            return Err(Ignored::WrongState);
        }
        self.next.attempts = attempt.no;
        if let Some(withdrawal) = &mut self.next.withdrawal {
            withdrawal.attempt = Some(attempt.clone());
        }
        self.move_withdrawal(WithdrawalState::Sending);
        Ok(())
    }

    /// The withdrawal was sent and has not been answered for certain.
    pub(super) fn withdrawal_is_out(&self) -> bool {
        self.next.withdrawal_is(WithdrawalState::Sending) || self.next.withdrawal_is(WithdrawalState::InDoubt)
    }

    pub(super) fn withdrawal_answered(&mut self, answer: &Answer) -> Outcomes {
        if !self.withdrawal_is_out() {
            return Err(Ignored::WrongState);
        }
        match answer {
            Answer::Accepted { .. } | Answer::CancelledBeforePickup => self.confirm_withdrawal(),
            Answer::Refused { code } | Answer::AlreadyExists { code } => {
                self.next.courier_code = Some(code.clone());
                self.refuse_withdrawal();
            }
        }
        Ok(())
    }

    /// It stays in force. What the scans said meanwhile was held back until now (`settle`).
    pub(super) fn refuse_withdrawal(&mut self) {
        self.move_withdrawal(WithdrawalState::Refused);
        if self.case_is(CaseWhy::WithdrawalInDoubt) {
            self.close_case();
        }
        self.settle();
    }

    pub(super) fn confirm_withdrawal(&mut self) {
        self.move_withdrawal(WithdrawalState::Confirmed);
        match self.next.state {
            State::Queued | State::InDoubt | State::Accepted => {
                self.close(State::Withdrawn, Outcome::Withdrawn);
            }
            // Scans are the truth; the confirmation is noted and a person hears of the contradiction.
            State::Turned | State::Completed if self.next.opening.kind.turns() => {
                self.contradict(Contradiction::TurnsThoughWithdrawn);
            }
            // In flight: applied when the answer comes (`settle`).
            _ => {}
        }
    }

    /// The courier says the command was taken back: by us, or by somebody else on its portal.
    pub(super) fn heard_cancelled(&mut self) {
        match self.next.withdrawal.as_ref().map(|withdrawal| withdrawal.state) {
            Some(WithdrawalState::Confirmed) => {}
            Some(_) => self.confirm_withdrawal(),
            None => {
                // Not asked for by us: it no longer works for us, and a person should know.
                self.next.evidence.hear(Word::Failed);
                self.settle();
            }
        }
    }

    pub(super) fn withdrawal_not_sent(&mut self, wait_ms: Option<i64>) -> Outcomes {
        if !self.next.withdrawal_is(WithdrawalState::Sending) {
            return Err(Ignored::WrongState);
        }
        let failures = self.next.withdrawal.as_mut().map_or(1, |withdrawal| {
            withdrawal.failures += 1;
            withdrawal.failures
        });
        if self.next.state != State::Accepted {
            self.refuse_withdrawal();
            return Ok(());
        }
        let wait = self.next.opening.plan.backoff(failures).max(wait_ms.unwrap_or(0));
        self.move_withdrawal(WithdrawalState::Requested);
        self.delay_withdrawal(wait);
        self.settle();
        Ok(())
    }

    pub(super) fn withdrawal_unclear(&mut self) -> Outcomes {
        if !self.next.withdrawal_is(WithdrawalState::Sending) {
            return Err(Ignored::WrongState);
        }
        self.move_withdrawal(WithdrawalState::InDoubt);
        let plan = &self.next.opening.plan;
        if self.next.is_open() && (!plan.can_query || plan.doubt_deadline_ms == 0) {
            self.escalate(CaseWhy::WithdrawalInDoubt);
        }
        Ok(())
    }
}
