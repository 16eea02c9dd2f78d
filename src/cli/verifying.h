// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"

namespace cli {

/// `verify`: holds each archive and folder that the command line names against its own lists; the session's problems say
/// what is wrong, `lines` what each is and the number that anchors it.
std::optional<UsageError> verify(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

}  // namespace cli
