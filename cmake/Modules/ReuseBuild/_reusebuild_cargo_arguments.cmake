# SPDX-License-Identifier: MIT OR Apache-2.0
# The arguments about cargo, which reusebuild_add_tests and reusebuild_add_archive share.

# _reusebuild_cargo_keywords(<options> <one value> <many values>): for cmake_parse_arguments.
function(_reusebuild_cargo_keywords options one_value many_values)
  set(${options} ALL_FEATURES NO_DEFAULT_FEATURES LOCKED OFFLINE FROZEN PARENT_SCOPE)
  set(${one_value} MANIFEST_PATH PROFILE TARGET_DIR PARENT_SCOPE)
  set(${many_values} PACKAGES FEATURES CARGO_ARGS PARENT_SCOPE)
endfunction()

# _reusebuild_cargo_arguments(<out> <call>): the tool's arguments for what cmake_parse_arguments
# found (prefix `arg`, in the caller). An empty value is as none.
function(_reusebuild_cargo_arguments out call)
  _reusebuild_manifest_path(manifest "${call}" "${arg_MANIFEST_PATH}")
  _reusebuild_target_directory(target_directory "${manifest}")
  _reusebuild_value_arguments(values PACKAGES=--package FEATURES PROFILE=--cargo-profile)
  _reusebuild_flag_arguments(flags ALL_FEATURES NO_DEFAULT_FEATURES LOCKED OFFLINE FROZEN)
  set(${out} --manifest-path "${manifest}" --target-dir "${target_directory}" ${values} ${flags}
             ${arg_CARGO_ARGS} PARENT_SCOPE)
endfunction()

# _reusebuild_manifest_path(<out> <call> <path>): MANIFEST_PATH as an absolute path of a file.
function(_reusebuild_manifest_path out call path)
  set(remedy "MANIFEST_PATH is the Cargo.toml of the workspace or package, from the current source\
 directory or absolute")
  if(path STREQUAL "")
    _reusebuild_error("${call}" "MANIFEST_PATH is missing." "${remedy}")
  endif()
  _reusebuild_absolute_path(path "${path}" "${CMAKE_CURRENT_SOURCE_DIR}")
  if(NOT EXISTS "${path}")
    _reusebuild_error("${call}" "MANIFEST_PATH '${path}' does not exist." "${remedy}")
  endif()
  if(IS_DIRECTORY "${path}")
    _reusebuild_error("${call}" "MANIFEST_PATH '${path}' is a directory." "${remedy}")
  endif()
  set(${out} "${path}" PARENT_SCOPE)
endfunction()

# _reusebuild_target_directory(<out> <manifest>): TARGET_DIR, or a directory in the build tree that
# all calls for one manifest share: sources stay clean, and an IDE's cargo does not wait for ours.
function(_reusebuild_target_directory out manifest)
  if(NOT "${arg_TARGET_DIR}" STREQUAL "")
    _reusebuild_absolute_path(directory "${arg_TARGET_DIR}" "${CMAKE_CURRENT_BINARY_DIR}")
  else()
    string(SHA256 identity "${manifest}")
    string(SUBSTRING "${identity}" 0 8 identity)
    cmake_path(GET manifest PARENT_PATH directory)
    cmake_path(GET directory FILENAME directory)
    set(directory "${CMAKE_BINARY_DIR}/reuse-build/cargo/${directory}-${identity}")
  endif()
  set(${out} "${directory}" PARENT_SCOPE)
endfunction()
