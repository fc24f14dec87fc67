// SPDX-License-Identifier: MIT OR Apache-2.0
#include <unistd.h>

#include "build/binaries_metadata.hpp"
#include "command/commands.hpp"
#include "command/option_groups.hpp"
#include "command/test_source.hpp"
#include "launch/printable.hpp"
#include "select/test_arguments.hpp"
#include "select/test_list.hpp"
#include "support/file.hpp"

namespace reuse_build {

namespace {

enum class Format { human, oneline, json, pretty_json };

Format parse_format(const std::string& text) {
  if (text == "json") return Format::json;
  if (text == "json-pretty") return Format::pretty_json;
  const bool is_for_people = text == "human" || (text == "auto" && ::isatty(STDOUT_FILENO) == 1);
  return is_for_people ? Format::human : Format::oneline;
}

bool is_json(Format format) {
  return format == Format::json || format == Format::pretty_json;
}

// As nextest, which ends neither form with a newline.
std::string json_text(const Json& json, Format format) {
  return json.dump(format == Format::pretty_json ? 2 : -1, ' ', false,
                   Json::error_handler_t::replace);
}

std::string binaries_text(const RustBuild& build, Format format) {
  if (is_json(format)) return json_text(listed_binaries_metadata(build), format);
  std::string text;
  for (const TestBinary& binary : build.binaries) {
    const std::string& id = binary.binary_id;
    text += (format == Format::human ? launch::printable(id) : id) + "\n";
  }
  return text;
}

std::string tests_text(const TestListing& listing, Format format) {
  if (is_json(format)) return json_text(json_list(listing.build, listing.suites), format);
  return format == Format::human ? human_list(listing.suites) : oneline_list(listing.suites);
}

TestSource with_test_arguments(const ListOptions& options) {
  TestSource source = options.source;
  SelectionOptions& selection = source.selection;
  TestArguments arguments =
      parse_test_arguments(options.test_arguments, !selection.run_ignored.empty());
  selection.more_names = std::move(arguments.names);
  if (!arguments.run_ignored.empty()) selection.run_ignored = arguments.run_ignored;
  return source;
}

}  // namespace

ExitCode run_list(const ListOptions& options) {
  check(options.source);
  const TestSource source = with_test_arguments(options);
  const Format format = parse_format(options.message_format);
  const std::string text = options.list_type == "binaries-only"
                               ? binaries_text(binaries_of(source), format)
                               : tests_text(list_source(source, is_json(format)), format);
  write_all(STDOUT_FILENO, text, "standard output", ExitCode::write_output_error);
  return ExitCode::ok;
}

void declare_options(OptionTable& table, ListOptions& options) {
  declare_test_source(table, options.source);
  table.rest(options.test_arguments);
  table.begin_group("Output");
  table.choice(
      "--message-format", options.message_format,
      {"auto", "human", "oneline", "json", "json-pretty"},
      "auto: human on a terminal; oneline: `<binary id> <test>`; json: as cargo-nextest's");
  table.choice("--list-type", options.list_type, {"full", "binaries-only"},
               "The tests, or the test binaries alone, which are not started for it");
}

}  // namespace reuse_build
