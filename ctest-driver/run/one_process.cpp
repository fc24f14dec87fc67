// SPDX-License-Identifier: MIT OR Apache-2.0
#include "run/one_process.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <string>
#include <utility>

#include "files.hpp"
#include "launch/printable.hpp"
#include "libtest/libtest_verdicts.hpp"
#include "run/binary_process.hpp"
#include "run/outcome_text.hpp"

namespace reuse_build::driver {
namespace {

using launch::AttemptResult;

// How many bytes of names one command line has room for: what the system allows, less the
// environment and the rest of it.
std::size_t most_name_bytes(const TestEnvironments& environments, const launch::RunPolicy& policy) {
  Environment environment = environments.common(policy);
  environments.add_script_variables(environment, policy);
  const long allowed = ::sysconf(_SC_ARG_MAX);
  std::size_t room =
      std::min(std::size_t{512} << 10U, static_cast<std::size_t>(std::max(allowed, 32768L)) / 2);
  for (const std::string& entry : environment.entries()) {
    room -= std::min(room, entry.size() + sizeof(char*) + 1);
  }
  return room;
}

// What libtest exits with when tests have failed.
constexpr int libtest_failure = 101;

// How the process ended, where its end shows that something went wrong; empty otherwise.
std::string mishap(const Job& job) {
  const int status = job.wait_status();
  AttemptResult end;
  end.outcome = launch::Outcome::failed;
  end.code = WEXITSTATUS(status);
  if (job.timed_out()) {
    end.outcome = launch::Outcome::timed_out;
  } else if (WIFSIGNALED(status)) {
    end.outcome = launch::Outcome::signaled;
    end.code = WTERMSIG(status);
  } else if (end.code == 0 || end.code == libtest_failure) {
    return {};
  }
  return outcome_sentence(end);
}

// The first tests whose names take so many bytes, at least one, taken off `tests`.
std::vector<PlannedTest> take_batch(std::vector<PlannedTest>& tests, std::size_t most_bytes) {
  std::size_t bytes = 0;
  const auto end = std::find_if(tests.begin() + 1, tests.end(), [&](const PlannedTest& test) {
    bytes += test.name.name.size() + sizeof(char*) + 1;
    return bytes > most_bytes;
  });
  std::vector<PlannedTest> batch(std::make_move_iterator(tests.begin()),
                                 std::make_move_iterator(end));
  tests.erase(tests.begin(), end);
  return batch;
}

// Runs some tests in one process, and notes what became of them.
class SharedProcess {
 public:
  SharedProcess(const RunContext& context, std::vector<PlannedTest> tests, unsigned threads)
      : context_(context), tests_(std::move(tests)), process_(context, threads) {
    for (const PlannedTest& test : tests_) {
      results_.push_back(
          begun_attempt(context.launch.record.binary_id, test.name.name, test.policy, 1));
      results_.back().shared = true;
      context.results.note_begin(results_.back());
    }
  }

  // Gives back the tests that are to run by themselves.
  std::vector<PlannedTest> run(bool name_them) {
    process_.run(tests_, name_them);
    const int status = process_.job().wait_status();
    const LibtestVerdicts verdicts(names(), process_.out(),
                                   WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    std::vector<PlannedTest> rest;
    for (std::size_t i = 0; i < tests_.size(); ++i) {
      const LibtestVerdicts::Entry* verdict = verdicts.find(tests_[i].name.name);
      const bool again = verdict == nullptr || conclude(tests_[i], results_[i], *verdict);
      if (again) rest.push_back(std::move(tests_[i]));
    }
    if (rest.size() > retried_) explain(verdicts.doubt(), rest.size() - retried_);
    if (rest.size() > retried_ || any_failed_) show_rest();
    return rest;
  }

 private:
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const PlannedTest& test : tests_) names.push_back(test.name.name);
    std::sort(names.begin(), names.end());
    return names;
  }

