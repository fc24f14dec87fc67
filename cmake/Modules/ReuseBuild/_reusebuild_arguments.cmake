# SPDX-License-Identifier: MIT OR Apache-2.0
# What all commands check of their arguments. <call> is `function(name)`: all errors begin with it.

# _reusebuild_error(<call> <what> <remedy>): stops configuring.
function(_reusebuild_error call what remedy)
  message(FATAL_ERROR "${call}: ${what}\n  hint: ${remedy}")
endfunction()

# _reusebuild_check_arguments(<call> <name> <target>): the name is one, the target is not taken,
# and cmake_parse_arguments (prefix `arg`, in the caller) left nothing over.
function(_reusebuild_check_arguments call name target)
  set(remedy "begin with a name of letters, digits and _ . + -, which becomes a target")
  if(name MATCHES "^(MANIFEST_PATH|ARCHIVE)$")
    _reusebuild_error("${call}" "the first argument, '${name}', is a keyword, not a name."
                      "${remedy}")
  endif()
  if(NOT name MATCHES "^[A-Za-z0-9][A-Za-z0-9_.+-]*$")
    _reusebuild_error("${call}" "the first argument, '${name}', is not a name." "${remedy}")
  endif()
  if(NOT "${arg_KEYWORDS_MISSING_VALUES}" STREQUAL "")
    list(SORT arg_KEYWORDS_MISSING_VALUES)
    list(JOIN arg_KEYWORDS_MISSING_VALUES ", " keywords)
    _reusebuild_error("${call}" "no value follows ${keywords}."
                      "give a value, or leave the keyword out (is a variable empty?)")
  endif()
  if(NOT "${arg_UNPARSED_ARGUMENTS}" STREQUAL "")
    list(JOIN arg_UNPARSED_ARGUMENTS ", " arguments)
    _reusebuild_error("${call}" "unknown arguments: ${arguments}."
                      "see the documentation above the function for the keywords it knows")
  endif()
  if(TARGET "${target}")
    _reusebuild_error("${call}" "there is a target named '${target}' already."
                      "choose another name for the first argument")
  endif()
endfunction()

# _reusebuild_absolute_path(<out> <path> <base>): the path, from <base> if it is relative.
function(_reusebuild_absolute_path out path base)
  cmake_path(ABSOLUTE_PATH path BASE_DIRECTORY "${base}" NORMALIZE)
  set(${out} "${path}" PARENT_SCOPE)
endfunction()
