//! A throwaway PostgreSQL for the tests.
//!
//! A shell waits at the other end of a pipe. When the pipe closes, because the tests are done or because this
//! program died in whatever way (an interrupt, a kill -9), the shell stops the server and removes its folder.

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use crate::shell;
use crate::tools;

/// Debian makes this user; PostgreSQL refuses to run as root.
const SERVER_USER: &str = "postgres";

/// Durability off: these tests prove what the code does, and no test cuts the power. Tests of durability
/// start clusters of their own. Many test processes share one server, each with its pool.
const SETTINGS: &[&str] =
    &["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=400"];

const START_TRIES: u32 = 3;

/// What the waiting shell does: `$1` folder of programs, `$2` data folder, `$3` folder to remove, `$4` user to
/// become or nothing. It ignores the interrupt that ends the rest, or nobody would clean up. Where the owner died
/// while the server was being made, there is nothing to stop yet but something still writes: it comes back.
const CLEANER: &str = r#"
trap '' INT TERM HUP
while read -r _; do :; done
if [ -n "$4" ]; then set -- "$1" "$2" "$3" runuser -u "$4" --; else set -- "$1" "$2" "$3"; fi
bin=$1 data=$2 folder=$3; shift 3
"$@" "$bin/pg_ctl" -D "$data" -m immediate -w stop && rm -rf -- "$folder" && exit
for _ in 1 2 3 4 5 6 7 8 9 10; do
  "$@" "$bin/pg_ctl" -D "$data" -m immediate -w stop
  rm -rf -- "$folder"
  sleep 0.3
done
"#;

/// A running server; dropping it stops it and removes its folder.
pub(crate) struct Cluster {
    /// The folder of pg_ctl and initdb.
    pub(crate) bin: PathBuf,
    port: u16,
    cleaner: Child,
}

impl Cluster {
    /// Makes a cluster in a new temporary folder and starts it on a free loopback port.
    pub(crate) fn start(bin: &Path) -> Result<Self> {
        let user = tools::is_root()?.then_some(SERVER_USER);
        let folder = new_folder()?;
        let data = folder.join("data");
        let cleaner = start_cleaner(bin, &data, &folder, user)?;
        let mut cluster = Self { bin: bin.to_path_buf(), port: 0, cleaner };
        if let Some(user) = user {
            shell::output(
                Command::new("install").args(["-d", "-o", user, "-g", user, "-m", "700"]).arg(&data),
            )
            .with_context(|| format!("cannot make a folder for the user {user}"))?;
        }
        let mut initdb = server_command(user, &bin.join("initdb"));
        initdb.arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        ]);
        shell::output(initdb.current_dir(&folder)).context("cannot make a PostgreSQL cluster")?;
        let mut tries = 0;
        loop {
            tries += 1;
            cluster.port = free_port()?;
            match cluster.launch(user, &folder, &data) {
                Ok(()) => return Ok(cluster),
                // Another program may have taken the port since it was seen free.
                Err(_) if tries < START_TRIES => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn launch(&self, user: Option<&str>, folder: &Path, data: &Path) -> Result<()> {
        let log = data.join("server.log");
        let mut options = format!("-p {} -k {} -c listen_addresses=127.0.0.1", self.port, data.display());
        for setting in SETTINGS {
            options.push_str(" -c ");
            options.push_str(setting);
        }
        let mut pg_ctl = server_command(user, &self.bin.join("pg_ctl"));
        pg_ctl.arg("-D").arg(data).arg("-l").arg(&log).args(["-w", "-t", "60", "-o", &options, "start"]);
        // No pipes: the server would inherit them and keep them open for as long as it lives.
        pg_ctl.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = pg_ctl.status().context("cannot start pg_ctl")?;
        if !status.success() {
            let said = fs::read_to_string(&log).unwrap_or_default();
            bail!("PostgreSQL did not start ({status}):\n{}", said.trim_end());
        }
        Ok(())
    }

    /// How the tests reach it.
    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.cleaner.stdin.take());
        if let Err(error) = self.cleaner.wait() {
            eprintln!("the PostgreSQL server on port {} may still run: {error}", self.port);
        }
    }
}

fn start_cleaner(bin: &Path, data: &Path, folder: &Path, user: Option<&str>) -> Result<Child> {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(CLEANER).arg("cleaner").arg(bin).arg(data).arg(folder).arg(user.unwrap_or_default());
    shell.current_dir("/").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    shell.spawn().context("cannot start sh")
}

fn server_command(user: Option<&str>, program: &Path) -> Command {
    match user {
        None => Command::new(program),
        Some(user) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]).arg(program);
            command
        }
    }
}

/// A folder that the server's user can reach: its own folder inside is private, the way there is not.
fn new_folder() -> Result<PathBuf> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).context("the clock is before 1970")?;
    let name = format!("gaidao-postgres-{}-{}", std::process::id(), now.as_nanos());
    let folder = std::env::temp_dir().join(name);
    fs::create_dir(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::set_permissions(&folder, Permissions::from_mode(0o755))
        .context("cannot open the folder to the server")?;
    Ok(folder)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on the loopback address")?;
    Ok(listener.local_addr().context("a listener without an address")?.port())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    fn folders() -> Vec<PathBuf> {
        let own = format!("gaidao-postgres-{}-", std::process::id());
        let found = fs::read_dir(std::env::temp_dir()).unwrap().flatten();
        found.map(|entry| entry.path()).filter(|path| path.to_string_lossy().contains(&own)).collect()
    }

    #[test]
    fn a_cluster_answers_and_leaves_nothing_behind() {
        let bin = tools::postgres_bin()
            .expect("PostgreSQL's server programs are installed: `cargo xtask test` does it");
        let cluster = Cluster::start(&bin).unwrap();
        assert_eq!(cluster.url(), format!("postgres://postgres@127.0.0.1:{}/postgres", cluster.port));
        assert!(TcpStream::connect(("127.0.0.1", cluster.port)).is_ok());
        assert_eq!(folders().len(), 1);
        let port = cluster.port;
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the server still listens");
        assert_eq!(folders(), Vec::<PathBuf>::new());
    }
}
