// SPDX-License-Identifier: MPL-2.0
// Patterns that say where the words of a language divide (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace font {

/// The patterns of a .dic file as LibreOffice has them. Each pattern that stands in a word gives values to the places
/// between its letters; the greatest at a place counts, and the word divides where it is odd. All patterns that match
/// count, also one within another, so a file needs no preparing for programs that look for the longest alone.
class HyphenationPatterns {
  public:
    /// `file`: the bytes of a .dic file, whose first line names its characters: UTF-8 or ISO8859-1. Patterns below
    /// NEXTLEVEL divide the parts that those above it leave. Throws std::runtime_error for other characters.
    explicit HyphenationPatterns(std::string_view file);

    /// The indices, rising, of the letters before which `word`, in lower case, may be divided. Places at which the
    /// spelling would change are none, nor has a word points with a letter outside the file's characters. The least
    /// number of letters before the first and after the last point is the file's own, or none.
    std::vector<std::size_t> points(std::u32string_view word) const;

  private:
    /// A node of the trie of all patterns of a level: its children are a chain, and `values` begins the values of the
    /// pattern that ends here, one more than it has letters; 0 where none ends.
    struct Node {
        char32_t letter = 0;
        std::uint32_t child = 0;
        std::uint32_t sibling = 0;
        std::uint32_t values = 0;
    };
    struct Level {
        std::vector<Node> nodes{Node{}};
        std::vector<std::uint8_t> values{0};
        std::vector<std::uint32_t> firsts;  // the root's children by their letter, where it is below firsts.size()
    };

    void add_pattern(Level& level, std::u32string_view line);
    static std::uint32_t child_of(const Level& level, std::uint32_t parent, char32_t letter);
    static std::uint32_t add_child(Level& level, std::uint32_t parent, char32_t letter);
    void divide(std::u32string_view word, std::size_t level, std::size_t offset,
                std::vector<std::size_t>& points) const;

    std::vector<Level> levels_;
    char32_t last_letter_ = 0x10FFFF;
    std::size_t letters_before_ = 0;
    std::size_t letters_after_ = 0;
};

}  // namespace font
