// SPDX-License-Identifier: MIT OR Apache-2.0
//! Tests of every outcome but failure.

#[cfg(test)]
mod tests {
    #[test]
    fn one_and_one_are_two() {
        assert_eq!(1 + 1, 2);
    }

    #[test]
    #[should_panic(expected = "as it should")]
    fn panics() {
        panic!("as it should");
    }

    #[test]
    #[ignore = "it fails when it is run"]
    fn is_left_out() {
        panic!("it was not left out");
    }

    mod r#mod {
        mod größer {
            #[test]
            fn r#type() {}
        }
    }
}
