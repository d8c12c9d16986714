//! Any life at all: random inputs under random plans.

use std::collections::BTreeSet;

use gaidao_core::{
    Entry, Fen, Input, Interception, Kind, Mark, Plan, RepeatClass, Stage, State,
    evidence::{Fact, Word},
    input::{Answer, Timer, Verdict, Voice},
    moment::hours,
    stage::STAGES,
    state::{CaseWhy, Contradiction, DoubtWhy, Gate, NotSentWhy, Outcome, WithdrawalState},
};
use proptest::{
    prelude::*,
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use crate::{
    answer, heard,
    life::{Life, fact, yes},
    plan,
};

/// One random move: which input, with what inside, how long after the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Move {
    what: u8,
    pick: u8,
    minute: i16,
    wait_s: u16,
}

pub(crate) fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    let one = (0_u8..36, any::<u8>(), -120_i16..1_000, 0_u16..900)
        .prop_map(|(what, pick, minute, wait_s)| Move { what, pick, minute, wait_s });
    proptest::collection::vec(one, 1..most)
}

fn choose<T: Clone>(pick: u8, among: &[T]) -> T {
    among[usize::from(pick) % among.len()].clone()
}

fn any_answer(pick: u8) -> Answer {
    let code = "S231".to_owned();
    choose(
        pick,
        &[
            yes(),
            Answer::Accepted { courier_ref: None, withdrawable: Some(false), fee: Some(Fen(800)) },
            Answer::CancelledBeforePickup,
            Answer::Refused { code: code.clone() },
            Answer::AlreadyExists { code },
        ],
    )
}

/// The moves that lead on come up as often as the odd ones, so that lives get far.
fn any_input(life: &Life, a: Move) -> Input {
    let no = match a.pick % 4 {
        0 => life.now.attempts,
        1 => 1,
        2 => life.now.attempts.saturating_sub(1),
        _ => life.no(),
    };
    let stage = choose(a.pick, &STAGES).0;
    let word = choose(
        a.pick,
        &[
            Word::Accepted,
            Word::Turned,
            Word::Completed,
            Word::CancelledBeforePickup,
            Word::Refused,
            Word::Failed,
            Word::Cancelled,
        ],
    );
    match a.what {
        0 => Input::GateOpened(choose(a.pick, Gate::ALL)),
        1 => Input::Rejected,
        2..=7 => {
            Input::Sending { attempt: life.attempt(), stage: if a.pick < 230 { Stage::AtHub } else { stage } }
        }
        8 => Input::Unencodable { code: "no_outlet".to_owned() },
        9 | 10 => answer(no, any_answer(a.pick / 4)),
        11 => answer(life.now.attempts, yes()),
        12 => Input::NotSent { no, why: choose(a.pick, NotSentWhy::ALL), wait_ms: None },
        13..=15 => Input::Unclear { no, why: choose(a.pick, DoubtWhy::ALL) },
        16 => Input::Postponed { why: NotSentWhy::Limiter, wait_ms: i64::from(a.pick) * 1_000 },
        17 => Input::Heard { voice: Voice::Query, word, courier_ref: Some("Z-9".to_owned()) },
        18 => heard(word),
        19..=21 => Input::Absent,
        22 => Input::Asked { timer: choose(a.pick, &Timer::ALL), healthy: a.minute % 2 == 0 },
        23 | 24 => Input::Scanned {
            facts: vec![Fact { continued: a.pick > 240, ..fact(i64::from(a.minute), stage) }],
        },
        25 | 26 => Input::WithdrawAsked,
        27 | 28 => Input::Withdrawing { attempt: life.attempt() },
        29 => Input::EscalateAsked,
        30 => Input::CaseTaken { owner: format!("usr_{}", a.pick % 3) },
        31 => Input::Resolved(choose(
            a.pick,
            &[Verdict::Accepted, Verdict::Refused, Verdict::Completed, Verdict::Failed, Verdict::KeepWaiting],
        )),
        32 | 33 => Input::ResendOrdered,
        34 => Input::Resolved(Verdict::KeepWaiting),
        _ => Input::Overdue,
    }
}

