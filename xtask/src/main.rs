//! `cargo xtask`: everything a person does with this checkout, in one program.
//!
//! What it says goes to standard error; standard output carries only what another program may want to read:
//! the demo's ready line, the output of the tests and the closing count.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool talks to the person who ran it"
)]

mod argued;
mod arrows;
mod bench;
mod check;
mod deny;
mod new_connector;
mod openapi;
mod postgres;
mod shell;
mod simulate;
mod summary;
mod test;
mod tools;
mod tracked;
mod ui;
mod up;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::shell::Workspace;

#[derive(Parser)]
#[command(
    name = "xtask",
    bin_name = "cargo xtask",
    about = "Build, run, test and check Gaidao",
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the workbench and the server, then run the demo: server, courier simulator and sample orders.
    Up(up::Options),
    /// Run every test of the project; installs what it needs first, or says what to install.
    Test(test::Options),
    /// Formatting, lints, dependency arrows, licences, documentation, OpenAPI snapshot, links.
    Check(check::Options),
    /// The seeded simulation: the whole house on virtual time, one seed one history.
    Simulate(simulate::Options),
    /// Benchmarks as ratios: `bench` for the server, `bench address` for the address reader.
    Bench(bench::BenchOptions),
    /// Throw generated input at a pure crate: `fuzz address`.
    Fuzz(bench::FuzzOptions),
    /// Rebuild the table of administrative divisions that the address reader carries.
    Divisions(bench::DivisionsOptions),
    /// Begin a connector: source file, fixtures folder, entry in the list; red until filled in.
    NewConnector(new_connector::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = Workspace::find().and_then(|workspace| match cli.command {
        Command::Up(options) => up::run(&workspace, &options),
        Command::Test(options) => test::run(&workspace, &options),
        Command::Check(options) => check::run(&workspace, &options),
        Command::Simulate(options) => simulate::run(&workspace, &options),
        Command::Bench(options) => bench::bench(&workspace, &options),
        Command::Fuzz(options) => bench::fuzz(&workspace, &options),
        Command::Divisions(options) => bench::divisions(&workspace, &options),
        Command::NewConnector(options) => new_connector::run(&workspace, &options),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Cli::command().debug_assert();
    }
}
