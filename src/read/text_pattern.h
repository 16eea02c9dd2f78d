// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace reading {

/// A regular expression of a table's schema (ICU's, on Unicode characters).
class TextPattern {
  public:
    /// A pattern that cannot be read matches nothing; ask `is_valid`.
    explicit TextPattern(const std::string& pattern);
    ~TextPattern();
    TextPattern(const TextPattern&) = delete;
    TextPattern& operator=(const TextPattern&) = delete;

    bool is_valid() const;
    /// Whether the whole text matches; nullopt when finding out takes too long, as some patterns do on purpose.
    std::optional<bool> matches(const std::string& text) const;

  private:
    struct Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace reading
