// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace font {

/// Where words may be divided: libhyphen's patterns, and exceptions that win over them.
class Hyphenator {
  public:
    /// Never divides.
    Hyphenator();
    /// `dictionary_path`: a libhyphen .dic file (the library reads only from paths). Throws std::runtime_error when
    /// unreadable. `exceptions`: one word a line with its points as hyphens ("sund-heds-af-ta-le"); a line without any
    /// forbids dividing. A star stands for any letters before or after ("*ning-er", "*pa-tient-*"): such a line
    /// replaces the patterns' points inside its own letters. Lines beginning with # are remarks.
    Hyphenator(const std::string& dictionary_path, std::string_view exceptions);
    ~Hyphenator();
    Hyphenator(Hyphenator&&) noexcept;

    /// Byte offsets in `word` (UTF-8, letters only) before which it may be divided, rising. At least two letters stay
    /// before the first and three after the last; no syllable of one letter is left alone.
    const std::vector<std::uint16_t>& points(std::string_view word) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace font
