# SPDX-License-Identifier: MIT OR Apache-2.0

# _reusebuild_order_imports(): runs at the end of the top-level directory, when all calls have been
# made, and makes every import of an archive that this project builds wait for that archive.
function(_reusebuild_order_imports)
  get_property(imports GLOBAL PROPERTY REUSEBUILD_IMPORTS)
  get_property(archives GLOBAL PROPERTY REUSEBUILD_ARCHIVES)
  foreach(import IN LISTS imports)
    get_property(wanted TARGET ${import} PROPERTY REUSEBUILD_ARCHIVE)
    foreach(archive IN LISTS archives)
      get_property(made TARGET ${archive} PROPERTY REUSEBUILD_ARCHIVES)
      if(wanted IN_LIST made)
        add_dependencies(${import} ${archive})
      endif()
    endforeach()
  endforeach()
endfunction()
