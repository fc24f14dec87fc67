// SPDX-License-Identifier: MIT OR Apache-2.0
//! What libtest itself says of a test: passed, failed, ignored, panicked as it should.

#[cfg(test)]
mod tests {
    #[test]
    fn passes() {
        println!("words on stdout");
        eprintln!("words on stderr");
    }

    #[test]
    fn fails() {
        panic!("why it failed");
    }

    #[test]
    fn returns_an_error() -> Result<(), String> {
        Err("no panic".to_owned())
    }

    #[test]
    #[should_panic]
    fn panics_as_it_should() {
        panic!();
    }

    #[test]
    #[should_panic(expected = "this")]
    fn panics_with_another_message() {
        panic!("that");
    }

    #[test]
    #[should_panic]
    fn does_not_panic_as_it_should() {}

    #[test]
    #[ignore]
    fn ignored_and_passes() {}

    #[test]
    #[ignore = "for a reason"]
    fn ignored_and_fails() {
        panic!("it was not to be run");
    }

    mod deep {
        mod deeper {
            #[test]
            fn r#fn() {}

            #[test]
            fn grün() {}
        }
    }
}
