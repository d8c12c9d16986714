//! The programs that are not built from this checkout: is each there, and if not, how does one get it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::shell::{self, Workspace};

/// The Node.js that the workbench's tools ask for.
const NODE_MAJOR_MIN: u32 = 20;
/// Package archives fail now and then; one more try is cheaper than a red run.
const APT_TRIES: u32 = 3;

/// A system package that may be missing.
pub(crate) struct Missing {
    /// What it is, for people.
    pub(crate) what: &'static str,
    /// Debian's packages that bring it.
    pub(crate) packages: &'static [&'static str],
}

/// Installs what is missing with apt-get when this is root on Debian or Ubuntu; else says what to install.
pub(crate) fn install(workspace: &Workspace, missing: &[Missing]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|one| one.packages.iter().copied()).collect();
    let list = packages.join(" ");
    if find("apt-get").is_none() || !is_root()? {
        bail!("{}", advice(missing));
    }
    let mut last = None;
    for attempt in 1..=APT_TRIES {
        let tried = apt(workspace, &["update"]).and_then(|()| {
            let mut arguments = vec!["install", "-y", "--no-install-recommends"];
            arguments.extend(&packages);
            apt(workspace, &arguments)
        });
        match tried {
            Ok(()) => return Ok(()),
            Err(error) => {
                eprintln!("attempt {attempt} of {APT_TRIES} to install {list} failed: {error:#}");
                last = Some(error);
            }
        }
    }
    Err(last.unwrap_or_else(|| anyhow::anyhow!("nothing was tried")))
        .with_context(|| format!("cannot install {list}; try `apt-get install {list}` by hand"))
}

/// What a person without the right to install, or on another system, has to do.
fn advice(missing: &[Missing]) -> String {
    let what: Vec<&str> = missing.iter().map(|one| one.what).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|one| one.packages.iter().copied()).collect();
    format!(
        "missing: {}. On Debian or Ubuntu: `sudo apt-get update && sudo apt-get install -y --no-install-recommends {}`; \
         elsewhere install the same by your system's means. Then run this again",
        what.join(", "),
        packages.join(" ")
    )
}

fn apt(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let mut command = workspace.command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args([
        "-q",
        "-o",
        "Acquire::Retries=3",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]);
    command.args(arguments);
    let name = format!("apt-get {}", arguments.first().unwrap_or(&""));
    shell::quietly(workspace, &name, &mut command)
}

/// Is this the superuser?
pub(crate) fn is_root() -> Result<bool> {
    let id = shell::output(std::process::Command::new("id").arg("-u"))?;
    Ok(id.trim() == "0")
}

/// The first program of that name on the search path.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Chromium as the browser tests start it.
pub(crate) fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| find(name))
}

/// What the browser tests need from the system and do not find. Without Chinese glyphs a screenshot shows
/// boxes, and what does not fit the page goes unseen.
pub(crate) fn missing_for_browser_tests(workspace: &Workspace) -> Vec<Missing> {
    let mut missing = Vec::new();
    if chromium().is_none() {
        missing.push(Missing { what: "Chromium", packages: &["chromium"] });
    }
    let fonts =
        find("fc-list").map(|program| shell::output(workspace.command(program).args([":lang=zh", "family"])));
    let found = matches!(fonts, Some(Ok(list)) if !list.trim().is_empty());
    if !found {
        missing.push(Missing { what: "a Chinese font", packages: &["fonts-noto-cjk", "fontconfig"] });
    }
    missing
}

/// The folder of `initdb` and `pg_ctl`. Debian keeps them off the search path, one folder a version.
pub(crate) fn postgres_bin() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").ok().and_then(|folders| {
        folders
            .flatten()
            .filter_map(|folder| {
                Some((folder.file_name().to_str()?.parse::<u32>().ok()?, folder.path().join("bin")))
            })
            .filter(|(_, bin)| has_server(bin))
            .max()
            .map(|(_, bin)| bin)
    });
    debian.or_else(|| find("initdb")?.parent().map(Path::to_path_buf).filter(|bin| has_server(bin)))
}

fn has_server(bin: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"].iter().all(|program| bin.join(program).is_file())
}

/// Fails with the next command unless Node.js and npm are there and new enough; `instead` names a way
/// without them.
pub(crate) fn require_node(workspace: &Workspace, instead: &str) -> Result<()> {
    let advice = format!(
        "Install Node.js {NODE_MAJOR_MIN} or newer with npm (Debian 13, Ubuntu 25: `apt-get install nodejs npm`){instead}"
    );
    if find("node").is_none() || find("npm").is_none() {
        bail!("the workbench is built with Node.js and npm, and they are not on this machine. {advice}");
    }
    let version = shell::output(workspace.command("node").arg("--version"))?;
    match node_major(&version) {
        Some(major) if major >= NODE_MAJOR_MIN => Ok(()),
        _ => bail!("the workbench needs Node.js {NODE_MAJOR_MIN}, this is {}. {advice}", version.trim()),
    }
}

fn node_major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read() {
        for (text, major) in [("v20.20.2\n", Some(20)), ("v8.0.0", Some(8)), ("20.1", None), ("", None)] {
            assert_eq!(node_major(text), major, "{text}");
        }
    }

    #[test]
    fn what_to_install_is_said_in_one_command() {
        let missing = [
            Missing { what: "a server", packages: &["postgresql"] },
            Missing { what: "a font", packages: &["fonts-noto-cjk", "fontconfig"] },
        ];
        let said = advice(&missing);
        assert!(said.starts_with("missing: a server, a font."), "{said}");
        assert!(said.contains("--no-install-recommends postgresql fonts-noto-cjk fontconfig`"), "{said}");
    }

    #[test]
    fn programs_are_found_on_the_path_or_not_at_all() {
        assert!(find("sh").is_some_and(|file| file.is_absolute()));
        assert_eq!(find("a-program-that-is-not-there"), None);
    }
}
