// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace cli {

/// Why the system refused: the name of an errno value ("EACCES"), which a report puts in the user's words
/// (`reason.EACCES`), or the system's own words for one without a name.
std::string system_reason(int error);

}  // namespace cli
