// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace cli {

/// `submit`: the package for the authority under OUT/submission, closed and loose. Writes nothing when it may not be sent.
std::optional<UsageError> submit(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

}  // namespace cli
