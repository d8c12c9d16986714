//! One run: everything is set up, lives through its storm, heals for a week, and is judged.

use crate::bugs::Bug;
use crate::conductor::Conductor;
use crate::coverage::Coverage;
use crate::logs::Logs;

/// What became of a seed.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The seed.
    pub seed: u64,
    /// What broke, in plain words; empty when all promises held.
    pub broken: Vec<String>,
    /// Hash over everything that happened, in order.
    pub hash: String,
    /// How often what happened.
    pub coverage: Coverage,
    /// What happened, if it was to be kept.
    pub trace: Vec<String>,
}

/// Runs one seed, with `bug` planted or without.
#[must_use]
pub fn run(seed: u64, bug: Option<Bug>, keep_trace: bool) -> Outcome {
    gaidao_core::planted::switch(bug.and_then(Bug::house));
    let logs = Logs::default();
    let done = tracing::subscriber::with_default(logs.subscriber(), || {
        match Conductor::new(seed, bug, keep_trace) {
            Ok(mut conductor) => {
                conductor.live();
                conductor.judge(&logs)
            }
            Err(why) => Outcome {
                seed,
                broken: vec![why],
                hash: String::new(),
                coverage: Coverage::default(),
                trace: Vec::new(),
            },
        }
    });
    gaidao_core::planted::switch(None);
    done
}
