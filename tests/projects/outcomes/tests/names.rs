// SPDX-License-Identifier: MIT OR Apache-2.0
//! Tests whose names are CMake code, regular expressions or markup. Each passes only when it is
//! asked for by exactly its name.

use std::env;
use std::process::ExitCode;

#[path = "environment/write_down.rs"]
mod write_down;

const NAMES: [&str; 20] = [
    " leading and  double blanks",
    "\ttab",
    "# comment",
    "$ENV{HOME} ${CMAKE_CURRENT_LIST_DIR} @HOME@ $<CONFIG>",
    "%20 and 100%",
    "(parentheses) [brackets] {braces}",
    ") file(WRITE marker) add_test(x",
    "<markup attribute=\"&amp;\">",
    "]=] ) file(WRITE marker) add_test([=[x",
    "]==]",
    "]]",
    "]] ) file(WRITE marker) add_test([[x",
    "back\\slash\\n\\",
    "colon: test",
    "quote \" and ' and `",
    "semi;colon;",
    "slash/and/..",
    "ends with ]",
    "größe \u{1F980}",
    "|.*+?^$",
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    if has("--list") {
        write_down::write_down(if has("--ignored") {
            "environment-list-ignored"
        } else {
            "environment-list"
        });
        for name in NAMES {
            if !has("--ignored") {
                println!("{name}: test");
            }
        }
        return ExitCode::SUCCESS;
    }
    let found = NAMES.iter().filter(|name| has(name)).count();
    println!("\nrunning {found} tests");
    println!("test result: ok. {found} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out");
    if found == 1 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
