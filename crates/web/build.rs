//! Tells cargo that the page is part of this crate: without it a release build would keep an old one.

fn main() {
    for file in ["index.html", "app.js", "style.css", "icon.svg"] {
        println!("cargo:rerun-if-changed=../../ui/{file}");
    }
}
