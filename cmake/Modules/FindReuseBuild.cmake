# SPDX-License-Identifier: MIT OR Apache-2.0
#[=======================================================================[.rst:
FindReuseBuild
--------------

Finds the ``reuse-build`` tool and defines the commands that make the tests of a Cargo workspace
tests of CTest.

.. code-block:: cmake

  enable_testing()
  find_package(ReuseBuild REQUIRED)
  reusebuild_add_tests(calc MANIFEST_PATH calc/Cargo.toml)

The same commands come with the config package (an installed ReuseBuild, its build directory, or
``add_subdirectory``). This module is for projects that carry the modules with them
(``CMAKE_MODULE_PATH``) and for toolchains that search packages in a sysroot only.

Imported Targets
^^^^^^^^^^^^^^^^

``ReuseBuild::tool``
  The program ``reuse-build``.
``ReuseBuild::driver``
  The program ``reuse-build-driver`` for this machine: what ctest runs for every test.

Where ReuseBuild is part of the same build, both are aliases of the targets that build it.

Result Variables
^^^^^^^^^^^^^^^^

``ReuseBuild_FOUND``
  True if the tool and the driver were found, in a version that was asked for.
``ReuseBuild_VERSION``
  Version of the tool.
``ReuseBuild_DRIVER_EXECUTABLE``
  Path of the driver, which lies beside the tool: ``../libexec/reuse-build/<triple>/``.

Cache Variables
^^^^^^^^^^^^^^^

``ReuseBuild_EXECUTABLE``
  Path of the tool. Set it to use another one than the one found.

Hints
^^^^^

``ReuseBuild_ROOT``
  The prefix, or the build directory, of a ReuseBuild.

Commands
^^^^^^^^

Each is documented in the file of its name under ``ReuseBuild/``:

* ``reusebuild_add_tests``: the workspace's tests as tests of this build directory.
* ``reusebuild_add_archive``: the workspace's tests in one file, to be run on another machine.
* ``reusebuild_import_tests``: the tests in such a file as tests of this build directory.

None of them runs the tool, or cargo, while CMake configures.
#]=======================================================================]

cmake_policy(PUSH)
cmake_policy(VERSION 3.22...3.31)

include("${CMAKE_CURRENT_LIST_DIR}/ReuseBuild/_reusebuild_commands.cmake")
include(FindPackageHandleStandardArgs)

if(TARGET reuse_build_tool)
  _reusebuild_use_own_programs()
else()
  set(_reusebuild_hints "")
  if(EXISTS "${CMAKE_CURRENT_LIST_DIR}/../ReuseBuildConfig.cmake") # this is an installed prefix
    set(_reusebuild_hints "${CMAKE_CURRENT_LIST_DIR}/../../../../bin")
  endif()
  # A program of this machine, whatever is being built for.
  find_program(
    ReuseBuild_EXECUTABLE
    NAMES reuse-build
    HINTS ${_reusebuild_hints}
    DOC "The ReuseBuild tool"
    NO_CMAKE_FIND_ROOT_PATH)
  mark_as_advanced(ReuseBuild_EXECUTABLE)
  _reusebuild_query_version(ReuseBuild_VERSION "${ReuseBuild_EXECUTABLE}")
  _reusebuild_find_driver(ReuseBuild_DRIVER_EXECUTABLE "${ReuseBuild_EXECUTABLE}")
  unset(_reusebuild_hints)
endif()

find_package_handle_standard_args(
  ReuseBuild
  REQUIRED_VARS ReuseBuild_EXECUTABLE ReuseBuild_DRIVER_EXECUTABLE ReuseBuild_VERSION
  VERSION_VAR ReuseBuild_VERSION
  HANDLE_VERSION_RANGE HANDLE_COMPONENTS
  REASON_FAILURE_MESSAGE
    "no tool with a driver beside it. hint: set ReuseBuild_ROOT to the prefix or build directory \
of a ReuseBuild")

if(ReuseBuild_FOUND)
  _reusebuild_import_programs("${ReuseBuild_EXECUTABLE}" "${ReuseBuild_DRIVER_EXECUTABLE}")
endif()

cmake_policy(POP)
