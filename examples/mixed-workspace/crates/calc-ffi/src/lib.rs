// SPDX-License-Identifier: MIT OR Apache-2.0
//! The calculator's interface for C: `include/calc.h` documents it.

use std::ffi::{c_char, c_int, CStr, CString};

use calc_eval::{Error, Session};

pub const CALC_OK: c_int = 0;
pub const CALC_SYNTAX_ERROR: c_int = 1;
pub const CALC_MATH_ERROR: c_int = 2;
pub const CALC_BAD_ARGUMENT: c_int = 3;

/// A session and what its last evaluation had to complain about.
#[derive(Default)]
pub struct CalcSession {
    session: Session,
    error: CString,
}

impl CalcSession {
    fn evaluate(&mut self, statement: &CStr) -> Result<f64, c_int> {
        let result = match statement.to_str() {
            Ok(statement) => self.session.evaluate(statement).map_err(described),
            Err(error) => Err((CALC_BAD_ARGUMENT, error.to_string())),
        };
        let message = result.as_ref().err().map_or("", |(_, message)| message);
        self.error = CString::new(message).unwrap_or_default();
        result.map_err(|(status, _)| status)
    }
}

fn described(error: Error) -> (c_int, String) {
    let status = match error {
        Error::Syntax(_) => CALC_SYNTAX_ERROR,
        _ => CALC_MATH_ERROR,
    };
    (status, error.to_string())
}

#[no_mangle]
pub extern "C" fn calc_session_new() -> *mut CalcSession {
    Box::into_raw(Box::default())
}

/// # Safety
/// `session` is null or comes from `calc_session_new`, and is not used again.
#[no_mangle]
pub unsafe extern "C" fn calc_session_free(session: *mut CalcSession) {
    if !session.is_null() {
        // SAFETY: the caller gives back what calc_session_new made.
        drop(unsafe { Box::from_raw(session) });
    }
}

/// # Safety
/// Each pointer is null or as `calc.h` says.
#[no_mangle]
pub unsafe extern "C" fn calc_session_evaluate(
    session: *mut CalcSession,
    statement: *const c_char,
    value: *mut f64,
) -> c_int {
    if session.is_null() || statement.is_null() || value.is_null() {
        return CALC_BAD_ARGUMENT;
    }
    // SAFETY: none of them is null.
    let (session, statement) = unsafe { (&mut *session, CStr::from_ptr(statement)) };
    match session.evaluate(statement) {
        Ok(result) => {
            // SAFETY: not null either.
            unsafe { value.write(result) };
            CALC_OK
        }
        Err(status) => status,
    }
}

/// # Safety
/// `session` comes from `calc_session_new`.
#[no_mangle]
pub unsafe extern "C" fn calc_session_error(session: *const CalcSession) -> *const c_char {
    // SAFETY: the caller's session is alive.
    unsafe { (*session).error.as_ptr() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(statement: &CStr) -> c_int {
        let mut session = CalcSession::default();
        session.evaluate(statement).err().unwrap_or(CALC_OK)
    }

    #[test]
    fn every_error_has_its_status() {
        assert_eq!(status(c"1 + 2"), CALC_OK);
        assert_eq!(status(c"1 +"), CALC_SYNTAX_ERROR);
        assert_eq!(status(c"1 / 0"), CALC_MATH_ERROR);
        assert_eq!(status(c"\xff"), CALC_BAD_ARGUMENT);
    }

    #[test]
    fn a_success_clears_the_error() {
        let mut session = CalcSession::default();
        session.evaluate(c"x").unwrap_err();
        assert_eq!(session.error.as_c_str(), c"unknown name 'x'");
        session.evaluate(c"1").unwrap();
        assert_eq!(session.error.as_c_str(), c"");
    }

    #[test]
    fn null_pointers_are_refused() {
        let null = std::ptr::null_mut();
        // SAFETY: null is allowed.
        let status = unsafe { calc_session_evaluate(null, null.cast(), null.cast()) };
        assert_eq!(status, CALC_BAD_ARGUMENT);
    }
}
