// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes down the environment that a test finds.

#[path = "environment/write_down.rs"]
mod write_down;

use write_down::write_down;

#[test]
fn is_written_down() {
    write_down("environment");
}

#[test]
#[ignore = "to see what differs"]
fn of_an_ignored_test() {
    write_down("environment-ignored");
}
