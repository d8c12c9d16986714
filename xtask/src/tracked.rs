//! Rules for the text of the repository: links in the documentation lead somewhere, and nothing names the
//! machine it was written on or the host a package came from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use crate::shell::{self, Workspace};

/// Hosts of package registries: an address of one in a tracked file breaks the build of everyone who uses a
/// mirror. Written in two parts so that this file does not name them.
const REGISTRY_HOSTS: &[(&str, &str)] = &[
    ("registry.npmjs", ".org"),
    ("registry.yarnpkg", ".com"),
    ("index.crates", ".io"),
    ("static.crates", ".io"),
    ("files.pythonhosted", ".org"),
    ("pypi", ".org/simple"),
    ("deb.debian", ".org"),
    ("npmmirror", ".com"),
];

/// Every file that is tracked or would be by `git add`, relative to the root.
fn files(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut git = workspace.command("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let list = shell::output(&mut git)?;
    let files: Vec<PathBuf> = list.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect();
    if files.is_empty() {
        bail!("git names no files here");
    }
    Ok(files)
}

/// Fails when a tracked file names a registry host or an absolute path of this machine.
pub(crate) fn check_places(workspace: &Workspace) -> Result<()> {
    let own = format!("{}/", workspace.root().display());
    let mut found = Vec::new();
    for file in files(workspace)? {
        // Deleted but not committed yet, or not text: nothing to read.
        let Ok(text) = fs::read_to_string(workspace.path(&file)) else { continue };
        for (number, line) in text.lines().enumerate() {
            if let Some(what) = place_in(line, &own) {
                found.push(format!("  {}:{}: {what}", file.display(), number + 1));
            }
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    bail!(
        "these lines hold only on the machine they were written on; use relative paths\n{}",
        found.join("\n")
    )
}

fn place_in(line: &str, own_root: &str) -> Option<String> {
    let host =
        REGISTRY_HOSTS.iter().map(|(name, end)| format!("{name}{end}")).find(|host| line.contains(host));
    if let Some(host) = host {
        return Some(format!("the registry host {host}"));
    }
    let paths = [own_root, concat!("/wo", "rk/"), concat!("/Us", "ers/")];
    let path = paths.iter().find(|path| starts_a_path(line, path))?;
    Some(format!("an absolute path ({path}…)"))
}

/// Is `path` there as the beginning of a path, not in the middle of an address or a longer path?
fn starts_a_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        before
            .is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, '/' | '.' | '-' | '_' | '}'))
    })
}

/// Fails when a relative link in README.md, docs/ or another Markdown file leads nowhere.
pub(crate) fn check_links(workspace: &Workspace) -> Result<()> {
    let mut pages: BTreeMap<PathBuf, String> = BTreeMap::new();
    for file in files(workspace)? {
        if file.extension().is_some_and(|extension| extension == "md")
            && let Ok(text) = fs::read_to_string(workspace.path(&file))
        {
            pages.insert(file, text);
        }
    }
    if !pages.contains_key(Path::new("README.md")) {
        bail!("there is no README.md");
    }
    let mut broken = Vec::new();
    for (page, text) in &pages {
        for (line, target) in links(text) {
            if let Err(error) = follow(workspace, &pages, page, &target) {
                broken.push(format!("  {}:{line}: {target}: {error:#}", page.display()));
            }
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("links that lead nowhere: {}\n{}", broken.len(), broken.join("\n"))
}

fn follow(workspace: &Workspace, pages: &BTreeMap<PathBuf, String>, page: &Path, target: &str) -> Result<()> {
    if target.contains("://") || target.starts_with("mailto:") {
        return Ok(());
    }
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let file = if path.is_empty() { page.to_path_buf() } else { resolve(page, path)? };
    if !workspace.path(&file).exists() {
        bail!("{} does not exist", file.display());
    }
    if let Some(text) = pages.get(&file).filter(|_| !anchor.is_empty())
        && !anchors(text).iter().any(|one| one == anchor)
    {
        bail!("{} has no heading #{anchor}", file.display());
    }
    Ok(())
}

/// The file a link on `page` means, relative to the root.
fn resolve(page: &Path, link: &str) -> Result<PathBuf> {
    let mut file = page.parent().map(Path::to_path_buf).unwrap_or_default();
    for part in Path::new(link).components() {
        match part {
            Component::Normal(name) => file.push(name),
            Component::CurDir => {}
            Component::ParentDir if file.pop() => {}
            _ => bail!("it leads out of the repository"),
        }
    }
    Ok(file)
}

/// The lines of a page that are prose: code blocks are left out.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut in_code = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
            return None;
        }
        (!in_code).then_some((index + 1, line))
    })
}

