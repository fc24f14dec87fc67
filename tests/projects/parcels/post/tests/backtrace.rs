// SPDX-License-Identifier: MIT OR Apache-2.0
//! Where a test is, told by its backtrace.

#[inline(never)]
fn in_the_depot() {
    in_the_cellar();
}

#[inline(never)]
fn in_the_cellar() {
    println!("{}", std::backtrace::Backtrace::force_capture());
    if std::env::var_os("PARCELS_PANIC").is_some() {
        panic!("a parcel is lost");
    }
}

#[test]
fn depot() {
    in_the_depot();
}
