//! Reads `{"id","text"}` lines from standard input and prints one prediction line each.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a command of the bench"
)]
use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines() {
        let row: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut out = serde_json::to_value(gaidao_address::parse(row["text"].as_str().unwrap())).unwrap();
        out["id"] = row["id"].clone();
        println!("{out}");
    }
}
