//! `cargo xtask test`: every test of the project, on a machine that may have nothing but Rust and Node.js.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::postgres::Cluster;
use crate::shell::{self, Workspace};
use crate::summary::{Counts, Steps};
use crate::tools::{self, Missing};
use crate::ui::Ui;
use crate::{check, simulate};

/// Tests with this in their name start and kill server processes: they run apart and one after another, as
/// two of them at once would measure each other.
const PROCESS_TEST: &str = "process_test";

/// Options of `test`.
#[derive(Args)]
pub(crate) struct Options {
    /// Seeds of the simulation [default: 100].
    #[arg(long)]
    seeds: Option<u64>,
    /// Rounds of kill -9 under load [default: 30].
    #[arg(long)]
    kills: Option<u32>,
    /// Every step, with smaller counts: 10 seeds, 3 kills.
    #[arg(long)]
    quick: bool,
}

impl Options {
    fn seeds(&self) -> u64 {
        self.seeds.unwrap_or(if self.quick { 10 } else { 100 })
    }

    fn kills(&self) -> u32 {
        self.kills.unwrap_or(if self.quick { 3 } else { 30 })
    }
}

/// Runs everything, prints the table and closes with the count of tests.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    let mut ui = None;
    steps.step("prepare", |_| {
        ui = Ui::find(workspace)?;
        prepare(workspace, ui.as_ref())
    });
    if let Some(ui) = &ui {
        steps.step("build the workbench", |_| build(workspace, ui));
    }
    check::add_steps(workspace, &check::Options::default(), &mut steps);
    let mut cluster = None;
    steps.step("start PostgreSQL", |_| {
        let bin = tools::postgres_bin()
            .context("PostgreSQL's server programs are not there: see the step `prepare`")?;
        cluster = Some(Cluster::start(&bin)?);
        Ok(())
    });
    // Without a server the tests that need it fail, each by its name: that is the report one wants.
    steps.step("unit and integration tests", |counts| {
        let mut command =
            workspace.cargo(["test", "--workspace", "--no-fail-fast", "--", "--skip", PROCESS_TEST]);
        tests(equipped(&mut command, cluster.as_ref(), options), counts)
    });
    steps.step("process tests", |counts| {
        let mut command = workspace.cargo(["test", "--workspace", "--no-fail-fast", "--tests", PROCESS_TEST]);
        command.args(["--", "--test-threads", "1"]);
        tests(equipped(&mut command, cluster.as_ref(), options), counts)
    });
    drop(cluster);
    steps.step("simulation", |counts| {
        simulate::counted(workspace, &simulate::Options::seeds(options.seeds()), counts)
    });
    if let Some(ui) = ui.filter(|ui| ui.has("test")) {
        steps.step("browser tests", |counts| browser(workspace, &ui, counts));
    }
    steps.report();
    println!("{}", steps.counts().closing_line());
    steps.finish()
}

/// System packages and the workbench's packages.
fn prepare(workspace: &Workspace, ui: Option<&Ui>) -> Result<()> {
    let mut missing = Vec::new();
    if tools::postgres_bin().is_none() {
        missing.push(Missing { what: "the PostgreSQL server", packages: &["postgresql"] });
    }
    if ui.is_some_and(|ui| ui.has("test")) {
        missing.extend(tools::missing_for_browser_tests(workspace));
    }
    tools::install(workspace, &missing)?;
    if let Some(ui) = ui {
        tools::require_node(workspace, "")?;
        ui.install(workspace)?;
    }
    Ok(())
}

fn build(workspace: &Workspace, ui: &Ui) -> Result<()> {
    if !ui.has("build") {
        bail!("ui/package.json has no `build` script");
    }
    ui.build(workspace)
}

/// What the tests are told: where PostgreSQL is, how often to kill, and never to rewrite a snapshot.
fn equipped<'a>(command: &'a mut Command, cluster: Option<&Cluster>, options: &Options) -> &'a mut Command {
    command.env("GAIDAO_KILLS", options.kills().to_string()).env("INSTA_UPDATE", "no");
    if let Some(cluster) = cluster {
        command.env("GAIDAO_TEST_POSTGRES", cluster.url()).env("GAIDAO_TEST_PG_BIN", &cluster.bin);
    }
    command
}

fn tests(command: &mut Command, counts: &mut Counts) -> Result<()> {
    shell::counted(command, counts)?;
    judge(*counts)
}

/// A run that executed nothing proves nothing.
fn judge(counts: Counts) -> Result<()> {
    if counts.failed > 0 {
        bail!("{} tests failed", counts.failed);
    }
    if counts.passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}

/// The journeys in a real Chromium against the real server and simulator.
fn browser(workspace: &Workspace, ui: &Ui, counts: &mut Counts) -> Result<()> {
    let chromium = tools::chromium().context("Chromium is not there: see the step `prepare`")?;
    shell::run(&mut workspace.cargo(["build", "--package", "gaidao"]))?;
    let artefacts = workspace.path("artefacts");
    fs::create_dir_all(&artefacts).with_context(|| format!("cannot create {}", artefacts.display()))?;
    let mut journeys = ui.script(workspace, "test");
    journeys.env("GAIDAO_BIN", workspace.target()?.join("debug/gaidao"));
    journeys.env("GAIDAO_CHROMIUM", chromium).env("GAIDAO_ARTEFACTS", artefacts);
    tests(&mut journeys, counts)
}

#[cfg(test)]
mod counts {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn counts_have_their_defaults() {
        for (typed, seeds, kills) in [
            (vec![], 100, 30),
            (vec!["--quick"], 10, 3),
            (vec!["--quick", "--kills", "7"], 10, 7),
            (vec!["--seeds", "1000"], 1000, 30),
        ] {
            let options = Line::try_parse_from([&["test"], typed.as_slice()].concat()).unwrap().options;
            assert_eq!((options.seeds(), options.kills()), (seeds, kills), "{typed:?}");
        }
    }

    #[test]
    fn a_run_without_tests_fails() {
        for (passed, failed, good) in [(3, 0, true), (0, 0, false), (2, 1, false), (0, 1, false)] {
            assert_eq!(judge(Counts { passed, failed }).is_ok(), good, "{passed} {failed}");
        }
    }
}
