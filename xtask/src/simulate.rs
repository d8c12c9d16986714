//! `cargo xtask simulate`: runs the seeded simulation in crates/simulation.

use anyhow::Result;
use clap::Args;

use crate::shell::{self, Workspace};
use crate::summary::Counts;

/// From how many seeds on an optimised build pays: below, building it takes longer than it saves.
const RELEASE_FROM_SEEDS: u64 = 500;

/// Options of `simulate`.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// How many seeds to run.
    #[arg(long, default_value_t = 100, conflicts_with = "seed")]
    seeds: u64,
    /// Replay this one seed.
    #[arg(long)]
    seed: Option<u64>,
    /// Show that the planted bugs are caught: each is switched on in turn.
    #[arg(long)]
    planted: bool,
    /// More arguments for the simulation.
    #[arg(last = true)]
    more: Vec<String>,
}

impl Options {
    /// So many seeds, nothing else.
    pub(crate) fn seeds(seeds: u64) -> Self {
        Self { seeds, ..Self::default() }
    }
}

/// Builds and runs it.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    shell::run(&mut workspace.cargo(arguments(options)))
}

/// Builds and runs it, counting what its output counts.
pub(crate) fn counted(workspace: &Workspace, options: &Options, counts: &mut Counts) -> Result<()> {
    shell::counted(&mut workspace.cargo(arguments(options)), counts)
}

fn arguments(options: &Options) -> Vec<String> {
    let mut arguments = vec!["run", "--package", "gaidao-simulation", "--bin", "simulate"];
    if options.seed.is_none() && options.seeds >= RELEASE_FROM_SEEDS {
        arguments.push("--release");
    }
    arguments.push("--");
    let mut arguments: Vec<String> = arguments.into_iter().map(String::from).collect();
    match options.seed {
        Some(seed) => arguments.extend(["--seed".to_owned(), seed.to_string()]),
        None => arguments.extend(["--seeds".to_owned(), options.seeds.to_string()]),
    }
    if options.planted {
        arguments.push("--planted".to_owned());
    }
    arguments.extend(options.more.iter().cloned());
    arguments
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn the_simulation_gets_its_arguments() {
        let common = "run --package gaidao-simulation --bin simulate";
        for (typed, expected) in [
            (vec![], format!("{common} -- --seeds 100")),
            (vec!["--seeds", "1000"], format!("{common} --release -- --seeds 1000")),
            (vec!["--seed", "7"], format!("{common} -- --seed 7")),
            (vec!["--seeds", "300", "--planted"], format!("{common} -- --seeds 300 --planted")),
            (vec!["--seed", "7", "--", "--trace"], format!("{common} -- --seed 7 --trace")),
        ] {
            let line = Line::try_parse_from([&["simulate"], typed.as_slice()].concat()).unwrap();
            assert_eq!(arguments(&line.options).join(" "), expected);
        }
        assert!(Line::try_parse_from(["simulate", "--seed", "7", "--seeds", "9"]).is_err());
        assert_eq!(arguments(&Options::seeds(20)).join(" "), format!("{common} -- --seeds 20"));
    }
}
