// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a test reads when it runs: of its package's sources and of OUT_DIR.
use std::path::PathBuf;

fn below(variable: &str, path: &str) -> String {
    let file = PathBuf::from(std::env::var_os(variable).unwrap()).join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

#[test]
fn source() {
    assert_eq!(
        below("CARGO_MANIFEST_DIR", "data/addresses"),
        "Main Street 1\n"
    );
}

#[test]
fn working_directory() {
    assert_eq!(
        std::fs::read_to_string("data/addresses").unwrap(),
        "Main Street 1\n"
    );
}

#[test]
fn out_dir() {
    assert_eq!(below("OUT_DIR", "index"), "1 route\n");
}

#[test]
fn deep_in_out_dir() {
    assert_eq!(below("OUT_DIR", "routes/by/air/list"), "north\n");
}
