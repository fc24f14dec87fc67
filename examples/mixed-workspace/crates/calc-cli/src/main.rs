// SPDX-License-Identifier: MIT OR Apache-2.0
//! `mixed-calc [--precision DIGITS] [STATEMENT]...`: evaluates its arguments, or else the lines of
//! standard input.

mod options;

use std::process::ExitCode;
use std::{env, io};

use calc_eval::{Precision, Session};
use options::Options;

/// Exit code for a command line that is not understood.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let default_precision = env::var("CALC_PRECISION").ok();
    match Options::parse(env::args().skip(1), default_precision.as_deref()) {
        Ok(options) if options.version => print_version(),
        Ok(options) => calculate(&options),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(USAGE)
        }
    }
}

fn print_version() -> ExitCode {
    println!("mixed-calc {}", env!("CARGO_PKG_VERSION"));
    ExitCode::SUCCESS
}

fn calculate(options: &Options) -> ExitCode {
    let mut session = Session::new();
    let mut line = |statement: &str| print_value(&mut session, statement, options.precision);
    let good = if options.statements.is_empty() {
        io::stdin()
            .lines()
            .map_while(Result::ok)
            .all(|text| line(&text))
    } else {
        options.statements.iter().all(|text| line(text))
    };
    ExitCode::from(u8::from(!good))
}

/// Prints a statement's value; false if it has none.
fn print_value(session: &mut Session, statement: &str, precision: Precision) -> bool {
    match session.evaluate(statement) {
        Ok(value) => println!("{}", precision.format(value)),
        Err(error) => {
            eprintln!("error: {statement}: {error}");
            return false;
        }
    }
    true
}
