//! From evidence to state: scans first, words second.

use super::Draft;
use crate::{
    evidence::{Road, Word},
    journal::Mark,
    state::{CaseWhy, Contradiction, EventKind, Milestone, Outcome, State, WithdrawalState},
};

impl Draft {
    /// Derives the state from the evidence. Called after every new fact.
    pub(super) fn settle(&mut self) {
        match self.next.state {
            State::Held => self.settle_unsent(),
            // Back in the queue by a person's resend: the first attempt may still prove itself.
            State::Queued if self.next.doubt.is_some() => self.settle_open(),
            State::Queued => self.settle_unsent(),
            // The answer is awaited; what is known already is used when it comes, or when it does not.
            State::Sending if self.next.doubt.is_none() && !self.answered_by_words() => {}
            State::Sending | State::InDoubt | State::Accepted | State::Turned => self.settle_open(),
            State::Completed | State::Refused | State::Failed | State::Withdrawn => self.settle_closed(),
            State::Rejected => {}
        }
        self.note_redirected();
    }

    /// Nothing was sent: a parcel that is past the window ends it (state machine, "further edges").
    pub(super) fn settle_unsent(&mut self) {
        let evidence = &self.next.evidence;
        let gone = match evidence.road(self.next.opening.kind) {
            Road::Silent => false,
            Road::Old | Road::Turned | Road::Arrived | Road::DeliveredOld | Road::ReturnedInstead => true,
        };
        if gone {
            self.too_late();
        }
    }

    fn answered_by_words(&self) -> bool {
        // In `answered` the word was just heard; a callback may have come before our own answer (CONTRACT F16),
        // then the answer is still awaited: milestones tell the two apart.
        self.next.milestones.contains_key(&Milestone::Dispatched)
    }

    fn settle_open(&mut self) {
        let kind = self.next.opening.kind;
        match self.next.evidence.road(kind) {
            Road::Arrived => {
                self.road_vindicates();
                if kind.turns() {
                    self.turn();
                }
                let outcome = if kind.turns() { Outcome::Arrived } else { Outcome::Changed };
                self.close(State::Completed, outcome);
            }
            Road::DeliveredOld => {
                self.close(State::Failed, Outcome::DeliveredOld);
                if self.next.evidence.said_yes() {
                    self.contradict(Contradiction::DeliveredOld);
                }
                self.escalate_failed();
            }
            Road::ReturnedInstead => {
                self.close(State::Failed, Outcome::ReturnedInstead);
                self.escalate_failed();
            }
            Road::Turned => {
                self.road_vindicates();
                self.turn();
                if self.next.evidence.said_no() {
                    self.contradict(Contradiction::TurnsThoughRefused);
                }
            }
            Road::Old => {
                self.settle_by_words();
                if self.next.is_open() && self.next.evidence.said_yes() {
                    self.contradict(Contradiction::GoesOnOldRoad);
                }
            }
            Road::Silent => self.settle_by_words(),
        }
        self.after_settling();
    }

    fn settle_by_words(&mut self) {
        let before = self.next.state;
        match self.next.evidence.best_word() {
            Some(Word::CancelledBeforePickup) => self.close(State::Completed, Outcome::CancelledBeforePickup),
            Some(Word::Completed) => {
                self.turn();
                self.close(State::Completed, Outcome::CourierClosed);
            }
            Some(Word::Turned) => self.turn(),
            Some(Word::Accepted) => self.accept(),
            Some(Word::Failed) => {
                if before == State::Turned {
                    self.contradict(Contradiction::WordsDisagree);
                }
                self.close(State::Failed, Outcome::CourierFailed);
                self.escalate_failed();
            }
            Some(Word::Refused) => self.refuse(Outcome::CourierRefused),
            Some(Word::Cancelled) | None => {}
        }
    }

    fn accept(&mut self) {
        self.reach(Milestone::Acknowledged, self.at);
        if matches!(self.next.state, State::Queued | State::Sending | State::InDoubt) {
            self.enter(State::Accepted);
            self.tell(EventKind::Acknowledged);
            self.close_doubt_case();
        }
    }

    fn turn(&mut self) {
        if !self.next.opening.kind.turns() {
            self.accept();
            return;
        }
        if self.next.state == State::Turned {
            return;
        }
        if !self.next.milestones.contains_key(&Milestone::Acknowledged) {
            self.reach(Milestone::Acknowledged, self.at);
            self.tell(EventKind::Acknowledged);
        }
        let at = self.next.evidence.turned_at().unwrap_or(self.at);
        self.reach(Milestone::Diverted, at);
        self.enter(State::Turned);
        self.tell(EventKind::Diverted);
        self.close_doubt_case();
    }

