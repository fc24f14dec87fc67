# SPDX-License-Identifier: MIT OR Apache-2.0
# configure-result: ^1$
# configure-stderr: ^CMake Error at .* \(message\): reusebuild_import_tests\(calc\): no value
#   follows ARCHIVE, FILTERSET, FORMAT, PARTITION, PLATFORM, WORKSPACE_REMAP\. hint: give a value,
#   or leave the keyword out \(is a variable empty\?\)
reusebuild_import_tests(calc ARCHIVE FORMAT WORKSPACE_REMAP FILTERSET PARTITION PLATFORM)
