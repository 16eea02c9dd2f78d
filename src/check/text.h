// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/assembly.h"
#include "model/document.h"

namespace check {

/// The running words of one paragraph, heading, term or caption: what a reader sees, without code, addresses and
/// deleted words. Words that merging made (cover, contents, list of comments) have no place in a source and are left
/// out.
struct Passage {
    struct Piece {
        std::size_t begin = 0, end = 0;  // bytes of `text`
        model::Span span;
    };
    std::string text;
    std::vector<Piece> pieces;
    model::Span block;               // the outermost block that it stands in
    std::vector<std::size_t> lines;  // where each line of it begins in `text`, as the author broke them
    bool heading = false;
    bool numbered = false;   // a heading that merging numbered
    bool paragraph = false;  // outside tables

    /// Where bytes [begin, end) of `text` stand, as exactly as the sources tell.
    model::Span place(std::size_t begin, std::size_t end, const model::Sources* sources) const;
};

/// In reading order, those in the rows of long tables too, which are made one at a time.
void for_each_passage(const model::Assembly& assembly, const std::function<void(const Passage&)>& visit);
/// Each text of the front matter, those inside lists and maps too.
std::vector<Passage> passages_of(const model::FrontMatterValue& front_matter);

/// Letters and digits, those of other alphabets too.
bool letter_at(const std::string& text, std::size_t at);
bool letter_before(const std::string& text, std::size_t at);
/// ASCII and Latin-1 capitals as small letters; every byte keeps its place.
std::string folded(std::string text);

}  // namespace check
