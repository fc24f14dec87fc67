// SPDX-License-Identifier: MIT OR Apache-2.0
#include "context/slot.hpp"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>

#include "hash.hpp"

namespace reuse_build::driver {
namespace {

// More tests at a time than this do not run on one machine.
constexpr unsigned most_slots = 65536;

// A leading NUL makes the name abstract: it exists only as long as its socket.
bool bind_abstract(int socket, const std::string& name) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::size_t length = std::min(name.size(), sizeof(address.sun_path) - 1);
  std::copy_n(name.data(), length, &address.sun_path[1]);
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + length);
  return ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0;
}

}  // namespace

Slot::Slot(std::string_view run_id) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
  if (!socket_) return;
  // Hashed, for the kernel takes 107 bytes and a run id may have any length.
  const std::string prefix = "reuse-build-slot-" + std::to_string(fnv1a(run_id)) + '-';
  for (unsigned number = 0; number < most_slots; ++number) {
    if (bind_abstract(socket_.get(), prefix + std::to_string(number))) {
      number_ = number;
      return;
    }
    if (errno != EADDRINUSE) return;
  }
}

}  // namespace reuse_build::driver
