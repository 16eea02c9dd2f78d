// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// How many letters must be put in, left out, changed or swapped with their neighbour to turn one word into the other
/// (code points; upper and lower case count as the same, so do å and aa, æ and ae, ø and oe, and `-`, `_` and space).
std::size_t edit_distance(std::string_view a, std::string_view b);
/// The candidate that a misspelt word most likely means; empty when none is near enough to be worth naming.
/// Of equally near ones the first.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// The same for who asks often of the same candidates: they are prepared once.
class NearNames {
  public:
    explicit NearNames(std::vector<std::string> candidates);
    std::string nearest(std::string_view word) const;

  private:
    struct Folded {
        std::u32string letters;
        std::uint64_t kinds = 0;  // which letters it has
    };
    std::vector<std::string> candidates_;
    std::vector<Folded> folded_;
};

}  // namespace support
