//! Compiles the text tables of `data/` into one binary, so that the first call has nothing to build.
//!
//! The layout is read back by `src/places/blob.rs`; both sides name the sections in the same order.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a build that meets bad data must stop"
)]
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "cargo speaks to a build script so")]
#![expect(unreachable_pub, reason = "a build script has no outside")]

mod alphabet;
mod blob;
mod forms;
mod places;
mod trie;

use std::{env, fs, path::Path};

fn main() {
    let data = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("data");
    let read = |name: &str| {
        println!("cargo::rerun-if-changed={}", data.join(name).display());
        fs::read_to_string(data.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    };
    println!("cargo::rerun-if-changed=build");
    let fold = alphabet::fold_pairs(&read("traditional.txt"));
    let atlas = places::read(
        &read("divisions.csv"),
        &read("divisions_extra.csv"),
        &read("renames.csv"),
        &read("streets.tsv"),
    );
    let out = blob::write(&atlas, &fold, &read("words.tsv"), &read("surnames.txt"), &read("similar.tsv"));
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap()).join("places.bin"), out).unwrap();
}
