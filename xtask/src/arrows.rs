//! The dependency arrows of docs/ARCHITECTURE.md: which room may use which. Normal dependencies only; tests
//! may use what they like.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell::Workspace;

/// One room of the house.
struct Room {
    /// The package.
    package: &'static str,
    /// The rooms it may use.
    may: &'static [&'static str],
    /// Crates from outside that it may never name, and why.
    never: &'static [Ban],
}

/// Crates from outside that a room may not name.
struct Ban {
    crates: &'static [&'static str],
    why: &'static str,
}

const HTTP_CLIENT: Ban =
    Ban { crates: &["reqwest", "ureq", "isahc", "curl"], why: "the engine is the only room that sends HTTP" };
const HTTP_SERVER: Ban = Ban {
    crates: &["axum", "axum-extra", "hyper", "hyper-util", "tower-http", "utoipa-axum", "actix-web", "warp"],
    why: "only web and sim answer HTTP",
};
const DATABASE: Ban = Ban {
    crates: &[
        "rusqlite",
        "libsqlite3-sys",
        "tokio-postgres",
        "deadpool-postgres",
        "refinery",
        "sqlx",
        "diesel",
    ],
    why: "only store speaks SQL (and sim, to a file of its own)",
};
const RUNTIME: Ban = Ban {
    crates: &["tokio", "tokio-util", "async-std", "smol", "mio", "socket2"],
    why: "a pure room waits for nothing: time and answers are parameters",
};
const CHANCE: Ban = Ban {
    crates: &["rand", "rand_core", "getrandom", "fastrand", "nanorand"],
    why: "a pure room draws nothing: nonces and ids are parameters",
};
const PURE: &[Ban] = &[RUNTIME, HTTP_CLIENT, HTTP_SERVER, DATABASE, CHANCE];

const EVERY_ROOM: &[&str] = &[
    "gaidao-address",
    "gaidao-connectors",
    "gaidao-core",
    "gaidao-desk",
    "gaidao-engine",
    "gaidao-kit",
    "gaidao-sim",
    "gaidao-store",
    "gaidao-web",
];

/// The table of docs/ARCHITECTURE.md §1. A package that is not here has no room in the house.
const ROOMS: &[Room] = &[
    Room { package: "gaidao-core", may: &[], never: PURE },
    Room { package: "gaidao-address", may: &[], never: PURE },
    Room { package: "gaidao-kit", may: &["gaidao-core"], never: PURE },
    Room { package: "gaidao-connectors", may: &["gaidao-core", "gaidao-kit"], never: PURE },
    Room { package: "gaidao-store", may: &["gaidao-core"], never: &[HTTP_CLIENT, HTTP_SERVER] },
    Room {
        package: "gaidao-desk",
        may: &["gaidao-core", "gaidao-address", "gaidao-kit", "gaidao-store"],
        never: &[HTTP_CLIENT, HTTP_SERVER, DATABASE],
    },
    Room {
        package: "gaidao-engine",
        may: &["gaidao-core", "gaidao-kit", "gaidao-store", "gaidao-desk"],
        never: &[HTTP_SERVER, DATABASE],
    },
    Room {
        package: "gaidao-web",
        may: &["gaidao-core", "gaidao-kit", "gaidao-desk"],
        never: &[HTTP_CLIENT, DATABASE],
    },
    // The simulator keeps its parcels and its ledger in a database of its own.
    Room { package: "gaidao-sim", may: &["gaidao-core"], never: &[] },
    Room { package: "gaidao", may: EVERY_ROOM, never: &[] },
    Room { package: "gaidao-simulation", may: EVERY_ROOM, never: &[] },
    Room { package: "gaidao-bench", may: EVERY_ROOM, never: &[] },
    Room { package: "xtask", may: &[], never: &[] },
];

/// Fails when a package of the workspace uses what its room may not.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let wrong = violations(&workspace.metadata()?)?;
    if wrong.is_empty() {
        return Ok(());
    }
    bail!("dependency arrows that point the wrong way: {}\n{}", wrong.len(), wrong.join("\n"))
}

/// Every wrong arrow in `cargo metadata --no-deps`: which, why, and what to do.
fn violations(metadata: &Value) -> Result<Vec<String>> {
    let packages =
        metadata.get("packages").and_then(Value::as_array).context("cargo metadata lists no packages")?;
    if packages.is_empty() {
        bail!("cargo metadata lists no packages");
    }
    let names: Vec<&str> = packages.iter().filter_map(name).collect();
    let mut wrong = Vec::new();
    for package in packages {
        let from = name(package).context("a package without a name")?;
        let Some(room) = ROOMS.iter().find(|room| room.package == from) else {
            wrong.push(format!(
                "  {from}: not in the table of rooms. Say what it may use: one line in xtask/src/arrows.rs and one in \
                 docs/ARCHITECTURE.md"
            ));
            continue;
        };
        let dependencies = package.get("dependencies").and_then(Value::as_array);
        let dependencies = dependencies.with_context(|| format!("{from} lists no dependencies"))?;
        for to in dependencies.iter().filter(|dependency| is_normal(dependency)).filter_map(name) {
            if names.contains(&to) || EVERY_ROOM.contains(&to) {
                wrong.extend(wrong_room(room, to));
            } else {
                wrong.extend(wrong_crate(room, to));
            }
        }
    }
    Ok(wrong)
}

