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

// How many bytes of names one command line takes; Linux allows two MiB with the environment.
constexpr std::size_t most_name_bytes = std::size_t{512} << 10U;
// What libtest exits with when tests have failed.
constexpr int libtest_failure = 101;

AttemptResult begun(const RunContext& context, const PlannedTest& test) {
  AttemptResult result;
  result.binary_id = context.launch.record.binary_id;
  result.test_name = test.name.name;
  result.attempts = test.policy.retries.count + 1;
  result.started = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  return result;
}

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

// The first tests that one command line has room for, taken off `tests`.
std::vector<PlannedTest> take_batch(std::vector<PlannedTest>& tests) {
  std::size_t bytes = 0;
  const auto end = std::find_if(tests.begin(), tests.end(), [&bytes](const PlannedTest& test) {
    bytes += test.name.name.size() + sizeof(char*) + 1;
    return bytes > most_name_bytes;
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
      results_.push_back(begun(context, test));
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
    const auto whole = std::chrono::system_clock::now() - process_.begin();
    result.time = duration_cast<std::chrono::microseconds>(whole) / tests_.size();
    result.passes = verdict.passed;
    result.flaky_fails = test.policy.retries.flaky_fails;
    if (!verdict.passed) {
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

  // Says why tests run once more, with the end of what the process printed.
  void explain(const std::string& doubt, std::size_t count) const {
    std::string why = mishap(process_.job());
    if (why.empty()) why = doubt.empty() ? "ended without a word about them" : doubt;
    std::string text =
        "The process of all tests of " + context_.launch.record.binary_id + ' ' + why + ". " +
        std::to_string(count) +
        (count == 1 ? " test without a result runs" : " tests without a result run") +
        " again, each in a process of its own.\n";
    text += process_.out().rest().text + process_.err().text;
    if (!text.ends_with('\n')) text += '\n';
    write_all(STDOUT_FILENO, launch::printable(text));
  }

  const RunContext& context_;
  std::vector<PlannedTest> tests_;
  std::vector<AttemptResult> results_;
  BinaryProcess process_;
  std::size_t retried_ = 0;
};

// The tests with other arguments than the first one cannot share its process.
std::vector<PlannedTest> take_strangers(std::vector<PlannedTest>& tests) {
  const std::vector<std::string> arguments = tests.front().policy.extra_arguments;
  const auto strangers = std::stable_partition(
      tests.begin(), tests.end(),
      [&](const PlannedTest& test) { return test.policy.extra_arguments == arguments; });
  std::vector<PlannedTest> taken(std::make_move_iterator(strangers),
                                 std::make_move_iterator(tests.end()));
  tests.erase(strangers, tests.end());
  return taken;
}

}  // namespace

std::vector<PlannedTest> run_in_one_process(const RunContext& context,
                                            std::vector<PlannedTest> tests, bool is_whole,
                                            unsigned threads) {
  std::vector<PlannedTest> rest = take_strangers(tests);
  const bool name_them = !is_whole || !rest.empty();
  while (!tests.empty() && context.supervisor.stopped_by() == 0) {
    std::vector<PlannedTest> batch = name_them ? take_batch(tests) : std::exchange(tests, {});
    std::vector<PlannedTest> again =
        SharedProcess(context, std::move(batch), threads).run(name_them);
    rest.insert(rest.end(), std::make_move_iterator(again.begin()),
                std::make_move_iterator(again.end()));
  }
  return rest;
}

}  // namespace reuse_build::driver
