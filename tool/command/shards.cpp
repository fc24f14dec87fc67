// SPDX-License-Identifier: MIT OR Apache-2.0
#include "command/shards.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "report/progress.hpp"
#include "results/durations.hpp"
#include "select/deal.hpp"

namespace reuse_build {

namespace {

using Names = std::vector<launch::TestName>;

// Something that is dealt: a binary, or one test of it.
struct Card {
  std::size_t suite = 0;
  std::optional<launch::TestName> test;  // nothing: the whole binary
  double weight = 0;
};

class Dealer {
 public:
  Dealer(const TestSuites& suites, const ShardOptions& options)
      : suites_(suites), options_(options), durations_(Durations::read(options.durations)) {}

  std::vector<ShardTests> run() {
    make_cards();
    std::vector<double> weights;
    for (const Card& card : cards_) weights.push_back(card.weight);
    const std::vector<std::size_t> pile_of = deal(weights, options_.count);
    std::vector<ShardTests> shards(options_.count);
    std::vector<double> totals(options_.count);
    for (std::size_t index = 0; index < cards_.size(); ++index) {
      give(cards_[index], shards[pile_of[index]]);
      totals[pile_of[index]] += weights[index];
    }
    number(shards);
    report(shards, totals);
    return shards;
  }

 private:
  void make_cards() {
    for (std::size_t index = 0; index < suites_.size(); ++index) {
      const TestSuite& suite = suites_[index];
      if (!options_.split_binaries || !suite.tests) {
        cards_.push_back({index, std::nullopt, weight_of(suite)});
        continue;
      }
      for (const launch::TestName& test : *suite.tests) {
        cards_.push_back({index, test, seconds_of(suite, test)});
      }
    }
  }

  [[nodiscard]] double seconds_of(const TestSuite& suite, const launch::TestName& test) const {
    return durations_.expected(suite.binary.binary_id, test.name);
  }

  [[nodiscard]] double weight_of(const TestSuite& suite) const {
    if (!durations_.median()) {
      std::error_code ignored;
      const auto size = std::filesystem::file_size(suite.binary.path, ignored);
      return ignored ? 0 : static_cast<double>(size);
    }
    double seconds = 0;
    for (const launch::TestName& test : suite.tests.value_or(Names())) {
      seconds += seconds_of(suite, test);
    }
    return seconds;
  }

  void give(const Card& card, ShardTests& shard) const {
    const TestSuite& suite = suites_[card.suite];
    auto& tests = shard.tests[suite.binary.binary_id];
    if (!card.test) {
      tests = suite.tests;
    } else {
      if (!tests) tests.emplace();
      tests->push_back(*card.test);
    }
  }

  // One manifest names all: which binaries are in which shards.
  void number(std::vector<ShardTests>& shards) const {
    std::map<std::string, std::vector<std::size_t>> binaries;
    for (std::size_t index = 0; index < shards.size(); ++index) {
      for (const auto& [id, tests] : shards[index].tests) binaries[id].push_back(index + 1);
    }
    for (std::size_t index = 0; index < shards.size(); ++index) {
      shards[index].shard = {index + 1, shards.size(), options_.split_binaries, binaries};
    }
  }

  void report(const std::vector<ShardTests>& shards, const std::vector<double>& totals) const {
    for (std::size_t index = 0; index < shards.size(); ++index) {
      std::size_t tests = 0;
      for (const auto& [id, names] : shards[index].tests) tests += names ? names->size() : 0;
      const std::string time =
          !durations_.median() ? "" : fmt::format(", about {:.1f}s", totals[index]);
      report_step("Shard", fmt::format("{} of {}: {} in {}{}", index + 1, shards.size(),
                                       counted(tests, "test"),
                                       counted(shards[index].tests.size(), "test binary"), time));
    }
  }

  const TestSuites& suites_;
  const ShardOptions& options_;
  Durations durations_;
  std::vector<Card> cards_;
};

}  // namespace

std::vector<ShardTests> deal_shards(const TestSuites& suites, const ShardOptions& options) {
  return Dealer(suites, options).run();
}

}  // namespace reuse_build
