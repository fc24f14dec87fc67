# SPDX-License-Identifier: MIT OR Apache-2.0
# What the archives of a reusebuild_add_archive are called; from what cmake_parse_arguments found
# (prefix `arg`, in the caller).

# _reusebuild_archive_file(<out> <call> <name>): OUTPUT as an absolute path. Its end or FORMAT says
# what it is. A directory is none: build programs cannot tell whether what is in it is up to date.
function(_reusebuild_archive_file out call name)
  _reusebuild_check_choice("${call}" FORMAT tar-zst tar-gz tar-xz zip)
  if("${arg_OUTPUT}" STREQUAL "")
    if("${arg_FORMAT}" STREQUAL "")
      set(arg_FORMAT tar-zst)
    endif()
    string(REPLACE "-" "." arg_OUTPUT "${arg_FORMAT}")
    string(PREPEND arg_OUTPUT "${name}.")
  elseif("${arg_FORMAT}" STREQUAL "" AND NOT arg_OUTPUT MATCHES "[.](tar[.](zst|gz|xz)|tgz|zip)$")
    _reusebuild_error("${call}" "the name of OUTPUT '${arg_OUTPUT}' tells no format."
                      "let it end in .tar.zst, .tar.gz, .tar.xz or .zip, or give FORMAT")
  endif()
  _reusebuild_absolute_path(file "${arg_OUTPUT}" "${CMAKE_CURRENT_BINARY_DIR}")
  set(${out} "${file}" PARENT_SCOPE)
endfunction()

# _reusebuild_name_within(<out> <file> <inner>): the file with more in its name, before what tells
# its format.
function(_reusebuild_name_within out file inner)
  cmake_path(GET file FILENAME name)
  string(REGEX MATCH "([.]tar[.](zst|gz|xz)|[.][^.]*)$" ending "${name}")
  string(LENGTH "${file}" end)
  string(LENGTH "${ending}" ending_size)
  math(EXPR end "${end} - ${ending_size}")
  string(SUBSTRING "${file}" 0 ${end} stem)
  set(${out} "${stem}${inner}${ending}" PARENT_SCOPE)
endfunction()

# _reusebuild_archives(<out> <file>): the archives that are written, one for each shard: as the
# tool's shard_file() calls them.
function(_reusebuild_archives out file)
  set(archives "${file}")
  if(NOT "${arg_SHARDS}" STREQUAL "")
    set(archives "")
    foreach(index RANGE 1 ${arg_SHARDS} 1)
      _reusebuild_name_within(archive "${file}" ".shard-${index}-of-${arg_SHARDS}")
      list(APPEND archives "${archive}")
    endforeach()
  endif()
  set(${out} "${archives}" PARENT_SCOPE)
endfunction()

# _reusebuild_debug_files(<out> <archive>...): what STRIP split writes beside them, where there are
# debug sections to split off.
function(_reusebuild_debug_files out)
  set(files "")
  if("${arg_STRIP}" STREQUAL split)
    foreach(archive IN LISTS ARGN)
      _reusebuild_name_within(debug_archive "${archive}" .debug)
      list(APPEND files "${debug_archive}" "${debug_archive}.sha256")
    endforeach()
  endif()
  set(${out} "${files}" PARENT_SCOPE)
endfunction()
