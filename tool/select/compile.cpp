// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/compile.hpp"

#include <algorithm>
#include <utility>

namespace reuse_build {

namespace {

class Compiler {
 public:
  Compiler(const WorkspaceGraph& graph, FiltersetUse use, const FiltersetContext& context,
           FiltersetMistakes& mistakes)
      : graph_(graph), use_(use), context_(context), mistakes_(mistakes) {}

  CompiledExpression compile(const ParsedExpression& parsed);

 private:
  Rule rule_of(const Predicate& predicate);
  Rule test_rule(const Predicate& predicate);
  Rule group_rule(const Predicate& predicate);
  WorkspaceGraph::PackageIds packages(const Predicate& predicate);
  Rule binary_rule(const Predicate& predicate, std::string TestBinary::*property,
                   std::vector<std::string> WorkspaceGraph::Member::*names);
  Rule default_rule(const Predicate& predicate);
  [[nodiscard]] bool is_in_configuration() const;
  [[nodiscard]] bool is_of_scripts() const;
  void refuse_for_binaries(const Predicate& predicate, std::string_view name);

  const WorkspaceGraph& graph_;
  FiltersetUse use_;
  const FiltersetContext& context_;
  FiltersetMistakes& mistakes_;
};

bool any_matches(const NameMatcher& matcher, const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return matcher.matches(name); });
}

CompiledExpression Compiler::compile(const ParsedExpression& parsed) {
  CompiledExpression compiled;
  // The same list of kinds, whatever the leaves are.
  compiled.kind = static_cast<CompiledExpression::Kind>(parsed.kind);
  if (parsed.kind == ParsedExpression::Kind::leaf) compiled.leaf = rule_of(parsed.leaf);
  for (const ParsedExpression& operand : parsed.operands) {
    compiled.operands.push_back(compile(operand));
  }
  return compiled;
}

Rule Compiler::rule_of(const Predicate& predicate) {
  using Member = WorkspaceGraph::Member;
  switch (predicate.name) {
    case PredicateName::all:
      return ConstantRule{true};
    case PredicateName::none:
      return ConstantRule{false};
    case PredicateName::test:
      return test_rule(predicate);
    case PredicateName::package:
      return PackageRule{packages(predicate)};
    case PredicateName::deps:
      return PackageRule{graph_.dependencies_of(packages(predicate))};
    case PredicateName::rdeps:
      return PackageRule{graph_.dependents_of(packages(predicate))};
    case PredicateName::binary_id:
      return binary_rule(predicate, &TestBinary::binary_id, &Member::binary_ids);
    case PredicateName::binary:
      return binary_rule(predicate, &TestBinary::name, &Member::binary_names);
    case PredicateName::kind:
      return BinaryRule{&TestBinary::kind, *predicate.matcher};
    case PredicateName::platform:
      return BinaryRule{&TestBinary::build_platform, NameMatcher::equal_to(predicate.platform)};
    case PredicateName::group:
      return group_rule(predicate);
    case PredicateName::default_filter:
      break;
  }
  return default_rule(predicate);
}

Rule Compiler::test_rule(const Predicate& predicate) {
  refuse_for_binaries(predicate, "test");
  if (use_ == FiltersetUse::list_wrapper) {
    mistakes_.add(predicate.place, "'test' cannot stand here: tests are yet to be listed");
  }
  return TestRule{*predicate.matcher};
}

Rule Compiler::group_rule(const Predicate& predicate) {
  refuse_for_binaries(predicate, "group");
  if (is_in_configuration()) {
    mistakes_.add(predicate.place, "'group' cannot stand here: groups are what overrides set");
  } else if (context_.knows_groups && !any_matches(*predicate.matcher, context_.groups)) {
    mistakes_.add(predicate.place, "no test group matches this");
  }
  return GroupRule{*predicate.matcher, context_.group_of};
}

Rule Compiler::default_rule(const Predicate& predicate) {
  if (use_ == FiltersetUse::default_filter) {
    mistakes_.add(predicate.place, "'default' cannot stand here: it would mean itself");
  } else if (is_of_scripts()) {
    mistakes_.add(predicate.place, "'default' cannot stand here: scripts do not depend on it");
  }
  return DefaultFilterRule{context_.default_filter};
}

bool Compiler::is_in_configuration() const {
  return use_ == FiltersetUse::override_of_settings || use_ == FiltersetUse::default_filter ||
         is_of_scripts();
}

bool Compiler::is_of_scripts() const {
  return use_ == FiltersetUse::scripts || use_ == FiltersetUse::list_wrapper;
}

void Compiler::refuse_for_binaries(const Predicate& predicate, std::string_view name) {
  if (use_ == FiltersetUse::run || is_in_configuration()) return;
  mistakes_.add(predicate.place, "'" + std::string(name) +
                                     "' cannot choose what is archived: archives hold whole test "
                                     "binaries");
}

WorkspaceGraph::PackageIds Compiler::packages(const Predicate& predicate) {
  WorkspaceGraph::PackageIds ids;
  for (const WorkspaceGraph::Member& member : graph_.members()) {
    if (predicate.matcher->matches(member.name)) ids.insert(member.id);
  }
  if (ids.empty()) mistakes_.add(predicate.place, "no package of the workspace matches this");
  return ids;
}

// As nextest: the names are those that the packages declare, whether they are built or not.
Rule Compiler::binary_rule(const Predicate& predicate, std::string TestBinary::*property,
                           std::vector<std::string> WorkspaceGraph::Member::*names) {
  const auto& members = graph_.members();
  if (std::none_of(members.begin(), members.end(), [&](const WorkspaceGraph::Member& member) {
        return any_matches(*predicate.matcher, member.*names);
      })) {
    const bool ids = predicate.name == PredicateName::binary_id;
    mistakes_.add(predicate.place, ids ? "no binary id of the workspace matches this"
                                       : "no target of the workspace matches this");
  }
  return BinaryRule{property, *predicate.matcher};
}

}  // namespace

CompiledExpression compile_expression(const ParsedExpression& parsed, const WorkspaceGraph& graph,
                                      FiltersetUse use, const FiltersetContext& context,
                                      FiltersetMistakes& mistakes) {
  return Compiler(graph, use, context, mistakes).compile(parsed);
}

}  // namespace reuse_build
