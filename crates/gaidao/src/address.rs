//! `gaidao address parse`: one message a line in, one JSON object a line out.

use std::io::{BufRead, BufWriter, IsTerminal, Write};

use anyhow::{Context, Result};
use clap::Subcommand;
use indicatif::ProgressBar;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::import::style;

/// Address understanding.
#[derive(Debug, Subcommand)]
pub(crate) enum AddressCommand {
    /// Read messages from stdin, write what they say to stdout.
    Parse {
        /// Each input line is a JSON object {"id","text"} instead of a bare message.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    id: Value,
    text: String,
}

impl AddressCommand {
    /// Does it.
    pub(crate) fn run(self) -> Result<()> {
        let Self::Parse { json } = self;
        let mut out = BufWriter::new(std::io::stdout().lock());
        // Piped in from a file while a person watches the result being written elsewhere.
        let watched = std::io::stderr().is_terminal() && !std::io::stdin().is_terminal();
        let bar = if watched { ProgressBar::new_spinner() } else { ProgressBar::hidden() };
        bar.set_style(style("{spinner} {pos} messages, {per_sec}"));
        for (index, line) in std::io::stdin().lock().lines().enumerate() {
            let line = line.with_context(|| format!("line {} is not UTF-8 text", index + 1))?;
            if json && line.trim().is_empty() {
                continue;
            }
            let message = if json {
                serde_json::from_str(&line)
                    .with_context(|| format!("line {} is not {{\"id\",\"text\"}}", index + 1))?
            } else {
                Message { id: Value::Null, text: line }
            };
            serde_json::to_writer(&mut out, &answer(message))?;
            out.write_all(b"\n")?;
            bar.inc(1);
        }
        out.flush()?;
        bar.finish_and_clear();
        Ok(())
    }
}

/// The object of API.md: the id first, then exactly what `POST /api/v1/addresses/parse` answers.
#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    parsed: gaidao_address::Parsed,
}

fn answer(message: Message) -> Answer {
    Answer { id: message.id, parsed: gaidao_address::parse(&message.text) }
}
