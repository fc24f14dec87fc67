// SPDX-License-Identifier: MIT OR Apache-2.0

#[test]
fn expands() {}

#[test]
#[ignore]
fn expands_slowly() {}
