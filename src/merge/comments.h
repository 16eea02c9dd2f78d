// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>

#include "merge/work.h"

namespace merge {

/// All comments under an unnumbered heading, for the formats that have no comments of their own; nullopt without any.
std::optional<model::Block> list_comments(const Work& work);

}  // namespace merge
