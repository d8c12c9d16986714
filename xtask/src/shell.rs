//! The checkout, and running programs in it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::summary::Counts;

/// How many lines of a failed quiet command are shown; the whole of it is in its log.
const TAIL_LINES: usize = 40;

/// The root folder of the checkout; every command runs there.
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The checkout this program was built from.
    pub(crate) fn find() -> Result<Self> {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = own.parent().context("the xtask folder has no parent")?.to_path_buf();
        if !root.join("Cargo.lock").is_file() {
            bail!("{} is gone: run `cargo xtask` inside the checkout", root.display());
        }
        Ok(Self { root })
    }

    /// A path inside the checkout.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// The root folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A command that runs in the root folder, without what cargo told this program about itself: build
    /// scripts watch variables like `CARGO_MANIFEST_DIR`, and would run again on every change of caller.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(set_by_cargo_run) {
                command.env_remove(name);
            }
        }
        command
    }

    /// `cargo <arguments>` in the root folder.
    pub(crate) fn cargo<I, S>(&self, arguments: I) -> Command
    where
        I: IntoIterator<Item = S>,
        S: AsRef<OsStr>,
    {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// Where cargo puts what it builds (`CARGO_TARGET_DIR` and configuration files may move it).
    pub(crate) fn target(&self) -> Result<PathBuf> {
        let metadata = self.metadata()?;
        let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
        folder.map(PathBuf::from).context("cargo metadata named no target_directory")
    }

    /// `cargo metadata` of the workspace's own packages.
    pub(crate) fn metadata(&self) -> Result<serde_json::Value> {
        let text = output(&mut self.cargo(["metadata", "--format-version", "1", "--no-deps"]))?;
        serde_json::from_str(&text).context("cargo metadata is not JSON")
    }
}

fn set_by_cargo_run(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
        .iter()
        .any(|prefix| name.starts_with(prefix))
        || matches!(name, "CARGO" | "LD_LIBRARY_PATH" | "DYLD_FALLBACK_LIBRARY_PATH")
}

/// The command as a person would type it.
pub(crate) fn typed(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

/// Runs it with this program's own input and output.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = typed(command);
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs it and returns its standard output; its standard error is shown only when it fails.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = typed(command);
    let answer = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{line}`"))?;
    if !answer.status.success() {
        bail!("`{line}` failed ({}):\n{}", answer.status, String::from_utf8_lossy(&answer.stderr).trim_end());
    }
    String::from_utf8(answer.stdout).with_context(|| format!("`{line}` did not print UTF-8"))
}

/// Runs it with a spinner instead of its chatter. The chatter goes to `target/xtask/<name>.log`; its end is
/// shown when the command fails.
pub(crate) fn quietly(workspace: &Workspace, name: &str, command: &mut Command) -> Result<()> {
    let folder = workspace.path("target/xtask");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let log = folder.join(format!("{}.log", name.replace([' ', '/'], "-")));
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let line = typed(command);
    let spinner = spinner(name);
    let errors = file.try_clone().context("cannot share the log")?;
    let status = command.stdin(Stdio::null()).stdout(file).stderr(errors).status();
    spinner.finish_and_clear();
    let status = status.with_context(|| format!("cannot start `{line}`"))?;
    if status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&fs::read(&log).unwrap_or_default()).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    let tail = lines.get(lines.len().saturating_sub(TAIL_LINES)..).unwrap_or_default().join("\n");
    bail!("`{line}` failed ({status}); the end of {}:\n{tail}", log.display())
}

/// Runs it, shows its standard output as it comes, and adds up the test summaries in it.
pub(crate) fn counted(command: &mut Command, counts: &mut Counts) -> Result<()> {
    counted_into(command, counts, &mut std::io::stdout().lock())
}

fn counted_into(command: &mut Command, counts: &mut Counts, shown: &mut impl Write) -> Result<()> {
    let line = typed(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let pipe = child.stdout.take().context("the child has no standard output")?;
    let mut reader = BufReader::new(pipe);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).with_context(|| format!("cannot read `{line}`"))? > 0 {
        shown.write_all(&bytes).and_then(|()| shown.flush()).context("cannot write to standard output")?;
        counts.read_line(&String::from_utf8_lossy(&bytes));
        bytes.clear();
    }
    let status = child.wait().with_context(|| format!("cannot wait for `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// A spinner on a terminal; elsewhere one plain line, so that a log shows what is being waited for.
fn spinner(name: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        eprintln!("… {name}");
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(name.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_says_about_the_caller_is_not_passed_on() {
        for (name, dropped) in [
            ("CARGO_MANIFEST_DIR", true),
            ("CARGO_PKG_VERSION", true),
            ("CARGO", true),
            ("CARGO_HOME", false),
            ("CARGO_TARGET_DIR", false),
            ("CARGO_BUILD_JOBS", false),
            ("PATH", false),
            ("GAIDAO_TEST_POSTGRES", false),
        ] {
            assert_eq!(set_by_cargo_run(name), dropped, "{name}");
        }
    }

    #[test]
    fn a_failure_names_the_command_and_shows_what_it_said() {
        let error =
            output(Command::new("sh").args(["-c", "echo broken >&2; exit 3"])).unwrap_err().to_string();
        assert!(error.contains("sh -c") && error.contains("broken") && error.contains('3'), "{error}");
        let error = run(&mut Command::new("a-program-that-is-not-there")).unwrap_err().to_string();
        assert!(error.contains("cannot start `a-program-that-is-not-there`"), "{error}");
    }

    #[test]
    fn counts_are_read_from_the_stream() {
        let (mut counts, mut shown) = (Counts::default(), Vec::new());
        let script = "echo running; echo 'test result: ok. 3 passed; 0 failed; 0 ignored'; exit $0";
        assert!(counted_into(Command::new("sh").args(["-c", script, "0"]), &mut counts, &mut shown).is_ok());
        assert!(counted_into(Command::new("sh").args(["-c", script, "4"]), &mut counts, &mut shown).is_err());
        assert_eq!((counts.passed, counts.failed), (6, 0));
        assert!(shown.starts_with(b"running\ntest result"), "it is shown as it comes");
    }
}
