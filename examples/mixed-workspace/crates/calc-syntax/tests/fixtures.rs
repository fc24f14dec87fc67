// SPDX-License-Identifier: MIT OR Apache-2.0
//! Compares parsed files with the trees beside them. The fixtures are found at run time: these
//! tests pass where the sources lie now, not where they lay when the tests were built.

use std::path::PathBuf;
use std::{env, fs};

fn read(name: &str) -> String {
    let root = env::var_os("CARGO_MANIFEST_DIR").expect("CARGO_MANIFEST_DIR is set");
    let path = PathBuf::from(root).join("tests/fixtures").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn assert_trees(name: &str) {
    let source = read(&format!("{name}.calc"));
    let trees: Vec<String> = source
        .lines()
        .map(|line| match calc_syntax::parse(line) {
            Ok(statement) => statement.to_string(),
            Err(error) => format!("error: {error}"),
        })
        .collect();
    let expected = read(&format!("{name}.tree"));
    assert_eq!(trees, expected.lines().collect::<Vec<_>>());
}

#[test]
fn geometry() {
    assert_trees("geometry");
}

#[test]
fn money() {
    assert_trees("money");
}

#[test]
fn mistakes() {
    assert_trees("mistakes");
}
