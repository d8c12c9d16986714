//! The edges that the architecture names, in full.

use std::collections::BTreeMap;

use gaidao_core::{
    Ignored, Input, Kind, Mark, Plan, RepeatClass, Stage, State,
    evidence::Word,
    input::Timer,
    input::Voice,
    moment::{hours, minutes},
    state::{
        CaseWhy, Contradiction, DoubtWhy, EventKind, Gate, Milestone, NotSentWhy, Outcome, WithdrawalState,
    },
};

use crate::{
    life::{Life, events, fact, yes},
    situations::{
        Make, absent, accepted, again, answered, back, doubt, exists, heard, keyed_doubt, no, plan, queued,
        scanned, sending, turned, with, withdrawing,
    },
};

/// One edge that the architecture names, in full: marks and events exactly, and every timer that is set with its
/// delay in milliseconds.
struct Edge {
    rule: &'static str,
    from: Make,
    input: fn(&Life) -> Input,
    to: State,
    outcome: Option<Outcome>,
    marks: &'static [Mark],
    told: &'static [EventKind],
    timers: &'static [(Timer, i64)],
}

const EDGES: &[Edge] = &[
    Edge {
        rule: "all gates open → queued, to be sent at once",
        from: || Life::open(Kind::Readdress, plan(), &[Gate::Approval]),
        input: |_| Input::GateOpened(Gate::Approval),
        to: State::Queued,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Approved), Mark::State(State::Queued)],
        told: &[EventKind::Approved],
        timers: &[(Timer::Send, 0), (Timer::Track, minutes(2)), (Timer::Deadline, minutes(30) - 1_000)],
    },
    Edge {
        rule: "one gate of two opens: still held",
        from: || Life::open(Kind::Readdress, plan(), &[Gate::Approval, Gate::FeeConsent]),
        input: |_| Input::GateOpened(Gate::FeeConsent),
        to: State::Held,
        outcome: None,
        marks: &[],
        told: &[],
        timers: &[(Timer::Track, minutes(2) - 1_000), (Timer::Deadline, minutes(30) - 1_000)],
    },
    Edge {
        rule: "queued → sending: the job stays due, under its lease; whoever gets it next finds a crash",
        from: || queued(Kind::Readdress),
        input: |life| Input::Sending { attempt: life.attempt(), stage: Stage::AtHub },
        to: State::Sending,
        outcome: None,
        marks: &[Mark::State(State::Sending)],
        told: &[],
        timers: &[(Timer::Send, -1_000)],
    },
    Edge {
        rule: "a deny stage read in the same transaction ends it unsent, with a human case",
        from: || queued(Kind::Readdress),
        input: |life| Input::Sending { attempt: life.attempt(), stage: Stage::Delivered },
        to: State::Failed,
        outcome: Some(Outcome::TooLate),
        marks: &[Mark::State(State::Failed), Mark::Case(CaseWhy::TooLate)],
        told: &[EventKind::Failed, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "encode error → refused",
        from: || queued(Kind::Readdress),
        input: |_| Input::Unencodable { code: "no_outlet".to_owned() },
        to: State::Refused,
        outcome: Some(Outcome::Unencodable),
        marks: &[Mark::State(State::Refused), Mark::Case(CaseWhy::Refused)],
        told: &[EventKind::Refused, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "it never left within the limit → failed(never_sent)",
        from: || after(queued(Kind::Readdress), hours(12)),
        input: |_| Input::Overdue,
        to: State::Failed,
        outcome: Some(Outcome::NeverSent),
        marks: &[Mark::State(State::Failed), Mark::Case(CaseWhy::NotSentInTime)],
        told: &[EventKind::Failed, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "proven not sent → queued, after the courier's wait",
        from: || sending(Kind::Readdress),
        input: |_| Input::NotSent { no: 1, why: NotSentWhy::Throttled, wait_ms: Some(7_000) },
        to: State::Queued,
        outcome: None,
        marks: &[Mark::State(State::Queued)],
        told: &[],
        timers: &[(Timer::Send, 7_000), (Timer::Track, minutes(2)), (Timer::Deadline, minutes(30) - 3_000)],
    },
    Edge {
        rule: "anything else → in doubt, queried on the doubt schedule",
        from: || sending(Kind::Readdress),
        input: |_| Input::Unclear { no: 1, why: DoubtWhy::ServerError },
        to: State::InDoubt,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Dispatched), Mark::State(State::InDoubt)],
        told: &[EventKind::Dispatched, EventKind::InDoubt],
        timers: &[(Timer::Query, 5_000), (Timer::Track, minutes(2)), (Timer::Deadline, minutes(30))],
    },
    Edge {
        rule: "an unlisted refusal goes to a person at once",
        from: || sending(Kind::Readdress),
        input: |_| Input::Unclear { no: 1, why: DoubtWhy::UnlistedRefusal },
        to: State::InDoubt,
        outcome: None,
        marks: &[
            Mark::Milestone(Milestone::Dispatched),
            Mark::State(State::InDoubt),
            Mark::Case(CaseWhy::UnlistedRefusal),
        ],
        told: &[EventKind::Dispatched, EventKind::InDoubt, EventKind::Escalated],
        timers: &[(Timer::Query, 5_000), (Timer::Track, minutes(2))],
    },
    Edge {
        rule: "class N: doubt goes to a person at once",
        from: || {
            let mut life = Life::open(Kind::Readdress, Plan::for_class(RepeatClass::N), &[]);
            life.send();
            life
        },
        input: |_| Input::Unclear { no: 1, why: DoubtWhy::Timeout },
        to: State::InDoubt,
        outcome: None,
        marks: &[
            Mark::Milestone(Milestone::Dispatched),
            Mark::State(State::InDoubt),
            Mark::Case(CaseWhy::DoubtUnresolved),
        ],
        told: &[EventKind::Dispatched, EventKind::InDoubt, EventKind::Escalated],
        timers: &[(Timer::Track, minutes(2))],
    },
    Edge {
        rule: "class K: a question that proves nothing → the same key again, without a person",
        from: || keyed_doubt(0),
        input: |_| Input::Asked { timer: Timer::Query, healthy: false },
        to: State::Queued,
        outcome: None,
        marks: &[Mark::State(State::Queued)],
        told: &[],
        timers: &[(Timer::Send, 0), (Timer::Track, minutes(2)), (Timer::Deadline, minutes(30))],
    },
    Edge {
        rule: "class K: three repeats are enough, then a person",
        from: || keyed_doubt(3),
        input: |_| Input::Absent,
        to: State::InDoubt,
        outcome: None,
        marks: &[Mark::Case(CaseWhy::DoubtUnresolved)],
        told: &[EventKind::Escalated],
        timers: &[(Timer::Query, 4_000), (Timer::Track, minutes(2) - 1_000)],
    },
    Edge {
        rule: "class K: a repeat that did not leave is not counted; the next question decides again",
        from: || {
            let mut life = with(keyed_doubt(0), Input::Absent);
            life.send();
            life
        },
        input: |_| Input::NotSent { no: 2, why: NotSentWhy::Connect, wait_ms: None },
        to: State::InDoubt,
        outcome: None,
        marks: &[Mark::State(State::InDoubt)],
        told: &[EventKind::InDoubt],
        // The doubt began four seconds ago.
        timers: &[(Timer::Query, 1_000), (Timer::Track, minutes(2)), (Timer::Deadline, minutes(30) - 4_000)],
    },
    Edge {
        rule: "class K: \"already exists\" to a repeat proves that an earlier attempt arrived",
        from: || {
            let mut life = with(keyed_doubt(0), Input::Absent);
            life.send();
            life
        },
        input: |_| answered(2, exists()),
        to: State::Accepted,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Acknowledged), Mark::State(State::Accepted)],
        told: &[EventKind::Acknowledged],
        timers: &[(Timer::Query, minutes(1)), (Timer::Track, minutes(2)), (Timer::Deadline, hours(72))],
    },
    Edge {
        rule: "class K: whoever wants it back keeps it from being repeated",
        from: || with(keyed_doubt(0), Input::WithdrawAsked),
        input: |_| Input::Absent,
        to: State::InDoubt,
        outcome: None,
        marks: &[],
        told: &[],
        timers: &[
            (Timer::Query, 5_000 - 2_000),
            (Timer::Track, minutes(2) - 2_000),
            (Timer::Deadline, minutes(30) - 2_000),
        ],
    },
    Edge {
        rule: "the class deadline of doubt → a person; the questions go on",
        from: || after(doubt(Kind::Readdress), minutes(30)),
        input: |_| Input::Overdue,
        to: State::InDoubt,
        outcome: None,
        marks: &[Mark::Case(CaseWhy::DoubtUnresolved)],
        told: &[EventKind::Escalated],
        timers: &[(Timer::Query, 5_000 - minutes(30) - 1_000), (Timer::Track, minutes(2 - 30) - 1_000)],
    },
    Edge {
        rule: "a query's proof of presence ends the doubt and its case",
        from: || absent(Kind::Readdress),
        input: |_| Input::Heard { voice: Voice::Query, word: Word::Accepted, courier_ref: None },
        to: State::Accepted,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Acknowledged), Mark::State(State::Accepted), Mark::CaseClosed],
        told: &[EventKind::Acknowledged],
        timers: &[(Timer::Query, minutes(1)), (Timer::Track, minutes(2)), (Timer::Deadline, hours(72))],
    },
    Edge {
        rule: "in doubt + delivered at the old address → failed",
        from: || doubt(Kind::Readdress),
        input: |_| scanned(&[fact(30, Stage::Delivered)]),
        to: State::Failed,
        outcome: Some(Outcome::DeliveredOld),
        marks: &[Mark::State(State::Failed), Mark::Case(CaseWhy::Failed)],
        told: &[EventKind::Failed, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "already exists, first attempt → refused(already_intercepted_elsewhere) and a case",
        from: || sending(Kind::Readdress),
        input: |_| answered(1, exists()),
        to: State::Refused,
        outcome: Some(Outcome::AlreadyInterceptedElsewhere),
        marks: &[
            Mark::Milestone(Milestone::Dispatched),
            Mark::State(State::Refused),
            Mark::Case(CaseWhy::Refused),
        ],
        told: &[EventKind::Dispatched, EventKind::Refused, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "already exists, after our own doubt → the first attempt was accepted",
        from: || {
            let mut life = again();
            life.send();
            life
        },
        input: |_| answered(2, exists()),
        to: State::Accepted,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Acknowledged), Mark::State(State::Accepted)],
        told: &[EventKind::Acknowledged],
        timers: &[(Timer::Query, minutes(1)), (Timer::Track, minutes(2)), (Timer::Deadline, hours(72))],
    },
    Edge {
        rule: "a person orders the resend: once, at once, and back to a person if it cannot leave",
        from: || absent(Kind::Readdress),
        input: |_| Input::ResendOrdered,
        to: State::Queued,
        outcome: None,
        marks: &[Mark::CaseClosed, Mark::State(State::Queued)],
        told: &[],
        timers: &[(Timer::Send, 0), (Timer::Track, minutes(2)), (Timer::Deadline, minutes(30))],
    },
    Edge {
        rule: "the answer of the first attempt comes while its resend waits: nothing is sent twice",
        from: again,
        input: |_| answered(1, yes()),
        to: State::Accepted,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Acknowledged), Mark::State(State::Accepted)],
        told: &[EventKind::Acknowledged],
        timers: &[(Timer::Query, minutes(1)), (Timer::Track, minutes(2)), (Timer::Deadline, hours(72))],
    },
    Edge {
        rule: "a resend that did not leave goes back to the doubt of the first, and to a person at once",
        from: || {
            let mut life = again();
            life.send();
            life
        },
        input: |_| Input::NotSent { no: 2, why: NotSentWhy::Connect, wait_ms: None },
        to: State::InDoubt,
        outcome: None,
        marks: &[Mark::State(State::InDoubt), Mark::Case(CaseWhy::DoubtUnresolved)],
        told: &[EventKind::InDoubt, EventKind::Escalated],
        // The doubt began ten minutes and seven seconds ago: the next question of its schedule.
        timers: &[(Timer::Query, minutes(5) - 7_000), (Timer::Track, minutes(2))],
    },
    Edge {
        rule: "accepted → failed on the courier's later no",
        from: || accepted(Kind::Readdress),
        input: |_| heard(Word::Failed),
        to: State::Failed,
        outcome: Some(Outcome::CourierFailed),
        marks: &[Mark::State(State::Failed), Mark::Case(CaseWhy::Failed)],
        told: &[EventKind::Failed, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "accepted → turned by a scan, at the courier's time",
        from: || accepted(Kind::Readdress),
        input: |_| scanned(&[fact(5, Stage::Intercepted)]),
        to: State::Turned,
        outcome: None,
        marks: &[Mark::Milestone(Milestone::Diverted), Mark::State(State::Turned)],
        told: &[EventKind::Diverted],
        timers: &[(Timer::Query, minutes(1)), (Timer::Track, minutes(2)), (Timer::Deadline, hours(15 * 24))],
    },
    Edge {
        rule: "turned → completed on arrival proof; the milestones come in their order",
        from: turned,
        input: |_| scanned(&[fact(9, Stage::Delivered)]),
        to: State::Completed,
        outcome: Some(Outcome::Arrived),
        marks: &[
            Mark::Milestone(Milestone::Redirected),
            Mark::State(State::Completed),
            Mark::Milestone(Milestone::Completed),
        ],
        told: &[EventKind::Redirected, EventKind::Completed],
        timers: &[],
    },
    Edge {
        rule: "a change of contact skips turned; its delivery completes it",
        from: || accepted(Kind::ChangeContact),
        input: |_| scanned(&[fact(9, Stage::Delivered)]),
        to: State::Completed,
        outcome: Some(Outcome::Changed),
        marks: &[Mark::State(State::Completed), Mark::Milestone(Milestone::Completed)],
        told: &[EventKind::Completed],
        timers: &[],
    },
    Edge {
        rule: "a delivery proves nothing about a change of contact in doubt",
        from: || doubt(Kind::ChangeContact),
        input: |_| scanned(&[fact(9, Stage::Delivered)]),
        to: State::InDoubt,
        outcome: None,
        marks: &[],
        told: &[],
        timers: &[
            (Timer::Query, 4_000),
            (Timer::Track, minutes(2) - 1_000),
            (Timer::Deadline, minutes(30) - 1_000),
        ],
    },
    Edge {
        rule: "withdrawal before anything left: withdrawn at once",
        from: || queued(Kind::Readdress),
        input: |_| Input::WithdrawAsked,
        to: State::Withdrawn,
        outcome: Some(Outcome::Withdrawn),
        marks: &[Mark::Withdrawal(WithdrawalState::Confirmed), Mark::State(State::Withdrawn)],
        told: &[EventKind::Withdrawn],
        timers: &[],
    },
    Edge {
        rule: "a wish to withdraw is applied when the doubt settles",
        from: || with(doubt(Kind::Readdress), Input::WithdrawAsked),
        input: |_| heard(Word::Accepted),
        to: State::Accepted,
        outcome: None,
        marks: &[
            Mark::Milestone(Milestone::Acknowledged),
            Mark::State(State::Accepted),
            Mark::Withdrawal(WithdrawalState::Requested),
        ],
        told: &[EventKind::Acknowledged],
        timers: &[
            (Timer::Withdraw, 0),
            (Timer::Query, minutes(1)),
            (Timer::Track, minutes(2)),
            (Timer::Deadline, minutes(30)),
        ],
    },
    Edge {
        rule: "accepted → withdrawn when the courier confirms",
        from: withdrawing,
        input: |life| answered(back(life), yes()),
        to: State::Withdrawn,
        outcome: Some(Outcome::Withdrawn),
        marks: &[Mark::Withdrawal(WithdrawalState::Confirmed), Mark::State(State::Withdrawn)],
        told: &[EventKind::Withdrawn],
        timers: &[],
    },
    Edge {
        rule: "a wish to withdraw stops a resend",
        from: || with(absent(Kind::Readdress), Input::WithdrawAsked),
        input: |_| heard(Word::Refused),
        to: State::Refused,
        outcome: Some(Outcome::CourierRefused),
        marks: &[
            Mark::State(State::Refused),
            Mark::Withdrawal(WithdrawalState::Refused),
            Mark::Case(CaseWhy::Refused),
        ],
        told: &[EventKind::Refused, EventKind::Escalated],
        timers: &[],
    },
    Edge {
        rule: "the courier says yes, the scans go on: contradicted, and a person at once",
        from: || accepted(Kind::Readdress),
        input: |_| scanned(&[fact(20, Stage::OutForDelivery)]),
        to: State::Accepted,
        outcome: None,
        marks: &[Mark::Contradicted(Contradiction::GoesOnOldRoad), Mark::Case(CaseWhy::Contradicted)],
        told: &[EventKind::Contradicted, EventKind::Escalated],
        timers: &[(Timer::Query, minutes(1) - 1_000), (Timer::Track, minutes(2) - 1_000)],
    },
    Edge {
        rule: "scans correct a refused outcome, flagged to a person",
        from: || {
            let mut life = sending(Kind::Readdress);
            life.answer(no());
            life
        },
        input: |_| scanned(&[fact(9, Stage::Redirecting), fact(12, Stage::Delivered)]),
        to: State::Completed,
        outcome: Some(Outcome::Arrived),
        marks: &[
            Mark::Corrected { from: State::Refused, to: State::Completed },
            Mark::Milestone(Milestone::Diverted),
            Mark::Contradicted(Contradiction::TurnsThoughRefused),
            Mark::Case(CaseWhy::Contradicted),
            Mark::State(State::Completed),
            Mark::Milestone(Milestone::Completed),
        ],
        told: &[EventKind::Diverted, EventKind::Contradicted, EventKind::Escalated, EventKind::Completed],
        timers: &[],
    },
    Edge {
        rule: "proven unsent, yet the courier speaks of it: followed, never sent again, contradicted",
        from: || {
            with(sending(Kind::Readdress), Input::NotSent { no: 1, why: NotSentWhy::Connect, wait_ms: None })
        },
        input: |_| heard(Word::Accepted),
        to: State::Accepted,
        outcome: None,
        marks: &[
            Mark::Milestone(Milestone::Dispatched),
            Mark::Contradicted(Contradiction::WordsDisagree),
            Mark::Case(CaseWhy::Contradicted),
            Mark::Milestone(Milestone::Acknowledged),
            Mark::State(State::Accepted),
        ],
        told: &[
            EventKind::Dispatched,
            EventKind::Contradicted,
            EventKind::Escalated,
            EventKind::Acknowledged,
        ],
        timers: &[(Timer::Query, minutes(1)), (Timer::Track, minutes(2))],
    },
];

