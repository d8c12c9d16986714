//! Time alone ends every life or calls a person, and never sends twice.

use gaidao_core::{
    Input, Kind, Plan, RepeatClass, Stage, State,
    evidence::Word,
    input::{Timer, Verdict},
    moment::{hours, minutes},
    state::{DoubtWhy, EventKind, NotSentWhy, WithdrawalState},
};
use proptest::prelude::*;

use crate::{
    Start, heard, inputs,
    life::Life,
    random::{any_kind, any_plan, live, moves},
};

/// Answers the timer that rings next with no news, in the way `pick` chooses.
fn ring(life: &mut Life, pick: u8) -> Option<Timer> {
    let (timer, due) = life.now.timers.iter().map(|(t, at)| (*t, *at)).min_by_key(|(_, at)| *at)?;
    life.at = life.at.max(due);
    let lost = |no: u32| match pick % 2 {
        0 => Input::Unclear { no, why: DoubtWhy::Interrupted },
        _ => Input::NotSent { no, why: NotSentWhy::Connect, wait_ms: None },
    };
    let wait = Input::Postponed { why: NotSentWhy::Limiter, wait_ms: 60_000 };
    let input = match timer {
        Timer::Send if life.now.state == State::Sending => {
            life.wait(10_000);
            lost(life.no())
        }
        Timer::Send if pick.is_multiple_of(3) => {
            Input::Sending { attempt: life.attempt(), stage: Stage::AtHub }
        }
        Timer::Withdraw if life.now.withdrawal_is(WithdrawalState::Sending) => {
            life.wait(10_000);
            lost(life.now.attempts)
        }
        Timer::Withdraw if pick.is_multiple_of(3) => Input::Withdrawing { attempt: life.attempt() },
        Timer::Send | Timer::Withdraw => wait,
        Timer::Query if pick.is_multiple_of(5) => Input::Absent,
        Timer::Query | Timer::Track => Input::Asked { timer, healthy: pick.is_multiple_of(2) },
        Timer::Deadline => Input::Overdue,
    };
    let goes_out = matches!(input, Input::Sending { .. } | Input::Withdrawing { .. });
    let name = format!("{timer:?} in {:?}: {input:?}", life.now.state);
    life.apply(input)
        .unwrap_or_else(|why| panic!("a timer that changes nothing rings for ever: {name}: {why:?}"));
    let again = life.now.timers.get(&timer).is_some_and(|at| *at <= life.at);
    // A send that is out keeps its job; one that waits at once again is a new job in another state.
    let fresh = life.now.state_since == life.at;
    assert!(goes_out || fresh || !again, "rings again at once: {name}");
    Some(timer)
}

fn is_settled(life: &Life) -> bool {
    !life.now.is_open() || life.now.has_open_case()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn time_alone_ends_every_life_or_calls_a_person(
        kind in any_kind(), plan in any_plan(), held in any::<bool>(), moves in moves(40),
        picks in proptest::collection::vec(any::<u8>(), 17),
    ) {
        let mut life = live(kind, plan, held, &moves);
        for round in 0..3 {
            if life.now.has_open_case() && life.now.is_open() {
                // The person says "keep waiting": it must come back to them, or end.
                let _refused_while_held_or_sending = life.apply(Input::Resolved(Verdict::KeepWaiting));
            }
            let mut rings = 0;
            while !is_settled(&life) {
                prop_assert!(ring(&mut life, picks[rings % picks.len()]).is_some(), "no timer: {:?}", life.now);
                rings += 1;
                prop_assert!(rings < 5_000, "round {}: for ever in {:?}", round, life.now.state);
            }
        }
    }
}

/// Two polls with the same rhythm must not push each other away.
#[test]
fn every_poll_gets_its_turn() {
    let mut life = Start::Doubt.life(Kind::Readdress);
    life.must(heard(Word::Accepted));
    let begin = life.at;
    let mut rung = Vec::new();
    while life.at.since_ms(begin) < hours(48) {
        rung.extend(ring(&mut life, 1));
    }
    let count = |timer: Timer| rung.iter().filter(|rang| **rang == timer).count();
    // Every 60 minutes after the first 90, and every 30 after the first 60, for 48 hours.
    assert!((45..=52).contains(&count(Timer::Query)), "{} queries", count(Timer::Query));
    assert!((90..=102).contains(&count(Timer::Track)), "{} track polls", count(Timer::Track));
}

/// The rule of the promise, counted on the events outside: one dispatch, whatever happens without a person.
#[test]
fn without_a_person_nothing_is_sent_twice() {
    for class in RepeatClass::ALL {
        let mut life = Life::open(Kind::Readdress, Plan::for_class(class), &[]);
        life.send();
        life.must(Input::Unclear { no: 1, why: DoubtWhy::Timeout });
        life.scan(3, Stage::OutForDelivery);
        while life.at.since_ms(life.now.created_at) < hours(24) && ring(&mut life, 5).is_some() {}
        let sent =
            inputs(&life.journal).iter().filter(|input| matches!(input, Input::Sending { .. })).count();
        assert_eq!((life.now.state, sent, life.now.has_open_case()), (State::InDoubt, 1, true), "{class:?}");
        assert_eq!(life.told.iter().filter(|told| **told == EventKind::Dispatched).count(), 1, "{class:?}");
        assert!(life.now.timers.values().all(|at| at.since_ms(life.at) <= minutes(60)), "{class:?}");
    }
}
