// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/configured_filter.hpp"

namespace reuse_build {

Filterset compile_filter(const ConfiguredFilter& filter, const WorkspaceGraph& graph,
                         FiltersetUse use, const FiltersetContext& context) {
  try {
    return Filterset::compile({filter.text}, graph, use, context);
  } catch (const Error& error) {
    throw Error(ExitCode::setup_error, "cannot read " + filter.origin + ": " + error.message(),
                error.hint());
  }
}

std::shared_ptr<const Filterset> compile_default_filter(const ConfiguredFilter& filter,
                                                        const WorkspaceGraph& graph) {
  return std::make_shared<const Filterset>(
      compile_filter(filter, graph, FiltersetUse::default_filter));
}

}  // namespace reuse_build
