# SPDX-License-Identifier: MIT OR Apache-2.0
# calc-ffi: the package calc-ffi as a static library, built by cargo in the build directory.
find_program(CARGO_EXECUTABLE cargo PATHS "$ENV{CARGO_HOME}/bin" "$ENV{HOME}/.cargo/bin" REQUIRED)
find_package(Threads REQUIRED)

set(CALC_OPTIMIZED "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")
set(CALC_TARGET_DIR "${CMAKE_CURRENT_BINARY_DIR}/cargo")
set(CALC_LIBRARY "${CALC_TARGET_DIR}/$<IF:${CALC_OPTIMIZED},release,debug>/libcalc_ffi")

# The sources are in the dependency file that cargo writes; the manifests are not.
file(GLOB CALC_MANIFESTS CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/crates/*/Cargo.toml")
add_custom_command(
  OUTPUT "${CALC_LIBRARY}.a"
  COMMAND "${CARGO_EXECUTABLE}" rustc --locked --package calc-ffi --lib --crate-type staticlib
          --profile "$<IF:${CALC_OPTIMIZED},release,dev>" --target-dir "${CALC_TARGET_DIR}"
  # Cargo leaves the library as it is when it is fresh: say that it is newer than what changed.
  COMMAND "${CMAKE_COMMAND}" -E touch "${CALC_LIBRARY}.a"
  DEPENDS Cargo.toml Cargo.lock ${CALC_MANIFESTS}
  DEPFILE "${CALC_LIBRARY}.d"
  WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
  COMMENT "Building calc-ffi with cargo"
  VERBATIM)
add_custom_target(calc-ffi-build DEPENDS "${CALC_LIBRARY}.a")

add_library(calc-ffi INTERFACE)
add_dependencies(calc-ffi calc-ffi-build)
target_include_directories(calc-ffi INTERFACE "${CMAKE_CURRENT_SOURCE_DIR}/crates/calc-ffi/include")
target_link_libraries(calc-ffi INTERFACE "${CALC_LIBRARY}.a" Threads::Threads ${CMAKE_DL_LIBS} m)
