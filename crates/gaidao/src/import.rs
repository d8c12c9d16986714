//! `gaidao import orders FILE`.

use std::{fs::File, io::BufReader, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Subcommand;
use gaidao_desk::{Actor, import};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use crate::{admin, cli::Place, node, output};

/// Import data.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportCommand {
    /// Orders from CSV or NDJSON (by the file's ending: .csv, else NDJSON).
    Orders {
        /// The file.
        file: PathBuf,
        /// Whose orders.
        #[arg(long)]
        merchant: String,
        #[command(flatten)]
        place: Place,
    },
}

impl ImportCommand {
    /// Does it; rows that were not taken make exit code 1.
    pub(crate) async fn run(self) -> Result<ExitCode> {
        let Self::Orders { file, merchant, place } = self;
        let opened = File::open(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let desk = node::open_desk(&place.settings()?, node::Use::Write).await?;
        let actor = Actor::machine(admin::find(&desk, &merchant).await?, "cli:import");
        let format = match file.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("csv") => import::Format::Csv,
            _ => import::Format::Ndjson,
        };
        let bar = progress(opened.metadata().map_or(0, |meta| meta.len()));
        let mut rows = Vec::new();
        import::read_all(format, bar.wrap_read(BufReader::new(opened)), |row| rows.push(row))?;
        bar.finish_and_clear();
        let bar = progress_items(rows.len());
        let (mut taken, mut refused) = (0_u64, 0_u64);
        for row in rows {
            bar.inc(1);
            let (line, why) = match row {
                Ok(order) => match desk.put_order(&actor, &order.order_no, &order.order).await {
                    Ok(_) => {
                        taken += 1;
                        continue;
                    }
                    Err(error) => {
                        (order.lines.first().copied().unwrap_or(0), format!("{}: {error}", error.code().code))
                    }
                },
                Err(error) => {
                    let field = error.field.map(|field| format!("{field}: ")).unwrap_or_default();
                    (error.line, format!("{}: {field}{}", error.code, error.why))
                }
            };
            refused += 1;
            if place.json {
                output::json_line(&json!({ "line": line, "ok": false, "detail": why }))?;
            } else {
                output::say(&format!("line {line}: {why}"));
            }
        }
        bar.finish_and_clear();
        if place.json {
            output::json_line(&json!({ "accepted": taken, "rejected": refused }))?;
        } else {
            output::print(&format!("{taken} orders stored, {refused} rows not taken\n"))?;
        }
        Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn progress(bytes: u64) -> ProgressBar {
    let bar = if output::to_people() { ProgressBar::new(bytes) } else { ProgressBar::hidden() };
    bar.set_style(style("reading {bar:30} {bytes}/{total_bytes}"));
    bar
}

fn progress_items(items: usize) -> ProgressBar {
    let items = u64::try_from(items).unwrap_or(u64::MAX);
    let bar = if output::to_people() { ProgressBar::new(items) } else { ProgressBar::hidden() };
    bar.set_style(style("storing {bar:30} {pos}/{len} {eta}"));
    bar
}

/// A template with a mistake falls back to the plain bar: progress is no reason to fail.
pub(crate) fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
