//! The situations of the table, each reached by a short history.

use gaidao_core::{
    Input, Kind, Plan, RepeatClass, Stage,
    evidence::{Fact, Word},
    input::{Answer, Voice},
    state::{DoubtWhy, Gate},
};

use crate::life::{Life, fact, yes};

/// How a situation is made.
pub(crate) type Make = fn() -> Life;

pub(crate) fn plan() -> Plan {
    Plan { can_withdraw: true, ..Plan::for_class(RepeatClass::Q) }
}

/// The courier knows our key again.
fn keyed() -> Plan {
    Plan { can_withdraw: true, ..Plan::for_class(RepeatClass::K) }
}

/// In doubt after the command, and after `repeats` repeats by key.
pub(crate) fn keyed_doubt(repeats: u32) -> Life {
    let mut life = Life::open(Kind::Readdress, keyed(), &[]);
    for no in 1..=repeats + 1 {
        life.send();
        life.must(Input::Unclear { no, why: DoubtWhy::Timeout });
        if no <= repeats {
            life.must(Input::Absent);
        }
    }
    life
}

pub(crate) fn no() -> Answer {
    Answer::Refused { code: "S231".to_owned() }
}

pub(crate) fn exists() -> Answer {
    Answer::AlreadyExists { code: "S230".to_owned() }
}

pub(crate) fn heard(word: Word) -> Input {
    Input::Heard { voice: Voice::Callback, word, courier_ref: None }
}

pub(crate) fn scanned(facts: &[Fact]) -> Input {
    Input::Scanned { facts: facts.to_vec() }
}

/// The columns of the table.
pub(crate) const SITUATIONS: &[(&str, Make)] = &[
    ("held", || Life::open(Kind::Readdress, plan(), &[Gate::Approval])),
    ("queued", || queued(Kind::Readdress)),
    ("sending", || sending(Kind::Readdress)),
    ("sending+wish", || with(sending(Kind::Readdress), Input::WithdrawAsked)),
    ("doubt", || doubt(Kind::Readdress)),
    ("doubt+wish", || with(doubt(Kind::Readdress), Input::WithdrawAsked)),
    ("absent", || absent(Kind::Readdress)),
    ("again", again),
    ("repeat", || {
        let mut life = again();
        life.send();
        life
    }),
    ("accepted", || accepted(Kind::Readdress)),
    ("accepted-", never),
    ("w-asked", || with(accepted(Kind::Readdress), Input::WithdrawAsked)),
    ("w-out", withdrawing),
    ("w-doubt", || {
        let life = withdrawing();
        let no = life.now.attempts;
        with(life, Input::Unclear { no, why: DoubtWhy::Timeout })
    }),
    ("w-refused", || {
        let life = withdrawing();
        let (out, answer) = (life.now.attempts, no());
        with(life, Input::Answered { no: out, answer })
    }),
    ("turned", turned),
    ("turned+w", || with(withdrawing(), scanned(&[fact(5, Stage::Intercepted)]))),
    ("arrived", || with(turned(), scanned(&[fact(9, Stage::Delivered)]))),
    ("closed", || with(accepted(Kind::Readdress), heard(Word::Completed))),
    ("refused", || {
        let mut life = sending(Kind::Readdress);
        life.answer(no());
        life
    }),
    ("failed", || with(accepted(Kind::Readdress), heard(Word::Failed))),
    ("missed", || with(queued(Kind::Readdress), scanned(&[fact(1, Stage::OutForDelivery)]))),
    ("withdrawn", || {
        let life = withdrawing();
        let no = life.now.attempts;
        with(life, Input::Answered { no, answer: yes() })
    }),
    ("dropped", || with(queued(Kind::Readdress), Input::WithdrawAsked)),
    ("rejected", || with(Life::open(Kind::Readdress, plan(), &[Gate::Approval]), Input::Rejected)),
    // A kind that leaves the parcel on its road skips `turned`.
    ("contact?", || doubt(Kind::ChangeContact)),
    ("contact", || accepted(Kind::ChangeContact)),
    // Class K repeats the same key by itself.
    ("k-doubt", || keyed_doubt(0)),
    ("k-again", || with(keyed_doubt(0), Input::Absent)),
    ("k-repeat", || {
        let mut life = with(keyed_doubt(0), Input::Absent);
        life.send();
        life
    }),
    ("k-spent", || keyed_doubt(3)),
];

pub(crate) fn with(mut life: Life, input: Input) -> Life {
    life.must(input);
    life
}

pub(crate) fn queued(kind: Kind) -> Life {
    Life::open(kind, plan(), &[])
}

pub(crate) fn sending(kind: Kind) -> Life {
    let mut life = queued(kind);
    life.send();
    life
}

pub(crate) fn doubt(kind: Kind) -> Life {
    with(sending(kind), Input::Unclear { no: 1, why: DoubtWhy::Timeout })
}

pub(crate) fn absent(kind: Kind) -> Life {
    let mut life = doubt(kind);
    life.wait(plan().absent_after_ms);
    for _ in 0..plan().absent_count {
        life.must(Input::Absent);
    }
    life
}

pub(crate) fn again() -> Life {
    with(absent(Kind::Readdress), Input::ResendOrdered)
}

pub(crate) fn accepted(kind: Kind) -> Life {
    let mut life = sending(kind);
    life.answer(yes());
    life
}

/// The answer itself made a withdrawal impossible (sf.md §3.1).
pub(crate) fn never() -> Life {
    let mut life = sending(Kind::Readdress);
    life.answer(Answer::Accepted { courier_ref: None, withdrawable: Some(false), fee: None });
    life
}

pub(crate) fn withdrawing() -> Life {
    let mut life = with(accepted(Kind::Readdress), Input::WithdrawAsked);
    let attempt = life.attempt();
    life.must(Input::Withdrawing { attempt });
    life
}

pub(crate) fn turned() -> Life {
    let mut life = accepted(Kind::Readdress);
    life.scan(5, Stage::Intercepted);
    life
}

/// The number of the interception's attempt, or one that nobody ever used.
pub(crate) fn own(life: &Life) -> u32 {
    life.now.attempt.as_ref().map_or(98, |attempt| attempt.no)
}

/// The number of the withdrawal's attempt, or one that nobody ever used.
pub(crate) fn back(life: &Life) -> u32 {
    life.now.withdrawal.as_ref().and_then(|w| w.attempt.as_ref()).map_or(99, |attempt| attempt.no)
}

pub(crate) fn answered(no: u32, answer: Answer) -> Input {
    Input::Answered { no, answer }
}
