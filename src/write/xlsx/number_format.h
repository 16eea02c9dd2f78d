// SPDX-License-Identifier: MPL-2.0
// Number formats (ECMA-376-1, 18.8.31) under which a cell shows all that the document says and is a number still.
#pragma once

#include <string>
#include <string_view>

#include "model/node.h"

namespace writing::xlsx {

/// What a number format is made of. The views are into the amount and the text that it was made of.
struct NumberShape {
    std::string_view before, unit, after;  // the unit as it is shown, with the space before it
    int decimals = 0;
    bool grouped = true;     // the document sets off the thousands
    bool spaced = false;     // the unit is the amount's, which the text does not say: a space goes before it
    std::string_view minus;  // the sign of a negative number that has words around it; else Excel sets its own
    bool complete = false;   // a number under the format shows all that the text says

    /// A per cent format: a cell under it holds hundredths.
    bool is_percent() const { return unit.ends_with('%') && unit.find_first_not_of(" \u00A0") == unit.size() - 1; }
    bool operator==(const NumberShape&) const = default;
};

/// What stands around the number in a text such as "mindst 8,6 % (alle)". Nothing but the amount's own unit when the
/// number there is not the amount's or when the words are more than a number format holds. An amount without a text is
/// written as its column's `type` says. The column's own unit, which its head says, is added to no number but per cent.
NumberShape number_shape(const model::Amount& amount, std::string_view text, std::string_view type = {},
                         std::string_view column_unit = {});

/// The format, beginning with `locale` ("[$-406]" for Danish). The unit is a literal of its own, beside the number; a
/// per cent sign alone is the format's own.
std::string number_format(const NumberShape& shape, std::string_view locale);

/// The prefix of number and date formats for a language, and the format of a date.
std::string_view format_locale(std::string_view language);
std::string date_format(std::string_view language);
/// Of a date that the document shows as 2024-07-01.
inline constexpr std::string_view iso_date_format = "yyyy\\-mm\\-dd;@";

}  // namespace writing::xlsx
