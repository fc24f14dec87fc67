// SPDX-License-Identifier: MIT OR Apache-2.0
//! Loads the shared library by its bare name when the test runs, as plug-ins are loaded: it must
//! lie in the library path.

use std::ffi::{c_char, c_int, c_void, CStr};

const RTLD_NOW: c_int = 2;

extern "C" {
    fn dlopen(file: *const c_char, mode: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, symbol: *const c_char) -> *mut c_void;
    fn dlerror() -> *const c_char;
}

fn load(file: &CStr) -> Result<*mut c_void, String> {
    // SAFETY: the name ends with a zero byte; dlerror describes the failure just seen.
    unsafe {
        let library = dlopen(file.as_ptr(), RTLD_NOW);
        if library.is_null() {
            return Err(CStr::from_ptr(dlerror()).to_string_lossy().into_owned());
        }
        Ok(library)
    }
}

#[test]
fn it_is_found_and_exports_the_c_interface() {
    let library = load(c"libcalc_ffi.so").unwrap();
    for symbol in [c"calc_session_new", c"calc_session_evaluate"] {
        // SAFETY: the library was loaded, the name ends with a zero byte.
        assert!(!unsafe { dlsym(library, symbol.as_ptr()) }.is_null());
    }
}
