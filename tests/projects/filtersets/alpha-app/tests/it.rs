// SPDX-License-Identifier: MIT OR Apache-2.0

#[test]
fn parses() {}

#[test]
fn parse_twice() {}

#[test]
#[ignore]
fn big_input() {}

mod größe {
    #[test]
    fn über_alles() {}
}
