//! Four lives told from beginning to end, as a reader of `docs/ARCHITECTURE.md` would walk through them.

#![expect(clippy::panic, reason = "a test fails by panicking")]

mod life;

use gaidao_core::{
    Entry, Input, Interception, Kind, Mark, Plan, RepeatClass, Stage, State,
    evidence::Word,
    input::{Answer, Timer, Verdict, Voice},
    moment::minutes,
    state::{
        CaseWhy, Contradiction, DoubtWhy, EventKind, Gate, Milestone, NotSentWhy, Outcome, WithdrawalState,
    },
};
use life::{BEGIN, Life, events, fact, yes};

/// The states a life went through, in order.
fn states(journal: &[Entry]) -> Vec<State> {
    let marks = journal.iter().flat_map(|entry| &entry.marks);
    marks.filter_map(|mark| if let Mark::State(state) = mark { Some(*state) } else { None }).collect()
}

/// What a life came to: its states, its end, and what the merchant's systems heard.
fn check(life: &Life, through: &[State], outcome: Option<Outcome>, told: &[EventKind]) {
    assert_eq!(states(&life.journal), through);
    assert_eq!(life.now.outcome, outcome);
    assert_eq!(life.told, told);
    assert_eq!(Interception::replay(&life.journal), Ok(Some(life.now.clone())));
}

fn heard(voice: Voice, word: Word) -> Input {
    Input::Heard { voice, word, courier_ref: None }
}

#[test]
fn a_parcel_is_turned() {
    let mut life = Life::open(Kind::Readdress, Plan::for_class(RepeatClass::Q), &[Gate::Approval]);
    life.must(Input::GateOpened(Gate::Approval));
    life.send();
    life.must(Input::NotSent { no: 1, why: NotSentWhy::Connect, wait_ms: None });
    assert_eq!(life.now.waiting, Some(NotSentWhy::Connect));
    life.send();
    let made = life.answer(yes());
    assert_eq!(events(&made.effects), [EventKind::Dispatched, EventKind::Acknowledged]);
    assert_eq!(life.now.courier_ref.as_deref(), Some("Z-77"));
    life.scan(5, Stage::Intercepted);
    life.scan(40, Stage::AtDestinationCity);
    life.scan(90, Stage::Delivered);
    check(
        &life,
        &[
            State::Held,
            State::Queued,
            State::Sending,
            State::Queued,
            State::Sending,
            State::Accepted,
            State::Turned,
            State::Completed,
        ],
        Some(Outcome::Arrived),
        &[
            EventKind::Requested,
            EventKind::Held,
            EventKind::Approved,
            EventKind::Dispatched,
            EventKind::Acknowledged,
            EventKind::Diverted,
            EventKind::Redirected,
            EventKind::Completed,
        ],
    );
    assert_eq!(life.now.milestones[&Milestone::Diverted], BEGIN.plus_ms(minutes(5)));
    assert_eq!(life.now.milestones[&Milestone::Redirected], BEGIN.plus_ms(minutes(40)));
    assert_eq!((life.now.escalation, life.now.contradicted), (None, None));
}

#[test]
fn a_doubt_is_resolved_by_a_query() {
    let mut life = Life::open(Kind::Readdress, Plan::for_class(RepeatClass::Q), &[]);
    life.send();
    life.must(Input::Unclear { no: 1, why: DoubtWhy::Timeout });
    let begin = life.at;
    // The questions follow the doubt's own schedule, answered or not; only healthy ones count as asked.
    for (offset, healthy) in [(5_000, false), (15_000, true), (60_000, true)] {
        let due = life.now.timers[&Timer::Query];
        assert_eq!(due, begin.plus_ms(offset));
        life.at = due;
        life.apply(Input::Asked { timer: Timer::Query, healthy }).expect("a question counts");
    }
    assert_eq!(life.now.doubt.as_ref().map(|doubt| (doubt.asked, doubt.absent)), Some((2, 0)));
    life.at = life.now.timers[&Timer::Query];
    life.apply(heard(Voice::Query, Word::Accepted)).expect("here it is");
    check(
        &life,
        &[State::Queued, State::Sending, State::InDoubt, State::Accepted],
        None,
        &[EventKind::Requested, EventKind::Dispatched, EventKind::InDoubt, EventKind::Acknowledged],
    );
    assert_eq!((life.now.attempts, life.now.resends, life.now.has_open_case()), (1, 0, false));
}

