# SPDX-License-Identifier: MIT OR Apache-2.0
"""The workspaces that are measured, generated and built.

small: 24 test binaries of about 7 MB, two small dependencies, 1,000 trivial tests.
large: 16 test binaries of 22 to 37 MB and a tiny one; together more than a window of 128 MiB.
huge:  56 such binaries and the tiny one; more than 1.5 GB.
trivial-1000, trivial-10000: 20 test binaries of so many empty tests in all.

Sizes differ because no two neighbours use the same dependencies, as the crates of a real workspace
do. The versions of the dependencies lie in locks/, so that results compare.
"""

import dataclasses
import functools
import pathlib
import shutil
import subprocess

LOCKS = pathlib.Path(__file__).resolve().parent.parent / "locks"
SMALL_TESTS = 1000


@dataclasses.dataclass(frozen=True)
class Workspace:
    """A generated workspace: its name, its directory, and the id of its smallest test binary."""

    name: str
    directory: pathlib.Path
    smallest_binary: str

    @property
    def manifest(self):
        return self.directory / "Cargo.toml"


def prepare(name, work):
    """Generates the workspace below `work` and builds it, as far as that was not done before."""
    directory = work / name
    files, lock, smallest = {**GENERATORS, **TRIVIAL_GENERATORS}[name]()
    for path, text in files.items():
        write_if_different(directory / path, text)
    shutil.copyfile(LOCKS / lock, directory / "Cargo.lock")
    subprocess.run(["cargo", "test", "--no-run", "--locked", "--quiet"], cwd=directory, check=True)
    return Workspace(name, directory, smallest)


def write_if_different(path, text):
    """Leaves an equal file alone: cargo builds anew whatever has a newer time."""
    if path.exists() and path.read_text() == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def package(name, dependencies=""):
    return (
        f'[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n\n'
        f"[lib]\ntest = false\ndoctest = false\n\n[dependencies]\n{dependencies}"
    )


def small(binaries=24):
    dependencies = 'itoa = "1"\nsemver = "1"\n'
    files = {
        "Cargo.toml": package("suite", dependencies) + "\n[workspace]\n",
        "src/lib.rs": "pub fn double(value: u32) -> u32 {\n    value * 2\n}\n",
    }
    for binary in range(binaries):
        count = SMALL_TESTS // binaries + (1 if binary < SMALL_TESTS % binaries else 0)
        cases = [SMALL_CASE.format(number=number, twice=2 * number) for number in range(count)]
        files[f"tests/part_{binary:02}.rs"] = "\n".join(cases)
    return files, "small.lock", "suite::part_00"


SMALL_CASE = """\
#[test]
fn case_{number:03}() {{
    let text = itoa::Buffer::new().format(suite::double({number})).to_owned();
    assert_eq!(text, "{twice}");
    assert_eq!(semver::Version::new({number}, 0, 0).to_string(), "{number}.0.0");
}}
"""


def trivial(tests, binaries=20):
    case = "#[test]\nfn case_{number:03}() {{}}\n"
    files = {"Cargo.toml": package("trivial") + "\n[workspace]\n", "src/lib.rs": ""}
    for binary in range(binaries):
        cases = [case.format(number=number) for number in range(tests // binaries)]
        files[f"tests/part_{binary:02}.rs"] = "\n".join(cases)
    return files, "trivial.lock", "trivial::part_00"


def heavy(binaries):
    """A package whose tests each use some of four large dependencies, and one that uses none."""
    dependencies = (
        'clap = { version = "4", features = ["derive"] }\n'
        'regex = "1"\n'
        'serde = { version = "1", features = ["derive"] }\n'
        'serde_json = "1"\n'
        'tokio = { version = "1", features = ["full"] }\n'
    )
    files = {
        "Cargo.toml": '[workspace]\nmembers = ["heavy", "tiny"]\nresolver = "2"\n',
        "heavy/Cargo.toml": package("heavy", dependencies),
        "heavy/src/lib.rs": "",
        "tiny/Cargo.toml": package("tiny"),
        "tiny/src/lib.rs": "pub fn double(value: u32) -> u32 {\n    value * 2\n}\n",
        "tiny/tests/alone.rs": TINY_TEST,
    }
    for binary in range(binaries):
        parts = COMBINATIONS[binary % len(COMBINATIONS)]
        files[f"heavy/tests/part_{binary:02}.rs"] = heavy_test(f"Part{binary:02}", parts)
    return files, "heavy.lock", "tiny::alone"


def heavy_test(name, parts):
    """Types of its own in every binary: their generic code is compiled into that binary alone."""
    modules = []
    for number in range(8):
        modules += [part.format(type=f"{name}Kind{number}", number=number) for part in parts]
    return "\n".join(modules)


TINY_TEST = "#[test]\nfn doubles() {\n    assert_eq!(tiny::double(2), 4);\n}\n"

REGEX = """\
#[test]
fn matches_{number}() {{
    let pattern = regex::Regex::new(r"^(?i){type}-(\\d+)\\b").unwrap();
    assert_eq!(&pattern.captures("{type}-{number}").unwrap()[1], "{number}");
}}
"""

JSON = """\
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct {type}Record {{
    name: String,
    values: std::collections::BTreeMap<String, Vec<u32>>,
    next: Option<Box<{type}Record>>,
}}

#[test]
fn survives_json_{number}() {{
    let values = [("{type}".to_owned(), vec![{number}])].into();
    let record = {type}Record {{ name: "{type}".to_owned(), values, next: None }};
    let text = serde_json::to_string_pretty(&record).unwrap();
    assert_eq!(serde_json::from_str::<{type}Record>(&text).unwrap(), record);
}}
"""

CLAP = """\
/// A program called {type}.
#[derive(clap::Parser)]
struct {type}Options {{
    /// How many.
    #[arg(long, default_value_t = {number})]
    count: u32,
    /// Where.
    path: std::path::PathBuf,
}}

#[test]
fn parses_options_{number}() {{
    let options = <{type}Options as clap::Parser>::try_parse_from(["{type}", "there"]).unwrap();
    assert_eq!((options.count, options.path.to_str()), ({number}, Some("there")));
}}
"""

TOKIO = """\
struct {type}Message(u32);

#[tokio::test]
async fn passes_messages_{number}() {{
    let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
    tokio::spawn(async move {{ sender.send({type}Message({number})).await.is_ok() }});
    let wait = tokio::time::Duration::from_secs(60);
    let message = tokio::time::timeout(wait, receiver.recv()).await.unwrap();
    assert_eq!(message.map(|message| message.0), Some({number}));
}}
"""

COMBINATIONS = (
    (REGEX, JSON),
    (CLAP, TOKIO),
    (REGEX, CLAP),
    (CLAP, TOKIO, JSON),
    (REGEX, TOKIO),
    (REGEX, JSON, CLAP),
    (REGEX,),
    (REGEX, JSON, TOKIO),
)

GENERATORS = {"small": small, "large": lambda: heavy(16), "huge": lambda: heavy(56)}
TRIVIAL_GENERATORS = {f"trivial-{count}": functools.partial(trivial, count) for count in (1000, 10000)}
