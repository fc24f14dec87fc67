// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <condition_variable>
#include <exception>
#include <list>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "archive/byte_source.hpp"

namespace reuse_build {

// Reads a source in a thread of its own, a few blocks ahead of whoever takes them: while one block
// is written to disk the next is decompressed.
class ReadAhead {
 public:
  explicit ReadAhead(std::unique_ptr<ByteSource> source);
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  ~ReadAhead();

  // The next block, empty at the end; valid until the next call. Throws what the source threw.
  std::string_view next();

 private:
  struct Block {
    std::vector<char> bytes;
    std::size_t size = 0;  // 0: the end, or an error
  };
  // Blocks move from list to list, so that nothing is allocated where nobody could catch an error.
  using Blocks = std::list<Block>;
  void run();
  bool take_free(Blocks& taken);
  void put_full(Blocks& filled);

  std::unique_ptr<ByteSource> source_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Blocks free_;
  Blocks full_;
  std::exception_ptr error_;  // of the source; set before the last block is put
  bool stopped_ = false;      // nobody takes blocks any more
  Blocks current_;            // the one that somebody looks at, or none
  bool at_end_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace reuse_build
