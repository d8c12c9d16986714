//! Tells cargo that the built workbench is part of this crate: without it a release build would keep an old one, or
//! none when the folder appears after the first build.

use std::path::Path;

fn main() {
    let dist = "../../ui/dist";
    // A path that is not there would make cargo build this crate every time; its parent changes when it appears.
    let watched = if Path::new(dist).exists() { dist } else { "../../ui" };
    println!("cargo:rerun-if-changed={watched}");
}
