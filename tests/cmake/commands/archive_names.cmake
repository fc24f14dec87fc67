# SPDX-License-Identifier: MIT OR Apache-2.0
# Archives, shards and debug archives are called what the tool calls them.

# expect_names(<output> <shards> <archive>... DEBUG <archive>...): the names of files in the current
# binary directory.
function(expect_names output shards)
  cmake_parse_arguments(PARSE_ARGV 2 expected "" "" "DEBUG")
  set(arg_OUTPUT "${output}")
  set(arg_SHARDS "${shards}")
  set(arg_STRIP split)
  _reusebuild_archive_file(file call name)
  _reusebuild_archives(archives "${file}")
  _reusebuild_debug_files(debug_files ${archives})
  set(debug_archives ${debug_files})
  list(FILTER debug_archives EXCLUDE REGEX "[.]sha256$")
  list(TRANSFORM expected_UNPARSED_ARGUMENTS PREPEND "${CMAKE_CURRENT_BINARY_DIR}/")
  list(TRANSFORM expected_DEBUG PREPEND "${CMAKE_CURRENT_BINARY_DIR}/")
  if(NOT archives STREQUAL "${expected_UNPARSED_ARGUMENTS}" OR NOT debug_archives STREQUAL
                                                               "${expected_DEBUG}")
    message(SEND_ERROR "'${output}' in ${shards} shards: ${archives} and ${debug_archives}")
  endif()
endfunction()

expect_names("" "" name.tar.zst DEBUG name.debug.tar.zst)
expect_names("a.b/c.d.tar.zst" "" a.b/c.d.tar.zst DEBUG a.b/c.d.debug.tar.zst)
expect_names(x.tar.gz 1 x.shard-1-of-1.tar.gz DEBUG x.shard-1-of-1.debug.tar.gz)
expect_names(x.tar.xz "" x.tar.xz DEBUG x.debug.tar.xz)
expect_names(x.tgz "" x.tgz DEBUG x.debug.tgz)
expect_names(x.1.zip 2 x.1.shard-1-of-2.zip x.1.shard-2-of-2.zip DEBUG x.1.shard-1-of-2.debug.zip
             x.1.shard-2-of-2.debug.zip)
set(arg_FORMAT tar-gz)
expect_names("" "" name.tar.gz DEBUG name.debug.tar.gz)
expect_names(a.b/plain 2 a.b/plain.shard-1-of-2 a.b/plain.shard-2-of-2 DEBUG
             a.b/plain.debug.shard-1-of-2 a.b/plain.debug.shard-2-of-2)
