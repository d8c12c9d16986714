//! What holds for every life, however it goes. The promises that hold after every single step (never reopened by
//! words, never a second submission that nobody ordered, a next timer or a person, events and milestones in order,
//! the same step twice) are checked by `life`; here are the lives.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod life;

#[path = "properties/order.rs"]
mod order;
#[path = "properties/random.rs"]
mod random;
#[path = "properties/time.rs"]
mod time;
#[path = "properties/truths.rs"]
mod truths;

use gaidao_core::{
    Entry, Input, Kind, Plan, RepeatClass,
    evidence::Word,
    input::{Answer, Voice},
    journal::Cause,
    state::DoubtWhy,
};
use life::{Life, yes};

fn plan() -> Plan {
    Plan { can_withdraw: true, ..Plan::for_class(RepeatClass::Q) }
}

fn heard(word: Word) -> Input {
    Input::Heard { voice: Voice::Callback, word, courier_ref: None }
}

fn answer(no: u32, answer: Answer) -> Input {
    Input::Answered { no, answer }
}

/// Where the evidence begins to arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// The answer to attempt 1 is awaited.
    Sending,
    /// Attempt 1 is in doubt.
    Doubt,
    /// Accepted, and the withdrawal (attempt 2) is out.
    Withdrawing,
}

impl Start {
    fn life(self, kind: Kind) -> Life {
        let mut life = Life::open(kind, plan(), &[]);
        life.send();
        match self {
            Self::Sending => {}
            Self::Doubt => {
                life.must(Input::Unclear { no: 1, why: DoubtWhy::Timeout });
            }
            Self::Withdrawing => {
                life.answer(yes());
                life.must(Input::WithdrawAsked);
                let attempt = life.attempt();
                life.must(Input::Withdrawing { attempt });
            }
        }
        life
    }
}

fn inputs(journal: &[Entry]) -> Vec<Input> {
    journal
        .iter()
        .filter_map(|entry| match &entry.cause {
            Cause::Input(input) => Some(input.clone()),
            Cause::Opened(_) => None,
        })
        .collect()
}
