// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "model/data_table.h"

namespace model {

/// A text that two cells of a column share exactly when they hold the same value, however each is written: numbers
/// ("1.000" and "1000", "8,6 %" and "0,086"), dates and yes and no by what they mean, texts letter by letter. Empty
/// exactly when the cell's text is. Numbers of a column whose type is guessed keep the digits that they are written
/// with: 007 and 1,10 may be names.
std::string value_key(const DataCell& cell, const Field& field);

/// The same for a cell that is compared with those of another column: by value where both hold numbers, dates or yes
/// and no, else by what is written. Guessed numbers are as exact as typed ones that they are compared with.
std::string value_key(const DataCell& cell, const Field& field, const Field& other);

/// Whether values of the two columns are compared by what they mean, not as they are written.
bool compares_values(const Field& field, const Field& other);

}  // namespace model
