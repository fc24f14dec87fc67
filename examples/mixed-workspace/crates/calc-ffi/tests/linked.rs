// SPDX-License-Identifier: MIT OR Apache-2.0
//! Uses the shared library as a C program does: linked with `libcalc_ffi.so`, not with the Rust
//! crate. The dynamic linker has to find it before the first test runs.

use std::ffi::{c_char, c_int, c_void, CStr};

#[link(name = "calc_ffi", kind = "dylib")]
extern "C" {
    fn calc_session_new() -> *mut c_void;
    fn calc_session_free(session: *mut c_void);
    fn calc_session_evaluate(
        session: *mut c_void,
        statement: *const c_char,
        value: *mut f64,
    ) -> c_int;
    fn calc_session_error(session: *const c_void) -> *const c_char;
}

struct Calculator(*mut c_void);

impl Calculator {
    fn new() -> Self {
        // SAFETY: no conditions.
        Self(unsafe { calc_session_new() })
    }

    fn evaluate(&mut self, statement: &CStr) -> Result<f64, String> {
        let mut value = 0.0;
        // SAFETY: the session is alive, the text ends with a zero byte.
        match unsafe { calc_session_evaluate(self.0, statement.as_ptr(), &mut value) } {
            0 => Ok(value),
            _ => Err(self.error()),
        }
    }

    fn error(&self) -> String {
        // SAFETY: the session is alive and owns the text.
        let text = unsafe { CStr::from_ptr(calc_session_error(self.0)) };
        text.to_string_lossy().into_owned()
    }
}

impl Drop for Calculator {
    fn drop(&mut self) {
        // SAFETY: not used again.
        unsafe { calc_session_free(self.0) };
    }
}

#[test]
fn a_session_keeps_its_variables() {
    let mut calculator = Calculator::new();
    assert_eq!(calculator.evaluate(c"x = 6"), Ok(6.0));
    assert_eq!(calculator.evaluate(c"x × 7"), Ok(42.0));
}

#[test]
fn an_error_is_text() {
    let error = Calculator::new().evaluate(c"1 / 0");
    assert_eq!(error, Err("division by zero".to_owned()));
}
