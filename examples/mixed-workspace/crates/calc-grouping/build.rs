// SPDX-License-Identifier: MIT OR Apache-2.0
//! Compiles `native/grouping.c` into a shared library below OUT_DIR and has every program of this
//! package linked with it. Whoever runs them must have that directory in the library path: cargo
//! and cargo-nextest see to it, from the search path that is printed here.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=native");
    println!("cargo::rerun-if-env-changed=CC");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let directory = out.join("native/lib");
    fs::create_dir_all(&directory).expect("OUT_DIR can be written");
    compile(&directory.join("libcalcgrouping.so"));
    println!("cargo::rustc-link-search=native={}", directory.display());
    println!("cargo::rustc-link-lib=dylib=calcgrouping");
}

fn compile(library: &Path) {
    let mut command = Command::new(compiler());
    command.args(["-shared", "-fPIC", "-O2", "-o"]).arg(library);
    command.arg("native/grouping.c");
    let status = command.status();
    assert!(status.is_ok_and(|s| s.success()), "failed: {command:?}");
}

/// Rust's linker for another platform is nearly always the C compiler for that platform.
fn compiler() -> OsString {
    let named = env::var_os("CC").or_else(|| env::var_os("RUSTC_LINKER"));
    named.unwrap_or_else(|| "cc".into())
}
