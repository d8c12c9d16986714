//! What the steps came to: counts read from test output, and the table at the end.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Tests that passed and failed, as the test runners themselves counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
}

impl Counts {
    /// Adds a line of output if it is a summary: cargo test's `test result: …` or the plain closing line
    /// `N passed, N failed` that the browser tests end with.
    pub(crate) fn read_line(&mut self, line: &str) {
        let line = line.trim();
        let found = match line.strip_prefix("test result: ") {
            Some(rest) => rest.split_once(". ").and_then(|(_, counts)| pair(counts, "; ")),
            None => pair(line, ", "),
        };
        if let Some((passed, failed)) = found {
            self.passed += passed;
            self.failed += failed;
        }
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// How many tests ran.
    pub(crate) fn ran(self) -> u64 {
        self.passed + self.failed
    }

    /// The plain closing line.
    pub(crate) fn closing_line(self) -> String {
        format!("{} passed, {} failed", self.passed, self.failed)
    }
}

/// `N passed<separator>N failed…`
fn pair(text: &str, separator: &str) -> Option<(u64, u64)> {
    let mut parts = text.split(separator);
    let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
    Some((passed, failed))
}

/// One step, done.
struct Line {
    name: String,
    took: Duration,
    counts: Counts,
    error: Option<String>,
}

/// The steps so far. A failed step never stops the ones after it: one run names everything that is wrong.
#[derive(Default)]
pub(crate) struct Steps {
    lines: Vec<Line>,
}

impl Steps {
    /// Runs a step, times it and says how it went.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce(&mut Counts) -> Result<()>) -> bool {
        eprintln!("── {name}");
        let begun = Instant::now();
        let mut counts = Counts::default();
        let error = work(&mut counts).err().map(|error| format!("{error:#}"));
        let took = begun.elapsed();
        let ok = error.is_none();
        if let Some(error) = &error {
            eprintln!("✗ {name}: {error}");
        }
        self.lines.push(Line { name: name.to_owned(), took, counts, error });
        ok
    }

    /// The counts of all steps.
    pub(crate) fn counts(&self) -> Counts {
        let mut sum = Counts::default();
        for line in &self.lines {
            sum.add(line.counts);
        }
        sum
    }

    /// The table, one line a step.
    pub(crate) fn table(&self) -> String {
        let width = self.lines.iter().map(|line| line.name.chars().count()).max().unwrap_or(0);
        let mut text = String::new();
        for line in &self.lines {
            let mark = if line.error.is_none() { "ok    " } else { "FAILED" };
            let counted = if line.counts.ran() > 0 { line.counts.closing_line() } else { String::new() };
            let row =
                format!("  {:width$}  {mark}  {:>7.1} s  {counted}", line.name, line.took.as_secs_f64());
            text.push_str(row.trim_end());
            text.push('\n');
        }
        let took: Duration = self.lines.iter().map(|line| line.took).sum();
        text.push_str(&format!("  {:width$}          {:>7.1} s\n", "", took.as_secs_f64()));
        text
    }

    /// Prints the table, and below it why each failed step failed.
    pub(crate) fn report(&self) {
        println!("\n{}", self.table());
        for line in &self.lines {
            let reason = line.error.as_ref().and_then(|error| error.lines().next());
            if let Some(reason) = reason {
                eprintln!("✗ {}: {reason}", line.name);
            }
        }
    }

    /// Fails if a step failed.
    pub(crate) fn finish(&self) -> Result<()> {
        let failed: Vec<&str> =
            self.lines.iter().filter(|line| line.error.is_some()).map(|line| line.name.as_str()).collect();
        if failed.is_empty() {
            return Ok(());
        }
        bail!("{} of {} steps failed: {}", failed.len(), self.lines.len(), failed.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted_and_nothing_else() {
        for (line, passed, failed) in [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s",
                12,
                0,
            ),
            ("test result: FAILED. 2 passed; 5 failed; 0 ignored; 0 measured; 0 filtered out", 2, 5),
            ("7 passed, 1 failed", 7, 1),
            ("7 passed, 1 failed, 2 skipped\n", 7, 1),
            ("test a::b ... ok", 0, 0),
            ("test result: ok. many passed; 0 failed", 0, 0),
            ("I think 7 passed, 1 failed", 0, 0),
            ("running 3 tests", 0, 0),
            ("", 0, 0),
        ] {
            let mut counts = Counts::default();
            counts.read_line(line);
            assert_eq!(counts, Counts { passed, failed }, "{line}");
        }
    }

    #[test]
    fn counts_add_up_over_steps_and_failures_are_named() {
        let mut steps = Steps::default();
        assert!(steps.step("one", |counts| {
            counts.read_line("2 passed, 0 failed");
            Ok(())
        }));
        assert!(steps.finish().is_ok());
        assert!(!steps.step("a longer name", |counts| {
            counts.read_line("1 passed, 3 failed");
            bail!("it broke\nand more")
        }));
        assert_eq!(steps.counts().closing_line(), "3 passed, 3 failed");
        let error = steps.finish().unwrap_err().to_string();
        assert_eq!(error, "1 of 2 steps failed: a longer name");
        let table = steps.table();
        let columns: Vec<_> = table.lines().take(2).map(|line| line.find(" s").unwrap()).collect();
        assert_eq!(columns.first(), columns.last(), "the columns line up:\n{table}");
    }
}
