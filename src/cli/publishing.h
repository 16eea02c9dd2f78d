// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace cli {

/// `publish`: one folder for each partner's website under OUT/publish, or only for those that the command line names.
/// Writes nothing when the sources have errors. `lines` say what was done.
std::optional<UsageError> publish(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

}  // namespace cli
