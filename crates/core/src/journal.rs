//! The journal: what happened to an interception, append-only. Replaying it rebuilds the state.

use serde::{Deserialize, Serialize};

use crate::{
    input::Input,
    interception::Opening,
    moment::At,
    state::{CaseWhy, Contradiction, Milestone, State, WithdrawalState},
};

/// What a person should see on the timeline because of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A milestone was reached.
    Milestone(Milestone),
    /// The state changed.
    State(State),
    /// A terminal state was corrected by scans.
    Corrected {
        /// What it was.
        from: State,
        /// What scans say it is.
        to: State,
    },
    /// Facts contradict each other.
    Contradicted(Contradiction),
    /// A human case was opened.
    Case(CaseWhy),
    /// The human case was closed.
    CaseClosed,
    /// The withdrawal moved.
    Withdrawal(WithdrawalState),
}

/// What began or moved the interception.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// It was created.
    Opened(Box<Opening>),
    /// Something happened.
    Input(Input),
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Position, from 1; equals the interception's version after the step.
    pub seq: u32,
    /// When.
    pub at: At,
    /// What happened.
    pub cause: Cause,
    /// What people see of it.
    pub marks: Vec<Mark>,
}
