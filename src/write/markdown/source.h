// SPDX-License-Identifier: MPL-2.0
// Nodes as Markdown.
#pragma once

#include <string>

#include "model/form.h"
#include "model/node.h"

namespace writing::markdown {

/// Where inlines stand.
enum class Line { paragraph, heading, cell };

/// Inlines on one line, or on several that line breaks part; in headings and cells on one.
std::string inline_source(const model::Inlines& inlines, Line line);

/// Blocks with a blank line between them, ending with a line break; "" for none. Headings are at least of level
/// `highest_heading`.
std::string block_source(const model::Blocks& blocks, int highest_heading = 1);

/// A table with its caption: a pipe table where that can say it, else a list table.
std::string table_source(const model::Table& table, const std::string& anchor);

/// The rows of a repeated part as a table with the part's title as its caption; "" for none.
std::string rows_source(const model::FilledRepeat& repeat);

/// Lines set in by `indent` spaces after the first one; empty lines stay empty.
std::string indented(const std::string& lines, std::size_t indent);

}  // namespace writing::markdown
