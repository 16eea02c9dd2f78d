// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "model/assembly.h"

namespace compare {

/// The document as it reads with its own review marks accepted: no marks, no deleted words, no comments nor their list.
/// Nodes keep their ids.
model::Assembly accepted(const model::Assembly& assembly);

}  // namespace compare
