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

/// The address as a URI when a cell holds nothing but one link out of the document by http, https or mailto.
std::optional<std::string> only_link(const model::Blocks& blocks);

/// The first number in a text, as a document writes it ("1.234,5"): where it stands and its digits with a point.
struct WrittenNumber {
    std::size_t begin = 0, end = 0;
    std::string digits;    // "1234.5"; empty when there is none
    bool grouped = false;  // thousands are set off
};
WrittenNumber written_number(std::string_view text);
/// Whether a number would lose digits in Excel, which keeps 15, or zeros in front: it stays a text.
bool is_text_only(const WrittenNumber& number);

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
