// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/extract.hpp"

#include <fmt/format.h>

#include <mutex>
#include <set>
#include <utility>

#include "archive/dense_bytes.hpp"
#include "archive/member_rules.hpp"
#include "archive/output_directory.hpp"
#include "launch/error.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

namespace {

using Kind = MemberHeader::Kind;

// Counts what members claim, before any of it is written.
class Allowance {
 public:
  Allowance(const ExtractLimits& limits, std::uint64_t archive_size)
      : limits_(limits), archive_size_(archive_size) {}

  void take(const MemberHeader& header) {
    if (++members_ > limits_.members) {
      throw Refused{fmt::format("the archive has more than {} members; --max-members allows more",
                                limits_.members)};
    }
    if (header.kind != Kind::file) return;
    if (header.size > limits_.bytes - bytes_) {
      throw Refused{fmt::format(
          "the archive unpacks to more than {} bytes; --max-bytes allows more", limits_.bytes)};
    }
    bytes_ += header.size;
    constexpr std::uint64_t always_allowed = std::uint64_t{1} << 30U;
    if (archive_size_ > 0 && bytes_ > always_allowed && bytes_ / archive_size_ >= limits_.ratio) {
      throw Refused{
          fmt::format("the archive unpacks to more than {} times its size; --max-ratio "
                      "allows more",
                      limits_.ratio)};
    }
  }

 private:
  ExtractLimits limits_;
  std::uint64_t archive_size_;
  std::uint64_t members_ = 0;
  std::uint64_t bytes_ = 0;
};

class Extraction {
 public:
  // Without a directory everything is checked, and nothing written.
  Extraction(const ArchiveFile& archive, OutputDirectory* output, const ExtractOptions& options)
      : archive_(archive),
        output_(output),
        options_(options),
        allowance_(options.limits, archive.size()) {}

  ExtractSummary run() {
    for_each_member(archive_, options_.ranges,
                    [this](MemberReader& reader, const MemberHeader& header) {
                      try {
                        check(header);
                        if (!options_.wanted || options_.wanted(header.path)) place(reader, header);
                      } catch (const Refused& refused) {
                        refuse(header.path, refused);
                      }
                    });
    if (output_ != nullptr) {
      output_->make_links([this](const auto& path, const auto& refused) { refuse(path, refused); });
    }
    return std::move(summary_);
  }

 private:
  [[noreturn]] void refuse(const std::string& path, const Refused& refused) const {
    throw Error(ExitCode::setup_error,
                "cannot extract the archive '" + archive_.path().string() + "': member '" + path +
                    "': " + refused.why,
                "use an archive as `reuse-build archive` or `cargo nextest archive` writes it");
  }

  void check(const MemberHeader& header) {
    const std::string objection = path_objection(header.path);
    if (!objection.empty()) throw Refused{objection};
    const std::lock_guard lock(mutex_);
    allowance_.take(header);
    if (!seen_.insert(header.path).second && header.kind != Kind::directory) {
      throw Refused{"it is there twice"};
    }
  }

  void place(MemberReader& reader, const MemberHeader& header) {
    switch (header.kind) {
      case Kind::file:
        return add_file(reader, header);
      case Kind::directory:
        if (output_ != nullptr) output_->add_directory(header.path);
        return;
      case Kind::symbolic_link:
        check_symbolic_link(header);
        break;
      case Kind::hard_link:
        check_hard_link(header);
        break;
      case Kind::other:
        throw Refused{"it is neither a file, a directory nor a link"};
    }
    if (output_ != nullptr) output_->add_link(header);
  }

  void add_file(MemberReader& reader, const MemberHeader& header) {
    Sha256 digest;
    DenseBytes dense([&digest](std::string_view bytes) { digest.update(bytes); });
    const auto see = [&](std::string_view bytes, std::uint64_t offset) {
      if (options_.wants_digests) dense.add(bytes, offset);
      if (options_.on_progress) options_.on_progress(bytes.size());
    };
    if (output_ != nullptr) {
      output_->add_file(reader, header, see);
    } else {
      reader.read_data(see);
    }
    dense.finish(options_.wants_digests ? header.size : 0);
    const std::lock_guard lock(mutex_);
    summary_.byte_count += header.size;
    summary_.files[header.path] = {header.size,
                                   options_.wants_digests ? digest.hex_digest() : std::string()};
  }

  void check_symbolic_link(const MemberHeader& header) const {
    if (link_destination(header.path, header.link).empty()) {
      throw Refused{"it is a link that leads out of 'target/': '" + header.link + "'"};
    }
    if (options_.is_real && options_.is_real(header.path)) throw Refused{"it must not be a link"};
  }

  void check_hard_link(const MemberHeader& header) {
    const std::lock_guard lock(mutex_);
    if (seen_.find(header.link) != seen_.end()) return;
    // Frames are read at the same time, so what is earlier in the archive may come later here.
    if (!options_.ranges.empty()) return;
    throw Refused{"it is a link to '" + header.link + "', which is no earlier file of the archive"};
  }

  const ArchiveFile& archive_;
  OutputDirectory* output_;
  const ExtractOptions& options_;
  std::mutex mutex_;
  std::set<std::string, std::less<>> seen_;
  Allowance allowance_;
  ExtractSummary summary_;
};

}  // namespace

ExtractSummary extract_archive(const ArchiveFile& archive, const std::filesystem::path& directory,
                               const ExtractOptions& options) {
  OutputDirectory output(directory);
  return Extraction(archive, &output, options).run();
}

ExtractSummary check_archive(const ArchiveFile& archive, const ExtractOptions& options) {
  return Extraction(archive, nullptr, options).run();
}

}  // namespace reuse_build
