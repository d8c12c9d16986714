//! Runs the crate cpca over clean addresses, one a line, and prints addresses per second.
use std::{hint::black_box, time::Instant};

fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).expect("a file of addresses")).expect("readable");
    let lines: Vec<&str> = text.lines().collect();
    black_box(cpca::parse(lines[0]));
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..20 {
            for line in &lines {
                black_box(cpca::parse(black_box(line)));
            }
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{}", 20.0 * lines.len() as f64 / best);
}
