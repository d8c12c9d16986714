//! The published shape of the API: what the server says of itself against docs/openapi.json.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell::{self, Workspace};

/// The snapshot.
const SNAPSHOT: &str = "docs/openapi.json";
/// How many differences are named.
const SHOWN_MAX: usize = 12;

/// Fails when the API's shape is not the one in the snapshot; `bless` takes the new shape as the snapshot.
pub(crate) fn check(workspace: &Workspace, bless: bool) -> Result<()> {
    let said =
        shell::output(&mut workspace.cargo(["run", "--quiet", "--package", "gaidao", "--", "openapi"]))?;
    let now: Value = serde_json::from_str(&said).context("`gaidao openapi` did not print JSON")?;
    if now.get("paths").and_then(Value::as_object).is_none_or(serde_json::Map::is_empty) {
        bail!("`gaidao openapi` describes no path: the document is empty");
    }
    let mut text = serde_json::to_string_pretty(&now).context("cannot write the document")?;
    text.push('\n');
    let file = workspace.path(SNAPSHOT);
    if bless {
        fs::write(&file, &text).with_context(|| format!("cannot write {SNAPSHOT}"))?;
        return Ok(());
    }
    let kept = fs::read_to_string(&file)
        .with_context(|| format!("cannot read {SNAPSHOT}; `cargo xtask check --bless` writes it"))?;
    if kept == text {
        return Ok(());
    }
    let kept: Value = serde_json::from_str(&kept).with_context(|| format!("{SNAPSHOT} is not JSON"))?;
    let mut differences = Vec::new();
    differ(&kept, &now, String::new(), &mut differences);
    let more = differences.len().saturating_sub(SHOWN_MAX);
    differences.truncate(SHOWN_MAX);
    if more > 0 {
        differences.push(format!("… and {more} more"));
    }
    if differences.is_empty() {
        differences.push("only the order or the spacing".to_owned());
    }
    bail!(
        "the API is not what {SNAPSHOT} says. If that is meant, `cargo xtask check --bless` and commit it:\n  {}",
        differences.join("\n  ")
    )
}

/// Names each place (a JSON pointer) where the two differ.
fn differ(kept: &Value, now: &Value, at: String, found: &mut Vec<String>) {
    match (kept, now) {
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                let place = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
                match new.get(key) {
                    Some(other) => differ(value, other, place, found),
                    None => found.push(format!("gone     {place}")),
                }
            }
            for key in new.keys().filter(|key| !old.contains_key(*key)) {
                found.push(format!("new      {at}/{}", key.replace('~', "~0").replace('/', "~1")));
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (value, other)) in old.iter().zip(new).enumerate() {
                differ(value, other, format!("{at}/{index}"), found);
            }
        }
        _ if kept != now => found.push(format!("changed  {at}")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn differences_are_named_by_their_place() {
        let kept = json!({ "paths": { "/a": { "get": 1 }, "/b": {} }, "tags": [1, 2] });
        for (now, expected) in [
            (kept.clone(), vec![]),
            (
                json!({ "paths": { "/a": { "get": 2 }, "/b": {} }, "tags": [1, 2] }),
                vec!["changed  /paths/~1a/get"],
            ),
            (json!({ "paths": { "/a": { "get": 1 } }, "tags": [1, 2] }), vec!["gone     /paths/~1b"]),
            (
                json!({ "paths": { "/a": { "get": 1 }, "/b": {}, "/c": {} }, "tags": [1, 3] }),
                vec!["new      /paths/~1c", "changed  /tags/1"],
            ),
            (json!({ "paths": { "/a": { "get": 1 }, "/b": {} }, "tags": [1] }), vec!["changed  /tags"]),
        ] {
            let mut found = Vec::new();
            differ(&kept, &now, String::new(), &mut found);
            assert_eq!(found, expected);
        }
    }
}
