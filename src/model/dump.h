// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/assembly.h"
#include "model/document.h"

namespace model {

/// Indented trees for golden tests and `--dump`: one line per node, its attributes in a fixed order, no ids in documents.
/// Spans appear as line:column-line:column of `sources`.
std::string dump(const Document& document, const Sources& sources);
std::string dump(const Assembly& assembly);

}  // namespace model
