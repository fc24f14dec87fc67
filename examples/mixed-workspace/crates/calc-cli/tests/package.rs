// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the manifest says, as tests see it when they run.

use std::env;

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_description_keeps_its_lines() {
    let description = variable("CARGO_PKG_DESCRIPTION");
    let lines: Vec<_> = description.trim_end().lines().collect();
    assert_eq!(lines.len(), 4, "{description}");
    assert!(lines[1].contains(r#""quoted" words; 100% of"#));
}

#[test]
fn authors_are_inherited_from_the_workspace() {
    let authors = variable("CARGO_PKG_AUTHORS");
    let names: Vec<_> = authors.split(':').collect();
    assert_eq!(names.len(), 2);
    assert_eq!(names[1], "Jürgen Beispiel <juergen@example.org>");
}

#[test]
fn tests_run_in_the_package() {
    let here = env::current_dir().unwrap();
    assert!(here.join("src/options.rs").is_file(), "{}", here.display());
}
