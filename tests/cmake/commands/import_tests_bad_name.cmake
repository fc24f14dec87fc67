# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(\): the first argument,
#   '', is not a name\. hint: begin with a name of letters, digits and _ \. \+ -, which becomes a
#   target
reusebuild_import_tests("" ARCHIVE a.tar.zst)
