// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "compare/words.h"
#include "model/node.h"

namespace compare {

enum class State : std::uint8_t { same, inserted, deleted };

/// An atom of one version as it goes into the redline.
struct Piece {
    State state = State::same;
    const Flat* flat = nullptr;
    const Atom* atom = nullptr;
};

/// What the builder asks for: the inline that stands for a piece which is no text (none: it is left out), and the index
/// of a new review mark.
struct Making {
    std::function<std::optional<model::Inline>(const Piece&)> leaf;
    std::function<std::size_t(model::ReviewKind)> mark;
};

/// Puts pieces together again inside the inlines that they stood in, with review boundaries around each run of inserted
/// or deleted ones. Links and anchors of the old version become plain text.
model::Inlines build(const std::vector<Piece>& pieces, const Making& making);

}  // namespace compare
