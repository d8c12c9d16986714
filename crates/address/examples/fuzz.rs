//! Reads generated hostile input without a panic: `fuzz [COUNT] [SEED]` (10,000,000 by default).
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a command of the bench")]

#[path = "../tests/fuzz/mod.rs"]
mod fuzz;

use std::time::Instant;

fn main() {
    let number = |i: usize, or: u64| std::env::args().nth(i).and_then(|a| a.parse().ok()).unwrap_or(or);
    let (count, seed) = (number(1, 10_000_000), number(2, 1));
    let mut fuzzer = fuzz::Fuzzer::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let start = Instant::now();
    let mut bytes = 0;
    for n in 1..=count {
        let text = fuzzer.text();
        bytes += text.len();
        fuzz::check(&text);
        if n % 1_000_000 == 0 {
            println!("{n} inputs, {} MB, {:.0} s", bytes / 1_000_000, start.elapsed().as_secs_f64());
        }
    }
    println!(
        "{count} inputs of {} bytes on average, seed {seed}: no panic, every answer consistent",
        bytes as u64 / count.max(1)
    );
}
