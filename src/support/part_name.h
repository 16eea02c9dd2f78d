// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace support {

/// The part that a relationship's target names (ISO/IEC 29500-2, 6.5.3), as a ZIP calls it: "word/styles.xml". `folder`
/// is that of the part which has the relationship, "" or ending with '/'; a target that begins with '/' does not need
/// it. Steps upwards end at the package's root.
std::string part_name(std::string_view folder, std::string_view target);

}  // namespace support
