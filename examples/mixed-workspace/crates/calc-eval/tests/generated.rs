// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the build script hands on, as tests see it when they run: variables, and files that lie
//! directly in OUT_DIR.

use std::path::PathBuf;
use std::{env, fs};

#[test]
fn its_variables_reach_the_tests() {
    let count = env::var("CALC_CONSTANTS").expect("the build script sets CALC_CONSTANTS");
    assert_eq!(count, calc_eval::constants::ALL.len().to_string());
}

#[test]
fn its_files_are_in_out_dir() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("OUT_DIR is set"));
    let source = fs::read_to_string(out.join("constants.rs")).unwrap();
    let entries = source.lines().filter(|line| line.contains("_f64"));
    assert_eq!(entries.count(), calc_eval::constants::ALL.len());
}
