//! Runs the crate cpca over clean addresses, one a line, and prints addresses per second.
use std::hint::black_box;

/// Seconds of processor time of this thread, as the bench itself measures.
fn seconds() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).expect("a number") / 1e9
}

fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).expect("a file of addresses")).expect("readable");
    let lines: Vec<&str> = text.lines().collect();
    black_box(cpca::parse(lines[0]));
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let start = seconds();
        for _ in 0..20 {
            for line in &lines {
                black_box(cpca::parse(black_box(line)));
            }
        }
        best = best.min(seconds() - start);
    }
    println!("{}", 20.0 * lines.len() as f64 / best);
}
