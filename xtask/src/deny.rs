//! cargo-deny: licences, bans and sources of everything in Cargo.lock, by the rules in deny.toml.
//!
//! Advisories are left out on purpose: they change by the day and need the network, so they would make an
//! unchanged checkout fail.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{self, Workspace};
use crate::tools;

/// The version whose verdicts deny.toml was written against.
const VERSION: &str = "0.20.2";

/// Checks the lock file.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let program = find_or_install(workspace)?;
    // It asks no network, so every crate must be here before it looks.
    shell::run(&mut workspace.cargo(["fetch", "--locked", "--quiet"]))?;
    let mut command = workspace.command(program);
    command.args(["--offline", "check", "--hide-inclusion-graph", "licenses", "bans", "sources"]);
    shell::run(&mut command).context("see deny.toml; `cargo tree -i CRATE` shows who brings a crate in")
}

/// cargo-deny of this checkout, else one on the search path of the same version, else built now.
pub(crate) fn find_or_install(workspace: &Workspace) -> Result<PathBuf> {
    let tools_folder = workspace.path("target/tools");
    let own = tools_folder.join("bin/cargo-deny");
    if is_wanted(&own) {
        return Ok(own);
    }
    if let Some(found) = tools::find("cargo-deny").filter(|program| is_wanted(program)) {
        return Ok(found);
    }
    let build = tools_folder.join("build");
    let mut install = workspace.cargo(["install", "--locked", "--force", "--debug", "--root"]);
    install.arg(&tools_folder).arg("--target-dir").arg(&build).arg(format!("cargo-deny@{VERSION}"));
    // It runs for two seconds: an optimised build (fat LTO) takes three times as long to make as this one.
    install.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_DEV_INCREMENTAL", "false");
    shell::quietly(workspace, "install cargo-deny", &mut install)?;
    std::fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))?;
    Ok(own)
}

fn is_wanted(program: &Path) -> bool {
    program.is_file()
        && shell::output(Command::new(program).arg("--version")).is_ok_and(|said| names_version(&said))
}

fn names_version(said: &str) -> bool {
    said.split_whitespace().any(|word| word == VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_wanted_version_will_do() {
        for (said, wanted) in [("cargo-deny 0.20.2", true), ("cargo-deny 0.20.20", false), ("", false)] {
            assert_eq!(names_version(said), wanted, "{said}");
        }
        assert!(!is_wanted(Path::new("/a/program/that/is/not/there")));
    }
}
