// SPDX-License-Identifier: MIT OR Apache-2.0
//! One test a line of `golden.txt`: `harness = false`, as such tests often are.

use std::process::ExitCode;

use calc_eval::{Precision, Session};
use calc_harness::Case;

fn main() -> ExitCode {
    let lines = include_str!("golden.txt").lines();
    let cases: Vec<_> = lines
        .filter(|line| !line.starts_with('#'))
        .map(case)
        .collect();
    calc_harness::main(&cases)
}

fn case(line: &'static str) -> Case {
    let mut fields = line.split('|').map(str::trim);
    let mut next = || fields.next().unwrap_or_default();
    let [name, source, expected, attribute] = [next(), next(), next(), next()];
    let case = Case::test(name, move || check(source, expected));
    case.ignored(attribute == "ignored")
}

fn check(source: &str, expected: &str) -> Result<(), String> {
    let found = match Session::new().evaluate(source) {
        Ok(value) => Precision::default().format(value),
        Err(error) => format!("error: {error}"),
    };
    if found == expected {
        return Ok(());
    }
    Err(format!("{source} is {found}, expected {expected}"))
}
