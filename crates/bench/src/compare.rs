//! Two sides taking turns, and what came of it.

use std::{path::Path, time::Duration};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};

use crate::{
    load::Pace,
    machine,
    options::Options,
    ratio::{self, Bar, Verdict},
};

/// One line of the table.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    /// What was measured.
    pub(crate) name: String,
    /// Unit of `ours` and `baseline`.
    pub(crate) unit: &'static str,
    /// The product, round by round.
    pub(crate) ours: Vec<f64>,
    /// What it is held against, round by round; nothing where the figure stands alone.
    pub(crate) baseline: Vec<f64>,
    /// What is judged.
    pub(crate) bar: Bar,
    /// The disk changed under the run.
    pub(crate) discarded: Option<String>,
}

impl Measured {
    /// What is judged, round by round: ratios, or the figures themselves.
    pub(crate) fn judged(&self) -> Vec<f64> {
        if self.baseline.is_empty() {
            return self.ours.clone();
        }
        self.ours.iter().zip(&self.baseline).map(|(ours, baseline)| ours / baseline).collect()
    }

    /// How it came out.
    pub(crate) fn verdict(&self) -> Verdict {
        match self.discarded {
            Some(_) if self.bar != Bar::None => Verdict::Discarded,
            _ => self.bar.judge(&self.judged()),
        }
    }

    /// For machines.
    pub(crate) fn json(&self) -> Value {
        let judged = self.judged();
        let (least, most) = ratio::span(&judged);
        json!({
            "name": self.name,
            "unit": self.unit,
            "ours": self.ours,
            "baseline": self.baseline,
            "judged": judged,
            "median": ratio::median(&judged),
            "least": least,
            "most": most,
            "bar": self.bar.json(),
            "verdict": self.verdict().as_str(),
            "discarded": self.discarded,
        })
    }
}

/// A probe that moved by more than this makes a run worthless (CONTRACT 4.4).
const PROBE_FACTOR_MAX: f64 = 2.0;
/// Times a discarded run is tried again.
const REPEATS: usize = 1;

/// Runs a measurement between two probes of the disk; once more if the disk changed under it.
pub(crate) async fn probed(
    folder: &Path,
    mut measure: impl AsyncFnMut() -> Result<Vec<Measured>>,
) -> Result<Vec<Measured>> {
    let mut repeats = 0;
    loop {
        let before = machine::sync_us(folder)?;
        let mut measured = measure().await?;
        let after = machine::sync_us(folder)?;
        let moved = (after / before).max(before / after);
        if moved <= PROBE_FACTOR_MAX {
            return Ok(measured);
        }
        if repeats == REPEATS {
            for one in &mut measured {
                one.discarded = Some(format!("a sync took {before:.0} µs before and {after:.0} µs after"));
            }
            return Ok(measured);
        }
        repeats += 1;
    }
}

/// Lets baseline and product take turns: one warm-up each, then the rounds. Each answers how fast it was. Beside the
/// judged line stands what a second of processor time brings, which others on the machine disturb far less.
pub(crate) async fn take_turns(
    options: &Options,
    name: &str,
    unit: &'static str,
    bar: Bar,
    mut baseline: impl AsyncFnMut(Duration) -> Result<Pace>,
    mut ours: impl AsyncFnMut(Duration) -> Result<Pace>,
) -> Result<[Measured; 2]> {
    let rounds = options.rounds();
    let bar_line = progress(name, rounds + 1);
    baseline(options.warm_up()).await?;
    ours(options.warm_up()).await?;
    bar_line.inc(1);
    let mut paces = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        paces.0.push(baseline(options.round()).await?);
        paces.1.push(ours(options.round()).await?);
        bar_line.inc(1);
    }
    bar_line.finish_and_clear();
    let line = |name: String, bar: Bar, of: fn(&Pace) -> f64| Measured {
        name,
        unit,
        ours: paces.1.iter().map(of).collect(),
        baseline: paces.0.iter().map(of).collect(),
        bar,
        discarded: None,
    };
    let processor = format!("{name}, in a second of processor time");
    Ok([line(name.to_owned(), bar, |pace| pace.rate), line(processor, Bar::None, |pace| pace.per_processor)])
}

/// A progress line on a terminal, nothing elsewhere.
pub(crate) fn progress(name: &str, steps: usize) -> ProgressBar {
    let line = ProgressBar::new(u64::try_from(steps).unwrap_or(u64::MAX)).with_message(name.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{elapsed_precise} {bar:24} {pos}/{len} {msg}") {
        line.set_style(style);
    }
    line.tick();
    line
}
