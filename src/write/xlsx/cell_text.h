// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/assembly.h"

namespace writing::xlsx {

/// A cell's blocks as lines of text: paragraphs one a line, lists with their labels and indented, deletions left out.
std::string cell_text(const model::Blocks& blocks, const std::vector<model::ReviewMark>& marks);

/// The indices of the footnotes called in these blocks, in order, each once.
std::vector<std::size_t> notes_called(const model::Blocks& blocks);

/// The address when a cell holds nothing but one link out of the document by http, https or mailto.
std::optional<std::string> only_link(const model::Blocks& blocks);

/// Length as Excel counts: UTF-16 units.
std::size_t excel_length(std::string_view text);
/// The longest beginning of a text of at most `limit` UTF-16 units that ends between characters.
std::string cut(std::string_view text, std::size_t limit);

/// In lower case, for the letters of western Europe: Excel takes names for equal that differ in case only.
std::string lower_case(std::string_view text);

/// The length of a text's longest line and the number of lines it takes in a column that holds `width` characters.
struct TextExtent {
    std::size_t longest_line = 0;
    std::size_t lines = 1;
};
TextExtent measure(std::string_view text, double width = 1e9);

}  // namespace writing::xlsx
