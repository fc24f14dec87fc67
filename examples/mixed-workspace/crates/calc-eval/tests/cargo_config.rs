// SPDX-License-Identifier: MIT OR Apache-2.0
//! The `[env]` table of `.cargo/config.toml`. Cargo and cargo-nextest read that file from the
//! directory they are started in, not from that of the manifest: hence `#[ignore]`.

use std::path::PathBuf;
use std::{env, fs};

use calc_eval::Session;

#[test]
#[ignore = "needs cargo to be started inside this workspace"]
fn plain_values_are_set() {
    assert_eq!(env::var("CALC_PRECISION").as_deref(), Ok("4"));
}

#[test]
#[ignore = "needs cargo to be started inside this workspace"]
fn relative_paths_start_at_the_workspace() {
    let samples = PathBuf::from(env::var_os("CALC_SAMPLES").expect("CALC_SAMPLES is set"));
    let invoice = fs::read_to_string(samples.join("invoice.calc")).unwrap();
    let mut session = Session::new();
    let last = invoice.lines().map(|line| session.evaluate(line)).last();
    let total = last.unwrap().unwrap();
    assert!((total - 76.398).abs() < 1e-9, "{total}");
}
