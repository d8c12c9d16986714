//! From evidence to state: scans first, words second.

use super::Draft;
use crate::{
    evidence::{Road, Word},
    journal::Mark,
    planted::{self, Bug},
    state::{CaseWhy, Contradiction, EventKind, Milestone, Outcome, State, WithdrawalState},
};

impl Draft {
    /// Derives the state from the evidence. Called after every new fact.
    pub(super) fn settle(&mut self) {
        match self.next.state {
            State::Held => self.settle_unsent(),
            // Back in the queue by a person's resend: the first attempt may still prove itself.
            State::Queued if self.next.doubt.is_some() => self.settle_open(),
            State::Queued if self.next.evidence.best_word().is_some() => {
                // Proven unsent, yet the courier speaks of it: sending again could be a second submission.
                self.dispatched();
                self.contradict(Contradiction::WordsDisagree);
                self.settle_open();
            }
            State::Queued => self.settle_unsent(),
            // The answer is awaited; what is known already is used when it comes, or when it does not.
            State::Sending if self.next.doubt.is_none() && !self.answered_by_words() => {}
            State::Sending | State::InDoubt | State::Accepted | State::Turned => self.settle_open(),
            State::Refused if planted::is(Bug::WordsReopen) => self.settle_open(),
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
        let evidence = &self.next.evidence;
        let (yes, no) = (evidence.said_yes(), evidence.said_no());
        match evidence.road(self.next.opening.kind) {
            _ if self.scans_are_mute() => self.settle_by_words(),
            Road::Arrived => self.arrive(),
            // A definite no stays a no, although the delivery was seen before it was heard.
            Road::DeliveredOld if no && !yes => self.settle_by_words(),
            Road::DeliveredOld => {
                self.close(State::Failed, Outcome::DeliveredOld);
                if yes && !no {
                    self.contradict(Contradiction::DeliveredOld);
                }
                self.escalate_failed();
            }
            Road::ReturnedInstead => {
                self.close(State::Failed, Outcome::ReturnedInstead);
                self.escalate_failed();
            }
            Road::Turned => {
                self.leave_old_road();
                if self.next.evidence.best_word() == Some(Word::Completed) {
                    self.note_redirected();
                    self.close(State::Completed, Outcome::CourierClosed);
                }
            }
            Road::Old => {
                self.settle_by_words();
                if self.next.is_open() && yes {
                    self.contradict(Contradiction::GoesOnOldRoad);
                }
            }
            Road::Silent => self.settle_by_words(),
        }
        self.after_settling();
    }

    /// The scans look the same whether the command works or not: while a withdrawal is out, the old road is what
    /// its success looks like; and a parcel whose road does not change is delivered either way, so that only the
    /// courier's yes makes the delivery a success.
    fn scans_are_mute(&self) -> bool {
        let turns = self.next.opening.kind.turns();
        let evidence = &self.next.evidence;
        match evidence.road(self.next.opening.kind) {
            Road::Arrived if !turns && (!evidence.said_yes() || evidence.said_no()) => true,
            Road::Arrived if turns => false,
            Road::Old | Road::DeliveredOld | Road::Arrived => {
                let confirmed = self.next.withdrawal_is(WithdrawalState::Confirmed);
                self.withdrawal_is_out() || (confirmed && self.next.state != State::Turned)
            }
            Road::Silent | Road::Turned | Road::ReturnedInstead => false,
        }
    }

    fn leave_old_road(&mut self) {
        self.road_vindicates();
        self.turn();
        match self.next.evidence.best_word() {
            Some(Word::Refused | Word::Failed) => self.contradict(Contradiction::TurnsThoughRefused),
            Some(Word::CancelledBeforePickup) => self.contradict(Contradiction::WordsDisagree),
            Some(Word::Accepted | Word::Turned | Word::Completed | Word::Cancelled) | None => {}
        }
    }

    fn arrive(&mut self) {
        let turns = self.next.opening.kind.turns();
        if turns {
            self.leave_old_road();
            self.note_redirected();
        } else {
            self.accept();
        }
        self.close(State::Completed, arrived(turns));
    }

    fn settle_by_words(&mut self) {
        match self.next.evidence.best_word() {
            Some(Word::CancelledBeforePickup) => self.close(State::Completed, Outcome::CancelledBeforePickup),
            Some(Word::Completed) => {
                self.turn();
                self.close(State::Completed, Outcome::CourierClosed);
            }
            Some(Word::Turned) => self.turn(),
            Some(Word::Accepted) => self.accept(),
            Some(Word::Failed) => {
                if self.next.evidence.words_disagree() {
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
        if !self.case_is(CaseWhy::Contradicted) {
            self.escalate(CaseWhy::Failed);
        }
    }

    /// A wish to withdraw waits for certainty; a turned parcel is beyond it.
    fn after_settling(&mut self) {
        match self.next.state {
            State::Accepted if planted::is(Bug::WishForgotten) => {}
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
            State::Accepted | State::InDoubt if self.next.withdrawal_is(WithdrawalState::Confirmed) => {
                self.close(State::Withdrawn, Outcome::Withdrawn);
            }
            _ => {}
        }
    }

    /// Terminal means terminal for words; scans may correct an outcome, terminal to terminal only.
    fn settle_closed(&mut self) {
        if !self.next.milestones.contains_key(&Milestone::Dispatched) {
            // Nothing of ours reached the courier: whatever the parcel does, it is not our command's doing. But if
            // the courier speaks of a command that we proved unsent, a person must know.
            if self.next.evidence.best_word().is_some() {
                self.contradict(Contradiction::WordsDisagree);
            }
            return;
        }
        let turns = self.next.opening.kind.turns();
        let said_no = self.next.evidence.said_no();
        let state = self.next.state;
        match (self.next.evidence.road(self.next.opening.kind), state) {
            (Road::Arrived, State::Refused | State::Failed | State::Withdrawn) if turns => {
                self.correct(State::Completed, Outcome::Arrived, turning_against(state, said_no));
            }
            (Road::DeliveredOld, State::Completed) => {
                self.correct(State::Failed, Outcome::DeliveredOld, Some(Contradiction::DeliveredOld));
            }
            (Road::ReturnedInstead, State::Completed) => {
                self.correct(State::Failed, Outcome::ReturnedInstead, None);
            }
            (Road::Arrived, State::Completed) => {
                self.road_vindicates();
                self.prove(arrived(turns));
            }
            (Road::Turned, State::Completed) => self.road_vindicates(),
            (Road::DeliveredOld, State::Failed) => self.prove(Outcome::DeliveredOld),
            (Road::ReturnedInstead, State::Failed) => self.prove(Outcome::ReturnedInstead),
            _ => {}
        }
        if let Some(clash) = self.clash() {
            self.contradict(clash);
        }
    }

    /// The end stays what it was; its reason, so far the courier's word, is now a fact. People's decisions stand.
    fn prove(&mut self, outcome: Outcome) {
        let by_word_or_scan = matches!(
            self.next.outcome,
            Some(
                Outcome::CourierClosed
                    | Outcome::CourierFailed
                    | Outcome::DeliveredOld
                    | Outcome::ReturnedInstead
            )
        );
        if by_word_or_scan {
            self.next.outcome = Some(outcome);
        }
    }

    /// How the evidence contradicts the end, if it does.
    fn clash(&self) -> Option<Contradiction> {
        let evidence = &self.next.evidence;
        let (yes, no) = (evidence.said_yes(), evidence.said_no());
        let turns = self.next.opening.kind.turns();
        let delivered_old = self.next.outcome == Some(Outcome::DeliveredOld);
        match (evidence.road(self.next.opening.kind), self.next.state) {
            (Road::Turned, state @ (State::Refused | State::Failed | State::Withdrawn)) => {
                turning_against(state, no)
            }
            (Road::Turned | Road::Arrived, State::Completed) if turns && no => {
                Some(Contradiction::TurnsThoughRefused)
            }
            (Road::Turned | Road::Arrived, State::Completed)
                if turns && evidence.best_word() == Some(Word::CancelledBeforePickup) =>
            {
                Some(Contradiction::WordsDisagree)
            }
            (Road::Old, State::Completed) => Some(Contradiction::GoesOnOldRoad),
            (Road::DeliveredOld, State::Failed) if delivered_old && yes && !no => {
                Some(Contradiction::DeliveredOld)
            }
            // Refused, by the courier or by a person's decision, and now the courier says it has it.
            (_, State::Refused) if yes => Some(Contradiction::WordsDisagree),
            (_, State::Failed) if evidence.words_disagree() => Some(Contradiction::WordsDisagree),
            (_, State::Completed) if no => Some(Contradiction::WordsDisagree),
            _ => None,
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
        // After the end it would only be told late; a failed one was not redirected to where it should go.
        if self.next.state != State::Turned
            || !self.next.milestones.contains_key(&Milestone::Diverted)
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

/// What an arrival proves: a changed road, or a changed delivery on the same road.
const fn arrived(turns: bool) -> Outcome {
    if turns { Outcome::Arrived } else { Outcome::Changed }
}
