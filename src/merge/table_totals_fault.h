// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "model/data_table.h"

namespace merge {

/// Why the cells of a column of texts cannot be worked out together.
struct TotalsFault {
    const char* key;                         // of the message
    const model::DataCell* cell;             // the one to blame
    const model::DataCell* other = nullptr;  // one of those that it differs from
};

/// Blames the first of `cells` that is not as most others are: not a number as Danes write it, not one with a decimal
/// point, not one with the others' unit (`table-totals.odd-unit`), or not a day. All being numbers
/// (`table-totals.text`) or days (`table-totals.date`), it is the first cell. `least_or_most`: whether the first or
/// last of days would do. `cells` are not empty, and one has no amount.
TotalsFault totals_fault(const std::vector<const model::DataCell*>& cells, bool least_or_most);

}  // namespace merge