    /// The doubt is gone, and with it the human case that only the doubt had opened.
    fn close_doubt_case(&mut self) {
        let only_doubt = self.next.escalation.as_ref().is_some_and(|case| {
            matches!(
                case.why,
                CaseWhy::DoubtUnresolved
                    | CaseWhy::UnlistedRefusal
                    | CaseWhy::NotSentInTime
                    | CaseWhy::Silent
            )
        });
        if only_doubt {
            self.close_case();
        }
    }

    fn escalate_failed(&mut self) {
        if !self.next.has_open_case() {
            self.escalate(CaseWhy::Failed);
        }
    }

    /// A wish to withdraw waits for certainty; a turned parcel is beyond it.
    fn after_settling(&mut self) {
        match self.next.state {
            State::Accepted if self.next.withdrawal_is(WithdrawalState::Wished) => {
                if self.next.can_withdraw() {
                    self.move_withdrawal(WithdrawalState::Requested);
                } else {
                    self.move_withdrawal(WithdrawalState::Refused);
                }
            }
            State::Turned
                if self.next.withdrawal_is(WithdrawalState::Wished)
                    || self.next.withdrawal_is(WithdrawalState::Requested) =>
            {
                self.move_withdrawal(WithdrawalState::Refused);
            }
            _ => {}
        }
    }

    /// Terminal means terminal for words; scans may correct an outcome, terminal to terminal only.
    fn settle_closed(&mut self) {
        if self.next.attempts == 0 {
            return;
        }
        let kind = self.next.opening.kind;
        let state = self.next.state;
        let evidence = &self.next.evidence;
        match (evidence.road(kind), state) {
            (Road::Arrived, State::Refused | State::Failed | State::Withdrawn) if kind.turns() => {
                let outcome = Outcome::Arrived;
                let contradiction = turning_against(state, evidence.said_no());
                self.correct(State::Completed, outcome, contradiction);
            }
            (Road::Turned, State::Refused | State::Failed | State::Withdrawn) => {
                if let Some(contradiction) = turning_against(state, evidence.said_no()) {
                    self.contradict(contradiction);
                }
            }
            (Road::DeliveredOld, State::Completed) => {
                self.correct(State::Failed, Outcome::DeliveredOld, Some(Contradiction::DeliveredOld));
            }
            (Road::ReturnedInstead, State::Completed) => {
                self.correct(State::Failed, Outcome::ReturnedInstead, None);
            }
            (Road::Old, State::Completed) if self.next.outcome == Some(Outcome::CourierClosed) => {
                self.contradict(Contradiction::GoesOnOldRoad);
            }
            // Refused, by the courier or by a person's decision, and now the courier says it has it.
            (Road::Silent | Road::Old, State::Refused) if evidence.said_yes() => {
                self.contradict(Contradiction::WordsDisagree);
            }
            _ => {}
        }
    }

    /// The parcel did turn: an alarm raised while scans were still incomplete is answered.
    fn road_vindicates(&mut self) {
        let answered = matches!(
            self.next.contradicted,
            Some(Contradiction::GoesOnOldRoad | Contradiction::DeliveredOld)
        );
        if answered {
            self.next.contradicted = None;
            if self.case_is(CaseWhy::Contradicted) {
                self.close_case();
            }
        }
    }

    fn correct(&mut self, to: State, outcome: Outcome, contradiction: Option<Contradiction>) {
        let from = self.next.state;
        self.marks.push(Mark::Corrected { from, to });
        if to == State::Completed {
            self.road_vindicates();
        }
        if to == State::Completed
            && self.next.opening.kind.turns()
            && !self.next.milestones.contains_key(&Milestone::Diverted)
        {
            let at = self.next.evidence.turned_at().unwrap_or(self.at);
            self.reach(Milestone::Diverted, at);
            self.tell(EventKind::Diverted);
        }
        if let Some(what) = contradiction {
            self.contradict(what);
        }
        self.close(to, outcome);
        if !self.next.has_open_case() {
            self.escalate(CaseWhy::Corrected);
        }
    }

    fn note_redirected(&mut self) {
        if !self.next.milestones.contains_key(&Milestone::Diverted)
            || self.next.milestones.contains_key(&Milestone::Redirected)
        {
            return;
        }
        if let Some(at) = self.next.evidence.redirected_at() {
            self.reach(Milestone::Redirected, at);
            self.tell(EventKind::Redirected);
        }
    }
}

/// Which contradiction a turning parcel is, given how the interception had ended.
const fn turning_against(state: State, said_no: bool) -> Option<Contradiction> {
    match state {
        State::Withdrawn => Some(Contradiction::TurnsThoughWithdrawn),
        State::Refused => Some(Contradiction::TurnsThoughRefused),
        State::Failed if said_no => Some(Contradiction::TurnsThoughRefused),
        _ => None,
    }
}
