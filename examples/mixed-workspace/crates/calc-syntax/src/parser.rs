// SPDX-License-Identifier: MIT OR Apache-2.0
use crate::{tokenize, Expression, Located, Operator, Statement, SyntaxError, Token};

/// How deep parentheses, signs and powers may nest: a limit, so that no input exhausts the stack.
pub const MAX_DEPTH: usize = 100;

/// How many operators one level may hold: sums are left-deep trees.
const MAX_CHAIN: usize = 2_000;

/// Parses one line: an expression, or `name = expression`.
pub fn parse(source: &str) -> Result<Statement, SyntaxError> {
    let mut parser = Parser {
        tokens: tokenize(source)?,
        next: 0,
        depth: 0,
    };
    let statement = parser.statement()?;
    match parser.peek() {
        Token::End => Ok(statement),
        other => Err(parser.error(format!("expected the end, found {other}"))),
    }
}

struct Parser {
    tokens: Vec<Located>,
    next: usize,
    depth: usize,
}

impl Parser {
    fn statement(&mut self) -> Result<Statement, SyntaxError> {
        if let [Token::Name(name), Token::Symbol('=')] = [self.peek(), self.peek_second()] {
            let name = name.clone();
            self.next += 2;
            let value = self.expression()?;
            return Ok(Statement::Assign { name, value });
        }
        self.expression().map(Statement::Evaluate)
    }

    fn expression(&mut self) -> Result<Expression, SyntaxError> {
        self.chain(&['+', '-'], Self::term)
    }

    fn term(&mut self) -> Result<Expression, SyntaxError> {
        self.chain(&['*', '/'], Self::signed)
    }

    /// Operands joined by operators of one precedence, from left to right.
    fn chain(
        &mut self,
        symbols: &[char],
        operand: fn(&mut Self) -> Result<Expression, SyntaxError>,
    ) -> Result<Expression, SyntaxError> {
        let mut left = operand(self)?;
        for _ in 0..MAX_CHAIN {
            let Some(operator) = self.take_operator(symbols) else {
                return Ok(left);
            };
            left = binary(operator, left, operand(self)?);
        }
        Err(self.error("too many operators".to_owned()))
    }

    /// A sign binds weaker than a power: -2^2 is -(2^2).
    fn signed(&mut self) -> Result<Expression, SyntaxError> {
        self.nested(|parser| {
            if parser.take('-') {
                let operand = parser.signed()?;
                return Ok(Expression::Negate(Box::new(operand)));
            }
            parser.power()
        })
    }

    fn power(&mut self) -> Result<Expression, SyntaxError> {
        let base = self.percentage()?;
        match self.take_operator(&['^']) {
            Some(operator) => Ok(binary(operator, base, self.signed()?)),
            None => Ok(base),
        }
    }

    fn percentage(&mut self) -> Result<Expression, SyntaxError> {
        let value = self.atom()?;
        if self.take('%') {
            return Ok(Expression::Percent(Box::new(value)));
        }
        Ok(value)
    }

    fn atom(&mut self) -> Result<Expression, SyntaxError> {
        match self.peek().clone() {
            Token::Number(value) => {
                self.next += 1;
                Ok(Expression::Number(value))
            }
            Token::Name(name) => {
                self.next += 1;
                self.name_or_call(name)
            }
            Token::Symbol('(') => {
                self.next += 1;
                let inner = self.expression()?;
                self.expect(')')?;
                Ok(inner)
            }
            other => Err(self.error(format!("expected a value, found {other}"))),
        }
    }

    fn name_or_call(&mut self, name: String) -> Result<Expression, SyntaxError> {
        if !self.take('(') {
            return Ok(Expression::Name(name));
        }
        let mut arguments = vec![self.expression()?];
        while self.take(',') {
            arguments.push(self.expression()?);
        }
        self.expect(')')?;
        Ok(Expression::Call {
            function: name,
            arguments,
        })
    }

    fn nested(
        &mut self,
        parse: impl FnOnce(&mut Self) -> Result<Expression, SyntaxError>,
    ) -> Result<Expression, SyntaxError> {
        if self.depth == MAX_DEPTH {
            return Err(self.error("nested too deeply".to_owned()));
        }
        self.depth += 1;
        let result = parse(self);
        self.depth -= 1;
        result
    }