#[test]
fn a_doubt_is_resolved_by_a_person() {
    let mut life = Life::open(Kind::Readdress, Plan::for_class(RepeatClass::C), &[]);
    life.send();
    life.must(Input::Unclear { no: 1, why: DoubtWhy::Garbage });
    life.at = life.now.timers[&Timer::Deadline];
    life.apply(Input::Overdue).expect("sixty minutes for class C");
    life.must(Input::CaseTaken { owner: "usr_1".to_owned() });
    life.must(Input::Resolved(Verdict::KeepWaiting));
    assert!(!life.now.has_open_case());
    life.at = life.now.timers[&Timer::Deadline];
    life.apply(Input::Overdue).expect("it comes back");
    life.must(Input::ResendOrdered);
    let attempt = life.attempt();
    assert_eq!(attempt.no, 2);
    life.must(Input::Sending { attempt, stage: Stage::AtHub });
    life.answer(Answer::AlreadyExists { code: "S230".to_owned() });
    check(
        &life,
        &[State::Queued, State::Sending, State::InDoubt, State::Queued, State::Sending, State::Accepted],
        None,
        &[
            EventKind::Requested,
            EventKind::Dispatched,
            EventKind::InDoubt,
            EventKind::Escalated,
            EventKind::Escalated,
            EventKind::Acknowledged,
        ],
    );
    assert_eq!((life.now.resends, life.no()), (1, 2));
}

#[test]
fn a_success_that_was_none() {
    let mut life = Life::open(Kind::ReturnToSender, Plan::for_class(RepeatClass::C), &[]);
    life.send();
    life.answer(yes());
    life.must(heard(Voice::Callback, Word::Completed));
    assert_eq!((life.now.state, life.now.outcome), (State::Completed, Some(Outcome::CourierClosed)));
    life.scan(30, Stage::OutForDelivery);
    assert_eq!(
        (life.now.state, life.now.contradicted),
        (State::Completed, Some(Contradiction::GoesOnOldRoad))
    );
    assert!(life.now.has_open_case());
    let made = life.must(Input::Scanned { facts: vec![fact(60, Stage::Delivered)] });
    assert!(made.entry.marks.contains(&Mark::Corrected { from: State::Completed, to: State::Failed }));
    check(
        &life,
        &[State::Queued, State::Sending, State::Accepted, State::Turned, State::Completed, State::Failed],
        Some(Outcome::DeliveredOld),
        &[
            EventKind::Requested,
            EventKind::Dispatched,
            EventKind::Acknowledged,
            EventKind::Diverted,
            EventKind::Completed,
            EventKind::Contradicted,
            EventKind::Escalated,
            EventKind::Contradicted,
            EventKind::Failed,
        ],
    );
    assert_eq!(life.now.contradicted, Some(Contradiction::DeliveredOld));
    assert_eq!(
        life.now.escalation.as_ref().map(|case| (case.why, case.closed_at)),
        Some((CaseWhy::Contradicted, None))
    );
}

#[test]
fn a_refusal_that_was_none() {
    let mut life = Life::open(Kind::ReturnToSender, Plan::for_class(RepeatClass::W), &[]);
    life.send();
    life.answer(Answer::Refused { code: "B300".to_owned() });
    // Words cannot reopen it, not even the courier's own: they are flagged.
    life.must(heard(Voice::Callback, Word::Turned));
    assert_eq!((life.now.state, life.now.contradicted), (State::Refused, Some(Contradiction::WordsDisagree)));
    life.scan(30, Stage::Returning);
    assert_eq!(life.now.state, State::Refused);
    life.scan(400, Stage::Returned);
    check(
        &life,
        &[State::Queued, State::Sending, State::Refused, State::Completed],
        Some(Outcome::Arrived),
        &[
            EventKind::Requested,
            EventKind::Dispatched,
            EventKind::Refused,
            EventKind::Escalated,
            EventKind::Contradicted,
            EventKind::Escalated,
            EventKind::Diverted,
            EventKind::Completed,
        ],
    );
    assert!(life.now.has_open_case(), "a person looks at every correction");
    life.must(Input::Resolved(Verdict::Completed));
    assert_eq!((life.now.state, life.now.has_open_case()), (State::Completed, false));
}

#[test]
fn a_withdrawal_in_doubt() {
    let plan = Plan { can_withdraw: true, ..Plan::for_class(RepeatClass::C) };
    let mut life = Life::open(Kind::Readdress, plan, &[]);
    life.send();
    life.answer(yes());
    life.must(Input::WithdrawAsked);
    let attempt = life.attempt();
    life.must(Input::Withdrawing { attempt });
    life.must(Input::Unclear { no: 2, why: DoubtWhy::Timeout });
    assert!(life.now.has_open_case(), "no query here: a person at once");
    // While it is out, the old road is what its success looks like.
    life.must(Input::Scanned { facts: vec![fact(30, Stage::Delivered)] });
    assert_eq!((life.now.state, life.now.contradicted), (State::Accepted, None));
    life.must(heard(Voice::Callback, Word::Cancelled));
    assert!(life.now.withdrawal_is(WithdrawalState::Confirmed));
    check(
        &life,
        &[State::Queued, State::Sending, State::Accepted, State::Withdrawn],
        Some(Outcome::Withdrawn),
        &[
            EventKind::Requested,
            EventKind::Dispatched,
            EventKind::Acknowledged,
            EventKind::Escalated,
            EventKind::Withdrawn,
        ],
    );
}
