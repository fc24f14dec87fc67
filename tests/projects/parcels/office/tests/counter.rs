// SPDX-License-Identifier: MIT OR Apache-2.0
//! Starts the program.
use std::process::Command;

#[test]
fn opens() {
    let program = std::env::var_os("NEXTEST_BIN_EXE_office").unwrap();
    let output = Command::new(program).output().unwrap();
    assert_eq!(output.stdout, b"next please\n");
}
