// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "merge/work.h"

namespace merge {

/// Replaces every Value by what it stands for. PATH is a front-matter key (`version`, `valgperiode.fra`, `parter`, a
/// key of the kind) or `tabel.NAME[ROW].COLUMN` (rows from 1); filters follow after `|`: dato, iso, aar, antal, tal
/// [DECIMALS], stor, lille, versaler, liste, and COLUMN VALUE to keep the rows of a list that have that value.
void fill_values(Work& work);
/// The words of one expression that stands at `span`; nullopt after reporting what is wrong.
std::optional<std::string> value_words(Work& work, model::Span span, const std::string& expression);

}  // namespace merge
