// SPDX-License-Identifier: MIT OR Apache-2.0
#include "archive/extract.hpp"

#include <mutex>
#include <utility>

#include "archive/dense_bytes.hpp"
#include "archive/member_rules.hpp"
#include "archive/output_directory.hpp"
#include "launch/error.hpp"
#include "support/sha256.hpp"

namespace reuse_build {

namespace {

using Kind = MemberHeader::Kind;

class Extraction {
 public:
  // Without a directory everything is checked, and nothing written.
  Extraction(const ArchiveFile& archive, OutputDirectory* output, const ExtractOptions& options)
      : archive_(archive),
        output_(output),
        options_(options),
        checks_(options.limits, archive.size()) {}

  ExtractSummary run() {
    const VisitMember visit = [this](MemberReader& reader, const MemberHeader& header) {
      refuse_of(header.path, [&] {
        checks_.check(header);
        if (!options_.wanted || options_.wanted(header.path)) place(reader, header);
      });
    };
    for_each_member(archive_, options_.ranges, visit);
    checks_.check_places([this](const auto& path, const auto& refused) { refuse(path, refused); });
    // What hard links lead to is surely a file as long as there are no others.
    for (const bool hard : {true, false}) make_links(hard);
    return std::move(summary_);
  }

 private:
  [[noreturn]] void refuse(const std::string& path, const Refused& refused) const {
    const std::string what = output_ != nullptr ? "extract" : "read";
    throw Error(ExitCode::setup_error,
                "cannot " + what + " the archive '" + archive_.path().string() + "': member '" +
                    (path.size() > longest_path ? path.substr(0, 100) + "…" : path) +
                    "': " + refused.why,
                "use an archive as `reuse-build archive` or `cargo nextest archive` writes it");
  }

  template <class Action>
  void refuse_of(const std::string& path, const Action& action) const {
    try {
      action();
    } catch (const Refused& refused) {
      refuse(path, refused);
    }
  }

  void place(MemberReader& reader, const MemberHeader& header) {
    switch (header.kind) {
      case Kind::file:
        return add_file(reader, header);
      case Kind::directory:
        return add_directory(header.path);
      case Kind::symbolic_link:
      case Kind::hard_link:
        return note_link(header);
      case Kind::other:
        throw Refused{"it is neither a file, a directory nor a link"};
    }
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
                                   options_.wants_digests ? digest.hex_digest() : std::string(),
                                   header.mode & 0777U};
  }

  void add_directory(const std::string& path) {
    if (output_ != nullptr) output_->add_directory(path);
    const std::lock_guard lock(mutex_);
    summary_.directories.insert(path);
  }

  void note_link(const MemberHeader& header) {
    const bool is_hard = header.kind == Kind::hard_link;
    if (!is_hard && link_destination(header.path, header.link).empty()) {
      throw Refused{"it is a link that leads out of 'target/': '" + header.link + "'"};
    }
    // Of two names of one file, writing to one would change the other.
    if (options_.forbids_links &&
        (options_.forbids_links(header.path) || (is_hard && options_.forbids_links(header.link)))) {
      throw Refused{"it must not be a link"};
    }
    const std::lock_guard lock(mutex_);
    summary_.links[header.path] = {header.link, is_hard};
  }

  void make_links(bool hard) const {
    for (const auto& [path, link] : summary_.links) {
      if (link.is_hard != hard) continue;
      if (hard && !summary_.files.contains(link.target)) {
        refuse(path, {"it is a link to '" + link.target + "', which is no file of the archive"});
      }
      if (output_ == nullptr) continue;
      refuse_of(path,
                [&, &path = path, &link = link] { output_->make_link(path, link.target, hard); });
    }
  }

  const ArchiveFile& archive_;
  OutputDirectory* output_;
  const ExtractOptions& options_;
  MemberChecks checks_;
  std::mutex mutex_;  // of the summary
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