    fn peek(&self) -> &Token {
        &self.tokens[self.next].token
    }

    fn peek_second(&self) -> &Token {
        self.tokens
            .get(self.next + 1)
            .map_or(&Token::End, |located| &located.token)
    }

    fn take(&mut self, symbol: char) -> bool {
        let found = *self.peek() == Token::Symbol(symbol);
        self.next += usize::from(found);
        found
    }

    fn take_operator(&mut self, symbols: &[char]) -> Option<Operator> {
        let taken = symbols.iter().find(|symbol| self.take(**symbol))?;
        Operator::from_symbol(*taken)
    }

    fn expect(&mut self, symbol: char) -> Result<(), SyntaxError> {
        if self.take(symbol) {
            return Ok(());
        }
        Err(self.error(format!("expected '{symbol}', found {}", self.peek())))
    }

    fn error(&self, message: String) -> SyntaxError {
        SyntaxError::new(self.tokens[self.next].column, message)
    }
}

fn binary(operator: Operator, left: Expression, right: Expression) -> Expression {
    Expression::Binary {
        operator,
        left: Box::new(left),
        right: Box::new(right),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_tree(source: &str, tree: &str) {
        assert_eq!(parse(source).unwrap().to_string(), tree, "{source}");
    }

    fn assert_error(source: &str, message: &str) {
        assert_eq!(parse(source).unwrap_err().to_string(), message, "{source}");
    }

    #[test]
    fn an_assignment_names_a_value() {
        assert_tree("area = pi * r^2", "(= area (* pi (^ r 2)))");
    }

    #[test]
    fn a_call_takes_several_arguments() {
        assert_tree("max(1, x, -2)", "(max 1 x (- 2))");
    }

    #[test]
    #[should_panic]
    fn nothing_is_not_a_statement() {
        parse("").unwrap();
    }

    #[test]
    #[should_panic(expected = "expected ')', found the end")]
    fn a_parenthesis_must_be_closed() {
        parse("(1 + 2").unwrap();
    }

    #[test]
    #[ignore]
    fn no_short_text_makes_the_parser_panic() {
        const ALPHABET: &[char] = &['1', 'x', '(', ')', '-', '^', '%', '='];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            texts = texts
                .iter()
                .flat_map(|text| ALPHABET.iter().map(move |c| format!("{text}{c}")))
                .collect();
            assert!(texts.iter().any(|text| parse(text).is_ok()));
        }
    }

    mod precedence {
        use super::*;

        #[test]
        fn products_before_sums() {
            assert_tree("1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)");
        }

        #[test]
        fn parentheses_before_all() {
            assert_tree("(1 + 2) * 3", "(* (+ 1 2) 3)");
        }

        mod power {
            use super::*;

            #[test]
            fn binds_tighter_than_a_sign_before_it() {
                assert_tree("-2^2", "(- (^ 2 2))");
            }

            mod associativity {
                use super::*;

                #[test]
                fn is_from_the_right() {
                    assert_tree("2^3^4", "(^ 2 (^ 3 4))");
                }

                #[test]
                fn goes_through_a_sign() {
                    assert_tree("2^-3^4", "(^ 2 (- (^ 3 4)))");
                }
            }
        }

        mod percent {
            use super::*;

            #[test]
            fn binds_tighter_than_a_product() {
                assert_tree("19% * net", "(* (% 19) net)");
            }
        }
    }

    mod errors {
        use super::*;

        #[test]
        fn name_the_column_and_what_was_found() {
            assert_error("1 + * 2", "column 5: expected a value, found '*'");
            assert_error("1 2", "column 3: expected the end, found '2'");
        }

        #[test]
        fn deep_nesting_is_refused() {
            let source = "(".repeat(100_000);
            assert_error(&source, "column 101: nested too deeply");
        }

        #[test]
        fn long_chains_are_refused() {
            let source = "1 + ".repeat(100_000);
            assert!(parse(&source).is_err_and(|error| error.message == "too many operators"));
        }
    }
}
