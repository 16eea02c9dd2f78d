// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>

#include "model/diagnostic.h"
#include "model/rule_set.h"
#include "model/source.h"

namespace reading {

/// `templates/rule-sets/ID.yaml`. nullopt when the file is no map or has no id.
std::optional<model::RuleSet> read_rule_set(model::SourceId source, const model::Sources& sources,
                                            model::Diagnostics& diagnostics);

}  // namespace reading
