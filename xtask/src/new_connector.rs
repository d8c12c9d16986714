//! `cargo xtask new-connector <id>`: a source file, a fixtures folder and an entry in the list. The tests are red
//! until the card is filled in and its fixtures are there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use crate::shell::{self, Workspace};

const LIST: &str = "crates/connectors/src/lib.rs";
/// What is written: a file, with `{{id}}` for the id, and the text it begins with.
const TEMPLATES: &[(&str, &str)] = &[
    ("crates/connectors/src/{{id}}.rs", include_str!("../templates/connector.rs.txt")),
    ("crates/connectors/fixtures/{{id}}/source.md", include_str!("../templates/source.md.txt")),
    ("crates/connectors/fixtures/{{id}}/check/case.json", include_str!("../templates/case.json.txt")),
    ("crates/connectors/fixtures/{{id}}/check/request.http", include_str!("../templates/request.http.txt")),
    ("crates/connectors/fixtures/{{id}}/check/success.http", include_str!("../templates/success.http.txt")),
];
/// It stands in addresses, metrics and database rows.
const ID_CHARS_MAX: usize = 24;
/// Modules cannot have these names.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "lib", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Options of `new-connector`.
#[derive(Args)]
pub(crate) struct Options {
    /// The connector's id, e.g. `deppon`: lower-case letters, digits, underscores.
    id: String,
}

/// Writes the files, lists the connector and formats the crate.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    let id = options.id.as_str();
    require_id(id)?;
    let files: Vec<(String, String)> =
        TEMPLATES.iter().map(|(file, text)| (filled(file, id), filled(text, id))).collect();
    for (file, _) in &files {
        ensure!(!workspace.path(file).exists(), "{file} exists already; `{id}` is taken");
    }
    let list = fs::read_to_string(workspace.path(LIST)).with_context(|| format!("cannot read {LIST}"))?;
    let list = listed(&list, id)?;
    for (file, text) in &files {
        write(workspace, file, text)?;
        eprintln!("wrote  {file}");
    }
    write(workspace, LIST, &list)?;
    eprintln!("listed `{id}` in {LIST}");
    shell::run(&mut workspace.cargo(["fmt", "--package", "gaidao-connectors"]))?;
    eprintln!("next: docs/add-a-connector.md, and `cargo test -p gaidao-connectors` until it is green");
    Ok(())
}

fn require_id(id: &str) -> Result<()> {
    ensure!(
        id.starts_with(|letter: char| letter.is_ascii_lowercase())
            && id
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
            && id.len() <= ID_CHARS_MAX
            && !KEYWORDS.contains(&id),
        "`{id}` cannot be a connector's id: take lower-case letters, digits and underscores, a letter first, at most \
         {ID_CHARS_MAX}, no word of Rust's"
    );
    Ok(())
}

fn write(workspace: &Workspace, file: &str, text: &str) -> Result<()> {
    let path = workspace.path(file);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(&path, text).with_context(|| format!("cannot write {file}"))
}

fn filled(template: &str, id: &str) -> String {
    template.replace("{{id}}", id).replace("{{Type}}", &type_name(id))
}

/// `best_express` → `BestExpress`.
fn type_name(id: &str) -> String {
    id.split('_')
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|letter| letter.to_ascii_uppercase());
            first.into_iter().chain(letters).collect::<String>()
        })
        .collect()
}

/// The list with one more connector: its module, its name, its entry at the end.
fn listed(list: &str, id: &str) -> Result<String> {
    let (module, name) = (format!("mod {id};"), type_name(id));
    ensure!(!list.lines().any(|line| line == module), "`{id}` is in {LIST} already");
    let mut text = list.to_owned();
    insert_before(&mut text, "\nmod ", &format!("\n{module}"))?;
    insert_before(&mut text, "\npub use ", &format!("\npub use {id}::{name};"))?;
    let begin = text.find("static ALL: ").context("no `static ALL` in the list of connectors")?;
    let length =
        text.get(begin..).and_then(|rest| rest.find("];")).context("the list of connectors has no end")?;
    let end = begin + length;
    let before = text.get(..end).unwrap_or_default().trim_end();
    let comma = if before.ends_with(['[', ',']) { "" } else { ", " };
    Ok(format!("{before}{comma}&{name}{}", text.get(end..).unwrap_or_default()))
}

/// rustfmt sorts the lines afterwards.
fn insert_before(text: &mut String, mark: &str, line: &str) -> Result<()> {
    let Some(at) = text.find(mark) else { bail!("{LIST} has no line `{}`: its layout changed", mark.trim()) };
    text.insert_str(at, line);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_words() {
        for (id, good) in [
            ("sf", true),
            ("kuaidi100", true),
            ("best_express", true),
            ("", false),
            ("9x", false),
            ("SF", false),
            ("a-b", false),
            ("../a", false),
            ("match", false),
            ("lib", false),
            ("a_name_that_does_not_want_to_end", false),
        ] {
            assert_eq!(require_id(id).is_ok(), good, "{id}");
        }
    }

    #[test]
    fn a_connector_is_listed_once_and_last() {
        let one = "//! X\n\nmod wire;\nmod zto;\n\npub use zto::Zto;\n\npub static ALL: &[&dyn Connector] = &[&Zto];\nmore\n";
        let two = listed(one, "best_express").unwrap();
        assert_eq!(
            two,
            "//! X\n\nmod best_express;\nmod wire;\nmod zto;\n\npub use best_express::BestExpress;\npub use zto::Zto;\n\n\
             pub static ALL: &[&dyn Connector] = &[&Zto, &BestExpress];\nmore\n"
        );
        let three = listed(&two.replace("&BestExpress]", "\n    &BestExpress,\n]"), "sf").unwrap();
        assert!(three.contains("&BestExpress,&Sf]"), "{three}");
        assert!(listed(&two, "best_express").is_err());
        for broken in ["", "\nmod a;\npub use a::A;\nstatic ALL: x", "\nmod a;\nstatic ALL: [];"] {
            assert!(listed(broken, "sf").is_err(), "{broken}");
        }
    }

    #[test]
    fn the_real_list_can_be_added_to() {
        let workspace = Workspace::find().unwrap();
        let list = fs::read_to_string(workspace.path(LIST)).unwrap();
        let more = listed(&list, "a_new_one").unwrap();
        assert!(more.contains("mod a_new_one;") && more.contains("&ANewOne]"), "{more}");
    }

    #[test]
    fn the_templates_are_filled() {
        for (file, template) in TEMPLATES {
            let (file, text) = (filled(file, "best_express"), filled(template, "best_express"));
            assert!(file.contains("/best_express") && !file.contains("{{"), "{file}");
            assert!(!text.contains("{{"), "{text}");
            assert!(!file.ends_with(".rs") || text.contains("pub struct BestExpress;"), "{text}");
        }
    }
}
