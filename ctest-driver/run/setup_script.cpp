// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/setup_script.hpp"

#include <unistd.h>

#include <optional>
#include <utility>

#include "context/binary_command.hpp"
#include "context/run_id.hpp"
#include "context/script_variables.hpp"
#include "context/test_environment.hpp"
#include "context/test_policy.hpp"
#include "files.hpp"
#include "launch/printable.hpp"
#include "process/supervisor.hpp"
#include "run/attempt.hpp"
#include "run/outcome_text.hpp"
#include "run/results_file.hpp"

namespace reuse_build::driver {
namespace {

using launch::Script;

const Script& look_up(const LaunchContext& context, const std::string& id) {
  const Script* const script = launch::find_script(context.record.scripts, Script::Kind::setup, id);
  if (script != nullptr) return *script;
  throw Error(ExitCode::setup_error,
              "there is no setup script '" + id + "' in '" + context.record_file + "'",
              "the launch record is older or newer than the ctest file: build or extract again");
}

void say(const std::string& text) {
  write_all(STDERR_FILENO, launch::printable(text) + '\n');
}

// One run of a script.
class ScriptRun {
 public:
  ScriptRun(const LaunchContext& context, const Script& script, const ResultsFile& results)
      : context_(context),
        script_(script),
        policy_(context.record.policies.at(script.policy)),
        results_(results),
        run_id_(run_id()),
        variables_({run_id_, context.roots.tree, script.id}),
        attempt_(policy_, {true, results.is_open(), results.output_directory()}),
        supervisor_(signals_),
        result_(begun_attempt(launch::setup_script_suite(script.id), script.id, policy_, 1)) {}

  // Whether it passed.
  bool run() {
    results_.note_begin(result_);
    start();
    wait();
    attempt_.conclude(result_);
    if (result_.passes && stopped_by() != 0) result_.fail_by_signal(stopped_by());
    if (result_.passes) take_variables();
    result_.out = attempt_.output().out();
    result_.err = attempt_.output().err();
    results_.note_end(result_);
    if (!result_.passes) explain();
    return result_.passes;
  }

  [[nodiscard]] int stopped_by() const { return supervisor_.stopped_by(); }

 private:
  // Scripts run in the workspace's root.
  void start() {
    const auto make_command = [this] {
      const Environment environment = setup_script_environment(Environment::inherited(), context_,
                                                               run_id_, script_, variables_.path());
      Command command = script_command(context_, script_, {}, environment.entries());
      command.cwd = context_.roots.workspace.root;
      return command;
    };
    attempt_.start(
        {make_command, "the setup script '" + script_.id + "'", context_.roots.workspace.origin},
        signals_);
  }

  void wait() {
    if (attempt_.finished()) return;
    supervisor_.watch(*attempt_.job());
    bool slow_reported = false;
    while (!attempt_.finished()) {
      supervisor_.step();
      if (slow_reported || !attempt_.job()->slow()) continue;
      slow_reported = true;
      say("slow: the setup script " + script_.id + " has run for more than " +
          seconds_text(policy_.slow.period));
    }
  }

  // What cannot be read is a failure of the script, as if it had not run.
  void take_variables() {
    try {
      variables_.keep();
    } catch (const Error& error) {
      result_.passes = false;
      result_.outcome = launch::Outcome::not_started;
      result_.why = error.message();
    }
  }

  void explain() const {
    say("failed: the setup script " + script_.id + ' ' + outcome_sentence(result_) +
        "; the tests that need it do not run");
  }

  const LaunchContext& context_;
  const Script& script_;
  const launch::RunPolicy& policy_;
  const ResultsFile& results_;
  const std::string run_id_;
  ScriptVariablesFile variables_;
  Attempt attempt_;
  const OwnSignals signals_;
  Supervisor supervisor_;
  launch::AttemptResult result_;
};

}  // namespace

int run_setup_script(const SetupScriptRequest& request) {
  settle_profile(request.profile);
  // Both before paths may come to mean other places.
  const ResultsFile results = ResultsFile::open();
  prepare_script_variables();
  const LaunchContext context = load_launch_context(request.record_file, request.workspace);
  std::optional<ScriptRun> run(std::in_place, context, look_up(context, request.script), results);
  const bool passed = run->run();
  const int stopped_by = run->stopped_by();
  run.reset();  // with its files
  if (stopped_by != 0) die_of(stopped_by);
  return static_cast<int>(passed ? ExitCode::ok : ExitCode::setup_script_failed);
}

}  // namespace reuse_build::driver
