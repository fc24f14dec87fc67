// SPDX-License-Identifier: MIT OR Apache-2.0
use crate::Case;

/// Which cases run: `--ignored` and `--include-ignored` say so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ignored {
    #[default]
    Skip,
    Only,
    Include,
}

/// The command line of a test binary.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    pub list: bool,
    pub exact: bool,
    pub bench: bool,
    pub ignored: Ignored,
    /// A case matches when one of these does; none of them means every case.
    pub filters: Vec<String>,
}

impl Arguments {
    /// Reads libtest's options; those about output are accepted and have no effect.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut parsed = Self::default();
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--list" => parsed.list = true,
                "--exact" => parsed.exact = true,
                "--bench" => parsed.bench = true,
                "--ignored" => parsed.ignored = Ignored::Only,
                "--include-ignored" => parsed.ignored = Ignored::Include,
                "--format" | "--color" | "--test-threads" => drop(rest.next()),
                "-q" | "--quiet" | "--test" | "--nocapture" | "--no-capture" | "--show-output" => {}
                option if option.starts_with("--") && option.contains('=') => {}
                option if option.starts_with('-') => {
                    return Err(format!("unknown option '{option}'"));
                }
                filter => parsed.filters.push(filter.to_owned()),
            }
        }
        Ok(parsed)
    }

    /// Whether the name of `case` is among those asked for.
    pub fn matches(&self, case: &Case) -> bool {
        self.filters.is_empty() || self.filters.iter().any(|filter| self.equals(filter, case))
    }

    /// Whether `--list` names `case`. As in libtest, a plain list holds the ignored cases too.
    pub fn lists(&self, case: &Case) -> bool {
        self.matches(case) && (self.ignored != Ignored::Only || case.is_ignored())
    }

    /// Whether `case`, which matches, is to be run.
    pub fn runs(&self, case: &Case) -> bool {
        match self.ignored {
            Ignored::Skip => !case.is_ignored(),
            Ignored::Only => case.is_ignored(),
            Ignored::Include => true,
        }
    }

    fn equals(&self, filter: &str, case: &Case) -> bool {
        if self.exact {
            case.name() == filter
        } else {
            case.name().contains(filter)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &[&str]) -> Result<Arguments, String> {
        Arguments::parse(line.iter().map(|word| word.to_string()))
    }

    fn case(name: &str) -> Case {
        Case::test(name, || Ok(()))
    }

    #[test]
    fn a_runner_lists_the_ignored_cases() {
        let arguments = parse(&["--list", "--format", "terse", "--ignored"]).unwrap();
        assert!(arguments.list);
        assert!(arguments.lists(&case("slow").ignored(true)));
        assert!(!arguments.lists(&case("quick")));
    }

    #[test]
    fn a_runner_runs_one_case() {
        let arguments = parse(&["add", "--exact", "--nocapture"]).unwrap();
        assert!(arguments.matches(&case("add")));
        assert!(!arguments.matches(&case("add/more")));
    }

    #[test]
    fn without_exact_a_part_of_the_name_is_enough() {
        assert!(parse(&["add"]).unwrap().matches(&case("add/more")));
    }

    #[test]
    fn ignored_cases_run_when_asked_for() {
        let slow = case("slow").ignored(true);
        assert!(!parse(&[]).unwrap().runs(&slow));
        assert!(parse(&["--ignored"]).unwrap().runs(&slow));
        assert!(parse(&["--include-ignored"]).unwrap().runs(&slow));
    }

    #[test]
    fn an_unknown_option_is_an_error() {
        assert_eq!(
            parse(&["--shuffle"]),
            Err("unknown option '--shuffle'".to_owned())
        );
    }
}