fn wrong_room(room: &Room, to: &str) -> Option<String> {
    if room.may.contains(&to) {
        return None;
    }
    let may = if room.may.is_empty() { "no other room".to_owned() } else { room.may.join(", ") };
    let from = room.package;
    Some(format!(
        "  {from} → {to}: {from} may use {may}. Pass what it needs in as a parameter or a trait, or move the code to a \
         room that may; to change the plan, change docs/ARCHITECTURE.md and xtask/src/arrows.rs with an ADR"
    ))
}

fn wrong_crate(room: &Room, to: &str) -> Option<String> {
    let ban = room.never.iter().find(|ban| ban.crates.contains(&to))?;
    let from = room.package;
    Some(format!("  {from} → {to}: {}. Remove it from {from}'s [dependencies]; tests may keep it", ban.why))
}

fn name(value: &Value) -> Option<&str> {
    value.get("name")?.as_str()
}

/// cargo says `kind: null` for a normal dependency.
fn is_normal(dependency: &Value) -> bool {
    dependency.get("kind").is_none_or(Value::is_null)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Metadata of a house with one package of interest beside the real rooms.
    fn house(package: &str, dependency: &str, kind: Option<&str>) -> Value {
        json!({ "packages": [
            { "name": package, "dependencies": [{ "name": dependency, "kind": kind, "rename": "innocent" }] },
            { "name": "gaidao-core", "dependencies": [] },
        ]})
    }

    #[test]
    fn each_arrow_is_judged_by_the_table() {
        for (from, to, kind, expected) in [
            ("gaidao-connectors", "gaidao-kit", None, None),
            ("gaidao-engine", "gaidao-desk", None, None),
            ("gaidao", "gaidao-web", None, None),
            ("gaidao-engine", "reqwest", None, None),
            ("gaidao-core", "serde", None, None),
            ("gaidao-kit", "tokio", Some("dev"), None),
            ("gaidao-web", "gaidao-store", Some("dev"), None),
            ("gaidao-web", "gaidao-engine", None, Some("gaidao-web → gaidao-engine")),
            ("gaidao-engine", "gaidao-web", None, Some("gaidao-engine → gaidao-web")),
            ("gaidao-engine", "gaidao-connectors", None, Some("gaidao-engine → gaidao-connectors")),
            ("gaidao-sim", "gaidao-kit", None, Some("gaidao-sim → gaidao-kit")),
            ("gaidao-store", "gaidao-kit", None, Some("gaidao-store → gaidao-kit")),
            ("gaidao-web", "gaidao-store", None, Some("gaidao-core, gaidao-kit, gaidao-desk")),
            ("gaidao-address", "gaidao-core", None, Some("no other room")),
            ("gaidao-core", "gaidao-simulation", None, Some("gaidao-core → gaidao-simulation")),
            ("gaidao-kit", "tokio", None, Some("waits for nothing")),
            ("gaidao-connectors", "getrandom", None, Some("draws nothing")),
            ("gaidao-core", "reqwest", None, Some("only room that sends HTTP")),
            ("gaidao-address", "rusqlite", None, Some("only store speaks SQL")),
            ("gaidao-desk", "axum", None, Some("answer HTTP")),
            ("gaidao-kit", "hyper", None, Some("answer HTTP")),
            ("gaidao-web", "hyper", None, None),
            ("gaidao-web", "reqwest", None, Some("only room that sends HTTP")),
            ("gaidao-shed", "serde", None, Some("not in the table of rooms")),
        ] {
            let metadata = house(from, to, kind);
            // The simulation is a package of this house only where a case needs it to be one.
            let found = match violations(&with(metadata, to)) {
                Ok(found) => found,
                Err(error) => panic!("{from} → {to}: {error:#}"),
            };
            match expected {
                None => assert!(found.is_empty(), "{from} → {to}: {found:?}"),
                Some(words) => {
                    assert_eq!(found.len(), 1, "{from} → {to}: {found:?}");
                    assert!(found.iter().all(|line| line.contains(words)), "{from} → {to}: {found:?}");
                }
            }
        }
    }

    fn with(mut metadata: Value, dependency: &str) -> Value {
        if dependency == "gaidao-simulation" {
            let package = json!({ "name": dependency, "dependencies": [] });
            metadata["packages"].as_array_mut().unwrap().push(package);
        }
        metadata
    }

    #[test]
    fn metadata_that_says_nothing_is_an_error_not_a_pass() {
        for metadata in
            [json!({}), json!({ "packages": [] }), json!({ "packages": [{ "name": "gaidao-core" }] })]
        {
            assert!(violations(&metadata).is_err(), "{metadata}");
        }
    }

    #[test]
    fn the_table_names_only_rooms_and_has_no_circle() {
        for room in ROOMS {
            for to in room.may {
                let other = ROOMS.iter().find(|other| other.package == *to).unwrap();
                assert!(!other.may.contains(&room.package), "{} and {to} use each other", room.package);
            }
        }
    }
}
