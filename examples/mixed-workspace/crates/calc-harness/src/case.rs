// SPDX-License-Identifier: MIT OR Apache-2.0
use std::fmt;
use std::time::Instant;

/// Iterations of a benchmark when it is measured.
const ITERATIONS: u32 = 1_000;

/// What libtest calls the two sorts of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Test,
    Benchmark,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Test => "test",
            Kind::Benchmark => "benchmark",
        })
    }
}

type Body = Box<dyn Fn() -> Result<(), String>>;

/// A named piece of code that passes or says why not.
pub struct Case {
    name: String,
    kind: Kind,
    ignored: bool,
    body: Body,
}

impl Case {
    pub fn test(name: &str, body: impl Fn() -> Result<(), String> + 'static) -> Self {
        Self {
            name: name.to_owned(),
            kind: Kind::Test,
            ignored: false,
            body: Box::new(body),
        }
    }

    pub fn benchmark(name: &str, body: impl Fn() + 'static) -> Self {
        Self {
            kind: Kind::Benchmark,
            ..Self::test(name, move || {
                body();
                Ok(())
            })
        }
    }

    /// The same case, run only when ignored ones are asked for.
    pub fn ignored(self, ignored: bool) -> Self {
        Self { ignored, ..self }
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub fn is_ignored(&self) -> bool {
        self.ignored
    }

    /// Runs the body: once, or often enough to say how long it takes.
    pub(crate) fn run(&self, measure: bool) -> Result<String, String> {
        if !measure || self.kind == Kind::Test {
            return (self.body)().map(|()| String::new());
        }
        let start = Instant::now();
        for _ in 0..ITERATIONS {
            (self.body)()?;
        }
        Ok(format!(" ({:?} a run)", start.elapsed() / ITERATIONS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_passes_or_says_why_not() {
        assert_eq!(Case::test("good", || Ok(())).run(false), Ok(String::new()));
        let bad = Case::test("bad", || Err("2 is not 3".to_owned()));
        assert_eq!(bad.run(false), Err("2 is not 3".to_owned()));
    }

    #[test]
    fn a_benchmark_is_a_test_unless_it_is_measured() {
        let case = Case::benchmark("nothing", || {});
        assert_eq!(case.run(false), Ok(String::new()));
        assert!(case.run(true).is_ok_and(|note| note.ends_with(" a run)")));
    }
}
