// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace font {

/// A place before which a word may be divided. A seam is where one part of a compound ends and the next begins: the
/// best of places ("sundheds-aftale").
struct Division {
    std::uint16_t offset = 0;  // bytes
    bool seam = false;
    bool operator==(const Division&) const = default;
};

/// Where words may be divided: a language's patterns, and exceptions that win over them.
class Hyphenator {
  public:
    /// Never divides.
    Hyphenator();
    /// `patterns`: the bytes of a .dic file, see HyphenationPatterns, which says what it throws. `exceptions`: one word
    /// a line with its points as hyphens and its seams as equals signs ("sund-heds=af-ta-le"); a line without any
    /// forbids dividing. A star stands for any letters before or after ("*ning-er", "*pa-tient-*"): such a line
    /// replaces the patterns' points inside its own letters (two at least). Lines beginning with # are remarks.
    Hyphenator(std::string_view patterns, std::string_view exceptions);
    ~Hyphenator();
    Hyphenator(Hyphenator&&) noexcept;

    /// The places where `word` (UTF-8, letters only) may be divided, rising. At least two letters stay before the first
    /// and three after the last; no syllable of one letter is left alone.
    const std::vector<Division>& points(std::string_view word) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace font
