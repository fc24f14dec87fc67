// SPDX-License-Identifier: MIT OR Apache-2.0
//! Needs the sources, wherever they are now.

use std::path::PathBuf;
use std::{env, fs};

#[test]
fn are_found_at_run_time() {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
    assert!(manifest.contains("name = \"tiny\""));
    assert_eq!(env::current_dir().unwrap(), package);
}

#[test]
fn are_told_the_version() {
    assert_eq!(env::var("CARGO_PKG_VERSION").as_deref(), Ok("1.2.3"));
}
