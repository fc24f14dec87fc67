# SPDX-License-Identifier: MIT OR Apache-2.0
#[=======================================================================[.rst:
.. command:: reusebuild_add_archive

  Adds a target that packs the tests of a Cargo workspace or package into one file, which runs on a
  machine that has ctest and nothing else.

  .. code-block:: cmake

    reusebuild_add_archive(<name>
      MANIFEST_PATH <Cargo.toml>
      [OUTPUT <file>] [FORMAT <format>]
      [INCLUDE <[root:]path>...] [EXCLUDE <glob>...]
      [OUT_DIR_DEPTH <levels>]
      [SOURCE none|manifests|tracked|<glob>...]
      [WORKSPACE_BINARIES ALL|<program>...]
      [WITHOUT_LIBSTD]
      [LINT allow|warn|deny]
      [STRIP none|debug|split] [DEBUGINFO full|line-tables|none]
      [ZSTD_LEVEL <level>] [LONG_WINDOW <bits>]
      [SHARDS <count> [SPLIT_BINARIES] [DURATIONS <file>...]]
      [FILTERSET <expression>...]
      [CONFIG_PROFILE <profile>]
      [REMAP_SOURCE]
      [PACKAGES <package>...]
      [FEATURES <feature>...] [ALL_FEATURES] [NO_DEFAULT_FEATURES]
      [PROFILE <profile>]
      [TARGET_DIR <directory>]
      [LOCKED] [OFFLINE] [FROZEN]
      [CARGO_ARGS <argument>...])

  ``<name>``
    The target is ``<name>-archive``. It is not part of the default target; building it prints the
    path of the archive, which is made anew only when a source, manifest or lock file changed.
    ``reusebuild-archives`` builds the archives of all calls. ``<archive>.sha256`` is written beside
    every archive, for ``sha256sum -c``.
  ``OUTPUT <file>``
    The archive; a relative path is in the current binary directory. Default: ``<name>.tar.zst``, or
    with the end that belongs to ``FORMAT``.
  ``FORMAT tar-zst|tar-gz|tar-xz|zip``
    Default: by the end of ``OUTPUT``. Only ``tar-zst`` is cargo-nextest's format, and only it can
    be read in parts.

  What is in it; ``.config/reuse-build.toml`` of the workspace says the same with keys of these
  names, and what is given here comes before it (docs/archives.md):

  ``INCLUDE <[root:]path>...``
    Also these files and directories. The root is ``target`` (cargo's target directory; the
    default), ``profile`` (its ``debug``, ``release`` …), ``build`` (cargo's build directory),
    ``workspace`` or ``package=<name>``. One that is missing is an error when the archive is made.
  ``EXCLUDE <glob>...``
    Not the files and directories whose paths below the target directory match. Test binaries are
    never left out.
  ``OUT_DIR_DEPTH <levels>|infinite``
    How many levels of build scripts' ``OUT_DIR`` are taken. Default: infinite.
  ``SOURCE none|manifests|tracked|<glob>...``
    Sources to take along, so that the tests run where nothing is checked out: the manifests of
    cargo, what git tracks, or the manifests and what matches these globs, which are paths below the
    workspace's directory. Default: none.
  ``WORKSPACE_BINARIES ALL|<program>...``
    Also programs of packages whose own tests do not need them: all, or those of these names.
  ``WITHOUT_LIBSTD``
    Leave out Rust's shared standard library where nothing in the archive needs it. Unit tests of
    proc-macros, and what is built with ``-C prefer-dynamic``, do.
  ``LINT allow|warn|deny``
    Whether test binaries may hold paths of the build machine. Default: warn.

  How large it is:

  ``STRIP none|debug|split``
    Debug sections in the archive's copies: kept, left out (backtraces keep the names of functions),
    or put into ``<archive's name>.debug.tar.zst``, from which ``WITH_DEBUG`` of
    :command:`reusebuild_import_tests` puts them back. Default: none.
  ``DEBUGINFO full|line-tables|none``
    What cargo is told to compile in. With another value than :command:`reusebuild_add_tests` has,
    give another ``TARGET_DIR`` too, or each builds again what the other built. Default: full, that
    is what the cargo profile says.
  ``ZSTD_LEVEL <level>``
    From -7 to 22. Default: 3, which 0 means too.
  ``LONG_WINDOW <bits>``
    Repetitions are found up to 2^<bits> bytes back: 10 to 31. cargo-nextest reads archives of up to
    27, the default.

  Several archives:

  ``SHARDS <count>``
    As many archives instead of one, each with a part of the test binaries, that run alone:
    ``<archive's name>.shard-1-of-4.tar.zst`` and so on. From 1 to 10000.
  ``SPLIT_BINARIES``
    The tests of one binary may be in several shards.
  ``DURATIONS <file>...``
    Deal the tests to shards by how long they took: JUnit files, or ctest's ``CTestCostData.txt``,
    of earlier runs; from the current source directory, or absolute. Default: by the size of
    binaries.

  Which tests, and for whom:

  ``FILTERSET <expression>...``
    Only test binaries that one of these expressions of cargo-nextest's language matches.
  ``CONFIG_PROFILE <profile>``
    The profile of ``.config/nextest.toml`` and ``.config/reuse-build.toml``. Default: ``default``,
    or the environment's ``NEXTEST_PROFILE``.
  ``REMAP_SOURCE``
    Record ``/reuse-build/…`` instead of the build machine's paths in the archive's metadata.

  The other arguments are those of :command:`reusebuild_add_tests`. With the same ``TARGET_DIR``
  (the default is the same) nothing is compiled twice.
#]=======================================================================]
function(reusebuild_add_archive name)
  list(APPEND CMAKE_MESSAGE_CONTEXT "ReuseBuild")
  set(call "reusebuild_add_archive(${name})")
  set(target "${name}-archive")
  _reusebuild_cargo_keywords(cargo_options cargo_one_value cargo_many_values)
  _reusebuild_archive_keywords(options one_value many_values)
  cmake_parse_arguments(PARSE_ARGV 1 arg "${cargo_options};${options}"
                        "${cargo_one_value};${one_value}" "${cargo_many_values};${many_values}")
  _reusebuild_check_arguments("${call}" "${name}" "${target}")
  _reusebuild_cargo_arguments(arguments "${call}")
  _reusebuild_archive_file(file "${call}" "${name}")
  _reusebuild_find_durations(arg_DURATIONS "${call}")
  _reusebuild_archive_arguments(archive_arguments "${call}")
  _reusebuild_add_archive_command("${name}" "${file}" ${arguments} ${archive_arguments})
  _reusebuild_archives(archives "${file}")
  _reusebuild_add_archive_target("${name}" ${archives})
endfunction()
