// SPDX-License-Identifier: MPL-2.0
// How a cell's words fall into lines of a given width, and what is wrong with those lines.
#pragma once

#include <cstdint>
#include <vector>

namespace layout {

/// A part of a cell's text that no line divides, and what stands between it and the one before. Lengths in points.
struct CellPiece {
    enum class Joint : std::uint8_t {
        line,      // nothing: a line begins here in any case
        space,     // a space like any other
        weak_tie,  // one that should hold its words together ("juli 2024")
        tie,       // … that holds them firmly ("8,6 %", "31. december")
        mark,      // the author's own hyphen or slash
        seam,      // the joint of a compound
        syllable,
        address,  // a mark inside an address
        letters,  // any letters of an address
        none,     // no line ends there
    };
    Joint joint = Joint::line;
    float space = 0;   // the space's width
    float hyphen = 0;  // … that of the hyphen with which a line would end before the piece
    float width = 0;
    float indent = 0;  // of all lines from here on; only after Joint::line
    std::uint32_t letters = 0;
};

struct CellLook {
    float lines = 0;
    float price = 0;           // of divided words and of what is parted, in lines that a reader would rather have more
    std::uint32_t towers = 0;  // short words that are divided, others in many pieces
    std::uint32_t parted = 0;  // dates, amounts and references that are, addresses in pieces
};

/// Sets the pieces in ragged lines of `width`, each as full as can be. Words are divided that no line holds, what is
/// tied is parted where no line holds it. `head` cells are dearer, and so are paragraphs of few words. `guessed`: of
/// words it is not known where they may be divided, but that they may.
CellLook look_of(const std::vector<CellPiece>& pieces, float width, bool head, bool guessed = false);

}  // namespace layout
