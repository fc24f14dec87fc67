// SPDX-License-Identifier: MIT OR Apache-2.0
#include "launch/result_line.hpp"

#include <array>
#include <utility>

#include "launch/error.hpp"
#include "launch/number.hpp"
#include "launch/percent.hpp"

namespace reuse_build::launch {
namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 6> outcomes{{
    {Outcome::passed, "passed"},
    {Outcome::failed, "failed"},
    {Outcome::signaled, "signaled"},
    {Outcome::timed_out, "timed-out"},
    {Outcome::leaked, "leaked"},
    {Outcome::not_started, "not-started"},
}};

[[noreturn]] void fail(const std::string& why) {
  throw Error(ExitCode::setup_error, why);
}

std::string_view outcome_name(Outcome outcome) {
  for (const auto& [value, name] : outcomes) {
    if (value == outcome) return name;
  }
  return "passed";
}

Outcome parse_outcome(std::string_view text) {
  for (const auto& [value, name] : outcomes) {
    if (name == text) return value;
  }
  fail("'" + std::string(text) + "' is no outcome");
}

class LineWriter {
 public:
  explicit LineWriter(std::string_view word) : text_("\n") { text_ += word; }

  void field(std::string_view key, std::string_view value) {
    ((text_ += ' ') += key) += '=';
    text_ += percent_encode(value, Blanks::encoded);
  }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) field(key, value);
  }
  void flag(std::string_view key, bool value) {
    if (value) (text_ += ' ') += key;
  }
  std::string finish() { return std::move(text_) + " .\n"; }

 private:
  std::string text_;
};

std::int64_t parse_within(std::string_view text, std::int64_t least, std::int64_t most) {
  const auto number = parse_number<std::int64_t>(text);
  if (!number) fail("'" + std::string(text) + "' is no number");
  if (*number < least || *number > most) fail("'" + std::string(text) + "' is out of range");
  return *number;
}

// The text that a key sets, or null for other keys.
std::string* text_of(AttemptResult& result, std::string_view key) {
  if (key == "binary") return &result.binary_id;
  if (key == "test") return &result.test_name;
  if (key == "out") return &result.out.text;
  if (key == "out-file") return &result.out.file;
  if (key == "err") return &result.err.text;
  if (key == "err-file") return &result.err.file;
  if (key == "why") return &result.why;
  return nullptr;
}

// Times in microseconds must fit, too, and their sums.
constexpr std::int64_t most_milliseconds = std::int64_t{1} << 50U;
constexpr std::int64_t most_attempts = 1'000'000'000;

void set_number(AttemptResult& result, std::string_view key, std::string_view value) {
  const auto number = [value](std::int64_t least, std::int64_t most) {
    return parse_within(value, least, most);
  };
  if (key == "attempt") result.attempt = static_cast<unsigned>(number(1, most_attempts));
  if (key == "attempts") result.attempts = static_cast<unsigned>(number(1, most_attempts));
  if (key == "started") result.started = std::chrono::milliseconds(number(0, most_milliseconds));
  if (key == "time") result.time = std::chrono::microseconds(number(0, most_milliseconds * 1000));
  if (key == "code") result.code = static_cast<int>(number(0, 65535));
  if (key == "outcome") result.outcome = parse_outcome(value);
}

void set_flag(AttemptResult& result, std::string_view key) {
  if (key == "slow") result.slow = true;
  if (key == "leaked") result.leaked = true;
  if (key == "fails") result.passes = false;
  if (key == "flaky-fails") result.flaky_fails = true;
  if (key == "shared") result.shared = true;
  if (key == "combined") result.combined = true;
}

void set_field(AttemptResult& result, std::string_view field) {
  const std::size_t equals = field.find('=');
  const std::string_view key = field.substr(0, equals);
  if (equals == std::string_view::npos) return set_flag(result, key);
  const std::string_view value = field.substr(equals + 1);
  if (std::string* text = text_of(result, key)) {
    *text = percent_decode(value);
  } else {
    set_number(result, key, value);
  }
}

std::string_view take_word(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size() == text.size() ? word.size() : word.size() + 1);
  return word;
}

void append_end(LineWriter& line, const AttemptResult& result) {
  line.field("time", std::to_string(result.time.count()));
  line.field("outcome", outcome_name(result.outcome));
  if (result.code != 0) line.field("code", std::to_string(result.code));
  line.flag("slow", result.slow);
  line.flag("leaked", result.leaked);
  line.flag("fails", !result.passes);
  line.flag("flaky-fails", result.flaky_fails);
  line.flag("combined", result.combined);
  line.text("out", result.out.text);
  line.text("out-file", result.out.file);
  line.text("err", result.err.text);
  line.text("err-file", result.err.file);
  line.text("why", result.why);
}

}  // namespace

std::string to_text(const ResultLine& line) {
  const AttemptResult& result = line.result;
  LineWriter writer(line.has_ended ? "end" : "begin");
  writer.field("binary", result.binary_id);
  writer.field("test", result.test_name);
  writer.field("attempt", std::to_string(result.attempt));
  writer.field("attempts", std::to_string(result.attempts));
  writer.field("started", std::to_string(result.started.count()));
  writer.flag("shared", result.shared);
  if (line.has_ended) append_end(writer, result);
  return writer.finish();
}

std::optional<ResultLine> parse_result_line(std::string_view text) {
  constexpr std::string_view end = " .";
  const bool is_whole = text.ends_with(end);
  if (is_whole) text.remove_suffix(end.size());
  const std::string_view word = take_word(text);
  for (const std::string_view known : {"begin", "end"}) {
    if (!is_whole && (word == known || (text.empty() && known.starts_with(word)))) return {};
  }
  if (word != "begin" && word != "end") fail("'" + std::string(word) + "' is not begin or end");
  ResultLine line;
  line.has_ended = word == "end";
  while (!text.empty()) set_field(line.result, take_word(text));
  if (line.result.binary_id.empty() || line.result.test_name.empty()) {
    fail("it names no test");
  }
  return line;
}

}  // namespace reuse_build::launch
