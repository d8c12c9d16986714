//! How often everything that can happen did happen. A zero over a hundred seeds fails the run: a simulation that
//! never gets somewhere proves nothing about it.

use std::collections::BTreeMap;

use gaidao_core::{RepeatClass, State, state};

use crate::storm::COURIER_FAULTS;

/// Counts by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<String, u64>);

impl Coverage {
    pub(crate) fn count(&mut self, what: &str) {
        match self.0.get_mut(what) {
            Some(count) => *count += 1,
            None => {
                self.0.insert(what.to_owned(), 1);
            }
        }
    }

    pub(crate) fn count_many(&mut self, what: &str, times: u64) {
        *self.0.entry(what.to_owned()).or_default() += times;
    }

    /// Adds another run's counts.
    pub fn add(&mut self, other: &Self) {
        for (what, count) in &other.0 {
            *self.0.entry(what.clone()).or_default() += count;
        }
    }

    /// The count of one thing.
    #[must_use]
    pub fn of(&self, what: &str) -> u64 {
        self.0.get(what).copied().unwrap_or(0)
    }

    /// Everything that must happen, with its count.
    #[must_use]
    pub fn table(&self) -> Vec<(String, u64)> {
        wanted().into_iter().map(|what| (self.of(&what), what)).map(|(count, what)| (what, count)).collect()
    }

    /// What was counted beyond the table.
    #[must_use]
    pub fn others(&self) -> Vec<(String, u64)> {
        let wanted = wanted();
        self.0.iter().filter(|(what, _)| !wanted.contains(what)).map(|(w, c)| (w.clone(), *c)).collect()
    }
}

/// Name of a courier's fault.
pub(crate) fn fault_name(fault: gaidao_sim::FaultKind) -> String {
    format!("fault {}", snake(&format!("{fault:?}")))
}

fn snake(name: &str) -> String {
    let mut text = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && index > 0 {
            text.push('_');
        }
        text.push(letter.to_ascii_lowercase());
    }
    text
}

/// What nodes, disks, clocks, people and receivers do.
const HAPPENINGS: [&str; 19] = [
    "node crash",
    "node crash after a write",
    "node pause",
    "task stall",
    "commit unsure, saved",
    "commit unsure, lost",
    "disk full",
    "database busy",
    "clock skew",
    "clock steps back",
    "webhook fails",
    "webhook hangs",
    "webhook gone",
    "client repeats a request",
    "two clients race",
    "withdrawal asked",
    "person resolves",
    "person keeps waiting",
    "person resends",
];

fn wanted() -> Vec<String> {
    let states = State::ALL.iter().map(|state| format!("state {}", state.as_str()));
    let classes = RepeatClass::ALL.iter().map(|class| format!("in doubt, class {}", class.as_str()));
    let doubts = state::DoubtWhy::ALL.iter().map(|why| format!("doubt {}", why.as_str()));
    let withdrawals = state::WithdrawalState::ALL.iter().map(|w| format!("withdrawal {}", w.as_str()));
    let faults = COURIER_FAULTS.iter().map(|fault| fault_name(*fault));
    let others = HAPPENINGS.iter().map(|what| (*what).to_owned());
    let repeats = ["class K repeats by key".to_owned(), "scan corrects an end".to_owned()];
    states
        .chain(classes)
        .chain(doubts)
        .chain(withdrawals)
        .chain(faults)
        .chain(others)
        .chain(repeats)
        .collect()
}
