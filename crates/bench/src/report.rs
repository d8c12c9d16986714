//! What is told: a table for people, JSON for machines.

use std::{
    fs,
    io::{IsTerminal, Write},
    path::Path,
};

use anyhow::{Context, Result};
use comfy_table::{Cell, CellAlignment, Color, ContentArrangement, Table, presets};
use serde_json::json;

use crate::{
    compare::Measured,
    machine::Machine,
    options::Options,
    ratio::{self, Bar, Verdict},
};

/// Everything one run found.
pub(crate) struct Report {
    pub(crate) machine: Machine,
    /// Time of one sync before and after the run, µs.
    pub(crate) sync_us: (f64, f64),
    pub(crate) measured: Vec<Measured>,
}

fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

impl Report {
    /// Every gate is reached.
    pub(crate) fn passed(&self) -> bool {
        self.measured.iter().all(|one| !one.verdict().fails())
    }

    /// Prints the table; in colours on a terminal.
    pub(crate) fn show(&self, options: &Options) -> Result<()> {
        let colours = std::io::stdout().is_terminal();
        let mut table = Table::new();
        table.load_style(if colours { presets::UTF8_HORIZONTAL_ONLY } else { presets::NOTHING });
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(["measured", "ours", "baseline", "judged", "least–most", "gate", "goal", "verdict"]);
        for column in table.column_iter_mut().skip(1).take(6) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for one in &self.measured {
            table.add_row(row(one, colours));
        }
        let mut text = self.machine.lines().join("\n");
        let (before, after) = self.sync_us;
        text.push_str(&format!(
            "\none sync of 8 kB: {before:.0} µs before, {after:.0} µs after\n{} rounds of {:.1} s a side, taking turns; \
             medians\n\n{table}\n",
            options.rounds(),
            options.round().as_secs_f64(),
        ));
        for why in self.measured.iter().filter_map(|one| one.discarded.as_deref()) {
            text.push_str(&format!("discarded: {why}; measure again when the machine is quieter\n"));
        }
        if options.quick {
            text.push_str("a quick run proves no figure\n");
        }
        print(&text)
    }

    /// Writes the JSON.
    pub(crate) fn save(&self, options: &Options, path: &Path) -> Result<()> {
        let (before, after) = self.sync_us;
        let all = json!({
            "machine": self.machine.json(),
            "rounds": options.rounds(),
            "round_seconds": options.round().as_secs_f64(),
            "quick": options.quick,
            "sync_us": { "before": before, "after": after },
            "measured": self.measured.iter().map(Measured::json).collect::<Vec<_>>(),
            "passed": self.passed(),
        });
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = format!("{all:#}\n");
        fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
    }
}

fn row(one: &Measured, colours: bool) -> Vec<Cell> {
    let judged = one.judged();
    let (least, most) = ratio::span(&judged);
    let (gate, goal) = match one.bar {
        Bar::AtLeast { gate, goal } => (format!("≥ {gate}"), format!("≥ {goal}")),
        Bar::AtMost { gate } => (format!("≤ {gate}"), String::new()),
        Bar::None => (String::new(), String::new()),
    };
    let baseline = if one.baseline.is_empty() {
        String::new()
    } else {
        format!("{:.0} {}", ratio::median(&one.baseline), one.unit)
    };
    let ours = if one.baseline.is_empty() {
        String::new()
    } else {
        format!("{:.0} {}", ratio::median(&one.ours), one.unit)
    };
    let unit = if one.baseline.is_empty() { format!(" {}", one.unit) } else { String::new() };
    let verdict = one.verdict();
    let mut last = Cell::new(verdict.as_str());
    if colours {
        last = last.fg(colour(verdict));
    }
    vec![
        Cell::new(&one.name),
        Cell::new(ours),
        Cell::new(baseline),
        Cell::new(format!("{:.3}{unit}", ratio::median(&judged))),
        Cell::new(format!("{least:.3}–{most:.3}")),
        Cell::new(gate),
        Cell::new(goal),
        last,
    ]
}

const fn colour(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Goal => Color::Green,
        Verdict::Gate => Color::Yellow,
        Verdict::Missed => Color::Red,
        Verdict::Discarded => Color::Magenta,
        Verdict::Shown => Color::Grey,
    }
}
