//! Timers: set from the state at the end of every step, in this one place.

use super::Draft;
use crate::{
    input::Timer,
    moment::{At, minutes},
    plan::Plan,
    planted::{self, Bug},
    state::{CaseWhy, State, WithdrawalState},
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
                // While sending the timer stays where it is: its job is under the sender's lease, which runs in
                // real time. If the sender dies, whoever gets the job next finds an attempt without an answer.
                State::Queued | State::Sending => {
                    Some(self.next.timers.get(&Timer::Send).copied().unwrap_or(self.at))
                }
                _ => None,
            },
        );
        let withdraw = self.next.withdrawal.as_ref().and_then(|withdrawal| match withdrawal.state {
            WithdrawalState::Requested | WithdrawalState::Sending => {
                Some(self.next.timers.get(&Timer::Withdraw).copied().unwrap_or(self.at))
            }
            _ => None,
        });
        self.set(Timer::Withdraw, withdraw.filter(|_| !state.is_terminal()));
        let query = self.query_at();
        self.set(Timer::Query, query);
        let track = self.track_at();
        self.set(Timer::Track, track);
        let deadline = self.deadline_at().filter(|_| !planted::is(Bug::DeadlineLost));
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

    /// A poll moves on when it was answered, or when its schedule starts again. Anything else that happens leaves
    /// it where it is, due or not: else two polls with the same rhythm would push each other away for ever.
    fn poll(&self, timer: Timer, schedule: &[i64], since: At) -> Option<At> {
        let goes_on = self.polled != Some(timer) && self.before == (self.next.state, self.next.state_since);
        if let (true, Some(at)) = (goes_on, self.next.timers.get(&timer)) {
            return Some(*at);
        }
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
                self.poll(Timer::Query, &plan.doubt_query_ms, since)
            }
            State::Accepted | State::Turned => self.poll(Timer::Query, &plan.query_ms, self.next.state_since),
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
        self.poll(Timer::Track, &plan.track_ms, self.next.state_since)
    }

    fn deadline_at(&self) -> Option<At> {
        let withdrawal = self.withdrawal_deadline().map(|(at, _)| at);
        let soonest = self.own_deadline().into_iter().chain(withdrawal).min();
        // Never in the past: a deadline that rang has done its work, or has not come yet.
        soonest.map(|at| at.max(self.at.plus_ms(1)))
    }

    fn own_deadline(&self) -> Option<At> {
        let next = &self.next;
        let plan = &next.opening.plan;
        match next.state {
            // A resend that cannot leave: its doubt goes back to a person.
            State::Queued if next.doubt.is_some() => Some(next.state_since.plus_ms(plan.send_warn_ms)),
            State::Held | State::Queued => {
                let warn = next.created_at.plus_ms(plan.send_warn_ms);
                let give_up = next.created_at.plus_ms(plan.send_give_up_ms);
                Some(if next.has_open_case() || self.at >= warn { give_up } else { warn })
            }
            _ if next.has_open_case() => None,
            State::InDoubt => next.doubt.as_ref().map(|doubt| doubt.since.plus_ms(self.patience_ms())),
            State::Accepted => Some(next.state_since.plus_ms(plan.accepted_silence_ms)),
            State::Turned => Some(next.state_since.plus_ms(plan.turned_silence_ms)),
            _ => None,
        }
    }

    /// When a withdrawal that does not get on goes to a person, and why. A person's "keep waiting" starts it again.
    pub(super) fn withdrawal_deadline(&self) -> Option<(At, CaseWhy)> {
        let next = &self.next;
        let withdrawal = next.withdrawal.as_ref().filter(|_| next.is_open() && !next.has_open_case())?;
        let since = withdrawal.asked_at.max(next.state_since);
        match withdrawal.state {
            WithdrawalState::InDoubt => Some((since.plus_ms(self.patience_ms()), CaseWhy::WithdrawalInDoubt)),
            WithdrawalState::Requested => {
                Some((since.plus_ms(next.opening.plan.send_warn_ms), CaseWhy::NotSentInTime))
            }
            _ => None,
        }
    }

    /// How long doubt may last without a person. Where the class says "at once", the case is opened with the doubt;
    /// this clock then only runs after a person said "keep waiting", who should not be called back at once.
    pub(super) fn patience_ms(&self) -> i64 {
        match self.next.opening.plan.doubt_deadline_ms {
            at_once if at_once <= 0 => minutes(30),
            deadline => deadline,
        }
    }
}
