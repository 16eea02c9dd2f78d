// SPDX-License-Identifier: MPL-2.0
// The rows of pipe tables.
#pragma once

#include <optional>
#include <vector>

#include "model/node.h"
#include "read/markdown_text.h"

namespace reading {

struct RowCell {
    MappedText text;  // trimmed, `\|` made `|`
    Range range;      // of the trimmed text; of the room between the pipes when there is none
};

/// The cells of a table row. One pipe at either end is not a cell's border.
std::vector<RowCell> split_row(const MappedText& line);
std::size_t count_cells(std::string_view line);
/// Whether an unescaped pipe stands in the line.
bool has_pipe(std::string_view line);

/// The alignments of a delimiter row (`| --- | :--: | --: |`), or nullopt when the line is none.
std::optional<std::vector<model::Alignment>> parse_delimiter_row(std::string_view line);

}  // namespace reading
