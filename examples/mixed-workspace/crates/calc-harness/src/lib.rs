// SPDX-License-Identifier: MIT OR Apache-2.0
//! A test harness in a page, for test binaries and benches with `harness = false`.
//!
//! It speaks the part of libtest's protocol that test runners use: `--list --format terse`,
//! `--ignored`, and `NAME --exact --nocapture`.

mod arguments;
mod case;

use std::process::ExitCode;

pub use arguments::{Arguments, Ignored};
pub use case::{Case, Kind};

/// libtest's exit code for failed tests.
const FAILED: u8 = 101;

/// Lists or runs `cases` as the command line says; a binary's `main` returns the result.
pub fn main(cases: &[Case]) -> ExitCode {
    match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) if arguments.list => list(cases, &arguments),
        Ok(arguments) => run(cases, &arguments),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(FAILED)
        }
    }
}

fn list(cases: &[Case], arguments: &Arguments) -> ExitCode {
    for case in cases.iter().filter(|case| arguments.lists(case)) {
        println!("{}: {}", case.name(), case.kind());
    }
    ExitCode::SUCCESS
}

fn run(cases: &[Case], arguments: &Arguments) -> ExitCode {
    let selected: Vec<_> = cases
        .iter()
        .filter(|case| arguments.matches(case))
        .collect();
    println!("\nrunning {} tests", selected.len());
    let mut failures = 0;
    for case in selected {
        failures += usize::from(!report(case, arguments));
    }
    println!("\ntest result: {failures} failed\n");
    ExitCode::from(if failures == 0 { 0 } else { FAILED })
}

/// Runs one case where it is to be run; false when it failed.
fn report(case: &Case, arguments: &Arguments) -> bool {
    if !arguments.runs(case) {
        println!("test {} ... ignored", case.name());
        return true;
    }
    let result = case.run(arguments.bench);
    match &result {
        Ok(note) => println!("test {} ... ok{note}", case.name()),
        Err(why) => println!("test {} ... FAILED: {why}", case.name()),
    }
    result.is_ok()
}
