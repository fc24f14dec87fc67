// SPDX-License-Identifier: MIT OR Apache-2.0

pub fn nothing() {}

#[test]
fn builds() {}
