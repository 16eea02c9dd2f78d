// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "compare/weaver.h"

namespace compare {

/// The changes with each deletion and insertion of the same words, three at the least, made one move, and of nearly the
/// same words too; blocks that moved unchanged with the heading before them are part of its move.
std::vector<Change> with_moves(std::vector<Found> found);

}  // namespace compare
