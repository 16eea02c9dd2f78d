// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace support {

/// Bytes that stay as long as any copy of this: a file mapped into memory, or a string.
class SharedBytes {
  public:
    SharedBytes() = default;
    SharedBytes(std::string bytes) {  // NOLINT: a string is bytes
        auto kept = std::make_shared<const std::string>(std::move(bytes));
        view_ = *kept;
        owner_ = std::move(kept);
    }
    SharedBytes(const char* text) : SharedBytes(std::string(text)) {}  // NOLINT: so is a literal

    /// `size` bytes of an open file, from `offset`, a multiple of the page size (4096 bytes are one wherever this
    /// runs). The file may be closed or removed afterwards, but not changed. Throws std::system_error.
    static SharedBytes of_file(int handle, std::size_t offset, std::size_t size);

    std::string_view view() const { return view_; }
    bool is_mapped() const { return is_mapped_; }

    /// Calls `use` with piece after piece, in order, of at most a few MiB each. Pieces of a mapped file leave memory
    /// again once they have been used, so that a file of any size takes little. `use` returns false to stop.
    template <class Use>
    void in_pieces(const Use& use) const {
        constexpr std::size_t most = std::size_t{4} << 20;
        for (std::size_t at = 0; at < view_.size(); at += most) {
            const std::string_view piece = view_.substr(at, most);
            if (!use(piece)) return;
            if (is_mapped_) let_go(piece);
        }
    }

  private:
    static void let_go(std::string_view mapped);

    std::string_view view_;
    std::shared_ptr<const void> owner_;
    bool is_mapped_ = false;
};

}  // namespace support
