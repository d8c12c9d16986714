//! A PostgreSQL server of a test's own, which it may stop as rudely as it likes. Durable, unlike the shared one.

use std::{
    fs::Permissions,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::PathBuf,
    process::{Command, Stdio},
};

use tempfile::TempDir;

use super::field::free_port;

/// PostgreSQL refuses to run as root; Debian's package makes this user.
const SERVER_USER: &str = "postgres";
const BIN: &str = "GAIDAO_TEST_PG_BIN";

/// The server; dropping it stops it.
pub(crate) struct Cluster {
    bin: PathBuf,
    folder: TempDir,
    port: u16,
    root: bool,
}

#[expect(clippy::disallowed_methods, reason = "the test command says where PostgreSQL is")]
fn bin() -> PathBuf {
    let found = std::env::var_os(BIN);
    found
        .unwrap_or_else(|| panic!("{BIN} is not set: `cargo xtask test` finds PostgreSQL and sets it"))
        .into()
}

impl Cluster {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
        let root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
        let cluster = Self { bin: bin(), folder, port: free_port(), root };
        if root {
            let mut make = Command::new("install");
            make.args(["-d", "-o", SERVER_USER, "-g", SERVER_USER, "-m", "700"]).arg(cluster.data());
            run(&mut make);
        }
        let mut initdb = cluster.tool("initdb");
        initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
        run(&mut initdb);
        cluster.up();
        cluster
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn tool(&self, name: &str) -> Command {
        let program = self.bin.join(name);
        let mut command = if self.root {
            let mut command = Command::new("runuser");
            command.args(["-u", SERVER_USER, "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path()).arg("-D").arg(self.data());
        command
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it and waits until it answers.
    pub(crate) fn up(&self) {
        let options = format!("-p {} -k {} -c listen_addresses=127.0.0.1", self.port, self.data().display());
        let mut start = self.tool("pg_ctl");
        start.arg("-l").arg(self.data().join("log")).args(["-w", "-t", "60", "-o", &options, "start"]);
        run(&mut start);
    }

    /// Stops it as a crash would.
    pub(crate) fn crash(&self) {
        run(self.tool("pg_ctl").args(["-m", "immediate", "-w", "stop"]));
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.tool("pg_ctl");
        stop.args(["-m", "immediate", "-w", "stop"]).stdout(Stdio::null()).stderr(Stdio::null());
        // It may be down already.
        let _stopped = stop.status();
    }
}

/// No pipes: a server that was started would hold them open for as long as it lives.
fn run(command: &mut Command) {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}
