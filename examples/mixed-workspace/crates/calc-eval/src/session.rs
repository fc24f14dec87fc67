// SPDX-License-Identifier: MIT OR Apache-2.0
use std::collections::BTreeMap;

use calc_syntax::{Expression, Operator, Statement};

use crate::{constants, functions, Error};

/// Evaluates statements one after another and remembers what was assigned.
#[derive(Debug, Default)]
pub struct Session {
    variables: BTreeMap<String, f64>,
}

impl Session {
    pub fn new() -> Self {
        Self::default()
    }

    /// The value of a statement; an assignment's is what it assigned.
    pub fn evaluate(&mut self, source: &str) -> Result<f64, Error> {
        match calc_syntax::parse(source)? {
            Statement::Evaluate(expression) => self.value(&expression),
            Statement::Assign { name, value } => {
                let value = self.value(&value)?;
                self.variables.insert(name, value);
                Ok(value)
            }
        }
    }

    fn value(&self, expression: &Expression) -> Result<f64, Error> {
        let value = match expression {
            Expression::Number(value) => *value,
            Expression::Name(name) => self.named(name)?,
            Expression::Negate(operand) => -self.value(operand)?,
            Expression::Percent(operand) => self.value(operand)? / 100.0,
            Expression::Binary {
                operator,
                left,
                right,
            } => binary(*operator, self.value(left)?, self.value(right)?)?,
            Expression::Call {
                function,
                arguments,
            } => functions::call(function, &self.values(arguments)?)?,
        };
        if value.is_finite() {
            Ok(value)
        } else {
            Err(Error::OutOfRange)
        }
    }

    fn values(&self, expressions: &[Expression]) -> Result<Vec<f64>, Error> {
        expressions.iter().map(|each| self.value(each)).collect()
    }

    /// Variables hide constants.
    fn named(&self, name: &str) -> Result<f64, Error> {
        let variable = self.variables.get(name).copied();
        variable
            .or_else(|| constants::value(name))
            .ok_or_else(|| Error::UnknownName(name.to_owned()))
    }
}

fn binary(operator: Operator, left: f64, right: f64) -> Result<f64, Error> {
    match operator {
        Operator::Add => Ok(left + right),
        Operator::Subtract => Ok(left - right),
        Operator::Multiply => Ok(left * right),
        Operator::Divide if right == 0.0 => Err(Error::DivisionByZero),
        Operator::Divide => Ok(left / right),
        Operator::Power => Ok(left.powf(right)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression;

    fn value(source: &str) -> Result<f64, Error> {
        Session::new().evaluate(source)
    }

    #[test]
    fn arithmetic() {
        assert_eq!(value(expression!("2 * (3 + 4) - 6 / 4")), Ok(12.5));
    }

    #[test]
    fn percentages_are_hundredths() {
        assert_eq!(value(expression!("50% * 80")), Ok(40.0));
    }

    mod variables {
        use super::*;

        #[test]
        fn are_remembered() {
            let mut session = Session::new();
            assert_eq!(session.evaluate("größe = 4"), Ok(4.0));
            assert_eq!(session.evaluate("größe ^ 2"), Ok(16.0));
        }

        #[test]
        fn hide_constants() {
            let mut session = Session::new();
            session.evaluate("e = 1").unwrap();
            assert_eq!(session.evaluate("e"), Ok(1.0));
        }

        #[test]
        fn keep_their_value_when_an_assignment_fails() {
            let mut session = Session::new();
            session.evaluate("x = 1").unwrap();
            session.evaluate("x = 1 / 0").unwrap_err();
            assert_eq!(session.evaluate("x"), Ok(1.0));
        }
    }

    mod errors {
        use super::*;

        #[test]
        fn unknown_names_and_functions() {
            assert_eq!(value("x"), Err(Error::UnknownName("x".to_owned())));
            assert_eq!(value("f(1)"), Err(Error::UnknownFunction("f".to_owned())));
        }

        #[test]
        fn results_that_are_not_numbers() {
            assert_eq!(value("sqrt(-1)"), Err(Error::OutOfRange));
            assert_eq!(value("10^400"), Err(Error::OutOfRange));
        }

        #[test]
        fn syntax_errors_are_the_source() {
            let error = value("1 +").unwrap_err();
            let source = std::error::Error::source(&error).unwrap();
            assert_eq!(source.to_string(), error.to_string());
        }
    }
}
