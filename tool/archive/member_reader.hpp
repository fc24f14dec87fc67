// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace reuse_build {

// What an archive says of a member; nothing of it is checked yet.
struct MemberHeader {
  enum class Kind { file, directory, symbolic_link, hard_link, other };

  std::string path;  // a directory's without '/' at its end
  Kind kind = Kind::file;
  unsigned mode = 0;       // permission bits, setuid and the like included
  std::uint64_t size = 0;  // bytes, holes included
  std::string link;        // where a link leads
};

// Reads an archive member by member, whatever its format. Errors (setup_error) name the archive.
class MemberReader {
 public:
  MemberReader() = default;
  MemberReader(const MemberReader&) = delete;
  MemberReader& operator=(const MemberReader&) = delete;
  virtual ~MemberReader() = default;

  // The next member, or null at the end. Valid until the next call.
  virtual const MemberHeader* next() = 0;

  // Gives the current file's data piece by piece, in order and within the size that its header
  // says; there may be holes between them. Throws when the archive says otherwise.
  using Sink = std::function<void(std::string_view bytes, std::uint64_t offset)>;
  virtual void read_data(const Sink& sink) = 0;

  // To be called behind the last member: reads what may follow it, so that every checksum is
  // checked, and refuses what must not.
  virtual void finish() = 0;
};

// The data of the file that the reader is at, holes as zeros. The caller has looked at its size.
std::string read_whole(MemberReader& reader, const MemberHeader& header);

}  // namespace reuse_build
