// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>

#include "config/run_profile.hpp"
#include "select/filterset.hpp"

namespace reuse_build {

// A filterset of nextest.toml, compiled. Throws (setup_error), naming its place, for one that does
// not compile.
Filterset compile_filter(const ConfiguredFilter& filter, const WorkspaceGraph& graph,
                         FiltersetUse use, const FiltersetContext& context = {});

// The same for a default filter.
std::shared_ptr<const Filterset> compile_default_filter(const ConfiguredFilter& filter,
                                                        const WorkspaceGraph& graph);

}  // namespace reuse_build
