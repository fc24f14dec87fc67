// SPDX-License-Identifier: MIT OR Apache-2.0
use calc_eval::Precision;

/// The command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub version: bool,
    pub precision: Precision,
    pub statements: Vec<String>,
}

impl Options {
    /// Reads the arguments; `default_precision` counts where they do not say any.
    pub fn parse(
        arguments: impl IntoIterator<Item = String>,
        default_precision: Option<&str>,
    ) -> Result<Self, String> {
        let mut options = Self {
            version: false,
            precision: default_precision.map_or(Ok(Precision::default()), precision)?,
            statements: Vec::new(),
        };
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--version" => options.version = true,
                "--precision" => options.precision = precision(&rest.next().unwrap_or_default())?,
                option if option.starts_with("--") => {
                    return Err(format!("unknown option '{option}'"));
                }
                _ => options.statements.push(argument),
            }
        }
        Ok(options)
    }
}

fn precision(digits: &str) -> Result<Precision, String> {
    match digits.parse() {
        Ok(digits) if digits <= Precision::MAX => Ok(Precision::new(digits)),
        _ => Err(format!(
            "'{digits}' is not a precision: 0 to {}",
            Precision::MAX
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &[&str], default_precision: Option<&str>) -> Result<Options, String> {
        Options::parse(line.iter().map(|word| word.to_string()), default_precision)
    }

    #[test]
    fn a_negative_number_is_a_statement() {
        assert_eq!(parse(&["-1"], None).unwrap().statements, ["-1"]);
    }

    #[test]
    fn the_option_wins_over_the_default() {
        let options = parse(&["--precision", "3"], Some("9")).unwrap();
        assert_eq!(options.precision, Precision::new(3));
    }

    #[test]
    fn precisions_are_checked() {
        let message = Err("'16' is not a precision: 0 to 15".to_owned());
        assert_eq!(parse(&["--precision", "16"], None), message);
        assert_eq!(parse(&[], Some("16")), message);
    }

    #[test]
    fn unknown_options_are_named() {
        let message = Err("unknown option '--hex'".to_owned());
        assert_eq!(parse(&["--hex"], None), message);
    }
}
