# SPDX-License-Identifier: MIT OR Apache-2.0
# What a reusebuild_add_archive adds to the build; from what cmake_parse_arguments found (prefix
# `arg`, in the caller).

# _reusebuild_add_archive_command(<name> <file> <argument>...): writes the archive <file>, or its
# shards. Files that may be missing, as debug archives, are no byproducts: ninja would write again
# and again.
function(_reusebuild_add_archive_command name file)
  _reusebuild_archives(archives "${file}")
  list(TRANSFORM archives APPEND ".sha256" OUTPUT_VARIABLE digests)
  cmake_path(GET file PARENT_PATH directory)
  set(own_directory "${CMAKE_CURRENT_BINARY_DIR}/reuse-build")
  set(depfile "${own_directory}/${name}-archive.d")
  add_custom_command(
    OUTPUT ${archives}
    BYPRODUCTS ${digests}
    # Unlike ninja, make does not see to it.
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${directory}" "${own_directory}"
    COMMAND "$<TARGET_FILE:ReuseBuild::tool>" archive ${ARGN} --archive-file "${file}" --depfile
            "${depfile}"
    DEPENDS "$<TARGET_FILE:ReuseBuild::tool>" "$<TARGET_FILE:ReuseBuild::driver>" ${arg_DURATIONS}
    DEPFILE "${depfile}"
    COMMENT "Packing the Rust tests ${name}"
    USES_TERMINAL VERBATIM)
endfunction()

# _reusebuild_add_archive_target(<name> <archive>...): the target that makes them and says where
# they are: its command, which does nothing, makes it do so when they are up to date, too.
function(_reusebuild_add_archive_target name)
  set(target "${name}-archive")
  list(GET ARGN 0 first)
  list(LENGTH ARGN count)
  set(comment "Archive of ${name}: ${first}")
  if(count GREATER 1)
    set(comment "Archives of ${name}: ${first} and so on, ${count} of them")
  endif()
  add_custom_target(
    ${target}
    COMMAND "${CMAKE_COMMAND}" -E true
    DEPENDS ${ARGN}
    COMMENT "${comment}"
    VERBATIM)
  _reusebuild_debug_files(debug_files ${ARGN})
  set_target_properties(${target} PROPERTIES ADDITIONAL_CLEAN_FILES "${debug_files}"
                                             REUSEBUILD_ARCHIVES "${ARGN}")
  set_property(GLOBAL APPEND PROPERTY REUSEBUILD_ARCHIVES ${target})
  if(NOT TARGET reusebuild-archives)
    add_custom_target(reusebuild-archives)
  endif()
  add_dependencies(reusebuild-archives ${target})
endfunction()
