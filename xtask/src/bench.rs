//! `cargo xtask bench | fuzz | divisions`: programs that live beside the code they measure.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use crate::shell::{self, Workspace};

/// Options of `bench`.
#[derive(Args)]
pub(crate) struct BenchOptions {
    /// `address [score|speed|peers]` for the address reader; anything else is passed on to the server's benchmark.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// What can be fuzzed.
#[derive(Clone, Copy, ValueEnum)]
enum Fuzzed {
    Address,
}

/// Options of `fuzz`.
#[derive(Args)]
pub(crate) struct FuzzOptions {
    /// The crate to throw input at.
    #[arg(value_enum)]
    what: Fuzzed,
    /// How many inputs.
    #[arg(long, default_value_t = 10_000_000)]
    count: u64,
    /// More arguments for the fuzzer.
    #[arg(last = true)]
    more: Vec<String>,
}

/// Options of `divisions`.
#[derive(Args)]
pub(crate) struct DivisionsOptions {
    /// Passed on.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs the benchmarks.
pub(crate) fn bench(workspace: &Workspace, options: &BenchOptions) -> Result<()> {
    for command in bench_commands(&options.arguments)? {
        shell::run(&mut workspace.cargo(command))?;
    }
    Ok(())
}

/// Runs the fuzzer.
pub(crate) fn fuzz(workspace: &Workspace, options: &FuzzOptions) -> Result<()> {
    shell::run(&mut workspace.cargo(fuzz_command(options)))
}

/// Rebuilds the table of divisions.
pub(crate) fn divisions(workspace: &Workspace, options: &DivisionsOptions) -> Result<()> {
    shell::run(&mut workspace.cargo(address_example("refresh", &options.arguments)))
}

/// Accuracy on the open corpus, then speed, then the same corpus through its peers, all in one run.
const ADDRESS_BENCHES: [&str; 3] = ["score", "speed", "peers"];

fn bench_commands(arguments: &[String]) -> Result<Vec<Vec<String>>> {
    match arguments.split_first() {
        Some((first, rest)) if first == "address" => {
            let wanted = |name: &&&str| rest.is_empty() || rest.iter().any(|one| one == *name);
            Ok(ADDRESS_BENCHES.iter().filter(wanted).map(|name| address_example(name, &[])).collect())
        }
        Some((first, _)) if !first.starts_with('-') => {
            bail!(
                "there is no benchmark `{first}`: `cargo xtask bench` measures the server, `bench address` the address reader"
            )
        }
        _ => {
            let mut command = words("run --release --package gaidao-bench --bin gaidao-bench --");
            command.extend(arguments.iter().cloned());
            Ok(vec![command])
        }
    }
}

fn fuzz_command(options: &FuzzOptions) -> Vec<String> {
    let mut arguments = vec![options.count.to_string()];
    arguments.extend(options.more.iter().cloned());
    match options.what {
        Fuzzed::Address => address_example("fuzz", &arguments),
    }
}

fn address_example(name: &str, arguments: &[String]) -> Vec<String> {
    let mut command = words("run --release --package gaidao-address --example");
    command.extend([name.to_owned(), "--".to_owned()]);
    command.extend(arguments.iter().filter(|argument| *argument != "--").cloned());
    command
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    enum Line {
        Bench(BenchOptions),
        Fuzz(FuzzOptions),
        Divisions(DivisionsOptions),
    }

    fn command(typed: &str) -> Option<String> {
        let line = Line::try_parse_from(std::iter::once("xtask").chain(typed.split(' '))).ok()?;
        let command = match line {
            Line::Bench(options) => bench_commands(&options.arguments).ok()?.concat(),
            Line::Fuzz(options) => fuzz_command(&options),
            Line::Divisions(options) => address_example("refresh", &options.arguments),
        };
        Some(command.join(" "))
    }

    #[test]
    fn arguments_are_passed_on() {
        let server = "run --release --package gaidao-bench --bin gaidao-bench --";
        let address = "run --release --package gaidao-address --example";
        for (typed, expected) in [
            ("bench", Some(server.to_owned())),
            ("bench --seconds 5", Some(format!("{server} --seconds 5"))),
            ("bench address", Some(format!("{address} score -- {address} speed -- {address} peers --"))),
            ("bench address speed", Some(format!("{address} speed --"))),
            ("bench nonsense", None),
            ("fuzz address", Some(format!("{address} fuzz -- 10000000"))),
            ("fuzz address --count 5 -- 3", Some(format!("{address} fuzz -- 5 3"))),
            ("fuzz nonsense", None),
            ("divisions", Some(format!("{address} refresh --"))),
            ("divisions --from x", Some(format!("{address} refresh -- --from x"))),
        ] {
            assert_eq!(command(typed), expected, "{typed}");
        }
    }
}
