// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/pages.h"
#include "write/pdf/structure.h"

namespace writing::pdf {

/// Finds where one element's text needs a blank that no run has: between a heading's number and its words, a caption's
/// label and its words, an entry of the contents and its page number, the texts of a drawing. On paper a gap stands
/// there.
class WordGaps {
  public:
    explicit WordGaps(const Tree& tree);
    /// Whether a blank belongs before this run, the next of `slot` in painting order.
    bool before(const model::GlyphRun& run, std::int32_t slot);

  private:
    bool apart(const model::Mark& mark) const;

    struct Last {
        model::Mark mark;
        bool text = false;   // something has been said
        bool blank = false;  // and it ended in a blank
    };
    const Tree& tree_;
    std::vector<Last> last_;  // by slot
};

}  // namespace writing::pdf
