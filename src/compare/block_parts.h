// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/node.h"

namespace compare {

/// A code block's lines as code within a paragraph, which marks can stand in.
model::Inlines lines_of_code(const model::CodeBlock& code);
/// "Tabel 2" before the caption's own words, as it was read.
model::Inlines with_label(const std::string& label, const model::Inlines& words);
/// What merging called a table or figure; "" for others.
std::string label_of(const model::Block& block);

}  // namespace compare
