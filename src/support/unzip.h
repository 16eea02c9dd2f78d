// SPDX-License-Identifier: MPL-2.0
// Reads a ZIP archive file by file, each as a stream: what is large is never held unpacked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace support {

/// The archive, or a file in it, cannot be read.
struct UnzipError : std::runtime_error {
    enum class Reason { damaged, encrypted, too_large, method };
    UnzipError(Reason what, const std::string& message) : std::runtime_error(message), reason(what) {}
    Reason reason;
};

/// One file of an archive while it unpacks.
class UnzipStream {
  public:
    /// Up to `size` further bytes; 0 at the end, where the checksum has been compared. Throws UnzipError.
    std::size_t read(char* to, std::size_t size);

    UnzipStream(UnzipStream&&) noexcept;
    UnzipStream& operator=(UnzipStream&&) noexcept;
    ~UnzipStream();

  private:
    friend class Unzip;
    struct State;
    explicit UnzipStream(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class Unzip {
  public:
    /// `bytes` must outlive this and its streams. Throws UnzipError when they are no archive, or it is cut short.
    explicit Unzip(std::string_view bytes);
    ~Unzip();
    Unzip(const Unzip&) = delete;
    Unzip& operator=(const Unzip&) = delete;

    /// The file with this path, letters A to Z in either case (ISO/IEC 29500-2, 6.2.2.3 compares part names so).
    std::optional<std::size_t> find(std::string_view path) const;
    std::size_t count() const;
    std::string path(std::size_t index) const;
    /// Unpacked, as the directory says: it may lie.
    std::uint64_t size(std::size_t index) const;
    /// Throws UnzipError: also when the file would unpack to more than `limit` bytes, or to more than 250 times its
    /// packed size and 16 MiB, which no file made of words and numbers does.
    UnzipStream open(std::size_t index, std::uint64_t limit) const;
    /// The whole file. Throws UnzipError.
    std::string read(std::size_t index, std::uint64_t limit) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace support
