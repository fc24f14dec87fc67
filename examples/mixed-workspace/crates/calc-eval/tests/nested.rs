// SPDX-License-Identifier: MIT OR Apache-2.0
//! Reads files that lie three directories deep in OUT_DIR. They are in a test binary of their own
//! because archives that cargo-nextest writes hold only the files directly in OUT_DIR: with those,
//! leave out the binary `calc-eval::nested` (`-E 'not binary(nested)'`).

use std::path::PathBuf;
use std::{env, fs};

fn page(topic: &str, name: &str) -> String {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("OUT_DIR is set"));
    let path = out.join("help").join(topic).join(name).join("text");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_constant_has_a_page() {
    for (name, topic, _) in calc_eval::constants::ALL {
        assert!(page(topic, name).starts_with(&format!("{name} = ")));
    }
}

#[test]
fn a_page_describes_its_constant() {
    let text = "g = 9.80665\nstandard gravity, m/s²\n";
    assert_eq!(page("physics", "g"), text);
}
