// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "model/assembly.h"

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
    model::Span block;  // the outermost block that it stands in
    bool heading = false;

    /// Where bytes [begin, end) of `text` stand, as exactly as the sources tell.
    model::Span place(std::size_t begin, std::size_t end, const model::Sources* sources) const;
};

std::vector<Passage> passages_of(const model::Assembly& assembly);

}  // namespace check
