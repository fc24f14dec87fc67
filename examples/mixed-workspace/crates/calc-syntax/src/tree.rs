// SPDX-License-Identifier: MIT OR Apache-2.0
use std::fmt;

/// An operator between two expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

impl Operator {
    pub(crate) fn from_symbol(symbol: char) -> Option<Self> {
        match symbol {
            '+' => Some(Operator::Add),
            '-' => Some(Operator::Subtract),
            '*' => Some(Operator::Multiply),
            '/' => Some(Operator::Divide),
            '^' => Some(Operator::Power),
            _ => None,
        }
    }

    fn symbol(self) -> char {
        match self {
            Operator::Add => '+',
            Operator::Subtract => '-',
            Operator::Multiply => '*',
            Operator::Divide => '/',
            Operator::Power => '^',
        }
    }
}

/// What has a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    Number(f64),
    Name(String),
    Negate(Box<Expression>),
    Percent(Box<Expression>),
    Binary {
        operator: Operator,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    Call {
        function: String,
        arguments: Vec<Expression>,
    },
}

/// One line of input.
#[derive(Debug, Clone, PartialEq)]
pub enum Statement {
    Evaluate(Expression),
    Assign { name: String, value: Expression },
}

/// Trees are printed as S-expressions: no precedence to remember.
impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Number(value) => write!(f, "{value}"),
            Expression::Name(name) => f.write_str(name),
            Expression::Negate(operand) => write!(f, "(- {operand})"),
            Expression::Percent(operand) => write!(f, "(% {operand})"),
            Expression::Binary {
                operator,
                left,
                right,
            } => write!(f, "({} {left} {right})", operator.symbol()),
            Expression::Call {
                function,
                arguments,
            } => {
                write!(f, "({function}")?;
                arguments.iter().try_for_each(|each| write!(f, " {each}"))?;
                f.write_str(")")
            }
        }
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Statement::Evaluate(expression) => expression.fmt(f),
            Statement::Assign { name, value } => write!(f, "(= {name} {value})"),
        }
    }
}
