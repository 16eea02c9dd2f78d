// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

#include "merge/work.h"

namespace merge {

/// A front-matter text as files carry it in their metadata: as if every review mark were accepted, without comments
/// of either kind, soft hyphens and zero-width spaces.
std::string metadata_text(std::string_view written);

/// Replaces the values `{{…}}` in title, subtitle, subject and abstract by what they stand for.
void fill_metadata(Work& work);

}  // namespace merge
