//! Prints a labelled corpus at random: `generate ROWS SEED dev|held`.
#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, reason = "a command of the bench")]

#[path = "../tests/corpus/mod.rs"]
mod corpus;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let number = |i: usize, or: u64| args.get(i).map_or(or, |a| a.parse().unwrap());
    let half = if args.get(3).is_some_and(|h| h == "held") { corpus::Half::Held } else { corpus::Half::Dev };
    let mut maker = corpus::Maker::new(number(2, 1), half);
    for _ in 0..number(1, 1000) {
        println!("{}", maker.row());
    }
}
