//! `cargo xtask check`: everything about the code that is not a test.

use std::io::IsTerminal;
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::shell::{self, Workspace};
use crate::summary::Steps;
use crate::ui::Ui;
use crate::{argued, arrows, deny, openapi, tools, tracked};

/// Options of `check`.
#[derive(Args, Default)]
pub(crate) struct Options {
    /// Take the API's present shape as the new docs/openapi.json.
    #[arg(long)]
    bless: bool,
    /// Only these steps, separated by commas.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
}

/// One step: its name for `--only` and the table, and what it does.
type Step = (&'static str, fn(&Workspace, &Options) -> Result<()>);

/// Cheapest first, so that a slip is told within seconds.
const STEPS: &[Step] = &[
    ("format", |workspace, _| shell::run(&mut workspace.cargo(["fmt", "--all", "--", "--check"]))),
    ("lockfile", |workspace, _| lockfile(workspace)),
    ("arrows", |workspace, _| arrows::check(workspace)),
    ("dependencies", |workspace, _| argued::check(workspace)),
    ("places", |workspace, _| tracked::check_places(workspace)),
    ("links", |workspace, _| tracked::check_links(workspace)),
    ("licences", |workspace, _| deny::check(workspace)),
    ("clippy", |workspace, _| clippy(workspace)),
    ("docs", |workspace, _| docs(workspace)),
    ("openapi", |workspace, options| openapi::check(workspace, options.bless)),
    ("workbench", |workspace, _| workbench(workspace)),
];

/// Runs the steps and prints how they went.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    for name in &options.only {
        if !STEPS.iter().any(|(known, _)| known == name) {
            let names: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
            bail!("there is no step `{name}`; there are {}", names.join(", "));
        }
    }
    let mut steps = Steps::default();
    add_steps(workspace, options, &mut steps);
    steps.report();
    steps.finish()
}

/// The steps, for the table of `cargo xtask test` as well.
pub(crate) fn add_steps(workspace: &Workspace, options: &Options, steps: &mut Steps) {
    for (name, work) in STEPS {
        if options.only.is_empty() || options.only.iter().any(|wanted| wanted == name) {
            steps.step(&format!("check {name}"), |_| work(workspace, options));
        }
    }
}

/// Cargo.lock must be the one in the repository, or a build elsewhere is another build.
fn lockfile(workspace: &Workspace) -> Result<()> {
    shell::run(&mut workspace.cargo(["fetch", "--locked", "--quiet"])).map_err(|error| {
        error.context("if Cargo.lock is out of date: `cargo metadata > /dev/null`, and commit it")
    })
}

fn clippy(workspace: &Workspace) -> Result<()> {
    let mut clippy = workspace.cargo(["clippy", "--workspace", "--all-targets"]);
    shell::run(hushed(&mut clippy).args(["--", "-D", "warnings"]))
}

fn docs(workspace: &Workspace) -> Result<()> {
    let mut doc = workspace.cargo(["doc", "--workspace", "--no-deps"]);
    shell::run(hushed(&mut doc).env("RUSTDOCFLAGS", "-D warnings"))
}

/// A person at a terminal sees cargo's progress; a log is spared four hundred lines of it.
fn hushed(cargo: &mut Command) -> &mut Command {
    if std::io::stderr().is_terminal() { cargo } else { cargo.arg("--quiet") }
}

fn workbench(workspace: &Workspace) -> Result<()> {
    let Some(ui) = Ui::find(workspace)? else { return Ok(()) };
    tools::require_node(workspace, "")?;
    ui.install(workspace)?;
    if !ui.has("check") {
        bail!("ui/package.json has no `check` script: types and lints of the workbench go unchecked");
    }
    shell::quietly(workspace, "npm run check", &mut ui.script(workspace, "check"))
}
