// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

struct calc_session;

namespace mixed {

// A statement has no value; what() says why.
class CalculationError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A session of the Rust evaluator: remembers the variables that statements assign.
class Calculator {
 public:
  Calculator();

  // The value of a statement in UTF-8. Throws CalculationError.
  double evaluate(const std::string& statement);

 private:
  struct Free {
    void operator()(calc_session* session) const noexcept;
  };

  std::unique_ptr<calc_session, Free> session_;
};

}  // namespace mixed
