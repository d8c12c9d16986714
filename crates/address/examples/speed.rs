//! Messages per second on one core, the first call, and time against length. `speed CORPUS.jsonl`
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command of the bench"
)]

use std::{hint::black_box, time::Instant};

// The allocator of the server: what is measured is what runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let start = Instant::now();
    black_box(gaidao_address::parse("浙江省杭州市西湖区文三路478号"));
    println!("first call: {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
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
            let start = Instant::now();
            black_box(gaidao_address::parse(&text));
            print!(" {kib} KiB {:.2} ms,", start.elapsed().as_secs_f64() * 1e3);
        }
        println!();
    }
}

fn rate(name: &str, texts: &[&str]) {
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..100 {
            for text in texts {
                black_box(gaidao_address::parse(black_box(text)));
            }
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let bytes: usize = texts.iter().map(|t| t.len()).sum();
    let count = texts.len() * 100;
    println!("{name}: {:.0}/s ({} texts of {} bytes)", count as f64 / best, texts.len(), bytes / texts.len());
}
