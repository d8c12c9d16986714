//! `simulate`: runs seeds, or one seed with its trace, or the proof that planted bugs are caught.

use std::process::ExitCode;

fn main() -> ExitCode {
    gaidao_simulation::cli::main()
}
