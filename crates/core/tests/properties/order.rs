//! The order of evidence, and its repetition, do not change the end.

use gaidao_core::{Input, Kind, Stage, State, evidence::Fact, evidence::Word, input::Answer, state::Outcome};
use proptest::prelude::*;

use crate::{
    Start, answer, heard, inputs,
    life::{Life, fact, yes},
    truths::{Flag, Piece, TRUTHS},
};

fn input(piece: Piece) -> Input {
    let no = || Answer::Refused { code: "S231".to_owned() };
    match piece {
        Piece::Yes => answer(1, yes()),
        Piece::No => answer(1, no()),
        Piece::Back => answer(2, yes()),
        Piece::Kept => answer(2, no()),
        Piece::Says(word) => heard(word),
        Piece::At(minute, stage) => Input::Scanned { facts: vec![fact(minute, stage)] },
        Piece::On(minute, stage) => {
            Input::Scanned { facts: vec![Fact { continued: true, ..fact(minute, stage) }] }
        }
    }
}

/// The evidence in one order: `keys` sort it, `again` says how often each piece is repeated.
fn tell(evidence: &[Piece], kind: Kind, start: Start, keys: &[u16], again: &[u8]) -> Life {
    let mut order: Vec<(u16, Piece)> = Vec::new();
    for (index, piece) in evidence.iter().enumerate() {
        for copy in 0..=usize::from(again[index % again.len()]) {
            order.push((keys[(index * 3 + copy) % keys.len()], *piece));
        }
    }
    order.sort_by_key(|(key, _)| *key);
    let mut life = start.life(kind);
    for (_, piece) in order {
        life.wait(1_000);
        // A repeated piece may be nothing new; `life` has checked whatever it did.
        let _nothing_new = life.apply(input(piece));
    }
    life
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_repetition_do_not_change_the_end(
        keys in proptest::collection::vec(any::<u16>(), 37),
        again in proptest::collection::vec(0_u8..3, 7),
    ) {
        for truth in TRUTHS {
            for (kind, start) in truth.kinds.iter().flat_map(|k| truth.starts.iter().map(move |s| (*k, *s))) {
                let life = tell(truth.evidence, kind, start, &keys, &again);
                let label = format!("{}, {kind:?} from {start:?}: {:?}", truth.name, inputs(&life.journal));
                prop_assert_eq!((life.now.state, life.now.outcome), truth.end, "{}", &label);
                let in_order: Vec<u16> = (0..64).collect();
                let once = tell(truth.evidence, kind, start, &in_order, &[0]);
                prop_assert_eq!(&life.now.evidence, &once.now.evidence, "{}", &label);
                match truth.flag {
                    Flag::Never => prop_assert_eq!(life.now.contradicted, None, "{}", &label),
                    Flag::Always => prop_assert!(life.now.contradicted.is_some(), "{}", &label),
                    Flag::Depends => {}
                }
            }
        }
    }

    /// Two edges of the architecture exclude a single end here: "in doubt + delivered at the old address → failed"
    /// and "terminal means terminal for words". The rule is exact: who speaks first, the delivery or the refusal.
    #[test]
    fn a_refusal_after_the_delivery_leaves_it_failed(
        keys in proptest::collection::vec(any::<u16>(), 11),
        again in proptest::collection::vec(0_u8..3, 2),
    ) {
        let evidence = [Piece::At(30, Stage::Delivered), Piece::Says(Word::Refused)];
        let life = tell(&evidence, Kind::Readdress, Start::Doubt, &keys, &again);
        let told = inputs(&life.journal);
        let delivery = told.iter().position(|input| matches!(input, Input::Scanned { .. }));
        let refusal = told.iter().position(|input| matches!(input, Input::Heard { .. }));
        let end = if delivery < refusal {
            (State::Failed, Some(Outcome::DeliveredOld))
        } else {
            (State::Refused, Some(Outcome::CourierRefused))
        };
        prop_assert_eq!((life.now.state, life.now.outcome, life.now.contradicted), (end.0, end.1, None));
    }

    /// The same for a kind that stays on its road: a no after yes and delivery cannot reopen, so it is flagged.
    #[test]
    fn a_no_after_a_changed_delivery_is_flagged(keys in proptest::collection::vec(any::<u16>(), 11)) {
        let evidence =
            [Piece::Says(Word::Accepted), Piece::At(30, Stage::Delivered), Piece::Says(Word::Failed)];
        let life = tell(&evidence, Kind::Reschedule, Start::Doubt, &keys, &[0]);
        let failed = (life.now.state, life.now.outcome) == (State::Failed, Some(Outcome::CourierFailed));
        let flagged = life.now.state == State::Completed && life.now.contradicted.is_some();
        prop_assert!(failed || (flagged && life.now.has_open_case()), "{:?}", inputs(&life.journal));
    }
}
