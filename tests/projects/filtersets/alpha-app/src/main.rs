// SPDX-License-Identifier: MIT OR Apache-2.0

fn main() {}

#[test]
fn parses() {}

mod parser {
    #[test]
    fn empty() {}
    #[test]
    #[ignore]
    fn empty_slow() {}
}
