//! Every dependency is argued: a line of `[workspace.dependencies]` has a line in
//! docs/adr/0002-dependencies.md, and a package that uses it.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell::Workspace;

/// Where dependencies are argued.
const PAGE: &str = "docs/adr/0002-dependencies.md";

/// Fails on a dependency without an argument, an argument without a dependency, and a dependency that no
/// package uses.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let manifest = fs::read_to_string(workspace.path("Cargo.toml")).context("cannot read Cargo.toml")?;
    let page = fs::read_to_string(workspace.path(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    let wrong = differences(&declared(&manifest), &argued(&page), &used(&workspace.metadata()?));
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("dependencies that need a word: {}\n{}", wrong.len(), wrong.join("\n"))
}

type Names = BTreeSet<String>;

fn differences(declared: &Names, argued: &Names, used: &Names) -> Vec<String> {
    if declared.is_empty() {
        return vec![
            "  Cargo.toml declares no dependency: its layout changed, so this check is blind".to_owned(),
        ];
    }
    let mut wrong = Vec::new();
    for name in declared.difference(argued) {
        wrong.push(format!("  {name}: say in {PAGE} what it does for us"));
    }
    for name in argued.difference(declared) {
        wrong.push(format!("  {name}: argued in {PAGE}, but Cargo.toml does not have it; remove the line"));
    }
    for name in declared.difference(used) {
        wrong.push(format!("  {name}: no package uses it; remove it from Cargo.toml"));
    }
    wrong
}

/// The names in `[workspace.dependencies]`, without our own packages.
fn declared(manifest: &str) -> Names {
    let section = manifest.lines().skip_while(|line| line.trim() != "[workspace.dependencies]").skip(1);
    let section = section.take_while(|line| !line.starts_with('['));
    let entries = section.filter(|line| !line.trim_start().starts_with('#') && !line.contains("path = "));
    entries.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

/// The first cells of the page's table.
fn argued(page: &str) -> Names {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" |"));
    rows.map(|(name, _)| name.trim().to_owned()).filter(|name| name != "crate").collect()
}

/// The crates that packages of the workspace name, in any kind of dependency.
fn used(metadata: &Value) -> Names {
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let dependencies = packages.filter_map(|package| package.get("dependencies")?.as_array()).flatten();
    dependencies.filter_map(|dependency| Some(dependency.get("name")?.as_str()?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_dependency_without_an_argument_or_a_user_is_told() {
        let manifest = "[workspace]\nx = 1\n[workspace.dependencies]\nown = { path = \"crates/own\" }\n\n# why\na = \"1\"\nb = { version = \"2\" }\n[profile.dev]\nz = 1\n";
        let page = "| crate | what |\n|---|---|\n| a | does a |\n| old | was |\n";
        let metadata = json!({ "packages": [{ "dependencies": [{ "name": "b" }] }, { "dependencies": [] }] });
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect::<Names>();
        assert_eq!(declared(manifest), names(&["a", "b"]));
        assert_eq!(argued(page), names(&["a", "old"]));
        assert_eq!(used(&metadata), names(&["b"]));
        let wrong = differences(&declared(manifest), &argued(page), &used(&metadata));
        let told: Vec<_> =
            wrong.iter().filter_map(|line| line.trim().split_once(':')).map(|(name, _)| name).collect();
        assert_eq!(told, ["b", "old", "a"]);
        assert!(differences(&names(&["b"]), &names(&["b"]), &names(&["b"])).is_empty());
        assert_eq!(differences(&names(&[]), &names(&[]), &names(&[])).len(), 1);
    }
}
