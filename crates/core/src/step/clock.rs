//! Timers: set from the state at the end of every step, in this one place.

use super::Draft;
use crate::{
    input::Timer,
    moment::At,
    plan::Plan,
    state::{State, WithdrawalState},
};

impl Draft {
    /// The command may leave `wait_ms` from now.
    pub(super) fn delay_send(&mut self, wait_ms: i64) {
        self.next.timers.insert(Timer::Send, self.at.plus_ms(wait_ms));
        self.touched = true;
    }

    /// The withdrawal may leave `wait_ms` from now.
    pub(super) fn delay_withdrawal(&mut self, wait_ms: i64) {
        self.next.timers.insert(Timer::Withdraw, self.at.plus_ms(wait_ms));
        self.touched = true;
    }

    /// Every open interception leaves here with a next timer; a closed one with none.
    pub(super) fn set_timers(&mut self) {
        let state = self.next.state;
        self.set(
            Timer::Send,
            match state {
                State::Queued => Some(self.next.timers.get(&Timer::Send).copied().unwrap_or(self.at)),
                // The sweep finds an attempt whose answer never came.
                State::Sending => self.next.attempt.as_ref().map(|attempt| attempt.deadline),
                _ => None,
            },
        );
        let withdraw = self.next.withdrawal.as_ref().and_then(|withdrawal| match withdrawal.state {
            WithdrawalState::Requested => {
                Some(self.next.timers.get(&Timer::Withdraw).copied().unwrap_or(self.at))
            }
            WithdrawalState::Sending => withdrawal.attempt.as_ref().map(|attempt| attempt.deadline),
            _ => None,
        });
        self.set(Timer::Withdraw, withdraw.filter(|_| !state.is_terminal()));
        let query = self.query_at();
        self.set(Timer::Query, query);
        let track = self.track_at();
        self.set(Timer::Track, track);
        let deadline = self.deadline_at();
        self.set(Timer::Deadline, deadline);
    }

    fn set(&mut self, timer: Timer, at: Option<At>) {
        match at {
            Some(at) => self.next.timers.insert(timer, at),
            None => self.next.timers.remove(&timer),
        };
    }

    fn may_poll(&self) -> bool {
        self.at.since_ms(self.next.created_at) < self.next.opening.plan.poll_stop_ms
    }

    fn poll(&self, schedule: &[i64], since: At) -> Option<At> {
        let elapsed = self.at.since_ms(since).max(0);
        Plan::next_offset(schedule, elapsed).map(|offset| since.plus_ms(offset))
    }

    fn query_at(&self) -> Option<At> {
        let plan = &self.next.opening.plan;
        if !plan.can_query || !self.may_poll() {
            return None;
        }
        match self.next.state {
            State::InDoubt => {
                let since = self.next.doubt.as_ref().map_or(self.at, |doubt| doubt.since);
                self.poll(&plan.doubt_query_ms, since)
            }
            State::Accepted | State::Turned => self.poll(&plan.query_ms, self.next.state_since),
            _ => None,
        }
    }

    fn track_at(&self) -> Option<At> {
        let plan = &self.next.opening.plan;
        let waits = matches!(self.next.state, State::Held | State::Queued);
        let sent = matches!(self.next.state, State::InDoubt | State::Accepted | State::Turned);
        if !plan.can_track || !self.may_poll() || !(waits || sent) {
            return None;
        }
        self.poll(&plan.track_ms, self.next.state_since)
    }

    fn deadline_at(&self) -> Option<At> {
        let next = &self.next;
        let plan = &next.opening.plan;
        let later = |at: At| at.plus_ms(0).max(self.at.plus_ms(1));
        let withdrawal = next
            .withdrawal
            .as_ref()
            .filter(|w| w.state == WithdrawalState::InDoubt && !next.has_open_case())
            .map(|w| w.asked_at.plus_ms(plan.doubt_deadline_ms));
        let own = match next.state {
            State::Held | State::Queued => {
                let warn = next.created_at.plus_ms(plan.send_warn_ms);
                let give_up = next.created_at.plus_ms(plan.send_give_up_ms);
                Some(if next.has_open_case() || self.at >= warn { give_up } else { warn })
            }
            State::InDoubt if !next.has_open_case() => {
                next.doubt.as_ref().map(|doubt| doubt.since.plus_ms(plan.doubt_deadline_ms))
            }
            State::Accepted if !next.has_open_case() => {
                Some(next.state_since.plus_ms(plan.accepted_silence_ms))
            }
            State::Turned if !next.has_open_case() => Some(next.state_since.plus_ms(plan.turned_silence_ms)),
            _ => None,
        };
        own.into_iter().chain(withdrawal).min().map(later)
    }
}
