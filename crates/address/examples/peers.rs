//! The open corpus through this crate and through its peers, installed from their registries into a temporary folder:
//! `peers [CORPUS.jsonl] [CLEAN.txt]`. Prints a Markdown table. Needs node, npm, python3 and cargo.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command of the bench"
)]

#[path = "../tests/score/mod.rs"]
mod score;

#[path = "../tests/clock/mod.rs"]
mod clock;

use std::{collections::HashMap, fs, hint::black_box, path::Path, process::Command};

use score::{Fields, Tally};
use serde_json::Value;

const NPM: [(&str, &str); 3] =
    [("address-parse", "1.2.19"), ("address-smart-parse", "4"), ("zh-address-parse", "1.3.16")];
const PYPI: [&str; 2] = ["cpca", "jionlp"];

fn main() {
    let open = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/open.jsonl").to_owned();
    let corpus = fs::canonicalize(std::env::args().nth(1).unwrap_or(open)).unwrap();
    let corpus = corpus.to_str().unwrap();
    let rows = score::read(corpus);
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path();
    for (name, text) in [
        ("peers.mjs", include_str!("../peers/peers.mjs")),
        ("peers.py", include_str!("../peers/peers.py")),
        ("package.json", r#"{"private":true}"#),
    ] {
        fs::write(at.join(name), text).unwrap();
    }
    println!("| parser | name | phone | ext | region | detail | core | flag | misdirect | messages/s |");
    println!("|---|---|---|---|---|---|---|---|---|---|");
    line("gaidao-address", &rows, score::ours, Some(speed(&rows)));
    for (name, version) in NPM {
        let installed =
            run(at, "npm", &["install", "--no-audit", "--no-fund", "--silent", &format!("{name}@{version}")]);
        peer(
            at,
            name,
            &rows,
            installed.and_then(|_| run(at, "node", &["peers.mjs", name, corpus, "out.jsonl"])),
        );
    }
    let venv = run(at, "python3", &["-m", "venv", "venv"]);
    for name in PYPI {
        let installed = venv.as_ref().and_then(|_| run(at, "venv/bin/pip", &["install", "--quiet", name]));
        peer(
            at,
            name,
            &rows,
            installed.and_then(|_| run(at, "venv/bin/python", &["peers.py", name, corpus, "out.jsonl"])),
        );
    }
    let clean = clean(&rows);
    println!("\n| clean addresses | addresses/s |\n|---|---|");
    println!("| gaidao-address | {:.0} |", rate(&clean));
    match crate_cpca(at, &clean) {
        Some(rate) => println!("| crate cpca 0.3 | {:.0} |", rate.trim().parse::<f64>().unwrap_or(0.0)),
        None => println!("| crate cpca 0.3 | did not install |"),
    }
}

/// The output of a command, or none if it fails; what it said goes to standard error.
fn run(at: &Path, program: &str, args: &[&str]) -> Option<String> {
    let program = if program.contains('/') { at.join(program).into_os_string() } else { program.into() };
    let out = Command::new(&program).args(args).current_dir(at).output().ok()?;
    if !out.status.success() {
        eprintln!("{}: {}", program.display(), String::from_utf8_lossy(&out.stderr));
        return None;
    }
    String::from_utf8(out.stdout).ok()
}

fn peer(at: &Path, name: &str, rows: &[Value], rate: Option<String>) {
    let Some(rate) = rate else {
        println!("| {name} | did not install or run |||||||||");
        return;
    };
    let lines = score::read(at.join("out.jsonl").to_str().unwrap());
    let given: HashMap<&str, Fields> =
        lines.iter().map(|l| (l["id"].as_str().unwrap(), claimed(l))).collect();
    let parse = |row: &Value| given.get(row["id"].as_str().unwrap()).cloned().unwrap_or_default();
    line(name, rows, parse, rate.trim().lines().last().and_then(|r| r.parse().ok()));
}

/// Peers give no verdict. Whoever uses one sends the parcel once there is a county and a detail.
fn claimed(line: &Value) -> Fields {
    let mut fields = score::fields(line);
    let complete = fields.contains_key("district") && fields.contains_key("detail");
    fields.insert("verdict", if complete { "ok" } else { "incomplete" }.into());
    fields
}

fn line(name: &str, rows: &[Value], parse: impl FnMut(&Value) -> Fields, rate: Option<f64>) {
    let t = score::score(rows, parse).remove("ALL").unwrap();
    let of = |part: u32| format!("{:.1} %", Tally::percent(part, t.ok));
    let field = |f: &str| of(*t.fields.get(f).unwrap_or(&0));
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {:.1} % | {:.1} % | {:.0} |",
        field("name"),
        field("mobile"),
        field("ext"),
        of(t.region),
        field("detail"),
        of(t.core),
        Tally::percent(t.flag, t.flagged),
        Tally::percent(t.misdirect, t.n),
        rate.unwrap_or(0.0)
    );
}

fn speed(rows: &[Value]) -> f64 {
    rate(
        &rows
            .iter()
            .map(|r| r["text"].as_str().unwrap().to_owned())
            .filter(|t| t.len() < 2000)
            .collect::<Vec<_>>(),
    )
}

fn rate(texts: &[String]) -> f64 {
    clock::rate(50 * texts.len(), || {
        for text in texts.iter().cycle().take(50 * texts.len()) {
            black_box(gaidao_address::parse(black_box(text)));
        }
    })
}

/// The expected parts of the rows, written as one address each.
fn clean(rows: &[Value]) -> Vec<String> {
    let ok = rows.iter().filter(|r| r["verdict"] == "ok");
    ok.map(|r| {
        let part = |k: &str| r["expect"][k].as_str().unwrap_or("");
        let city = if part("city") == part("province") { "" } else { part("city") };
        format!("{}{city}{}{}{}", part("province"), part("district"), part("street"), part("detail"))
    })
    .collect()
}

fn crate_cpca(at: &Path, clean: &[String]) -> Option<String> {
    let dir = at.join("cpca");
    fs::create_dir_all(dir.join("src")).ok()?;
    let manifest = "[package]\nname = \"peer\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[dependencies]\ncpca = \"0.3\"\n[workspace]\n";
    fs::write(dir.join("Cargo.toml"), manifest).ok()?;
    fs::write(dir.join("src/main.rs"), include_str!("../peers/cpca.rs")).ok()?;
    fs::write(dir.join("clean.txt"), clean.join("\n")).ok()?;
    run(&dir, "cargo", &["run", "--release", "--quiet", "--target-dir", "target", "--", "clean.txt"])
}