  // Whether it is to be tried again.
  bool conclude(PlannedTest& test, AttemptResult& result, const LibtestVerdicts::Entry& verdict) {
    using std::chrono::duration_cast;
    result.time = duration_cast<std::chrono::microseconds>(process_.time()) /
                  static_cast<std::int64_t>(tests_.size());
    result.passes = verdict.passed;
    result.flaky_fails = test.policy.retries.flaky_fails;
    if (!verdict.passed) {
      any_failed_ = true;
      result.outcome = launch::Outcome::failed;
      result.code = libtest_failure;
      result.combined = true;
      result.out = process_.out().output_of(verdict.shown_name);
    }
    const bool again = !result.passes && result.attempts > 1;
    context_.results.note_end(result);
    context_.report.ended({result, std::nullopt, !again});
    if (again) {
      test.first_attempt = 2;
      ++retried_;
    }
    return again;
  }

  // What the process printed outside libtest's care, as C++ code of a failed test may.
  void show_rest() const {
    std::string text = process_.out().rest().text + process_.err().text;
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
    write_all(STDOUT_FILENO, text);
  }

  // Says why tests run once more.
  void explain(const std::string& doubt, std::size_t count) const {
    std::string why = doubt.empty() ? mishap(process_.job()) : doubt;
    if (why.empty()) {
      why = "exited with " + std::to_string(WEXITSTATUS(process_.job().wait_status())) +
            " without a word about them";
    }
    std::string text =
        "The process of all tests of " + context_.launch.record.binary_id + ' ' + why + ". " +
        std::to_string(count) +
        (count == 1 ? " test without a result is to run" : " tests without a result are to run") +
        " again, each in a process of its own.\n";
    write_all(STDOUT_FILENO, launch::printable(text));
  }

  const RunContext& context_;
  std::vector<PlannedTest> tests_;
  std::vector<AttemptResult> results_;
  BinaryProcess process_;
  std::size_t retried_ = 0;
  bool any_failed_ = false;
};

// Not those that are started otherwise than the first one, nor those of which only some may run at
// once, or which must not leak: in a shared process that can neither be had nor be seen.
bool may_share(const launch::RunPolicy& policy, const launch::RunPolicy& first) {
  return policy.extra_arguments == first.extra_arguments && policy.wrapper == first.wrapper &&
         policy.setup_scripts == first.setup_scripts && !policy.group_threads &&
         policy.threads_required == launch::Threads() && !policy.leak.fails;
}

// Takes off the tests that must run by themselves.
std::vector<PlannedTest> take_loners(std::vector<PlannedTest>& tests) {
  const launch::RunPolicy first = tests.front().policy;
  const auto loners =
      std::stable_partition(tests.begin(), tests.end(),
                            [&](const PlannedTest& test) { return may_share(test.policy, first); });
  std::vector<PlannedTest> taken(std::make_move_iterator(loners),
                                 std::make_move_iterator(tests.end()));
  tests.erase(loners, tests.end());
  return taken;
}

}  // namespace

std::vector<PlannedTest> run_in_one_process(const RunContext& context,
                                            std::vector<PlannedTest> tests, bool is_whole,
                                            unsigned threads) {
  std::vector<PlannedTest> rest = take_loners(tests);
  const bool name_them = !is_whole || !rest.empty();
  const std::size_t most_bytes = most_name_bytes(context.environments, tests.front().policy);
  while (!tests.empty() && context.supervisor.stopped_by() == 0) {
    std::vector<PlannedTest> batch =
        name_them ? take_batch(tests, most_bytes) : std::exchange(tests, {});
    std::vector<PlannedTest> again =
        SharedProcess(context, std::move(batch), threads).run(name_them);
    rest.insert(rest.end(), std::make_move_iterator(again.begin()),
                std::make_move_iterator(again.end()));
  }
  return rest;
}

}  // namespace reuse_build::driver
