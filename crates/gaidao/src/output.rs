//! What the program says: results on stdout, everything else on stderr.

use std::io::{IsTerminal, Write};

use anyhow::Result;
use serde_json::Value;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Writes `text` to stdout as it is.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Writes one line of JSON to stdout.
pub(crate) fn json_line(value: &Value) -> Result<()> {
    print(&format!("{value}\n"))
}

/// Writes a line for people to stderr.
pub(crate) fn say(text: &str) {
    // Nobody reads it if stderr is gone; that must not stop the work.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Says why the program stops: what happened, then why, line by line.
pub(crate) fn complain(error: &anyhow::Error) {
    say(&format!("error: {error}"));
    for cause in error.chain().skip(1) {
        say(&format!("  because: {cause}"));
    }
}

/// People are reading stdout.
pub(crate) fn to_people() -> bool {
    std::io::stdout().is_terminal()
}

/// Starts logging to stderr: text or JSON, level by `GAIDAO_LOG` (default info).
pub(crate) fn start_logging(format: &str) {
    let filter = EnvFilter::try_from_env("GAIDAO_LOG").unwrap_or_else(|_| {
        EnvFilter::new("info,refinery_core=warn,tokio_postgres=warn,hyper=warn,reqwest=warn")
    });
    let registry = tracing_subscriber::registry().with(filter);
    let colours = std::io::stderr().is_terminal();
    // A second start (tests) keeps the first.
    let _ = if format == "json" {
        registry.with(fmt::layer().json().with_writer(std::io::stderr)).try_init()
    } else {
        registry.with(fmt::layer().with_ansi(colours).with_writer(std::io::stderr)).try_init()
    };
}
