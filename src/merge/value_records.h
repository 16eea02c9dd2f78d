// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "merge/value_lookup.h"

namespace merge {

/// The filters that work on a list's members: `hvor CONDITION`, `unikke COLUMN`, `liste COLUMN`, and `sum`, `middel`,
/// `min`, `maks` of a column. Whether there is one with this name.
bool is_record_filter(const std::string& name);
/// nullopt after reporting a condition that cannot be read, a column that the list does not have or a member that is no
/// number.
std::optional<Evaluated> filtered_records(const ValuePlace& place, Records records, const std::string& name,
                                          const std::string& argument);

}  // namespace merge
