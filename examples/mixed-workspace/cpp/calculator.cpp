// SPDX-License-Identifier: MIT OR Apache-2.0
#include "calculator.hpp"

#include <calc.h>

namespace mixed {

void Calculator::Free::operator()(calc_session* session) const noexcept {
  calc_session_free(session);
}

Calculator::Calculator() : session_{calc_session_new()} {}

double Calculator::evaluate(const std::string& statement) {
  double value = 0;
  if (calc_session_evaluate(session_.get(), statement.c_str(), &value) != CALC_OK) {
    throw CalculationError{calc_session_error(session_.get())};
  }
  return value;
}

}  // namespace mixed
