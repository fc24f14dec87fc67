// SPDX-License-Identifier: MIT OR Apache-2.0
//! A bench that lists itself as libtest would.

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    if has("--list") && !has("--ignored") {
        println!("fast: benchmark");
        println!("parser::fast: benchmark");
    }
}
