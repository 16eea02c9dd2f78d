// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/data_table.h"
#include "model/messages.h"

namespace merge {

/// A number as the language writes it: "2.700,5" in Danish, "2,700.5" in English. Thousands are set apart from 1,000 on
/// (10,000 in Danish tables too: one rule everywhere). A minus is U+2212.
std::string number_words(double value, int decimals, const model::Messages& words);
/// The words of a cell by its field's type: typed numbers and dates in the language's form, else the file's own text.
std::string cell_words(const model::DataCell& cell, const model::Field& field, const model::Messages& words);
/// "a, b og c"
std::string joined(const std::vector<std::string>& parts, const model::Messages& words);
/// First letter (Danish ones too) in upper or lower case.
std::string with_upper_first(std::string_view text);
std::string with_lower_first(std::string_view text);
/// All letters in upper case.
std::string upper_case(std::string_view text);
/// A stable anchor of a text: "Årlig opfølgning" → "aarlig-opfoelgning"; empty when nothing in it can stand in one.
std::string slug(std::string_view text);

}  // namespace merge
