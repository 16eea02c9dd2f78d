// SPDX-License-Identifier: MPL-2.0
// Values written in the form that a column's schema says (Table Schema: missingValues, format, decimalChar, groupChar,
// bareNumber, trueValues, falseValues).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/data_table.h"
#include "model/date.h"

namespace reading {

/// Whether the form says that this text is no value. False where it does not say what does.
bool is_listed_missing(const model::ValueForm& form, std::string_view text);

/// Whether a date's `format` is a pattern of its own: all but "", "default", "any" and "iso", which says how dates are
/// shown.
bool is_date_pattern(std::string_view format);
/// The first directive of a pattern that is none of %d %e %m %y %Y %B %b %%; empty when all are known.
std::string unknown_directive(std::string_view pattern);
/// A date as the pattern writes it (POSIX strptime; the names of months are Danish, %y is 1969 to 2068); nullopt when
/// the text is not so written or there is no such day.
std::optional<model::Date> parse_date(std::string_view text, std::string_view pattern);

/// A number written with the form's characters, with a decimal point and nothing between thousands; its unit stays
/// after it, unless the form lets anything stand around a number. `decimal` is what parts decimals where the form does
/// not say.
std::optional<std::string> plain_number(std::string_view text, const model::ValueForm& form, char decimal);

}  // namespace reading
