// SPDX-License-Identifier: MIT OR Apache-2.0
#include "select/test_arguments.hpp"

#include "launch/error.hpp"

namespace reuse_build {

namespace {

class TestArgumentParser {
 public:
  TestArgumentParser(const std::vector<std::string>& words, bool ignored_is_chosen)
      : words_(words), ignored_is_chosen_(ignored_is_chosen) {}

  TestArguments run() {
    while (next_ < words_.size()) take(words_[next_++]);
    if (!unsupported_.empty()) fail(unsupported_, "not supported");
    return arguments_;
  }

 private:
  [[noreturn]] static void fail(const std::string& words, const std::string& why) {
    throw Error(ExitCode::setup_error,
                "arguments behind `--` for the test binaries: " + words + ": " + why,
                "there can be parts of test names, --skip PART, --exact, --ignored, "
                "--include-ignored and --nocapture");
  }

  void take(const std::string& word) {
    if (word == "--") return take_rest();
    if (word == "--skip") return take_skipped();
    if (word == "--exact") return set_once(arguments_.names.exact, word);
    if (word == "--nocapture" || word == "--no-capture") return set_once(no_capture_, word);
    if (word == "--ignored") return choose_ignored("only", word);
    if (word == "--include-ignored") return choose_ignored("all", word);
    if (!word.starts_with('-')) return arguments_.names.wanted.push_back(word);
    unsupported_ += (unsupported_.empty() ? "'" : ", '") + word + "'";
  }

  void take_rest() {
    arguments_.names.wanted.insert(arguments_.names.wanted.end(),
                                   words_.begin() + static_cast<std::ptrdiff_t>(next_),
                                   words_.end());
    next_ = words_.size();
  }

  void take_skipped() {
    if (next_ == words_.size()) fail("'--skip'", "its value is missing");
    arguments_.names.skipped.push_back(words_[next_++]);
  }

  static void set_once(bool& flag, const std::string& word) {
    if (flag) fail("'" + word + "'", "given twice");
    flag = true;
  }

  void choose_ignored(const std::string& which, const std::string& word) {
    if (arguments_.run_ignored == which) fail("'" + word + "'", "given twice");
    if (ignored_is_chosen_ || !arguments_.run_ignored.empty()) {
      fail("'" + word + "'", "which ignored tests are meant was already said");
    }
    arguments_.run_ignored = which;
  }

  const std::vector<std::string>& words_;
  bool ignored_is_chosen_;
  std::size_t next_ = 0;
  TestArguments arguments_;
  bool no_capture_ = false;
  std::string unsupported_;
};

}  // namespace

TestArguments parse_test_arguments(const std::vector<std::string>& words, bool ignored_is_chosen) {
  return TestArgumentParser(words, ignored_is_chosen).run();
}

}  // namespace reuse_build
