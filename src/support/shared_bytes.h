// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace support {

/// Bytes that stay as long as any copy of this: a file mapped into memory, or a string.
class SharedBytes {
  public:
    SharedBytes(std::string bytes) {  // NOLINT: a string is bytes
        auto kept = std::make_shared<const std::string>(std::move(bytes));
        view_ = *kept;
        owner_ = std::move(kept);
    }
    SharedBytes(const char* text) : SharedBytes(std::string(text)) {}  // NOLINT: so is a literal
    /// `owner` keeps what `view` points to.
    SharedBytes(std::string_view view, std::shared_ptr<const void> owner) : view_(view), owner_(std::move(owner)) {}

    std::string_view view() const { return view_; }

  private:
    std::string_view view_;
    std::shared_ptr<const void> owner_;
};

}  // namespace support
