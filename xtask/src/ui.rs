//! The workbench in ui/: its packages, its build, its scripts.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell::{self, Workspace};

/// The workbench, if this checkout has one.
pub(crate) struct Ui {
    scripts: Vec<String>,
}

impl Ui {
    /// Reads ui/package.json; no such file, no workbench.
    pub(crate) fn find(workspace: &Workspace) -> Result<Option<Self>> {
        let file = workspace.path("ui/package.json");
        if !file.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&file).context("cannot read ui/package.json")?;
        Ok(Some(Self { scripts: scripts(&text)? }))
    }

    /// Does it have this script?
    pub(crate) fn has(&self, script: &str) -> bool {
        self.scripts.iter().any(|one| one == script)
    }

    /// `npm ci`, unless the packages on disk are already the ones of the lock file.
    pub(crate) fn install(&self, workspace: &Workspace) -> Result<()> {
        let lock = fs::read(workspace.path("ui/package-lock.json"))
            .context("cannot read ui/package-lock.json; `npm install` in ui/ writes it")?;
        let stamp = workspace.path("ui/node_modules/.installed-lock.json");
        if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
            return Ok(());
        }
        let mut npm = self.npm(workspace, &["ci", "--no-audit", "--no-fund"]);
        shell::quietly(workspace, "npm ci", &mut npm)?;
        fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
    }

    /// `npm run build`, unless ui/dist is newer than everything it is made of.
    pub(crate) fn build(&self, workspace: &Workspace) -> Result<()> {
        let built = modified(&workspace.path("ui/dist/index.html"));
        let sources = [newest(&workspace.path("ui"))?, modified(&workspace.path("docs/openapi.json"))];
        if built > sources.into_iter().max().flatten() {
            return Ok(());
        }
        shell::quietly(workspace, "npm run build", &mut self.npm(workspace, &["run", "build"]))
    }

    /// `npm run <script>`, to be run by the caller.
    pub(crate) fn script(&self, workspace: &Workspace, script: &str) -> Command {
        self.npm(workspace, &["run", "--silent", script])
    }

    fn npm(&self, workspace: &Workspace, arguments: &[&str]) -> Command {
        let mut npm = workspace.command("npm");
        npm.current_dir(workspace.path("ui")).args(arguments);
        // The browser is the system's; a package that wants to fetch one of its own is told not to.
        npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        npm
    }
}

fn scripts(package: &str) -> Result<Vec<String>> {
    let package: Value = serde_json::from_str(package).context("ui/package.json is not JSON")?;
    let Some(scripts) = package.get("scripts") else { return Ok(Vec::new()) };
    let Some(scripts) = scripts.as_object() else {
        bail!("the scripts of ui/package.json are not an object")
    };
    Ok(scripts.keys().cloned().collect())
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

/// When the newest file under the folder was written, leaving out what npm and the build put there.
fn newest(folder: &Path) -> Result<Option<SystemTime>> {
    let mut newest = None;
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {}", folder.display()))?;
        if ["node_modules", "dist"].iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let path = entry.path();
        newest = newest.max(if path.is_dir() { self::newest(&path)? } else { modified(&path) });
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_read() {
        for (text, expected) in [
            (r#"{"scripts":{"build":"vite build","test":"x"}}"#, Some(vec!["build", "test"])),
            ("{}", Some(vec![])),
            (r#"{"scripts":[]}"#, None),
            ("no json", None),
        ] {
            let found = scripts(text).ok();
            let expected = expected.map(|list| list.into_iter().map(String::from).collect::<Vec<_>>());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_npm_and_the_build_wrote_is_no_source() {
        let folder = std::env::temp_dir().join(format!("gaidao-xtask-newest-{}", std::process::id()));
        fs::create_dir_all(folder.join("src/deep")).unwrap();
        fs::create_dir_all(folder.join("dist")).unwrap();
        fs::write(folder.join("dist/index.html"), "built").unwrap();
        assert_eq!(newest(&folder).unwrap(), None);
        fs::write(folder.join("src/deep/page.tsx"), "source").unwrap();
        assert_eq!(newest(&folder).unwrap(), modified(&folder.join("src/deep/page.tsx")));
        fs::remove_dir_all(&folder).unwrap();
    }
}
