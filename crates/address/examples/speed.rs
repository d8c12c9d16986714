//! Messages per second on one core, the first call, and time against length. `speed CORPUS.jsonl`
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a command of the bench"
)]

#[path = "../tests/clock/mod.rs"]
mod clock;

use std::hint::black_box;

fn main() {
    let before = resident_kib();
    let start = clock::seconds();
    black_box(gaidao_address::parse("浙江省杭州市西湖区文三路478号"));
    println!(
        "first call: {:.1} ms, {} KiB more resident",
        (clock::seconds() - start) * 1e3,
        resident_kib() - before
    );
    let path = std::env::args()
        .nth(1)
        .unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/open.jsonl").into());
    let rows: Vec<serde_json::Value> =
        std::fs::read_to_string(path).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let texts: Vec<&str> =
        rows.iter().map(|r| r["text"].as_str().unwrap()).filter(|t| t.len() < 2000).collect();
    let clean: Vec<String> = rows
        .iter()
        .filter(|r| r["verdict"] == "ok")
        .map(|r| {
            let part = |k: &str| r["expect"][k].as_str().unwrap_or("");
            let city = if part("city") == part("province") { "" } else { part("city") };
            format!("{}{city}{}{}{}", part("province"), part("district"), part("street"), part("detail"))
        })
        .collect();
    rate("whole messages", &texts);
    rate("clean addresses", &clean.iter().map(String::as_str).collect::<Vec<_>>());
    let message = "麻烦改到浙江杭州西湖区文三路478号华星时代广场A座1203 张三 13800138000-1234 谢谢亲，";
    for (name, unit) in [
        ("repeated message", message),
        ("one character", "啊"),
        ("digits", "1"),
        ("city", "北京"),
        ("brackets", "[("),
        ("tags", "<script>"),
        ("typos", "浙江省抗州市"),
        ("spaces", " "),
        ("county", "鼓楼区"),
    ] {
        print!("{name}:");
        for kib in [1, 16, 128, 1024] {
            let text = unit.repeat(kib * 1024 / unit.len());
            let times = 4096 / kib;
            let start = clock::seconds();
            (0..times).for_each(|_| drop(black_box(gaidao_address::parse(&text))));
            print!(" {kib} KiB {:.2} ms,", (clock::seconds() - start) * 1e3 / times as f64);
        }
        println!();
    }
}

/// Resident memory of the process (Linux; 0 elsewhere).
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn rate(name: &str, texts: &[&str]) {
    let rate = clock::rate(100 * texts.len(), || {
        for text in texts.iter().cycle().take(100 * texts.len()) {
            black_box(gaidao_address::parse(black_box(text)));
        }
    });
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    println!("{name}: {rate:.0}/s ({} texts of {} bytes)", texts.len(), bytes / texts.len());
}
