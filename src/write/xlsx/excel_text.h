// SPDX-License-Identifier: MPL-2.0
// Text and numbers as Excel counts, compares and takes them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace writing::xlsx {

/// The text as a workbook's XML holds it: well-formed UTF-8, without characters that XML has none of, and what only
/// looks like one of Excel's escapes ("_x000D_") escaped itself.
std::string safe_text(std::string_view text);
/// Whether it is that already.
bool is_safe(std::string_view text);

/// "'Tabel 1 Mål'!A1": a place as formulas and links name it.
std::string place_in_book(const std::string& sheet, std::string_view place);

/// The first number in a text, as a document writes it ("1.234,5"): where it stands and its digits with a point.
struct WrittenNumber {
    std::size_t begin = 0, end = 0;
    std::string digits;    // "1234.5"; empty when there is none
    bool grouped = false;  // thousands are set off
};
WrittenNumber written_number(std::string_view text, char decimal = ',');
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
