// SPDX-License-Identifier: MPL-2.0
// Text as the words that are compared: inlines taken apart into words, signs and spaces that remember the inlines they
// stood in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/node.h"

namespace compare {

/// Gives equal texts equal numbers, the same for both versions.
class Vocabulary {
  public:
    std::uint64_t number(std::string_view text);

  private:
    std::unordered_map<std::string, std::uint64_t> numbers_;
};

struct Atom {
    std::uint64_t key = 0;  // equal in atoms that say the same
    bool is_word = false;   // not a space nor a sign
    std::string_view text;  // of a Text, the part it stands for; else what it says
    const model::Inline* leaf = nullptr;
    std::size_t frame = 0;  // Flat::frames
};
/// An inline that others stand in, and the frame around it; frame 0 is the text itself.
struct Frame {
    const model::Inline* wrapper = nullptr;
    std::size_t outer = 0;
};
/// Points into the inlines that it was made of.
struct Flat {
    std::vector<Atom> atoms;
    std::vector<Frame> frames;

    std::vector<const model::Inline*> wrappers(std::size_t frame) const;  // outermost first
};

Flat flatten(const model::Inlines& inlines, Vocabulary& vocabulary);

/// What a reader reads, in one line; note calls are left out.
std::string words_of(const model::Inlines& inlines);
std::string words_of(const model::Blocks& blocks);
std::string words_of(const model::Block& block);
/// Where a block's links lead out of the document: "<https://example.org/a> <b.pdf>".
std::string addresses_of(const model::Block& block);

}  // namespace compare
