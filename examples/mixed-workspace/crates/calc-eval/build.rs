// SPDX-License-Identifier: MIT OR Apache-2.0
//! Turns the tables of constants into
//! - `OUT_DIR/constants.rs`, which the library includes when it is compiled,
//! - `OUT_DIR/help/<topic>/<name>/text`, pages that are read when the library runs,
//! - `CALC_CONSTANTS`, their number, in the environment of compiler and tests.

use std::io;
use std::path::{Path, PathBuf};
use std::{env, fs};

const TABLES: &str = "tables";

struct Constant {
    topic: String,
    name: String,
    value: String,
    description: String,
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={TABLES}");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let constants = read_tables()?;
    fs::write(out.join("constants.rs"), source(&constants))?;
    for constant in &constants {
        write_page(&out, constant)?;
    }
    println!("cargo::rustc-env=CALC_CONSTANTS={}", constants.len());
    Ok(())
}

fn read_tables() -> io::Result<Vec<Constant>> {
    let mut constants = Vec::new();
    for entry in fs::read_dir(TABLES)? {
        constants.extend(read_table(&entry?.path())?);
    }
    constants.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(constants)
}

fn read_table(path: &Path) -> io::Result<Vec<Constant>> {
    let topic = path.file_stem().unwrap_or_default().to_string_lossy();
    let text = fs::read_to_string(path)?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    Ok(lines.map(|line| constant(&topic, line)).collect())
}

fn constant(topic: &str, line: &str) -> Constant {
    let fields: Vec<_> = line.split('|').map(str::trim).collect();
    let [name, value, description] = fields[..] else {
        panic!("expected 'name | value | description', found '{line}'");
    };
    Constant {
        topic: topic.to_owned(),
        name: name.to_owned(),
        value: value.to_owned(),
        description: description.to_owned(),
    }
}

/// The constants as a Rust array, sorted by name.
fn source(constants: &[Constant]) -> String {
    let entries: String = constants
        .iter()
        .map(|c| format!("    ({:?}, {:?}, {}_f64),\n", c.name, c.topic, c.value))
        .collect();
    format!("&[\n{entries}]\n")
}

fn write_page(out: &Path, constant: &Constant) -> io::Result<()> {
    let directory = out.join("help").join(&constant.topic).join(&constant.name);
    fs::create_dir_all(&directory)?;
    let text = format!(
        "{} = {}\n{}\n",
        constant.name, constant.value, constant.description
    );
    fs::write(directory.join("text"), text)
}
