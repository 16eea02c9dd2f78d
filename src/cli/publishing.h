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

/// `submit`: the package for the authority under OUT/submission, closed and loose. Writes nothing when it may not be sent.
std::optional<UsageError> submit(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

/// `verify`: proves each archive and folder that the command line names; the session's problems say what is wrong.
std::optional<UsageError> verify(Session& session, const model::Messages& messages, std::vector<std::string>& lines);

/// Throws model::WorldError when `folder` holds files that no package of ours lists, so that replacing it would lose them.
void refuse_foreign_files(const Workspace& workspace, const std::string& folder);

}  // namespace cli
