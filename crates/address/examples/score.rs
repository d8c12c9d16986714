//! Scores the crate, or given predictions, against a labelled corpus: `score [CORPUS.jsonl] [PREDICTIONS.jsonl]`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a command of the bench")]

#[path = "../tests/score/mod.rs"]
mod score;

use std::collections::HashMap;

use score::{FIELDS, Tally};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let open = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/open.jsonl").to_owned();
    let rows = score::read(args.first().unwrap_or(&open));
    let given: Option<HashMap<String, score::Fields>> = args.get(1).map(|path| {
        score::read(path).iter().map(|l| (l["id"].as_str().unwrap().to_owned(), score::fields(l))).collect()
    });
    let table = score::score(&rows, |row| match &given {
        Some(lines) => lines.get(row["id"].as_str().unwrap()).cloned().unwrap_or_default(),
        None => score::ours(row),
    });
    let columns: Vec<String> =
        FIELDS.iter().chain(&["region", "contact", "core"]).map(|c| format!("{c:>8}")).collect();
    println!(
        "{:<16}{:>6}{:>6} {} |{:>6}{:>7}{:>8} |{:>9}{:>9}",
        "class",
        "n",
        "ok",
        columns.join(" "),
        "flagN",
        "flag%",
        "exact%",
        "exactALL%",
        "misdir%"
    );
    for (class, t) in &table {
        let of = |part: u32| format!("{:>8.1}", Tally::percent(part, t.ok));
        let mut cells: Vec<String> = FIELDS.iter().map(|f| of(*t.fields.get(f).unwrap_or(&0))).collect();
        cells.extend([of(t.region), of(t.contact), of(t.core)]);
        println!(
            "{class:<16}{:>6}{:>6} {} |{:>6}{:>7.1}{:>8.1} |{:>9.1}{:>9.2}",
            t.n,
            t.ok,
            cells.join(" "),
            t.flagged,
            Tally::percent(t.flag, t.flagged),
            Tally::percent(t.exact_flag, t.flagged),
            Tally::percent(t.exact, t.n),
            Tally::percent(t.misdirect, t.n)
        );
    }
}
