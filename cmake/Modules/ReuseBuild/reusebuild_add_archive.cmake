# SPDX-License-Identifier: MIT OR Apache-2.0
#[=======================================================================[.rst:
.. command:: reusebuild_add_archive

  Adds a target that packs the tests of a Cargo workspace or package into one file, which runs on a
  machine that has ctest and nothing else.

  .. code-block:: cmake

    reusebuild_add_archive(<name>
      MANIFEST_PATH <Cargo.toml>
      [OUTPUT <file>]
      [PACKAGES <package>...]
      [FEATURES <feature>...] [ALL_FEATURES] [NO_DEFAULT_FEATURES]
      [PROFILE <profile>]
      [TARGET_DIR <directory>]
      [LOCKED] [OFFLINE] [FROZEN]
      [CARGO_ARGS <argument>...])

  ``<name>``
    The target is ``<name>-archive``. It is not part of the default target; building it prints the
    path of the archive, which is made anew only when a source, manifest or lock file changed.
    ``reusebuild-archives`` builds the archives of all calls.
  ``OUTPUT <file>``
    The archive; a relative path is in the current binary directory. Default: ``<name>.tar.zst``.

  The other arguments are those of :command:`reusebuild_add_tests`. With the same ``TARGET_DIR``
  (the default is the same) nothing is compiled twice.
#]=======================================================================]
function(reusebuild_add_archive name)
  list(APPEND CMAKE_MESSAGE_CONTEXT "ReuseBuild")
  set(call "reusebuild_add_archive(${name})")
  set(target "${name}-archive")
  _reusebuild_cargo_keywords(options one_value many_values)
  cmake_parse_arguments(PARSE_ARGV 1 arg "${options}" "${one_value};OUTPUT" "${many_values}")
  _reusebuild_check_arguments("${call}" "${name}" "${target}")
  _reusebuild_cargo_arguments(cargo_arguments "${call}")
  if("${arg_OUTPUT}" STREQUAL "")
    set(arg_OUTPUT "${name}.tar.zst")
  endif()
  _reusebuild_absolute_path(archive "${arg_OUTPUT}" "${CMAKE_CURRENT_BINARY_DIR}")

  set(depfile "${CMAKE_CURRENT_BINARY_DIR}/reuse-build/${target}.d")
  add_custom_command(
    OUTPUT "${archive}"
    COMMAND "$<TARGET_FILE:ReuseBuild::tool>" archive ${cargo_arguments} --archive-file "${archive}"
            --depfile "${depfile}"
    DEPENDS "$<TARGET_FILE:ReuseBuild::tool>" "$<TARGET_FILE:ReuseBuild::driver>"
    DEPFILE "${depfile}"
    COMMENT "Packing the Rust tests ${name}"
    USES_TERMINAL VERBATIM)
  # With a command that does nothing the path is printed when the archive is up to date, too.
  add_custom_target(
    ${target}
    COMMAND "${CMAKE_COMMAND}" -E true
    DEPENDS "${archive}"
    COMMENT "Archive of ${name}: ${archive}"
    VERBATIM)
  set_property(TARGET ${target} PROPERTY REUSEBUILD_ARCHIVE "${archive}")
  set_property(GLOBAL APPEND PROPERTY REUSEBUILD_ARCHIVES ${target})
  if(NOT TARGET reusebuild-archives)
    add_custom_target(reusebuild-archives)
  endif()
  add_dependencies(reusebuild-archives ${target})
endfunction()
