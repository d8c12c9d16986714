//! Prints a labelled corpus at random: `generate ROWS SEED dev|held|fresh`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a command of the bench")]

#[path = "../tests/corpus/mod.rs"]
mod corpus;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let number = |i: usize, or: u64| args.get(i).map_or(or, |a| a.parse().unwrap());
    let half = match args.get(3).map(String::as_str) {
        Some("held") => corpus::Half::Held,
        Some("fresh") => corpus::Half::Fresh,
        _ => corpus::Half::Dev,
    };
    let mut maker = corpus::Maker::new(number(2, 1), half);
    for _ in 0..number(1, 1000) {
        println!("{}", maker.row());
    }
}