pub(crate) fn any_plan() -> impl Strategy<Value = Plan> {
    (0_usize..5, any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(class, withdraw, query, track)| {
        Plan {
            can_withdraw: withdraw,
            can_query: query,
            can_track: track,
            absent_after_ms: 1_000,
            ..Plan::for_class(RepeatClass::ALL[class])
        }
    })
}

pub(crate) fn any_kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(Kind::ALL)
}

pub(crate) fn live(kind: Kind, plan: Plan, held: bool, moves: &[Move]) -> Life {
    let gates: &[Gate] = if held { &[Gate::Approval, Gate::Identity] } else { &[] };
    let mut life = Life::open(kind, plan, gates);
    for a in moves {
        // Some deadlines ring after weeks of silence.
        let silence = if a.what == 35 && a.pick % 4 == 0 { hours(16 * 24) } else { 0 };
        life.wait(i64::from(a.wait_s) * 1_000 + silence);
        let input = any_input(&life, *a);
        // What does not fit is ignored; what fits was checked by `life`.
        let _ignored = life.apply(input);
    }
    life
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_journal_rebuilds_every_life(
        kind in any_kind(), plan in any_plan(), held in any::<bool>(), moves in moves(60),
    ) {
        let life = live(kind, plan, held, &moves);
        prop_assert_eq!(Interception::replay(&life.journal), Ok(Some(life.now.clone())));
        let written: Vec<String> =
            life.journal.iter().map(|entry| serde_json::to_string(entry).expect("an entry is JSON")).collect();
        let read: Vec<Entry> =
            written.iter().map(|text| serde_json::from_str(text).expect("and reads back")).collect();
        prop_assert_eq!(&read, &life.journal);
        prop_assert_eq!(Interception::replay(&read), Ok(Some(life.now.clone())));
        let state: Interception =
            serde_json::from_str(&serde_json::to_string(&life.now).expect("a state is JSON")).expect("reads back");
        prop_assert_eq!(state, life.now);
    }

    #[test]
    fn a_journal_with_a_hole_does_not_replay(moves in moves(40), hole in any::<proptest::sample::Index>()) {
        let mut life = live(Kind::Readdress, plan(), false, &moves);
        // So that there is something to lose, whatever the moves did.
        for owner in ["usr_a", "usr_b"] {
            let _a_case_is_open = life.apply(Input::EscalateAsked);
            life.must(Input::CaseTaken { owner: owner.to_owned() });
        }
        let mut torn = life.journal.clone();
        // The last entry is left: a journal that merely ends early is a true earlier state.
        torn.remove(hole.index(torn.len() - 1));
        prop_assert!(Interception::replay(&torn).is_err());
    }
}

/// The properties above prove something only if the random lives get everywhere.
#[test]
fn random_lives_get_everywhere() {
    let mut runner = TestRunner::deterministic();
    let lives = (any_kind(), any_plan(), any::<bool>(), moves(60));
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for _ in 0..3_000 {
        let (kind, plan, held, moves) = lives.new_tree(&mut runner).expect("a life").current();
        let life = live(kind, plan, held, &moves);
        seen.extend(life.journal.iter().flat_map(|entry| &entry.marks).map(|mark| format!("{mark:?}")));
        seen.extend(life.now.outcome.map(|outcome| format!("{outcome:?}")));
    }
    let marks = State::ALL.iter().map(|state| format!("{:?}", Mark::State(*state)));
    let withdrawals = WithdrawalState::ALL.iter().map(|state| format!("{:?}", Mark::Withdrawal(*state)));
    let contradictions = [
        Contradiction::GoesOnOldRoad,
        Contradiction::DeliveredOld,
        Contradiction::TurnsThoughRefused,
        Contradiction::WordsDisagree,
        Contradiction::TurnsThoughWithdrawn,
    ];
    let contradictions = contradictions.iter().map(|what| format!("{:?}", Mark::Contradicted(*what)));
    let cases = CaseWhy::ALL.iter().map(|why| format!("{:?}", Mark::Case(*why)));
    let outcomes = Outcome::ALL.iter().map(|outcome| format!("{outcome:?}"));
    let all = marks.chain(withdrawals).chain(contradictions).chain(cases).chain(outcomes);
    let missing: Vec<String> = all.filter(|name| !seen.contains(name)).collect();
    assert!(missing.is_empty(), "never reached: {missing:?}");
}