/// Each `[…](target)` and `[…]: target` with its line number.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in prose(text) {
        // Every second part stands between backticks.
        let plain: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        for (at, _) in plain.match_indices("](") {
            let target = plain.get(at + 2..).and_then(|rest| rest.split_once(')')).map(|(target, _)| target);
            found.extend(target.and_then(first_word).map(|target| (number, target)));
        }
        if let Some((_, rest)) = plain.strip_prefix('[').and_then(|rest| rest.split_once("]: ")) {
            found.extend(first_word(rest).map(|target| (number, target)));
        }
    }
    found
}

/// The address without its title.
fn first_word(target: &str) -> Option<String> {
    let word = target.split_whitespace().next()?;
    Some(word.trim_matches(['<', '>']).replace("%20", " "))
}

/// The anchors that the usual renderers make of a page's headings.
fn anchors(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, line) in prose(text) {
        let Some(heading) = line.strip_prefix('#') else { continue };
        let heading = heading.trim_start_matches('#').trim().to_lowercase();
        let kept =
            heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
        let slug: String = kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect();
        let again = found.iter().filter(|one| **one == slug).count();
        found.push(if again == 0 { slug } else { format!("{slug}-{again}") });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_prose_only() {
        let page = "[a](docs/a.md \"title\") and [b](b.md#x), `[no](c.md)`\n```\n[no](d.md)\n```\n[ref]: e.md\n![i](i.png)";
        let found: Vec<String> = links(page).into_iter().map(|(_, target)| target).collect();
        assert_eq!(found, ["docs/a.md", "b.md#x", "e.md", "i.png"]);
    }

    #[test]
    fn links_are_followed_from_their_page() {
        for (page, link, file) in [
            ("README.md", "docs/a.md", Some("docs/a.md")),
            ("docs/a.md", "../README.md", Some("README.md")),
            ("docs/adr/1.md", "./../a.md", Some("docs/a.md")),
            ("README.md", "../outside.md", None),
            ("README.md", "/etc/passwd", None),
        ] {
            assert_eq!(resolve(Path::new(page), link).ok(), file.map(PathBuf::from), "{page} {link}");
        }
    }

    #[test]
    fn broken_links_and_headings_are_told() {
        let workspace = Workspace::find().unwrap();
        let page = Path::new("xtask/page.md");
        let pages =
            BTreeMap::from([(page.to_path_buf(), "# One two\n## `go`: 中文!\n## Two\n## Two\n".to_owned())]);
        for (target, good) in [
            ("Cargo.toml", true),
            ("src", true),
            ("https://example.com/x", true),
            ("gone.md", false),
            ("../../out.md", false),
        ] {
            assert_eq!(follow(&workspace, &pages, page, target).is_ok(), good, "{target}");
        }
        let headings = anchors(pages.values().next().unwrap());
        assert_eq!(headings, ["one-two", "go-中文", "two", "two-1"]);
    }

    #[test]
    fn places_of_one_machine_are_told() {
        let host = format!("https://{}{}/x", "registry.npmjs", ".org");
        let elsewhere = format!("see {}", concat!("/wo", "rk/main"));
        for (line, bad) in [
            (host.as_str(), true),
            (elsewhere.as_str(), true),
            ("cd /tmp/checkout/crates", true),
            ("`/tmp/checkout/crates`", true),
            ("https://example.com/work/x", false),
            ("frame/work/x", false),
            ("$HOME/tmp/checkout/x", false),
            ("docs/a.md", false),
        ] {
            assert_eq!(place_in(line, "/tmp/checkout/").is_some(), bad, "{line}");
        }
    }
}
