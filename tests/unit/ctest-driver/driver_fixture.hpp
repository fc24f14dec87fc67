// SPDX-License-Identifier: MIT OR Apache-2.0
// Runs the real driver on the fake test program, in a test tree of its own.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

#include "launch/record.hpp"
#include "temporary_directory.hpp"

namespace reuse_build::driver::testing {

// How a driver ended, and what it wrote.
struct DriverResult {
  int status = 0;  // as waitpid() gives it
  std::string out;
  std::string err;

  [[nodiscard]] int exit_code() const;  // -1 when a signal ended it
  [[nodiscard]] int signal() const;     // 0 when it exited
};

// A driver that runs in the background, its output in files.
class RunningDriver {
 public:
  RunningDriver(const std::vector<std::string>& arguments, std::string out, std::string err);
  RunningDriver(const RunningDriver&) = delete;
  RunningDriver(RunningDriver&&) = delete;
  RunningDriver& operator=(const RunningDriver&) = delete;
  RunningDriver& operator=(RunningDriver&&) = delete;
  ~RunningDriver();

  [[nodiscard]] pid_t pid() const { return pid_; }
  void send(int signal) const;
  // Waits until it has written `text` to its standard output.
  void wait_for_output(const std::string& text) const;
  DriverResult wait();

 private:
  pid_t pid_ = -1;
  std::string out_;
  std::string err_;
};

class DriverFixture : public ::testing::Test {
 public:
  DriverFixture();
  DriverFixture(const DriverFixture&) = delete;
  DriverFixture(DriverFixture&&) = delete;
  DriverFixture& operator=(const DriverFixture&) = delete;
  DriverFixture& operator=(DriverFixture&&) = delete;
  ~DriverFixture() override;

 protected:
  DriverResult run_test(const std::string& name);
  DriverResult driver(const std::vector<std::string>& arguments);
  [[nodiscard]] std::vector<std::string> run_arguments(const std::string& name) const;
  [[nodiscard]] std::string output_file() const { return place_.path("out"); }
  [[nodiscard]] std::string error_file() const { return place_.path("err"); }

  // Whether the test, or a process that it started, still lives.
  [[nodiscard]] bool test_lives() const;

  void set_variable(const std::string& name, const std::string& value);
  void write_record();
  void write_names(const std::string& names) const;
  [[nodiscard]] const TemporaryDirectory& place() const { return place_; }
  [[nodiscard]] const std::string& record_file() const { return record_file_; }
  launch::Record& record() { return record_; }

 private:
  TemporaryDirectory place_;
  std::string record_file_;
  launch::Record record_;
  std::vector<std::string> variables_;
};

// Polls, for a minute: nothing that takes so long is a matter of a loaded machine.
bool wait_until(const std::function<bool()>& condition);

// Starts a program with its output in files; "" leaves that stream as it is.
pid_t start_program(const std::vector<std::string>& command, const std::string& out,
                    const std::string& err);

}  // namespace reuse_build::driver::testing
