//! A server of ours as a child process, killed when dropped.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
    time::timeout,
};

/// Longest wait for a ready line; a debug build on a busy machine needs a second.
const READY_MS_MAX: u64 = 60_000;
/// How much of a failed server's log is shown.
const LOG_LINES: usize = 30;

/// A running server. Its log goes to a file; a failing test shows the end of it.
pub(crate) struct Process {
    child: Child,
    log: PathBuf,
    /// The line of JSON it printed when it was ready.
    pub(crate) ready: Value,
}

/// The binary under test with an environment of its own: no setting of the machine may change a test.
pub(crate) fn gaidao() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gaidao"));
    command.env_clear();
    command
}

/// What a command of the binary that ends by itself printed as JSON.
pub(crate) async fn said(command: &mut Command) -> Value {
    let output = command.stdin(Stdio::null()).output().await.unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one line of JSON")
}

impl Process {
    /// Starts a server and waits until it is ready.
    pub(crate) async fn start(mut command: Command, log: &Path) -> Self {
        let errors = std::fs::File::options().create(true).append(true).open(log).unwrap();
        command.kill_on_drop(true).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut child = command.spawn().expect("the server starts");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = timeout(Duration::from_millis(READY_MS_MAX), lines.next_line()).await;
        let line = first.ok().and_then(Result::ok).flatten();
        let ready = line.and_then(|line| serde_json::from_str(&line).ok());
        let mut process = Self { child, log: log.to_owned(), ready: Value::Null };
        process.ready = ready.unwrap_or_else(|| panic!("{command:?} did not become ready"));
        // The pipe stays open for as long as the process lives.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        process
    }

    /// The process's number.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    /// kill -9, and gone.
    pub(crate) async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// It has not ended by itself.
    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    fn log_end(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(LOG_LINES)..].join("\n")
    }
}

impl Drop for Process {
    #[expect(clippy::print_stderr, reason = "shown by the test harness where a test failed, and only there")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- the end of {}:\n{}", self.log.display(), self.log_end());
        }
    }
}
