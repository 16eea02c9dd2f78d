// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace support {

/// The order of Danish lists (ICU, `da`): aa as å, so that Aabenraa comes last; numbers inside texts by their value.
/// 0 only for equal texts.
int compare_danish(std::string_view a, std::string_view b);
/// The same for texts that differ by case, accents and the old and new spelling of å alone: Åbenrå and Aabenraa.
std::string spelling_key(std::string_view text);
/// Without upper case.
std::string folded_case(std::string_view text);

}  // namespace support
