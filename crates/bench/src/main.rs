//! `cargo xtask bench`: how fast Gaidao is, as ratios to what the same machine can do in the same minutes.
//!
//! What is measured, how, and what came out: docs/performance.md.

mod accept;
mod clock;
mod compare;
mod courier;
mod delay;
mod goods;
mod house;
mod http;
mod load;
mod machine;
mod options;
mod ratio;
mod raw;
mod report;
mod rows;
mod scans;
mod serve;

use std::{io::Write, process::ExitCode, time::Duration};

use anyhow::{Context, Result};
use clap::Parser;

use crate::{
    compare::probed,
    machine::Machine,
    options::{Options, Subject},
    report::Report,
};

/// The allocator of the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let options = Options::parse();
    match measure_all(&options) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            // Nobody reads it if stderr is gone.
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn measure_all(options: &Options) -> Result<bool> {
    observe()?;
    std::fs::create_dir_all(&options.folder)
        .with_context(|| format!("cannot make the folder {}", options.folder.display()))?;
    // As the product makes its own.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let report = runtime.block_on(run(options))?;
    report.show(options)?;
    report.save(options, &options.json)?;
    Ok(report.passed())
}

/// Metrics and log as the server has them: they are part of what a request costs.
fn observe() -> Result<()> {
    let filter = tracing_subscriber::EnvFilter::new("warn");
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    log.try_init().map_err(|error| anyhow::anyhow!("the log cannot be started: {error}"))?;
    let metrics = metrics_exporter_prometheus::PrometheusBuilder::new().install_recorder();
    let handle = metrics.context("the metrics recorder cannot be installed")?;
    std::thread::Builder::new().name("bench-metrics".to_owned()).spawn(move || {
        // What `/metrics` is scraped for now and then: histograms would grow for ever.
        loop {
            std::thread::park_timeout(Duration::from_secs(5));
            handle.run_upkeep();
        }
    })?;
    Ok(())
}

async fn run(options: &Options) -> Result<Report> {
    let site = options.folder.as_path();
    let machine = Machine::look(site);
    let before = machine::sync_us(site)?;
    let mut measured = Vec::new();
    if options.wants(Subject::Accept) {
        measured.extend(probed(site, async || accept::over_the_wire(options, site).await).await?);
    }
    if options.wants(Subject::Commit) {
        measured.extend(probed(site, async || accept::in_process(options, site).await).await?);
    }
    if options.wants(Subject::Scans) {
        measured.extend(probed(site, async || scans::measure(options, site).await).await?);
    }
    if options.wants(Subject::Delay) {
        measured.extend(probed(site, async || delay::measure(options, site).await).await?);
    }
    Ok(Report { machine, sync_us: (before, machine::sync_us(site)?), measured })
}
