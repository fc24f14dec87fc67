# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_import_paths(<archive> <remap> <call>): ARCHIVE as an absolute path and
# WORKSPACE_REMAP as the tool's arguments, from what cmake_parse_arguments found (prefix `arg`, in
# the caller).
function(_reusebuild_import_paths archive remap call)
  if("${arg_ARCHIVE}" STREQUAL "")
    _reusebuild_error("${call}" "ARCHIVE is missing."
                      "ARCHIVE is a file that reuse-build archive wrote, or is going to write")
  endif()
  _reusebuild_absolute_path(path "${arg_ARCHIVE}" "${CMAKE_CURRENT_SOURCE_DIR}")
  set(${archive} "${path}" PARENT_SCOPE)
  set(${remap} "" PARENT_SCOPE)
  if(NOT "${arg_WORKSPACE_REMAP}" STREQUAL "")
    _reusebuild_absolute_path(path "${arg_WORKSPACE_REMAP}" "${CMAKE_CURRENT_SOURCE_DIR}")
    if(NOT IS_DIRECTORY "${path}")
      _reusebuild_error("${call}" "WORKSPACE_REMAP '${path}' is not a directory."
                        "WORKSPACE_REMAP is where the workspace's sources lie on this machine")
    endif()
    set(${remap} --workspace-remap "${path}" PARENT_SCOPE)
  endif()
endfunction()

# _reusebuild_write_import_depfile(<file> <output> <archive>): a depfile that says that the output
# depends on the archive. Unlike with DEPENDS, the archive may be missing.
function(_reusebuild_write_import_depfile file output archive)
  _reusebuild_quote_for_depfile(output "${output}")
  _reusebuild_quote_for_depfile(archive "${archive}")
  file(GENERATE OUTPUT "${file}" CONTENT "${output}: ${archive}\n")
endfunction()
