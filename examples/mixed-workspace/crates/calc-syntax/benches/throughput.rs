// SPDX-License-Identifier: MIT OR Apache-2.0
//! How long the two halves take. `cargo bench` measures; as tests, each case runs once.

use std::hint::black_box;
use std::process::ExitCode;

use calc_harness::Case;

const LINE: &str = "volume = 4 / 3 * pi * max(r, 1.5e-3, -r)^3 + 19% * (a - b) / (a + b)";

fn main() -> ExitCode {
    calc_harness::main(&[
        Case::benchmark("tokenize", || {
            black_box(calc_syntax::tokenize(black_box(LINE))).unwrap();
        }),
        Case::benchmark("parse", || {
            black_box(calc_syntax::parse(black_box(LINE))).unwrap();
        }),
    ])
}
