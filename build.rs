//! The binary takes in the web client as the table `web/client.rs`, which `script/web` makes with Node. Where that has
//! not been run there is an empty one, and the binary serves the API and a page that says what is missing.

use std::path::Path;

fn main() {
    // The table itself is not watched here: only the binary includes it, and only the binary is compiled anew with it.
    println!("cargo::rerun-if-changed=build.rs");
    let table = Path::new("web/client.rs");
    if !table.exists() && std::fs::write(table, "&[]\n").is_err() {
        println!("cargo::error=cannot write {}", table.display());
    }
}
