//! Every code the program can emit is documented, and the page on errors is the catalogue.

use std::{collections::BTreeSet, fs, path::Path};

use gaidao_web::catalogue;

/// Texts between `head` and the next quote.
fn after<'a>(source: &'a str, head: &'a str) -> impl Iterator<Item = &'a str> {
    source.split(head).skip(1).filter_map(|rest| rest.split('"').next())
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn sources(folder: &Path, into: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|end| end == "rs") {
            // Line breaks and blanks as rustfmt set them must not matter.
            let text = fs::read_to_string(&path).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
            into.push((path.file_name().unwrap().to_string_lossy().into_owned(), text));
        }
    }
}

/// The codes in the sources of desk and web.
fn emitted() -> BTreeSet<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&here.join("src"), &mut files);
    sources(&here.join("../desk/src"), &mut files);
    let mut codes = BTreeSet::new();
    for (name, text) in &files {
        let mut heads = vec![
            "Conflict { code: \"",
            "Refused { code: \"",
            "TooMany { code: \"",
            "conflict(\"",
            "Problem::new(\"",
            "Problem::field(\"",
            "Problem::field( \"",
        ];
        if name == "error.rs" || name == "acts.rs" {
            heads.extend(["=> (\"", "=> ( \"", "=> { (\""]);
        }
        for head in heads {
            codes.extend(after(text, head).filter(|code| is_code(code)).map(str::to_owned));
        }
        for rest in after(text, "RowError::new(line, \"") {
            codes.insert(rest.to_owned());
        }
    }
    codes
}

#[test]
fn every_emitted_code_is_documented_and_every_documented_code_is_emitted() {
    let documented: BTreeSet<String> = catalogue::all().map(|entry| entry.code.to_owned()).collect();
    assert_eq!(documented.len(), catalogue::all().count(), "a code is documented twice");
    let emitted = emitted();
    assert!(emitted.len() > 30, "the search found only {emitted:?}");
    assert_eq!(emitted.difference(&documented).collect::<Vec<_>>(), Vec::<&String>::new(), "not documented");
    assert_eq!(documented.difference(&emitted).collect::<Vec<_>>(), Vec::<&String>::new(), "never emitted");
}

#[test]
fn the_page_on_errors_is_the_catalogue() {
    let written = catalogue::markdown();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md");
    let page = fs::read_to_string(&path).unwrap_or_default();
    if page != written {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("errors.md");
        fs::write(&fresh, written).unwrap();
        panic!("docs/errors.md is not the catalogue; the page it should be is {}", fresh.display());
    }
}