fn after(mut life: Life, ms: i64) -> Life {
    life.wait(ms);
    life
}

#[test]
fn the_edges_that_the_architecture_names() {
    for edge in EDGES {
        let mut life = (edge.from)();
        life.wait(1_000);
        let input = (edge.input)(&life);
        let made = life.apply(input).unwrap_or_else(|why| panic!("{}: {why:?}", edge.rule));
        let timers: BTreeMap<Timer, i64> =
            made.next.timers.iter().map(|(timer, at)| (*timer, at.since_ms(life.at))).collect();
        assert_eq!((made.next.state, made.next.outcome), (edge.to, edge.outcome), "{}", edge.rule);
        assert_eq!(made.entry.marks, edge.marks, "{}", edge.rule);
        assert_eq!(events(&made.effects), edge.told, "{}", edge.rule);
        assert_eq!(timers, edge.timers.iter().copied().collect(), "{}", edge.rule);
    }
}

/// What is not an edge, because somebody must not be able to do it.
#[test]
fn what_is_refused() {
    let cases: &[(&str, Life, Input, Ignored)] = &[
        (
            "a resend while people want it back",
            with(absent(Kind::Readdress), Input::WithdrawAsked),
            Input::ResendOrdered,
            Ignored::WithdrawUnderWay,
        ),
        (
            "a withdrawal the wire does not have",
            Life::open(Kind::Readdress, Plan::for_class(RepeatClass::C), &[]),
            Input::WithdrawAsked,
            Ignored::WithdrawUnsupported,
        ),
    ];
    for (label, life, input, why) in cases {
        let mut life = life.clone();
        if life.now.attempts == 0 {
            life.send();
        }
        assert_eq!(life.apply(input.clone()).map(|made| made.next.state), Err(*why), "{label}");
    }
}
