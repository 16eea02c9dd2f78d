// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "merge/work.h"
#include "model/metadata.h"

namespace merge {

/// The parties of a party table (columns navn, type, kode, klynge, hjemmeside), in the table's order.
std::vector<model::Party> parties_of(const model::DataTable& table);
/// `region`, `kommune`; anything else is neither.
model::PartyType party_type(std::string_view word);
/// Regions first, then municipalities, then others; each by Danish collation (Aabenraa last), whatever the process's
/// locale.
void sort_parties(std::vector<model::Party>& parties);
/// The parties that the front matter's `parter` names: `alle`, or a list of names, codes or maps.
std::vector<model::Party> read_parties(Work& work, const model::FrontMatterValue& value);

}  // namespace merge
