// SPDX-License-Identifier: MIT OR Apache-2.0
//! Prints the tree of each argument: `cargo run --example print-tree -- '1 + 2 * 3'`

use std::process::ExitCode;

fn line(source: &str) -> Result<String, calc_syntax::SyntaxError> {
    Ok(format!("{source}  →  {}", calc_syntax::parse(source)?))
}

fn main() -> ExitCode {
    for source in std::env::args().skip(1) {
        match line(&source) {
            Ok(line) => println!("{line}"),
            Err(error) => {
                eprintln!("error: {source}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}

#[test]
fn shows_source_and_tree() {
    assert_eq!(line("1+2").unwrap(), "1+2  →  (+ 1 2)");
}
