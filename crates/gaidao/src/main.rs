//! Gaidao, the binary: configuration and wiring. `gaidao --help` lists what it can do; `docs/operations.md` explains.

mod address;
mod admin;
mod backup;
mod cli;
mod clock;
mod demo;
mod doctor;
mod import;
mod merchant_page;
mod node;
mod output;
mod samples;
mod serve;
mod settings;

use std::process::ExitCode;

use clap::Parser;

/// Small, quick for many short-lived allocations, and built in seconds (STACK §0, decision 6).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            output::complain(&anyhow::anyhow!("cannot start the runtime: {error}"));
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(cli.run()) {
        Ok(code) => code,
        Err(error) => {
            output::complain(&error);
            ExitCode::FAILURE
        }
    }
}
