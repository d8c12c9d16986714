//! Every connector of the registry passes kit's conformance suite with the fixtures on disk; the registry and the
//! fixture folders list the same connectors, so none can go missing from either.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use gaidao_connectors::registry;
use gaidao_kit::conformance;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

fn files(folder: &Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) -> std::io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            files(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push((path, fs::read(entry.path())?));
        }
    }
    Ok(())
}

#[test]
fn every_connector_conforms() {
    let mut findings = Vec::new();
    for connector in registry().all() {
        let id = connector.card().id;
        let mut found = Vec::new();
        files(&fixtures().join(id), "", &mut found).unwrap();
        let report = conformance::check(connector, &found);
        assert!(report.replies > 0 && report.rows > 0 && report.damaged > 0, "{id}: nothing was checked");
        findings.extend(report.findings.iter().map(|finding| format!("{id}/{finding}")));
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn the_registry_and_the_fixtures_list_the_same_connectors() {
    let listed: BTreeSet<String> = registry().all().map(|c| c.card().id.to_owned()).collect();
    let folders: BTreeSet<String> = fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(listed, folders);
    assert_eq!(listed.len(), gaidao_connectors::ALL.len(), "two connectors share an id");
}
