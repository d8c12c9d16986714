//! What to measure, how long, and where.

use std::{path::PathBuf, time::Duration};

use clap::{Parser, ValueEnum};

/// One thing that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Subject {
    /// Accepting over HTTP, against a bare JSON echo.
    Accept,
    /// Accepting in process, against a raw group commit of the same rows.
    Commit,
    /// Bulk scans, against a raw insert-or-ignore of the same rows.
    Scans,
    /// From the 202 to the courier's first byte.
    Delay,
}

/// Measures Gaidao against what this machine can do. Baseline and product take turns in one run, because only their
/// ratio outlives a machine. Exits with an error when a gate is missed or could not be judged.
#[derive(Parser, Debug)]
#[command(name = "gaidao-bench")]
pub(crate) struct Options {
    /// A short run (three rounds of one second): shows that everything works, proves no figure.
    #[arg(long)]
    pub(crate) quick: bool,
    /// Only these, separated by commas.
    #[arg(long, value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Subject>,
    /// Rounds of each side [default: 7].
    #[arg(long)]
    rounds: Option<usize>,
    /// Length of a round in seconds [default: 6].
    #[arg(long)]
    seconds: Option<f64>,
    /// Where the figures go.
    #[arg(long, default_value = "target/bench.json")]
    pub(crate) json: PathBuf,
    /// Where the databases are made: the disk that is measured. They are removed afterwards.
    #[arg(long, default_value = "target")]
    pub(crate) folder: PathBuf,
}

/// Longest round.
const ROUND_SECONDS_MAX: f64 = 600.0;

impl Options {
    /// Rounds of each side.
    pub(crate) fn rounds(&self) -> usize {
        self.rounds.unwrap_or(if self.quick { 3 } else { 7 }).max(1)
    }

    /// Length of a round.
    pub(crate) fn round(&self) -> Duration {
        let seconds = self.seconds.unwrap_or(if self.quick { 1.0 } else { 6.0 });
        Duration::from_secs_f64(seconds.clamp(0.1, ROUND_SECONDS_MAX))
    }

    /// Length of the run of each side before the first round that counts.
    pub(crate) fn warm_up(&self) -> Duration {
        Duration::from_secs_f64(if self.quick { 0.5 } else { 2.0 })
    }

    /// It is to be measured.
    pub(crate) fn wants(&self, subject: Subject) -> bool {
        self.only.is_empty() || self.only.contains(&subject)
    }
}
