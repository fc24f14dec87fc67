// SPDX-License-Identifier: MIT OR Apache-2.0
//! Tells the linker where cargo puts this package's own shared library, so that a test can be
//! linked with it as C programs are: in `<profile>/deps`, for OUT_DIR is
//! `<profile>/build/<package>/out`.

use std::env;
use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let profile = out.ancestors().nth(3).expect("OUT_DIR has such parents");
    println!("cargo::rustc-link-arg-tests=-L{}/deps", profile.display());
}
