// SPDX-License-Identifier: MIT OR Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "archive/libarchive_container.hpp"

namespace reuse_build {

// A .tar.zst as cargo-nextest reads it, in frames that can be read one by one: GNU tar
// (libarchive's gnutar: no pax headers, which nextest refuses and which change with the locale)
// whose bytes are compressed into
//     a small frame with the metadata,
//     frames of at least 512 MiB of contents, so that little is lost where one ends,
//     a small frame with the summary,
//     a tiny one with the end of the tar file: a reader that stops there, as nextest's does, has
//     come
//         to the end of all frames with a member in them, and so seen their checksums,
//     a seek table (archive/seek_table.hpp).
// A frame begins with a member. Only a file larger than 2 GiB goes on in the frames behind its own:
// the table has no room for more.
class TarZstContainer : public LibarchiveContainer {
 public:
  TarZstContainer(const std::filesystem::path& file, const ZstdOptions& options);

  void begin_section(Section section, std::uint64_t size) override;
  void begin_file(const std::string& path, std::uint64_t size, unsigned mode) override;
  std::string commit() override;
  [[nodiscard]] std::size_t frame() const override { return zstd_.frames().size(); }

 protected:
  void take(std::string_view bytes) override;
  void end_of_members() override;

 private:
  void end_small_frame();

  ZstdWriter zstd_;
  Section section_ = Section::metadata;
  std::string small_frame_;        // what goes into it, as far as it is known
  std::uint64_t group_size_ = 0;   // bytes of contents for one frame
  bool continues_a_file_ = false;  // the current frame began within one
};

}  // namespace reuse_build
