// SPDX-License-Identifier: MIT OR Apache-2.0
use crate::Error;

/// Calls a built-in function.
pub fn call(name: &str, arguments: &[f64]) -> Result<f64, Error> {
    match (name, arguments) {
        ("sqrt", [x]) => Ok(x.sqrt()),
        ("abs", [x]) => Ok(x.abs()),
        ("round", [x]) => Ok(x.round()),
        ("rem", [_, 0.0]) => Err(Error::DivisionByZero),
        ("rem", [x, y]) => Ok(x.rem_euclid(*y)),
        ("min", all) => Ok(all.iter().copied().fold(f64::INFINITY, f64::min)),
        ("max", all) => Ok(all.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
        ("sqrt" | "abs" | "round" | "rem", all) => {
            Err(Error::WrongArgumentCount(name.to_owned(), all.len()))
        }
        _ => Err(Error::UnknownFunction(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn min_and_max_take_any_number_of_arguments() {
        assert_eq!(call("min", &[3.0, -1.0, 2.0]), Ok(-1.0));
        assert_eq!(call("max", &[3.0]), Ok(3.0));
    }

    #[test]
    fn remainders_are_not_negative() {
        assert_eq!(call("rem", &[-7.0, 3.0]), Ok(2.0));
    }

    #[test]
    fn no_remainder_by_zero() {
        assert_eq!(call("rem", &[1.0, 0.0]), Err(Error::DivisionByZero));
    }

    #[test]
    fn argument_counts_are_checked() {
        let error = call("sqrt", &[1.0, 2.0]).unwrap_err();
        assert_eq!(error.to_string(), "'sqrt' does not take 2 arguments");
    }
}
