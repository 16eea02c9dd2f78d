// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace layout {

/// A length as authors write it ("60%" of `whole`, "8cm", "30mm", "2in", "90pt", "120" or "120px") in points; 0 when
/// there is none. Read by hand, because the library's functions follow the process's locale.
float length_in_points(const std::string* text, float whole);

}  // namespace layout
